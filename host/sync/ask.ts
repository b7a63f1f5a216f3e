// A question a clerk waits for: asked only while the line stands, and never for long. Without an answer the counter goes on
// with what it has.
import { setTimeout as pause } from 'node:timers/promises'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
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

/**
 * What the server refused by one of these names, as a decision: to be told from its not being reached.
 * @throws whatever else went wrong, a token whose time is up among it, which the line gets anew
 */
export async function decisionOf<Value, Code extends string>(
  answer: Promise<Value>,
  codes: readonly Code[],
): Promise<Decision<Value, { code: Code }>> {
  try {
    return accept(await answer)
  } catch (error) {
    const given = (error as { code?: unknown } | null)?.code
    const code = codes.find((each) => each === given)
    if (code === undefined) throw error
    return refuse({ code })
  }
}
