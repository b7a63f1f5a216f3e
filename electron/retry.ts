// How long to wait before something that died is started again, and when to stop trying and ask a person.
// Half a second, doubling to half a minute; ten starts in a row are enough to know that an eleventh will not help.

export type Retry = { again: true; waitMs: number } | { again: false }

/** A host or page that lived this long has recovered: the next death is the first of a new row. */
export const healthyAfterMs = 60_000

const firstWaitMs = 500
const longestWaitMs = 30_000
const triesInARowMax = 10

/** @param triesInARow starts already made after a death, without a healthy stretch in between. */
export function decideRetry(triesInARow: number): Retry {
  if (triesInARow >= triesInARowMax) return { again: false }
  return { again: true, waitMs: Math.min(firstWaitMs * 2 ** triesInARow, longestWaitMs) }
}
