// The sync loop. It runs beside the counter and never in front of it: nothing a clerk does waits for it, and it waits for
// nothing without a bound.
//
//   alone ──enrolled──▶ resting ──nudge, or half a minute──▶ exchanging ──done──▶ resting
//                         ▲                                     │
//                         └──back-off, longer each time──waiting◀──line lost
//   exchanging ──journal forked, feed begun anew, counter revoked──▶ stopped, until a person has looked
import { setTimeout as pause } from 'node:timers/promises'
import { countUnsent } from '#db/outbox.ts'
import { readSyncState } from '#db/sync-state.ts'
import { JournalForked, MustStartAfresh, pull, push, type SyncWorld } from './exchange.ts'
import type { ServerLink } from './link.ts'
import { type TendingWorld, tendRights } from './tend-rights.ts'

export type SyncMode = 'online' | 'offline' | 'stopped'
export type StopReason = 'forked' | 'start-afresh' | 'revoked'

export type SyncReport = {
  mode: SyncMode
  /** UTC milliseconds: since when the mode is what it is. */
  sinceMs: number
  /** When the server was last heard, or null before the first time. */
  heardAtMs: number | null
  waiting: number
  stopReason: StopReason | null
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
}

const restMs = 30_000
const retryMsMin = 1_000
const retryMsMax = 60_000
const listenAgainMs = 5_000

export function startLoop(world: SyncWorld & TendingWorld, link: ServerLink, options: LoopOptions): SyncLoop {
  const { nowMs, random, restMsMax = restMs } = options
  let state: Omit<SyncReport, 'waiting'> = { mode: 'offline', sinceMs: nowMs(), heardAtMs: null, stopReason: null }
  let failures = 0
  let isEnding = false
  const bell = makeBell()
  const askedAtMs = new Map<string, number>()

  const enter = (mode: SyncMode, stopReason: StopReason | null = null) => {
    const hasChanged = mode !== state.mode
    state = { ...state, mode, stopReason, sinceMs: hasChanged ? nowMs() : state.sinceMs }
    if (hasChanged) world.changes.announce(['sync'])
  }
  // Every answer counts: a long exchange, as on the first day, is no time without a line.
  const heard: ServerLink = {
    ...link,
    call: async (ask) => {
      const answer = await link.call(ask)
      state = { ...state, heardAtMs: nowMs() }
      enter('online')
      return answer
    },
  }
  const exchange = async () => {
    try {
      await push(world, heard)
      await pull(world, heard)
      // What it was given comes down with the feed; what it gives back is in the journal, which rings the bell.
      if (await tendRights(world, heard, askedAtMs)) await pull(world, heard)
      failures = 0
    } catch (error) {
      failures += 1
      const stopReason = stopReasonOf(error)
      if (stopReason) world.log.error({ error: String(error), stopReason }, 'sync has stopped: a person must look')
      else world.log.warn({ error: String(error), failures }, 'the server was not reached')
      enter(stopReason ? 'stopped' : 'offline', stopReason)
    }
  }
  const listening = new AbortController()
  const hearing = listen(link, listening.signal, (head) => {
    if (head > readSyncState(world.db.read).cursor) bell.ring()
  })
  const running = (async () => {
    while (!isEnding) {
      await exchange()
      if (!isEnding) await bell.rest(pauseMs(failures, restMsMax, random()))
    }
  })()
  return {
    report: () => ({ ...state, waiting: countUnsent(world.db.read) }),
    nudge: () => {
      // While the line is down, what happens here does not shorten the back-off: the first who gets through hands in all.
      if (failures === 0) bell.ring()
    },
    retry: bell.ring,
    stop: async () => {
      isEnding = true
      listening.abort()
      bell.ring()
      await Promise.all([running, hearing])
    },
  }
}

/** Hears how far the feed goes for as long as the line stands, and takes it up again. The loop asks by itself all the same. */
async function listen(link: ServerLink, signal: AbortSignal, onHead: (head: number) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const { head } of link.follow((client) => client.feed.heads(), signal)) onHead(head)
    } catch {
      // The exchange finds out the same and says it; here it is only waited.
    }
    await pause(listenAgainMs, undefined, { signal }).catch(() => undefined)
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
  if (error instanceof MustStartAfresh) return 'start-afresh'
  return (error as { code?: unknown } | null)?.code === 'COUNTER_REVOKED' ? 'revoked' : null
}
