// Running an import: rows are gathered in small batches, each batch is one transaction with one journal entry, and the
// event loop gets a turn after each, so that the counter goes on selling meanwhile.
//
//   gather rows ──batch full──▶ write, journal ──turn──▶ gather rows … ──end or stop──▶ done
import { setImmediate as turn } from 'node:timers/promises'
import type { Topic } from '#core/contract/change.ts'
import type { CsvShape } from '#core/contract/import.ts'
import { accept, refuse } from '#core/domain/decision.ts'
import type { CommandId } from '#core/domain/ids.ts'
import type { CustomerColumn } from '#core/domain/import-column.ts'
import type { WritableDb } from '#db/database.ts'
import { newId } from '../clock.ts'
import { type EntryKind, inJournal } from '../in-journal.ts'
import type { World } from '../world.ts'
import type { Tally } from './tally.ts'

export type ImportWorld = Pick<World, 'db' | 'clock' | 'random' | 'recorder' | 'changes' | 'session'>

export type ImportJob = {
  importId: string
  fileName: string
  path: string
  tally: Tally
  /** Stops before the next batch. */
  signal: AbortSignal
  /** Everything is read, checked and counted, nothing is written. */
  isDryRun: boolean
  /** Rows of one transaction at most; see `pacedRows` and `quickRows`. */
  batchRows: number
  onProgress: () => void
}

/** How a customer file is to be read. */
export type CustomerReading = { shape: CsvShape; columns: readonly CustomerColumn[] }

/** Rows of one transaction while somebody sells; fewer when they take so long that somebody might notice. */
export const pacedRows = 100

/** Where nobody waits: fewer commits, twice as fast. */
export const quickRows = 2_500

/** Thrown to take a dry run back. */
class TakenBack extends Error {}

/**
 * One batch: `write` does its work in the transaction and returns what the journal is to keep, or undefined when nothing changed.
 * @param kind the entry's name and version
 */
export function writeBatch(
  world: ImportWorld,
  job: ImportJob,
  kind: EntryKind,
  topics: readonly Topic[],
  write: (tx: WritableDb) => object | undefined,
): void {
  job.tally.attempt(() => {
    if (job.isDryRun) tryOut(world, write)
    else keep(world, job, kind, topics, write)
  })
}

function keep(
  world: ImportWorld,
  job: ImportJob,
  kind: EntryKind,
  topics: readonly Topic[],
  write: (tx: WritableDb) => object | undefined,
): void {
  const commandId = newId<CommandId>(world.clock, world.random)
  inJournal(world, { commandId }, kind, (tx) => {
    const body = write(tx)
    if (body === undefined) return refuse({ code: 'NOTHING_CHANGED' })
    const entry = { importId: job.importId, fileName: job.fileName, ...body }
    return accept({ answer: null, entry, changed: topics })
  })
}

function tryOut(world: ImportWorld, write: (tx: WritableDb) => object | undefined): void {
  try {
    world.db.write((tx) => {
      write(tx)
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
}

/** Hands the items on in batches until they end or the job is stopped. */
export async function inBatches<Item>(
  job: ImportJob,
  items: AsyncIterable<Item>,
  handle: (batch: Item[]) => void,
): Promise<void> {
  let batch: Item[] = []
  let rows = job.batchRows
  const settle = async () => {
    const startedMs = performance.now()
    handle(batch)
    rows = paced(rows, performance.now() - startedMs, job.batchRows)
    batch = []
    await job.tally.flush()
    job.onProgress()
    await turn()
  }
  for await (const item of items) {
    if (job.signal.aborted) return
    batch.push(item)
    if (batch.length >= rows) await settle()
  }
  if (!job.signal.aborted) await settle()
}

const noticedMs = 80
const rowsMin = 10

/** Half as many rows after a pause that might be noticed, slowly more after a short one. An import with large batches is left alone. */
function paced(rows: number, tookMs: number, rowsMax: number): number {
  if (rowsMax > pacedRows) return rows
  if (tookMs > noticedMs) return Math.max(rowsMin, Math.floor(rows / 2))
  return Math.min(rowsMax, rows + rowsMin)
}
