// One exchange with the server: hand in what is new, take down what changed. Whatever step it stops at, the next exchange
// goes on from what is on the disk.
import type { EntityKey } from '#core/protocol/entity.ts'
import { type EntryOutcome, pushBytesMax, pushEntriesMax } from '#core/protocol/sync.ts'
import { forgetTouches, listTouches, listUnsent, markUnsentFrom, recordOutcomes } from '#db/outbox.ts'
import { readSyncState, saveSyncState } from '#db/sync-state.ts'
import type { World } from '../world.ts'
import { applyEntities } from './apply.ts'
import type { ServerLink } from './link.ts'

export type SyncWorld = Pick<World, 'db' | 'changes' | 'log'>

/** What an exchange needs a person for. */
export class JournalForked extends Error {
  constructor(n: number) {
    super(`another program writes this counter's journal: the server has another entry ${n}`)
    this.name = 'JournalForked'
  }
}

/** Thrown when what is known here cannot be gone on from: the counter takes everything down anew. */
export class MustStartAfresh extends Error {}

/** A page is one transaction, and nobody can sell meanwhile: it has to be short. */
const pageChanges = 100
/** Pages of one exchange at most; what is left comes with the next. */
const roundsMax = 10_000

/** @returns how many entries were handed in @throws JournalForked, and what the line throws */
export async function push(world: SyncWorld, link: ServerLink): Promise<number> {
  let handedIn = 0
  for (let round = 0; round < roundsMax; round++) {
    const entries = listUnsent(world.db.read, pushEntriesMax, pushBytesMax)
    const [first] = entries
    if (!first) return handedIn
    const answer = await link.call((client) => client.journal.push({ incarnation: first.incarnation, entries }))
    if (answer.state === 'forked') throw new JournalForked(answer.n)
    if (answer.state === 'gap') {
      world.log.warn({ expectedN: answer.expectedN }, 'the server lacks entries it had: they are handed in again')
      world.db.write((tx) => markUnsentFrom(tx, answer.expectedN))
      continue
    }
    world.db.write((tx) => recordOutcomes(tx, answer.outcomes))
    handedIn += answer.outcomes.length
    world.changes.announce(['sync'])
    await lookAgain(world, link, answer.outcomes)
  }
  return handedIn
}

/** Where the server did something else than this counter did, what it made of it is asked for at once. */
async function lookAgain(world: SyncWorld, link: ServerLink, outcomes: readonly EntryOutcome[]): Promise<void> {
  const others = outcomes.filter(({ outcome }) => outcome === 'case' || outcome === 'duplicate')
  const keys = listTouches(
    world.db.read,
    others.map(({ opId }) => opId),
  )
  for (let at = 0; at < keys.length; at += fetchKeysMax)
    await fetchAgain(world, link, keys.slice(at, at + fetchKeysMax))
}

const fetchKeysMax = 500
const fetchTriesMax = 5

/** What is asked for after an outcome was written down is of a later moment than all that have one. */
const heardJustNow = Number.POSITIVE_INFINITY

async function fetchAgain(world: SyncWorld, link: ServerLink, keys: EntityKey[]): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { cursor } = readSyncState(world.db.read)
    const { entities } = await link.call((client) => client.feed.fetch({ keys }))
    const applied = world.db.writeInAnyOrder((tx) => {
      // A page that was taken down meanwhile may be newer than this answer: then it is asked again.
      const isOvertaken = readSyncState(tx).cursor !== cursor && tries < fetchTriesMax
      return isOvertaken ? undefined : applyEntities(tx, entities, heardJustNow)
    })
    if (!applied) continue
    if (applied.unapplied.length > 0)
      world.log.error({ unapplied: applied.unapplied }, 'state from the server could not be taken over')
    return world.changes.announce(applied.topics)
  }
}

/** @returns how many things came down @throws MustStartAfresh, and what the line throws */
export async function pull(world: SyncWorld, link: ServerLink): Promise<number> {
  let taken = 0
  for (let round = 0; round < roundsMax; round++) {
    const { epoch, cursor } = readSyncState(world.db.read)
    const page = await link.call((client) => client.feed.pull({ epoch, from: cursor, limit: pageChanges }))
    if (page.state === 'start-afresh') throw new MustStartAfresh('the feed cannot be gone on from')
    if (page.from !== cursor) continue
    const { topics, unapplied } = world.db.writeInAnyOrder((tx) => {
      // Two may read the feed at once, the loop and a sale that waits for its seats: a page that comes second is not laid over.
      if (readSyncState(tx).cursor !== page.from) return { topics: [], unapplied: [] }
      const applied = applyEntities(tx, page.entities, page.head)
      saveSyncState(tx, { epoch: page.epoch, cursor: page.upto })
      forgetTouches(tx, page.upto)
      return applied
    })
    if (unapplied.length > 0) world.log.error({ unapplied }, 'state from the server could not be taken over')
    if (topics.length > 0) world.changes.announce(topics)
    taken += page.entities.length
    if (page.upto >= page.head) return taken
  }
  return taken
}
