// What can be sold: performances with free places and prices, the seats of one, products.
import { z } from 'zod'
import { AreaId, HallId, PerformanceId, PriceTypeId, ProductId, SeatId } from '#core/domain/ids.ts'
import { HallPlan } from '#core/domain/seat.ts'
import { Command, staffed, withRight } from './base.ts'
import { BlockView } from './block.ts'

export const PerformanceRow = z.object({
  id: PerformanceId,
  hallId: HallId,
  hallName: z.string(),
  title: z.string(),
  startsAtMs: z.int(),
  state: z.enum(['on-sale', 'closed', 'cancelled']),
  capacity: z.int(),
  free: z.int(),
  /** 0 to 3: how many good places side by side are left. */
  dots: z.int().min(0).max(3),
  fromMinor: z.int().nullable(),
  /** Of each category of its hall: what the first price type costs, null without a price, and how many places are free. */
  categories: z.array(z.object({ category: z.string(), priceMinor: z.int().nullable(), free: z.int() })),
})
export type PerformanceRow = z.infer<typeof PerformanceRow>

export const PriceRow = z.object({ category: z.string(), priceTypeId: PriceTypeId, priceMinor: z.int() })

export const PerformanceView = z.object({
  id: PerformanceId,
  hallId: HallId,
  hallName: z.string(),
  title: z.string(),
  startsAtMs: z.int(),
  state: z.enum(['on-sale', 'closed', 'cancelled']),
  vatCode: z.string(),
  prices: z.array(PriceRow),
  /** Seats that are not free, and why. */
  taken: z.array(z.object({ seatId: SeatId, status: z.enum(['sold', 'reserved', 'blocked']) })),
  blocks: z.array(BlockView),
  /** `free`: as far as this counter knows; `own`: of those, what it may sell without asking anybody. */
  standing: z.array(z.object({ areaId: AreaId, free: z.int(), own: z.int() })),
  /** Null for a counter without a server: it may sell every free seat. */
  rights: z
    .object({
      own: z.array(SeatId),
      /** Set aside for another counter, which may give it back when asked, or lying in a cart there; `counter` is its name. */
      elsewhere: z.array(z.object({ seatId: SeatId, counter: z.string(), isInCart: z.boolean() })),
    })
    .nullable(),
})
export type PerformanceView = z.infer<typeof PerformanceView>

export const Product = z.object({
  id: ProductId,
  name: z.string(),
  barcode: z.string().nullable(),
  priceMinor: z.int(),
  vatCode: z.string(),
  stock: z.int().nullable(),
})
export type Product = z.infer<typeof Product>

export const PriceType = z.object({ id: PriceTypeId, code: z.string(), name: z.string() })
export type PriceType = z.infer<typeof PriceType>

/**
 * How far a cancelled performance is given back. Amounts in minor units of the venue's currency. `byHand`: orders of guests,
 * and on the web: there is no card whose credit could take the money.
 */
export const GivingBack = z.object({
  state: z.enum(['idle', 'running', 'stopped', 'done']),
  toDo: z.object({ orders: z.int(), amountMinor: z.int() }),
  byHand: z.object({ orders: z.int(), amountMinor: z.int() }),
  done: z.object({ orders: z.int(), amountMinor: z.int() }),
  /** Orders that were refused, each with why; they are done by hand too. */
  refused: z.array(z.object({ number: z.string(), code: z.string() })),
})
export type GivingBack = z.infer<typeof GivingBack>

export const performance = {
  /** Nothing is sold for it any more, at any counter that has heard of it. */
  cancel: withRight('case.settle')
    .errors({ UNKNOWN_PERFORMANCE: {}, ALREADY_CANCELLED: {} })
    .input(Command.extend({ performanceId: PerformanceId, reason: z.string().trim().max(400) }))
    .output(z.object({})),
  givingBack: staffed.input(z.object({ performanceId: PerformanceId })).output(GivingBack),
  /** Goes on in the background; every order is a settlement of its own. What is done stays done when it is stopped. */
  giveBack: withRight('case.settle')
    .errors({ NOT_CANCELLED: {} })
    .input(z.object({ performanceId: PerformanceId }))
    .output(GivingBack),
  stopGivingBack: withRight('case.settle')
    .input(z.object({ performanceId: PerformanceId }))
    .output(GivingBack),
  /** Coming performances in the order of time. */
  coming: staffed.output(z.array(PerformanceRow)),
  get: staffed
    .errors({ UNKNOWN_PERFORMANCE: {} })
    .input(z.object({ performanceId: PerformanceId }))
    .output(PerformanceView),
  /** A hall's seats do not change while it is on sale; the screen keeps them. */
  hall: staffed
    .errors({ UNKNOWN_HALL: {} })
    .input(z.object({ hallId: HallId }))
    .output(HallPlan),
  /** Everything a cart needs besides performances: price types and products on sale. */
  shelf: staffed.output(z.object({ priceTypes: z.array(PriceType), products: z.array(Product) })),
}
