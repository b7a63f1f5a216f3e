// The sync loop. It runs beside the counter and never in front of it: nothing a clerk does waits for it, and it waits for
// nothing without a bound.
//
//   alone ──enrolled──▶ resting ──nudge, or half a minute──▶ exchanging ──done──▶ resting
//                         ▲                                     │
//                         └──back-off, longer each time──waiting◀──line lost
//   exchanging ──first day, feed begun anew or cleared──▶ preparing: all anew from a snapshot ──▶ exchanging
//   exchanging ──journal forked, no snapshot for this program, counter revoked──▶ stopped, until a person has looked
//
// While the server tells how far the feed goes, an exchange that has nothing to hand in or to take down asks nothing.
import { countUnsent } from '#db/outbox.ts'
import { isForked, readSyncState } from '#db/sync-state.ts'
import { auditNext } from './audit.ts'
import { CannotGoOn, handInLost, JournalForked, MustStartAfresh, pull, push, type SyncWorld } from './exchange.ts'
import { followHeads } from './heads.ts'
import type { ServerClient, ServerLink } from './link.ts'
import type { FreshProgress } from './start-afresh.ts'
import { type TendingWorld, tendRights } from './tend-rights.ts'

/** `preparing`: everything comes down anew. */
export type SyncMode = 'online' | 'offline' | 'stopped' | 'preparing'
export type StopReason = 'forked' | 'start-afresh' | 'revoked'

export type SyncReport = {
  mode: SyncMode
  /** UTC milliseconds: since when the mode is what it is. */
  sinceMs: number
  /** When the server was last heard, or null before the first time. */
  heardAtMs: number | null
  waiting: number
  stopReason: StopReason | null
  /** How much of the preparing is done and what is still to come, while it goes on. */
  preparing: FreshProgress | null
}

export interface SyncLoop {
  report(): SyncReport
  /** Something new is in the journal: exchange now, or right after the exchange that runs. */
  nudge(): void
  /** The same, also while the line is held to be down. */
  retry(): void
  /** Ends when the exchange that runs has ended. */
  stop(): Promise<void>
}

export type LoopOptions = {
  nowMs(): number
  /** From 0 to below 1. */
  random(): number
  restMsMax?: number
  silenceMsMax?: number
  /** Told at every exchange that the server refuses because the counter is out of service; what was to be handed in then, is. */
  onRevoked?: () => void
  /** Takes everything down anew; without it a counter that has to stops. */
  startAfresh?: (link: ServerLink, onProgress: (progress: FreshProgress) => void) => Promise<void>
}

/** So many changes come down one by one in a few seconds; more are faster all at once. */
const firstDayMax = 2_000

const restMs = 30_000
const retryMsMin = 1_000
const retryMsMax = 60_000
/** So often a part of what is here is compared with the server. */
const auditMs = 60_000
/** Asked so often even where the server would have told: correctness depends on nothing that it tells. */
const askAnywayMs = 5 * 60_000

export function startLoop(world: SyncWorld & TendingWorld, link: ServerLink, options: LoopOptions): SyncLoop {
  const { nowMs, random, restMsMax = restMs, silenceMsMax } = options
  const standing = makeStanding(world, nowMs)
  let failures = 0
  let isEnding = false
  const bell = makeBell()
  const nudge = () => {
    // While the line is down, what happens here does not shorten the back-off: the first who gets through hands in all.
    if (failures === 0) bell.ring()
  }
  const listening = new AbortController()
  const heads = followHeads(link, {
    signal: listening.signal,
    onHead: (head) => {
      standing.hearHead()
      if (head > readSyncState(world.db.read).cursor) bell.ring()
    },
    onLost: nudge,
    ...(silenceMsMax === undefined ? {} : { silenceMsMax }),
  })
  // Every answer counts: a long exchange, as on the first day, is no time without a line.
  const heard = { ...link, call: async <Answer>(ask: Ask<Answer>) => standing.hear(await link.call(ask)) }
  const exchanging = makeExchange(world, heard, standing, {
    ...options,
    newestHead: () => (standing.get().mode === 'online' ? heads.newest() : undefined),
  })
  const running = (async () => {
    while (!isEnding) {
      try {
        await exchanging.run()
        failures = 0
      } catch (error) {
        failures += 1
        standing.fail(error, failures)
        if (stopReasonOf(error) === 'revoked') options.onRevoked?.()
      }
      if (!isEnding) await bell.rest(pauseMs(failures, restMsMax, random()))
    }
  })()
  return {
    report: () => ({ ...standing.get(), ...(isForked(world.db.read) && forked), waiting: countUnsent(world.db.read) }),
    nudge,
    retry: () => {
      exchanging.askAnyway()
      bell.ring()
    },
    stop: async () => {
      isEnding = true
      listening.abort()
      bell.ring()
      await Promise.all([running, heads.ended])
    },
  }
}

/** It goes on handing in, and says all the same that somebody has to look. */
const forked = { mode: 'stopped', stopReason: 'forked' } as const

type Ask<Answer> = (client: ServerClient) => Promise<Answer>
type Standing = Omit<SyncReport, 'waiting'>

/** What is said about the line, and since when. */
function makeStanding(world: SyncWorld, nowMs: () => number) {
  let state: Standing = { mode: 'offline', sinceMs: nowMs(), heardAtMs: null, stopReason: null, preparing: null }
  const enter = (mode: SyncMode, stopReason: StopReason | null = null) => {
    const hasChanged = mode !== state.mode
    state = { ...state, mode, stopReason, sinceMs: hasChanged ? nowMs() : state.sinceMs }
    if (hasChanged) world.changes.announce(['sync'])
  }
  return {
    get: () => state,
    hear<Answer>(answer: Answer): Answer {
      state = { ...state, heardAtMs: nowMs() }
      if (state.preparing === null) enter('online')
      return answer
    },
    /** @param preparing null when it is over */
    prepare(preparing: FreshProgress | null) {
      const { percent, missing } = state.preparing ?? {}
      if (preparing?.percent === percent && preparing?.missing === missing) return
      state = { ...state, preparing }
      enter(preparing === null ? 'online' : 'preparing')
      world.changes.announce(['sync'])
    },
    /** That the server speaks does not say that it takes anything in. */
    hearHead() {
      if (state.mode === 'online') state = { ...state, heardAtMs: nowMs() }
    },
    fail(error: unknown, failures: number) {
      const stopReason = stopReasonOf(error)
      if (stopReason) world.log.error({ error: String(error), stopReason }, 'sync has stopped: a person must look')
      else world.log.warn({ error: String(error), failures }, 'the server was not reached')
      enter(stopReason ? 'stopped' : 'offline', stopReason)
    },
  }
}

/** @param newestHead as the server told it; undefined while it would not tell of a newer one */
function makeExchange(
  world: SyncWorld & TendingWorld,
  link: ServerLink,
  standing: ReturnType<typeof makeStanding>,
  { newestHead, startAfresh }: { newestHead(): number | undefined } & Pick<LoopOptions, 'startAfresh'>,
) {
  const refillAskedAtMs = new Map<string, number>()
  let pulledAtMs = Number.NEGATIVE_INFINITY
  let auditedAtMs = world.clock.monotonicMs()
  const auditInTurn = async () => {
    if (world.clock.monotonicMs() - auditedAtMs < auditMs) return
    auditedAtMs = world.clock.monotonicMs()
    await auditNext(world, link)
  }
  const beginAnew = async (error: unknown) => {
    if (!(error instanceof MustStartAfresh) || !startAfresh) throw error
    world.log.warn({ why: error.message }, 'everything is taken down anew')
    await handInLost(world, link)
    try {
      standing.prepare({ percent: 0, missing: 'all' })
      await startAfresh(link, standing.prepare)
    } finally {
      standing.prepare(null)
    }
    // Put back once more meanwhile, the server has lost what it was shown before: the feed's epoch is the new one's already.
    await handInLost(world, link)
    await pull(world, link)
  }
  const takeDown = async () => {
    await pull(world, link, startAfresh ? { firstDayMax } : {}).catch(beginAnew)
    pulledAtMs = world.clock.monotonicMs()
  }
  const hasMissedNothing = () =>
    world.clock.monotonicMs() - pulledAtMs < askAnywayMs && newestHead() === readSyncState(world.db.read).cursor
  const exchangeAll = async () => {
    const handedIn = await push(world, link)
    if (handedIn > 0 || !hasMissedNothing()) await takeDown()
    // What it was given comes down with the feed; what it gives back is in the journal, which rings the bell.
    if (await tendRights(world, link, refillAskedAtMs)) await takeDown()
    await auditInTurn()
  }
  return {
    /** @throws what the line throws, and what stops a counter */
    async run(): Promise<void> {
      try {
        await exchangeAll()
      } catch (error) {
        // The server may have been put back since it took the journal in: what it lost is nowhere else once this counter has erased itself.
        if (stopReasonOf(error) === 'revoked') await handInLost(world, link)
        throw error
      }
    },
    askAnyway(): void {
      pulledAtMs = Number.NEGATIVE_INFINITY
    },
  }
}

/** A rest that can be cut short. Who rings before it begins is heard too, so that nothing waits for the next one. */
function makeBell(): { rest(ms: number): Promise<void>; ring(): void } {
  let wake: (() => void) | undefined
  let hasRung = false
  return {
    async rest(ms) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      hasRung = false
      wake = undefined
    },
    ring() {
      hasRung = true
      wake?.()
    },
  }
}

/** Jitter on both: counters that lost the server together do not come back together. */
function pauseMs(failures: number, restMsMax: number, jitter: number): number {
  if (failures === 0) return restMsMax * (0.75 + jitter / 2)
  return Math.min(retryMsMax, retryMsMin * 2 ** (failures - 1)) * (0.5 + jitter / 2)
}

function stopReasonOf(error: unknown): StopReason | null {
  if (error instanceof JournalForked) return 'forked'
  if (error instanceof MustStartAfresh || error instanceof CannotGoOn) return 'start-afresh'
  return (error as { code?: unknown } | null)?.code === 'COUNTER_REVOKED' ? 'revoked' : null
}
