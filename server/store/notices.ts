// Telling of a change after it is committed: one notice at a time is on its way, and behind it goes the newest only.

export interface Notices {
  /** Never waited for: who misses a notice loses nothing but a moment. */
  tell(payload: string): void
}

/** @param send ends when the notice is out */
export function makeNotices(send: (payload: string) => Promise<unknown>): Notices {
  let isSending = false
  let next: string | undefined
  const run = async () => {
    isSending = true
    while (next !== undefined) {
      const payload = next
      next = undefined
      // A database that cannot be asked is heard of by whoever has a question; everybody asks for changes now and then.
      await send(payload).catch(() => undefined)
    }
    isSending = false
  }
  return {
    tell(payload) {
      next = payload
      if (!isSending) void run()
    },
  }
}
