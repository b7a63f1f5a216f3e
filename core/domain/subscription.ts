// Subscriptions: one place in each of several performances, sold together. Its tickets are ordinary tickets that carry its code:
// each is printed, exchanged and given back on its own, and price rules may ask for the code.
import { z } from 'zod'
import type { PerformanceId } from '#core/domain/ids.ts'

/** What a venue offers. */
export const SubscriptionType = z
  .object({
    code: z.string().min(1).max(40),
    name: z.string().min(1).max(80),
    /** Codes of the performances it is made of. */
    performances: z.array(z.string().min(1).max(60)).min(1).max(100),
    /** How many of them a subscriber chooses; null for all that are still to come. */
    choose: z
      .object({ least: z.int().min(1).max(100), most: z.int().min(1).max(100) })
      .refine(({ least, most }) => least <= most, 'least is more than most')
      .nullable()
      .default(null),
    /** The code of the one before it, whose subscribers are asked whether they go on. */
    renews: z.string().min(1).max(40).nullable().default(null),
  })
  .refine(({ code, renews }) => code !== renews, 'a subscription cannot renew itself')
export type SubscriptionType = z.infer<typeof SubscriptionType>

/** The most people one subscription is sold for at a time. */
export const subscribersMax = 20

/** One that is sold now: `performanceIds` are still to come. */
export type OfferedSubscription = {
  code: string
  name: string
  choose: { least: number; most: number } | null
  performanceIds: readonly PerformanceId[]
}

/** How many performances have to be chosen, at least and at most. */
export function choiceOf({ choose, performanceIds }: OfferedSubscription): { least: number; most: number } {
  return choose ?? { least: performanceIds.length, most: performanceIds.length }
}

export type SubscriptionRefusal = { code: 'SUBSCRIPTION_INCOMPLETE'; name: string; least: number; most: number }

export type SubscribedLine = { subscriptionCode?: string | undefined; performanceId: PerformanceId }

/**
 * Refuses a subscription of too few or too many performances, or with more places in one than in another. That its
 * performances belong to it is asked of each line where it is priced.
 */
export function findSubscriptionObstacle(
  lines: readonly SubscribedLine[],
  offered: readonly OfferedSubscription[],
): SubscriptionRefusal | undefined {
  const byCode = Map.groupBy(lines, ({ subscriptionCode = '' }) => subscriptionCode)
  for (const [code, own] of byCode) {
    const subscription = offered.find((one) => one.code === code)
    if (subscription && !isWhole(own, subscription))
      return { code: 'SUBSCRIPTION_INCOMPLETE', name: subscription.name, ...choiceOf(subscription) }
  }
  return undefined
}

function isWhole(lines: readonly SubscribedLine[], subscription: OfferedSubscription): boolean {
  const counts = [...Map.groupBy(lines, ({ performanceId }) => performanceId).values()].map(({ length }) => length)
  const { least, most } = choiceOf(subscription)
  return counts.length >= least && counts.length <= most && new Set(counts).size === 1
}
