// Comparing what this counter has with what the server has, a part at a time and for ever. Sync is made so that they are the
// same; this finds out where they are not all the same, mends it, and says so.
import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { accept } from '#core/domain/decision.ts'
import type { CommandId } from '#core/domain/ids.ts'
import { type AuditAnswer, auditRowsMax, partSum, rowSum, type SummedRow } from '#core/protocol/audit.ts'
import { type EntityKind, entityKinds } from '#core/protocol/entity.ts'
import type { PulledEntity } from '#core/protocol/sync.ts'
import { isPartPending, listPartIds, type Part, readAuditState, saveAuditState } from '#db/audit.ts'
import type { ReadableDb } from '#db/database.ts'
import { readEntity } from '#db/entity/entity.ts'
import { readSyncState } from '#db/sync-state.ts'
import { newId } from '../clock.ts'
import { inJournal, type JournalWorld } from '../in-journal.ts'
import type { World } from '../world.ts'
import { applyEntities } from './apply.ts'
import type { ServerLink } from './link.ts'

export type AuditWorld = JournalWorld & Pick<World, 'random' | 'log'>

/** `left-out`: something done here is on its way. `not-now`: the feed went on meanwhile, so the same part comes again. */
export type Audited = 'agrees' | 'mended' | 'left-out' | 'not-now'

/** One part, and the place behind it kept for the next. @throws what the line throws */
export async function auditNext(world: AuditWorld, link: ServerLink): Promise<Audited> {
  const { kind, after } = readAuditState(world.db.read)
  const answer = await ask(link, kind, after, false)
  const part: Part = { kind, after, upto: answer.upto }
  const own = await ownRows(world.db.read, part, answer)
  if (own === 'not-now') return own
  const outcome = own === 'left-out' || partSum(own, hash) === answer.sum ? 'agrees' : await mend(world, link, part)
  if (outcome === 'not-now') return outcome
  goOn(world, part)
  return own === 'left-out' ? own : outcome
}

const ask = (link: ServerLink, kind: EntityKind, after: string, isDetailed: boolean) =>
  link.call((client) => client.feed.audit({ kind, after, isDetailed }))

const hash = (text: string) => createHash('sha256').update(text).digest('base64url')

/** So many things are read at once; then whoever waits at the counter comes first. */
const rowsAtOnce = 10

/** What is here, if it is of the same moment as the answer. More than the answer can hold says enough. */
async function ownRows(db: ReadableDb, part: Part, answer: AuditAnswer): Promise<SummedRow[] | Obstacle> {
  const before = obstacleTo(db, part, answer)
  if (before) return before
  const rows: SummedRow[] = []
  for (const [n, id] of listPartIds(db, part, auditRowsMax * 2).entries()) {
    if (n % rowsAtOnce === 0) await turn()
    rows.push({ id, sum: rowSum(part.kind, readEntity(db, part.kind, id), hash) })
  }
  // Others had their turns meanwhile.
  return obstacleTo(db, part, answer) ?? rows
}

type Obstacle = 'left-out' | 'not-now'

function obstacleTo(db: ReadableDb, part: Part, answer: AuditAnswer): Obstacle | undefined {
  if (isPartPending(db, part)) return 'left-out'
  return isOfThatMoment(db, answer) ? undefined : 'not-now'
}

function isOfThatMoment(db: ReadableDb, { epoch, head }: AuditAnswer): boolean {
  const state = readSyncState(db)
  return state.epoch === epoch && state.cursor === head
}

async function mend(world: AuditWorld, link: ServerLink, part: Part): Promise<'agrees' | 'mended' | 'not-now'> {
  const answer = await ask(link, part.kind, part.after, true)
  const own = await ownRows(world.db.read, { ...part, upto: answer.upto }, answer)
  if (own === 'not-now' || own === 'left-out' || answer.upto !== part.upto) return 'not-now'
  const here = new Map(own.map(({ id, sum }) => [id, sum]))
  const there = new Set(answer.rows.map(({ id }) => id))
  // Every counter has a venue before it has a server.
  const onlyHere = part.kind === 'venue' ? [] : own.filter(({ id }) => !there.has(id)).map(({ id }) => id)
  const keys = answer.rows.filter(({ id, sum }) => here.get(id) !== sum).map(({ id }) => ({ kind: part.kind, id }))
  const { entities } = keys.length > 0 ? await link.call((client) => client.feed.fetch({ keys })) : { entities: [] }
  // A server of another version may know more of a thing than this program does: that is no difference.
  const differing = entities.filter(({ kind, id, body }) => rowSum(kind, body, hash) !== here.get(id))
  if (differing.length + onlyHere.length === 0) return 'agrees'
  const applied = world.db.writeInAnyOrder((tx) =>
    isOfThatMoment(tx, answer) ? applyEntities(tx, differing, answer.head) : undefined,
  )
  if (!applied) return 'not-now'
  world.changes.announce(applied.topics)
  report(world, part.kind, differing, onlyHere)
  return 'mended'
}

const idsMax = 50

/** In the journal as well, so that whoever looks after the counters sees it at the server. What is here only stays. */
function report(world: AuditWorld, kind: EntityKind, differing: readonly PulledEntity[], onlyHere: string[]): void {
  const found = { kind, differing: differing.map(({ id }) => id).slice(0, idsMax), onlyHere: onlyHere.slice(0, idsMax) }
  const entry = { ...found, count: differing.length, onlyHereCount: onlyHere.length }
  world.log.error(entry, 'this counter had something else than the server')
  const command = { commandId: newId<CommandId>(world.clock, world.random) }
  inJournal(world, command, { name: 'sync.difference', v: 1 }, (tx) => {
    const state = readAuditState(tx)
    saveAuditState(tx, { ...state, differences: state.differences + differing.length + onlyHere.length })
    return accept({ answer: {}, entry, changed: ['sync'] })
  })
}

function goOn(world: AuditWorld, { kind, upto }: Part): void {
  const next = entityKinds[entityKinds.indexOf(kind) + 1]
  const [first = kind] = entityKinds
  world.db.write((tx) => {
    const state = readAuditState(tx)
    if (upto !== null) saveAuditState(tx, { ...state, after: upto })
    else if (next) saveAuditState(tx, { ...state, kind: next, after: '' })
    else saveAuditState(tx, { ...state, kind: first, after: '', passedAtMs: world.clock.nowMs() })
  })
}
