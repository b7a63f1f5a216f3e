// A question a clerk waits for: asked only while the line stands, and never for long. Without an answer the counter goes on
// with what it has.
import { setTimeout as pause } from 'node:timers/promises'
import type { ServerClient, ServerLink } from './link.ts'

/** Longer, and the queue would notice. */
const askMsMax = 4_000

/** @returns undefined when the server was not reached in time */
export async function askInTime<Answer>(
  link: ServerLink,
  ask: (client: ServerClient) => Promise<Answer>,
): Promise<Answer | undefined> {
  const ending = new AbortController()
  const tooLong = pause(askMsMax, undefined, { signal: ending.signal, ref: false }).catch(() => undefined)
  try {
    // What comes too late is dropped: rights that were granted come down with the feed all the same.
    return await Promise.race([link.call(ask), tooLong])
  } catch {
    // Not reached, which the loop finds out and says by itself.
    return undefined
  } finally {
    ending.abort()
  }
}
