// Telling counters how far the feed goes, as soon as it goes further. A notice is the number and nothing else; who misses
// one loses nothing, because everybody asks now and then all the same. It is said again every while, so that a line that
// is dead is told from one on which nothing happens.
import { headRepeatMs } from '#core/protocol/sync.ts'
import type { ServerWorld } from './world.ts'

export interface FeedHeads {
  /** The newest number now, every newer one from then on, and the same again after a silence: a slow reader gets the last of those it missed. */
  follow(signal: AbortSignal | undefined): AsyncGenerator<number>
  /** Ends every follower: a server that stops would wait for them otherwise. */
  end(): void
}

export async function openFeedHeads(
  { database }: Pick<ServerWorld, 'database'>,
  repeatMs = headRepeatMs,
): Promise<FeedHeads> {
  const listeners = new Set<() => void>()
  let hasEnded = false
  let head = await readHead(database)
  const raise = (to: number) => {
    if (to <= head) return
    head = to
    for (const tell of listeners) tell()
  }
  const askAgain = () => {
    readHead(database).then(raise, () => undefined)
  }
  await database.listen('feed', (payload) => raise(Number(payload)), askAgain)
  return {
    async *follow(signal) {
      let told = -1
      let wake: () => void = () => undefined
      const tell = () => wake()
      listeners.add(tell)
      signal?.addEventListener('abort', tell)
      try {
        while (!signal?.aborted && !hasEnded) {
          if (told < head) {
            told = head
            yield told
          } else {
            const silence = new Promise<void>((resolve) => {
              wake = resolve
            })
            const timer = setTimeout(() => {
              told = -1
              tell()
            }, repeatMs)
            await silence
            clearTimeout(timer)
          }
        }
      } finally {
        listeners.delete(tell)
        signal?.removeEventListener('abort', tell)
      }
    },
    end() {
      hasEnded = true
      for (const tell of listeners) tell()
    },
  }
}

async function readHead(database: ServerWorld['database']): Promise<number> {
  const [row] = await database.query<{ v: number }>('select v from feed')
  return row?.v ?? 0
}
