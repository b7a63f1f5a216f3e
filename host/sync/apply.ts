// State that comes down, laid into this counter's rows. What the clerk did and the server has not done yet is done again on
// top of it, so that it never disappears from the screen.
import type { Topic } from '#core/contract/change.ts'
import type { Put } from '#core/effects/effect.ts'
import { readEntry } from '#core/effects/rules.ts'
import { type EntityKind, entityKinds, entityShapes, keyText } from '#core/protocol/entity.ts'
import type { PulledEntity } from '#core/protocol/sync.ts'
import type { WritableDb } from '#db/database.ts'
import { writeEntity } from '#db/entity/entity.ts'
import { localState } from '#db/entity/state.ts'
import { forgetTouches, listAllPending, listPending, type PendingEntry } from '#db/outbox.ts'
import { isMissingReference } from '#db/refusal.ts'
import { branchMarkOf } from '#db/sync-state.ts'

/** What could not be laid in, and why: it is looked at by a person and stops nothing else. */
export type Unapplied = { kind: string; id: string; why: string }
export type Applied = { topics: Topic[]; unapplied: Unapplied[] }

/**
 * Within the caller's transaction, which must take rows in any order.
 * @param asOf how far the feed went when the server read them: what it had done by then is in them, whatever row it stands in
 */
export function applyEntities(tx: WritableDb, entities: readonly PulledEntity[], asOf: number): Applied {
  const inOrder = entities.toSorted((a, b) => entityKinds.indexOf(a.kind) - entityKinds.indexOf(b.kind))
  const unapplied = writeAll(tx, inOrder)
  const renewed = new Set(entities.map(keyText))
  for (const entry of listPending(tx, entities)) {
    if (isInThem(entry, asOf)) continue
    const effect = doAgain(tx, entry)
    if ('why' in effect) unapplied.push({ kind: 'entry', id: entry.opId, why: effect.why })
    else
      unapplied.push(
        ...writeAll(
          tx,
          effect.puts.filter((put) => renewed.has(keyText(put))),
        ),
      )
  }
  return { topics: topicsOf(entities), unapplied }
}

/** A parked entry the server has not done, however long ago it was handed in. */
function isInThem({ outcome, serverSeq }: PendingEntry, asOf: number): boolean {
  return outcome !== 'parked' && serverSeq !== null && serverSeq <= asOf
}

/** An entry that its own rule breaks on, which the server has parked or will park, must not keep others' state away. */
function doAgain(tx: WritableDb, entry: PendingEntry): { puts: readonly Put[] } | { why: string } {
  const read = readEntry(entry, branchMarkOf(tx, entry))
  if (!read || 'problem' in read) return { puts: [] }
  try {
    return read.apply(localState(tx))
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
    const effect = doAgain(tx, entry)
    if ('why' in effect) unapplied.push({ kind: 'entry', id: entry.opId, why: effect.why })
    else unapplied.push(...writeAll(tx, effect.puts))
  }
  return unapplied
}

type Incoming = Pick<Put, 'kind' | 'id'> & { body: unknown }

/**
 * All in one savepoint, and one by one only where something is wrong with one of them: the search index writes down what it
 * has at every savepoint, which costs more than the rows.
 */
function writeAll(tx: WritableDb, incoming: readonly Incoming[]): Unapplied[] {
  const unapplied: Unapplied[] = []
  const puts = incoming.flatMap((put) => {
    const read = entityShapes[put.kind].safeParse(put.body)
    if (read.success) return [{ ...put, body: read.data } as Put]
    unapplied.push({ kind: put.kind, id: put.id, why: `bad shape: ${read.error.message.slice(0, 500)}` })
    return []
  })
  if (tryWrite(tx, puts) === undefined) return unapplied
  for (const put of puts) {
    const why = tryWrite(tx, [put])
    if (why !== undefined) unapplied.push({ kind: put.kind, id: put.id, why })
  }
  return unapplied
}

/** In a savepoint: rows that another one forbids are left out, and the rest of the page goes on. @returns why it could not be */
function tryWrite(tx: WritableDb, puts: readonly Put[]): string | undefined {
  tx.sql.prepare('savepoint entities').run()
  try {
    for (const put of puts) writeEntity(tx, put)
    tx.sql.prepare('release entities').run()
    return undefined
  } catch (error) {
    tx.sql.prepare('rollback to entities').run()
    tx.sql.prepare('release entities').run()
    if (isMissingReference(error)) throw error
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
  'stored-value': ['value'],
  'parked-cart': ['parked-cart'],
}

function topicsOf(entities: readonly PulledEntity[]): Topic[] {
  return [...new Set(entities.flatMap(({ kind }) => topicOf[kind]))]
}
