// Hearing how far the feed goes. The server says it again every while, so a line on which nothing was heard for longer is
// dead, whatever the operating system thinks of it: it is given up, and taken up anew.
//
//   deaf ──first word──▶ hearing ──line ended, or silence for too long──▶ deaf, for a pause ──▶ deaf …
import { setTimeout as pause } from 'node:timers/promises'
import { headRepeatMs } from '#core/protocol/sync.ts'
import type { ServerLink } from './link.ts'

export interface Heads {
  /** The newest number heard; undefined while nobody would tell of a newer one. */
  newest(): number | undefined
  /** Resolves when the signal has ended it. */
  ended: Promise<void>
}

export type HeadsOptions = {
  signal: AbortSignal
  onHead(head: number): void
  /** What was heard is heard no longer: from now on the counter has to ask. */
  onLost(): void
  silenceMsMax?: number
}

/** Two words may be late or lost. */
const silenceMs = 2.5 * headRepeatMs
const listenAgainMs = 5_000

export function followHeads(link: ServerLink, options: HeadsOptions): Heads {
  const { signal, onHead, onLost, silenceMsMax = silenceMs } = options
  let newest: number | undefined
  const listenOnce = async () => {
    const silence = new AbortController()
    let timer = setTimeout(() => silence.abort(), silenceMsMax)
    try {
      const either = AbortSignal.any([signal, silence.signal])
      for await (const { head } of link.follow((client) => client.feed.heads(), either)) {
        clearTimeout(timer)
        timer = setTimeout(() => silence.abort(), silenceMsMax)
        newest = head
        onHead(head)
      }
    } finally {
      clearTimeout(timer)
    }
  }
  const listen = async () => {
    while (!signal.aborted) {
      try {
        await listenOnce()
      } catch {
        // The exchange finds out the same and says it; here it is only waited.
      }
      const wasHearing = newest !== undefined
      newest = undefined
      if (wasHearing && !signal.aborted) onLost()
      await pause(listenAgainMs, undefined, { signal }).catch(() => undefined)
    }
  }
  return { newest: () => newest, ended: listen() }
}
