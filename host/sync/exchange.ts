// One exchange with the server: hand in what is new, take down what changed. Whatever step it stops at, the next exchange
// goes on from what is on the disk.
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import {
  type EntryOutcome,
  type PullAnswer,
  type PushAnswer,
  pushBytesMax,
  pushEntriesMax,
} from '#core/protocol/sync.ts'
import { beginIncarnation, findCounter } from '#db/counter.ts'
import type { WritableDb } from '#db/database.ts'
import {
  findLastSent,
  forgetStale,
  forgetTouches,
  listStale,
  listTouches,
  listUnsent,
  markStale,
  markUnsentFrom,
  recordOutcomes,
} from '#db/outbox.ts'
import { branchOff, chainOf, freezeRights, readSyncState, saveSyncState, thawRights } from '#db/sync-state.ts'
import { newId } from '../clock.ts'
import type { World } from '../world.ts'
import { applyEntities } from './apply.ts'
import type { ServerLink } from './link.ts'
import { noteTouchesFrom } from './touches.ts'
import { partFromTwin } from './twin.ts'

export type SyncWorld = Pick<World, 'db' | 'changes' | 'log' | 'clock' | 'random'>

/** What an exchange needs a person for. */
export class JournalForked extends Error {
  constructor(n: number) {
    super(`another program writes this counter's journal: the server has another entry ${n}`)
    this.name = 'JournalForked'
  }
}

/** Thrown when what is known here cannot be gone on from: the counter takes everything down anew. */
export class MustStartAfresh extends Error {}

/** Thrown when it cannot be taken down anew either, until one of the two programs is brought up to date. */
export class CannotGoOn extends Error {}

/** A page is one transaction, and nobody can sell meanwhile: it has to be short. */
const pageChanges = 200
/** Pages of one exchange at most; what is left comes with the next. */
const roundsMax = 10_000

/** @returns how many entries were handed in @throws JournalForked, and what the line throws */
export async function push(world: SyncWorld, link: ServerLink): Promise<number> {
  let handedIn = 0
  for (let round = 0; round < roundsMax; round++) {
    const unsent = listUnsent(world.db.read, pushEntriesMax, pushBytesMax)
    const [first] = unsent
    if (!first) break
    const chain = chainOf(world.db.read, first)
    const entries = unsent.filter((entry) => chainOf(world.db.read, entry) === chain)
    const answer = await handIn(link, chain, entries)
    if (answer.state !== 'taken') {
      await mend(world, answer, { of: first.incarnation, chain })
      continue
    }
    world.db.write((tx) => settle(tx, answer.outcomes))
    handedIn += answer.outcomes.length
    world.changes.announce(['sync'])
    await lookAgain(world, link)
  }
  // Last, for a counter that may hand in and ask nothing any more.
  await lookAgain(world, link)
  return handedIn
}

/**
 * Where the server did something else than this counter did, what it made of it has to be asked for. So has what came down
 * before the answer did, as when a sale asked for seats while a push was on its way: it may hold an entry that was laid over it too.
 */
function settle(tx: WritableDb, outcomes: readonly EntryOutcome[]): void {
  recordOutcomes(tx, outcomes)
  const { heard } = readSyncState(tx)
  const isStale = ({ outcome, seq }: EntryOutcome) => outcome === 'case' || outcome === 'duplicate' || seq <= heard
  const opIds = outcomes.filter(isStale).map(({ opId }) => opId)
  if (opIds.length > 0) markStale(tx, listTouches(tx, opIds))
}

function handIn(link: ServerLink, chain: string, entries: JournalEntry[]): Promise<PushAnswer> {
  const own = entries[0]?.incarnation
  const branch = own === undefined || own === chain ? {} : { branchOf: own }
  return link.call((client) => client.journal.push({ incarnation: chain, ...branch, entries }))
}

type NotTaken = Exclude<PushAnswer, { state: 'taken' }>

/** Afterwards what the server lacks waits to be handed in again, in a chain of its own where another's stands in its place. */
async function mend(world: SyncWorld, answer: NotTaken, { of, chain }: { of: string; chain: string }): Promise<void> {
  if (answer.state === 'gap') return await takeBack(world, answer.expectedN)
  // The server may have taken them once, and have been put back: what they did is laid over what comes down again.
  await noteTouchesFrom(world.db, answer.n)
  beginBranch(world, { of, fromN: answer.n, chain })
}

/**
 * Another program wrote the same entry of this journal, from a disk that was copied. What was sold here is a fact all the
 * same: from there on it is handed in beside the other's. Which of the two goes on is for a person to say.
 * @throws JournalForked when even the branch has another's entry, which nobody but an attacker could bring about
 */
function beginBranch(world: SyncWorld, { of, fromN, chain }: { of: string; fromN: number; chain: string }): void {
  if (chain !== of) throw new JournalForked(fromN)
  const id = newId(world.clock, world.random)
  world.log.error(
    { incarnation: of, n: fromN, branch: id },
    'two programs write this journal: its entries go on beside',
  )
  world.db.write((tx) => {
    branchOff(tx, { id, of, fromN })
    if (findCounter(tx)?.incarnation === of) beginIncarnation(tx, id)
    markUnsentFrom(tx, fromN)
    freezeRights(tx, 'forked')
  })
  world.changes.announce(['sync'])
}

/**
 * After the server was begun anew: shows it the newest entry it took. Where it has that no more, it was restored from a
 * copy, and what it lost is handed in again. @returns how many entries were handed in
 */
export async function handInLost(world: SyncWorld, link: ServerLink): Promise<number> {
  const last = findLastSent(world.db.read)
  if (last) {
    const chain = chainOf(world.db.read, last)
    const answer = await handIn(link, chain, [last])
    if (answer.state !== 'taken') await mend(world, answer, { of: last.incarnation, chain })
  }
  return await push(world, link)
}

/** What entries touched is noted again first: whatever happens then, they are laid over what comes down. */
async function takeBack(world: SyncWorld, fromN: number): Promise<void> {
  world.log.warn({ fromN }, 'the server lacks entries it had: they are handed in again')
  await noteTouchesFrom(world.db, fromN)
  world.db.write((tx) => markUnsentFrom(tx, fromN))
}

const fetchKeysMax = 500
const fetchTriesMax = 5

/** What is asked for after an outcome was written down is of a later moment than all that have one. */
const heardJustNow = Number.POSITIVE_INFINITY

/** Bounded by the rounds of a push: what is left is asked for in the next. */
async function lookAgain(world: SyncWorld, link: ServerLink): Promise<void> {
  for (let tries = 1; ; tries++) {
    const keys = listStale(world.db.read, fetchKeysMax)
    if (keys.length === 0) return
    const { cursor } = readSyncState(world.db.read)
    const { entities } = await link.call((client) => client.feed.fetch({ keys }))
    const applied = world.db.writeInAnyOrder((tx) => {
      // A page that was taken down meanwhile may be newer than this answer: then it is asked again.
      const isOvertaken = readSyncState(tx).cursor !== cursor && tries < fetchTriesMax
      if (isOvertaken) return undefined
      forgetStale(tx, keys)
      return applyEntities(tx, entities, heardJustNow)
    })
    if (!applied) continue
    if (applied.unapplied.length > 0)
      world.log.error({ unapplied: applied.unapplied }, 'state from the server could not be taken over')
    return world.changes.announce(applied.topics)
  }
}

/**
 * @param firstDayMax a counter that never read the feed takes up to so many changes one by one
 * @returns how many things came down @throws MustStartAfresh, and what the line throws
 */
export async function pull(
  world: SyncWorld,
  link: ServerLink,
  { firstDayMax = Number.POSITIVE_INFINITY } = {},
): Promise<number> {
  let taken = 0
  const pages = pagesAhead(link)
  for (let round = 0; round < roundsMax; round++) {
    const { epoch, cursor } = readSyncState(world.db.read)
    const page = await pages.take(epoch, cursor)
    if (page.state === 'start-afresh') throw new MustStartAfresh('the feed cannot be gone on from')
    // An answer to another question, such as one from before the server was put back, is asked for again.
    if (page.from !== cursor || (epoch !== null && page.epoch !== epoch)) continue
    if (epoch === null && page.head > firstDayMax) throw new MustStartAfresh('all at once is faster than one by one')
    const { topics, unapplied } = world.db.writeInAnyOrder((tx) => {
      // Two may read the feed at once, the loop and a sale that waits for its seats: a page that comes second is not laid over.
      const now = readSyncState(tx)
      if (now.cursor !== page.from || now.epoch !== epoch) return { topics: [], unapplied: [] }
      const applied = applyEntities(tx, page.entities, page.head)
      partFromTwin(tx, page.entities, () => newId(world.clock, world.random))
      const before = readSyncState(tx)
      const heard = page.epoch === before.epoch ? Math.max(before.heard, page.head) : page.head
      saveSyncState(tx, { epoch: page.epoch, cursor: page.upto, heard })
      forgetTouches(tx, page.upto)
      if (page.upto >= page.head) thawRights(tx)
      return applied
    })
    if (unapplied.length > 0) world.log.error({ unapplied }, 'state from the server could not be taken over')
    if (topics.length > 0) world.changes.announce(topics)
    taken += page.entities.length
    if (page.upto >= page.head) return taken
  }
  return taken
}

/** Laying a page in lets nothing else happen, not even a question go out: so many are asked for before they are needed. */
const pagesAheadMax = 2

/** The server reads the next pages while this one is laid in. Numbers have no gaps, so where the next one begins is known. */
function pagesAhead(link: ServerLink) {
  type Asked = { epoch: string | null; from: number; page: Promise<PullAnswer> }
  let asked: Asked[] = []
  const ask = (epoch: string | null, from: number): Asked => {
    const known = asked.find((each) => each.epoch === epoch && each.from === from)
    if (known) return known
    const page = link.call((client) => client.feed.pull({ epoch, from, limit: pageChanges }))
    // Whoever takes it hears of its failure; where the pull ends before, nobody needs it.
    page.catch(() => undefined)
    return { epoch, from, page }
  }
  return {
    async take(epoch: string | null, from: number): Promise<PullAnswer> {
      const page = await ask(epoch, from).page
      asked = page.state === 'page' ? startsBehind(page).map((start) => ask(page.epoch, start)) : []
      return page
    },
  }
}

function startsBehind({ upto, head }: { upto: number; head: number }): number[] {
  return Array.from({ length: pagesAheadMax }, (_, n) => upto + n * pageChanges).filter((start) => start < head)
}
