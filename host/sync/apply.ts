// State that comes down, laid into this counter's rows. What the clerk did and the server has not done yet is done again on
// top of it, so that it never disappears from the screen.
import type { Topic } from '#core/contract/change.ts'
import type { Put, State } from '#core/effects/effect.ts'
import { readEntry } from '#core/effects/rules.ts'
import { type EntityKind, entityKinds, entityShapes, keyText } from '#core/protocol/entity.ts'
import type { PulledEntity } from '#core/protocol/sync.ts'
import type { WritableDb } from '#db/database.ts'
import { writeEntity } from '#db/entity/entity.ts'
import { localState } from '#db/entity/state.ts'
import { forgetTouches, listAllPending, listPending, type PendingEntry } from '#db/outbox.ts'

/** What could not be laid in, and why: it is looked at by a person and stops nothing else. */
export type Unapplied = { kind: string; id: string; why: string }
export type Applied = { topics: Topic[]; unapplied: Unapplied[] }

/**
 * Within the caller's transaction, which must take rows in any order.
 * @param asOf how far the feed went when the server read them: what it had done by then is in them, whatever row it stands in
 */
export function applyEntities(tx: WritableDb, entities: readonly PulledEntity[], asOf: number): Applied {
  const unapplied: Unapplied[] = []
  const attempt = (put: Pick<Put, 'kind' | 'id'> & { body: unknown }) => {
    const why = tryWrite(tx, put)
    if (why !== undefined) unapplied.push({ kind: put.kind, id: put.id, why })
  }
  const inOrder = entities.toSorted((a, b) => entityKinds.indexOf(a.kind) - entityKinds.indexOf(b.kind))
  for (const entity of inOrder) attempt(entity)
  const renewed = new Set(entities.map(keyText))
  for (const entry of listPending(tx, entities)) {
    if (isInThem(entry, asOf)) continue
    const effect = doAgain(entry, localState(tx))
    if ('why' in effect) unapplied.push({ kind: 'entry', id: entry.opId, why: effect.why })
    else for (const put of effect.puts) if (renewed.has(keyText(put))) attempt(put)
  }
  return { topics: topicsOf(entities), unapplied }
}

/** A parked entry the server has not done, however long ago it was handed in. */
function isInThem({ outcome, serverSeq }: PendingEntry, asOf: number): boolean {
  return outcome !== 'parked' && serverSeq !== null && serverSeq <= asOf
}

/** An entry that its own rule breaks on, which the server has parked or will park, must not keep others' state away. */
function doAgain(entry: PendingEntry, state: State): { puts: readonly Put[] } | { why: string } {
  const read = readEntry(entry)
  if (!read || 'problem' in read) return { puts: [] }
  try {
    return read.apply(state)
  } catch (error) {
    return { why: String(error) }
  }
}

/**
 * Within the caller's transaction, whose rows stand as the server had them at `seq`: lays over them what this counter did
 * and the server had not done then. @returns what could not be laid over
 */
export function layPending(tx: WritableDb, seq: number): Unapplied[] {
  forgetTouches(tx, seq)
  const unapplied: Unapplied[] = []
  for (const entry of listAllPending(tx)) {
    if (isInThem(entry, seq)) continue
    const effect = doAgain(entry, localState(tx))
    if ('why' in effect) unapplied.push({ kind: 'entry', id: entry.opId, why: effect.why })
    for (const put of 'puts' in effect ? effect.puts : []) {
      const why = tryWrite(tx, put)
      if (why !== undefined) unapplied.push({ kind: put.kind, id: put.id, why })
    }
  }
  return unapplied
}

/** Each in a savepoint: a row that another one forbids is left out, and the rest of the page goes on. */
function tryWrite(
  tx: WritableDb,
  { kind, id, body }: { kind: EntityKind; id: string; body: unknown },
): string | undefined {
  const read = entityShapes[kind].safeParse(body)
  if (!read.success) return `bad shape: ${read.error.message.slice(0, 500)}`
  tx.sql.prepare('savepoint one_entity').run()
  try {
    writeEntity(tx, { kind, id, body: read.data } as Put)
    tx.sql.prepare('release one_entity').run()
    return undefined
  } catch (error) {
    tx.sql.prepare('rollback to one_entity').run()
    tx.sql.prepare('release one_entity').run()
    return String(error)
  }
}

const topicOf: Record<EntityKind, readonly Topic[]> = {
  venue: ['session', 'catalogue'],
  staff: ['session'],
  label: ['customer', 'catalogue'],
  'consent-purpose': ['customer', 'catalogue'],
  'price-type': ['catalogue'],
  product: ['catalogue', 'performance'],
  hall: ['catalogue', 'performance'],
  performance: ['catalogue', 'performance'],
  customer: ['customer'],
  order: ['order', 'performance'],
  case: ['case', 'sync'],
  counter: ['sync'],
  'allotment-plan': ['rights'],
  allotment: ['rights', 'performance'],
}

function topicsOf(entities: readonly PulledEntity[]): Topic[] {
  return [...new Set(entities.flatMap(({ kind }) => topicOf[kind]))]
}
