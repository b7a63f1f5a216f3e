// Change notices: after a commit, everybody who listens is told which topics to read again.
import type { Topic } from '#core/contract/change.ts'

export interface Changes {
  announce(topics: readonly Topic[]): void
  /** Notices from now on, until the signal aborts. A slow listener gets one notice with all topics it missed. */
  listen(signal: AbortSignal | undefined): AsyncGenerator<{ topics: Topic[] }>
}

export function makeChanges(): Changes {
  const listeners = new Set<(topics: readonly Topic[]) => void>()
  return {
    announce: (topics) => {
      for (const tell of listeners) tell(topics)
    },
    async *listen(signal) {
      const missed = new Set<Topic>()
      let wake: () => void = () => undefined
      const tell = (topics: readonly Topic[]) => {
        for (const topic of topics) missed.add(topic)
        wake()
      }
      const stop = () => wake()
      listeners.add(tell)
      signal?.addEventListener('abort', stop)
      try {
        yield { topics: [] }
        while (!signal?.aborted) {
          if (missed.size === 0) await new Promise<void>((resolve) => (wake = resolve))
          if (missed.size === 0) continue
          const topics = [...missed]
          missed.clear()
          yield { topics }
        }
      } finally {
        listeners.delete(tell)
        signal?.removeEventListener('abort', stop)
      }
    },
  }
}
