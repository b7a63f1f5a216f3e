// Subscriptions that are sold now, which seats to offer for one, and whose last one may be renewed.
import { z } from 'zod'
import { AreaId, CustomerId, HallId, OrderId, PerformanceId, PriceTypeId, SeatId } from '#core/domain/ids.ts'
import { subscribersMax } from '#core/domain/subscription.ts'
import { staffed } from './base.ts'

/** Performances that are still to come and on sale, in the order of time. Amounts in minor units of the venue's currency. */
export const SubscriptionOffer = z.object({
  code: z.string(),
  name: z.string(),
  choose: z.object({ least: z.int(), most: z.int() }).nullable(),
  performances: z.array(
    z.object({
      id: PerformanceId,
      title: z.string(),
      hallId: HallId,
      hallName: z.string(),
      startsAtMs: z.int(),
      free: z.int(),
    }),
  ),
})
export type SubscriptionOffer = z.infer<typeof SubscriptionOffer>

export const ProposedPlaces = z.object({
  performanceId: PerformanceId,
  /** `same`: the seats asked for, or seats that are the same in all; `near`: as near to them as can be; `none`: not enough are free. */
  how: z.enum(['same', 'near', 'none']),
  /** `seatId` is null for a place in a standing area; the price type is the first that has a price there. */
  places: z.array(z.object({ areaId: AreaId, seatId: SeatId.nullable(), priceTypeId: PriceTypeId })),
})
export type ProposedPlaces = z.infer<typeof ProposedPlaces>

/** Somebody who has the subscription before, and not yet the one that renews it. */
export const Renewal = z.object({
  customerId: CustomerId,
  customerName: z.string(),
  phone: z.string(),
  orderId: OrderId,
  orderNumber: z.string(),
  /** What they had, and what may come after it. */
  name: z.string(),
  code: z.string(),
  nextName: z.string(),
  /** Of the last performance. */
  seats: z.array(z.object({ seatId: SeatId, area: z.string(), row: z.string(), number: z.string() })),
  /** Places in each performance. */
  count: z.int(),
})
export type Renewal = z.infer<typeof Renewal>

export const subscription = {
  offered: staffed.output(z.array(SubscriptionOffer)),
  /**
   * Seats that one person would sit in all evening long: the same in every performance where they are free in each of a hall's,
   * as near as can be elsewhere. With `wanted` those seats are followed.
   */
  propose: staffed
    .errors({ UNKNOWN_SUBSCRIPTION: {} })
    .input(
      z.object({
        code: z.string().max(40),
        performanceIds: z.array(PerformanceId).min(1).max(100),
        count: z.int().min(1).max(subscribersMax),
        wanted: z.array(SeatId).max(subscribersMax).default([]),
        /** Seats in other carts of this counter. */
        except: z
          .array(z.object({ performanceId: PerformanceId, seatId: SeatId }))
          .max(2_000)
          .default([]),
      }),
    )
    .output(z.array(ProposedPlaces)),
  /** By the customer's name; at most five hundred. */
  renewals: staffed.output(z.array(Renewal)),
}
