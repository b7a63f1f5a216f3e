// The venue's subscriptions with those of their performances that are still to come.
import type { OfferedSubscription } from '#core/domain/subscription.ts'
import type { Venue } from '#core/domain/venue.ts'
import type { ReadableDb } from '#db/database.ts'
import { listSubscriptionPerformances, type SubscriptionPerformance } from '#db/subscription.ts'

export type Series = { type: Venue['subscriptionTypes'][number]; performances: SubscriptionPerformance[] }

/** Only those that still have a performance to come. */
export function readSeries(db: ReadableDb, { subscriptionTypes }: Venue, nowMs: number): Series[] {
  return subscriptionTypes
    .map((type) => ({ type, performances: listSubscriptionPerformances(db, type.performances, nowMs) }))
    .filter(({ performances }) => performances.length > 0)
}

/** What a cart needs to know of these. */
export function offeredSubscriptions(
  db: ReadableDb,
  venue: Venue,
  codes: ReadonlySet<string>,
  nowMs: number,
): OfferedSubscription[] {
  if (codes.size === 0) return []
  const subscriptionTypes = venue.subscriptionTypes.filter(({ code }) => codes.has(code))
  return readSeries(db, { ...venue, subscriptionTypes }, nowMs).map(
    ({ type: { code, name, choose }, performances }) => ({
      code,
      name,
      choose,
      performanceIds: performances.map(({ id }) => id),
    }),
  )
}
