// How this counter stands with the server.
import { type ParkedEntry, type QueuedEntry, queuePageEntries, type SyncView } from '#core/contract/sync.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import { readAuditState } from '#db/audit.ts'
import type { ReadableDb } from '#db/database.ts'
import { countOpenCases, countParked, findParkedReason, listParked, listUnsentPage, measureUnsent } from '#db/outbox.ts'
import { staffName } from '#db/staff.ts'
import { host } from '../procedures.ts'
import type { World } from '../world.ts'

export const sync = {
  state: host.sync.state.handler(({ context: { world } }) => readState(world)),
  retry: host.sync.retry.handler(({ context: { world } }) => {
    world.sync.retry()
    return {}
  }),
  queue: host.sync.queue.handler(({ input, context: { world } }) => readQueue(world.db.read, input.page)),
  parked: host.sync.parked.handler(({ context: { world } }) => readParked(world.db.read)),
}

function readState({ sync: running, db }: World): SyncView {
  const report = running.report()
  const { passedAtMs: comparedAtMs, differences } = readAuditState(db.read)
  const counts = { parked: countParked(db.read), openCases: countOpenCases(db.read), comparedAtMs, differences }
  if (report) return { ...report, ...counts }
  return { mode: 'alone', sinceMs: 0, heardAtMs: null, waiting: 0, stopReason: null, preparing: null, ...counts }
}

function readQueue(db: ReadableDb, page: number) {
  const entries = listUnsentPage(db, page * queuePageEntries, queuePageEntries)
  return { entries: entries.map((entry) => queued(db, entry)), ...measureUnsent(db) }
}

/** More than this is a defect of the program, and the first hundred tell which. */
const parkedMax = 100

function readParked(db: ReadableDb): ParkedEntry[] {
  return listParked(db, parkedMax).map((entry) => ({
    ...queued(db, entry),
    reason: findParkedReason(db, entry.opId),
    text: JSON.stringify(entry),
  }))
}

function queued(db: ReadableDb, { n, name, atWallMs, clerkId, body }: JournalEntry): QueuedEntry {
  const clerkName = clerkId === null ? '' : staffName(db, clerkId)
  return { n, name, atMs: atWallMs, clerkName, bytes: Buffer.byteLength(body) }
}
