// The line between a counter and the server, which loses, repeats, holds back and cuts short. It calls the server's own handlers;
// what HTTP and tokens add is tested elsewhere.
import type { Put } from '#core/effects/effect.ts'
import type { Claim, Hold, Refill } from '#core/protocol/rights.ts'
import type { ValueClaim } from '#core/protocol/stored-value.ts'
import type { Fetch, PullAnswer, Push, PushAnswer } from '#core/protocol/sync.ts'
import type { ServerClient, ServerLink } from '#host/sync/link.ts'
import { takeIn } from '#server/features/push.ts'
import { claim, hold, refill } from '#server/features/rights.ts'
import { claimValue } from '#server/features/value.ts'
import type { Store } from '#server/store/store.ts'
import type { SimCounter } from './counter.ts'

/**
 * What becomes of one call. `drop`: nobody hears it. `lose`: the server does it, the answer is lost. `twice`: it comes twice.
 * `late`: given up by the counter, and heard by the server some time later. `hold`: the answer waits until somebody lets it
 * through. `other`: an earlier answer comes in its place. `half`: the server takes only the beginning. `fail`: the server's
 * transaction fails.
 */
export type Fate = 'pass' | 'drop' | 'lose' | 'twice' | 'late' | 'hold' | 'other' | 'half' | 'fail'

/** What the counter hears when nothing comes, or something went wrong on the way. */
export class LineLost extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'LineLost'
  }
}

class Revoked extends Error {
  readonly code = 'COUNTER_REVOKED'
}

/** Everything as it stood when the feed had gone so far. */
export type Whole = { epoch: string; seq: number; entities: readonly Put[] }
export type SimLink = ServerLink & {
  /** The server's snapshot, all at once. */
  whole(): Promise<Whole>
}

export type Network = {
  store: Store
  /** The snapshot that the server has, or a new one. */
  whole(): Whole
  nowMs(): number
  /** What becomes of the next call of this counter. */
  nextFate(counter: SimCounter): Fate
  /** Answers that are held back. */
  held: { counter: SimCounter; letGo(): void }[]
  /** Requests that their counters gave up, and that are still on their way. */
  late: (() => Promise<unknown>)[]
  /** Earlier answers, for `other`. */
  pages: PullAnswer[]
  /** Changes of a page at most, so that little is already many pages. */
  pageChangesMax: number
  /** Where a bug is switched on. */
  spoil: {
    push(entries: Push['entries'], answer: PushAnswer): PushAnswer
    page(from: number, page: PullAnswer, counter: SimCounter): PullAnswer
  }
}

const silence = { warn: () => undefined, error: () => undefined }
const answersMax = 20

/** @param isAsked a clerk waits: an answer that is held back comes too late, and is dropped */
export function linkOf(network: Network, counter: SimCounter, isAsked = false): SimLink {
  const { program } = counter
  const call = async <Answer>(serve: Serve<Answer>, other?: () => Answer | undefined): Promise<Answer> => {
    if (program.isDead) return await new Promise<never>(() => undefined)
    const drawn = network.nextFate(counter)
    const fate = isAsked && drawn === 'hold' ? 'lose' : drawn
    const answer = await carry(network, counter, fate, serve, other)
    // Who is dead hears nothing any more.
    return program.isDead ? await new Promise<never>(() => undefined) : answer
  }
  const push = (question: Push) =>
    call((manner) => servePush(network, counter, question, manner)).then((answer) =>
      network.spoil.push(question.entries, answer),
    )
  const pull = async (question: { epoch: string | null; from: number; limit: number }) => {
    const serve = async () => {
      if (counter.isRevoked) throw new Revoked()
      const limit = Math.min(question.limit, network.pageChangesMax)
      const page = await network.store.pull({ ...question, limit })
      network.pages.push(page)
      if (network.pages.length > answersMax) network.pages.shift()
      return page
    }
    const page = await call(serve, () => network.pages.at(-1 - (question.from % 3)))
    return network.spoil.page(question.from, page, counter)
  }
  const known = <Answer>(serve: () => Promise<Answer>) =>
    call(async () => {
      if (counter.isRevoked) throw new Revoked()
      return await serve()
    })
  const fetch = ({ keys }: Fetch) => known(async () => ({ entities: await network.store.fetch(keys) }))
  const rights = {
    hold: (asked: Hold) => known(() => hold(network, counter.id, asked)),
    claim: (asked: Claim) => known(() => claim(network, counter.id, asked)),
    refill: (asked: Refill) => known(() => refill(network, counter.id, asked)),
  }
  const value = { claim: (asked: ValueClaim) => known(() => claimValue(network, counter.id, asked)) }
  const client = { journal: { push }, feed: { pull, fetch }, rights, value } as Partial<ServerClient> as ServerClient
  return {
    call: (ask) => ask(client),
    whole: () => known(async () => network.whole()),
    follow: async function* () {
      // Nothing depends on being told how far the feed goes.
    },
    clockOffsetMs: () => null,
  }
}

/** How the server does what it was asked: whole, only the beginning of it, or with a transaction that fails at its end. */
type Manner = 'whole' | 'half' | 'failing'
type Serve<Answer> = (manner: Manner) => Promise<Answer>

const firstHalf = ({ incarnation, entries }: Push): Push => ({
  incarnation,
  entries: entries.slice(0, Math.ceil(entries.length / 2)),
})

function servePush(network: Network, counter: SimCounter, push: Push, manner: Manner): Promise<PushAnswer> {
  const store = manner === 'failing' ? failing(network.store) : network.store
  const world = { store, log: silence, nowMs: network.nowMs }
  return takeIn(world, counter.id, manner === 'half' ? firstHalf(push) : push)
}

/** Fails when everything is done but the commit. */
function failing(store: Store): Store {
  return {
    ...store,
    transact: (work) =>
      store.transact(async (tx) => {
        await work(tx)
        throw new LineLost('500')
      }),
  }
}

async function carry<Answer>(
  network: Network,
  counter: SimCounter,
  fate: Fate,
  serve: Serve<Answer>,
  other: (() => Answer | undefined) | undefined,
): Promise<Answer> {
  switch (fate) {
    case 'pass':
      return await serve('whole')
    case 'half':
      return await serve('half')
    case 'drop':
      throw new LineLost('nobody heard it')
    case 'fail':
      return await serve('failing')
    case 'lose':
      await serve('whole')
      throw new LineLost('the answer was lost')
    case 'twice':
      await serve('whole')
      return await serve('whole')
    case 'late':
      network.late.push(() => serve('whole'))
      throw new LineLost('it took too long')
    case 'other':
      return other?.() ?? (await serve('whole'))
    case 'hold': {
      const answer = await serve('whole')
      await new Promise<void>((resolve) => network.held.push({ counter, letGo: resolve }))
      return answer
    }
  }
}
