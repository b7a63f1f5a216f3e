// What a web shop asks of the server: what is coming and what is left of it, seats for a cart, buying, and giving back. Public:
// nobody signs in. A cart is known by its session's id, a bought order by the token that came with it, in the header
// `Authorization: Bearer <token>`; whoever has one of them may do what goes with it.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { AreaId, OrderId, OrderLineId, PerformanceId, PriceTypeId, SeatId } from '#core/domain/ids.ts'
import { Currency, Minor } from '#core/domain/money.ts'
import { OrderState } from '#core/domain/order.ts'
import { SeatKind } from '#core/domain/seat.ts'
import { OrderLineState } from './entity.ts'

/** Seats and places in one cart. */
export const shopLinesMax = 20
export const comingMax = 100

/** Random and made by the shop for one visitor; who knows it can let go of, or buy, what lies in that cart. */
const SessionId = z.uuid().toLowerCase()
const SeatRef = z.object({ performanceId: PerformanceId, seatId: SeatId })

const priced = { priceTypeId: PriceTypeId, priceMinor: Minor }

/** Prices are minor units of `currency`, VAT included; times are UTC milliseconds, to be shown in the venue's `zone`. */
export const ShopComing = z.object({
  venueName: z.string(),
  currency: Currency,
  zone: z.string(),
  performances: z.array(
    z.object({
      performanceId: PerformanceId,
      title: z.string(),
      hallName: z.string(),
      startsAtMs: z.int(),
      /** Nobody has, holds, or has been given these to sell. */
      freeSeats: z.int(),
      freePlaces: z.int(),
      fromMinor: Minor.nullable(),
    }),
  ),
})
export type ShopComing = z.infer<typeof ShopComing>

/** `x` and `y` in tenths of a seat's width, the stage at the top. A standing area has no seats but so many free places. */
export const ShopPerformance = z.object({
  performanceId: PerformanceId,
  title: z.string(),
  hallName: z.string(),
  startsAtMs: z.int(),
  isOnSale: z.boolean(),
  currency: Currency,
  prices: z.array(z.object({ category: z.string(), name: z.string(), ...priced })),
  areas: z.array(
    z.object({
      areaId: AreaId,
      name: z.string(),
      kind: z.enum(['seated', 'standing']),
      category: z.string(),
      free: z.int(),
    }),
  ),
  seats: z.array(
    z.object({
      seatId: SeatId,
      areaId: AreaId,
      row: z.string(),
      number: z.string(),
      kind: SeatKind,
      category: z.string(),
      x: z.int(),
      y: z.int(),
      isFree: z.boolean(),
    }),
  ),
})
export type ShopPerformance = z.infer<typeof ShopPerformance>

/** `seatIds` is the whole cart of that performance: what is not in it any more is let go of. */
export const ShopHold = z.object({
  sessionId: SessionId,
  performanceId: PerformanceId,
  seatIds: z.array(SeatId).max(shopLinesMax),
})
export type ShopHold = z.infer<typeof ShopHold>

export const ShopLine = z.object({
  performanceId: PerformanceId,
  areaId: AreaId,
  /** Null for a place in a standing area. */
  seatId: SeatId.nullable(),
  priceTypeId: PriceTypeId,
})
export type ShopLine = z.infer<typeof ShopLine>

/**
 * `orderId` is made by the shop and makes buying safe to repeat. `expectedTotalMinor` is what the visitor was told; another
 * price by now is refused and not charged. The money was taken by the shop before.
 */
export const ShopPurchase = z.object({
  orderId: OrderId.toLowerCase(),
  sessionId: SessionId,
  buyer: z.object({ firstName: z.string().max(100), lastName: z.string().max(100), email: z.string().max(254) }),
  lines: z.array(ShopLine).min(1).max(shopLinesMax),
  expectedTotalMinor: Minor,
})
export type ShopPurchase = z.infer<typeof ShopPurchase>

/** `token` opens this order and no other, for two years. `totalMinor` is what was paid when it was bought. */
export const ShopReceipt = z.object({ orderId: OrderId, number: z.string(), token: z.string(), totalMinor: Minor })
export type ShopReceipt = z.infer<typeof ShopReceipt>

export const ShopOrder = z.object({
  orderId: OrderId,
  number: z.string(),
  state: OrderState,
  currency: Currency,
  totalMinor: Minor,
  paidMinor: Minor,
  lines: z.array(
    z.object({
      lineId: OrderLineId,
      text: z.string(),
      state: OrderLineState,
      performanceId: PerformanceId.nullable(),
      startsAtMs: z.int().nullable(),
      areaName: z.string(),
      row: z.string(),
      seatNumber: z.string(),
      totalMinor: Minor,
      vatRateBp: z.int(),
      vatMinor: Minor,
      /** Null once it is void. */
      ticketCode: z.string().nullable(),
    }),
  ),
})
export type ShopOrder = z.infer<typeof ShopOrder>

const conflict = <Data extends z.ZodType>(data: Data) => ({ status: 409, data })

const unknownPerformance = { UNKNOWN_PERFORMANCE: { status: 404 } } as const
const closed = { PERFORMANCE_CLOSED: conflict(z.object({ performanceId: PerformanceId })) }
const taken = { SEATS_TAKEN: conflict(z.object({ seats: z.array(SeatRef) })) }
const tokenInvalid = { TOKEN_INVALID: { status: 401 } } as const
const ofLines = conflict(z.object({ lineIds: z.array(OrderLineId) }))

export const shopContract = {
  performance: {
    /** What is on sale and has not begun, the next first; `afterMs` goes on behind a page of a hundred. */
    coming: oc
      .route({ method: 'GET', path: '/performances' })
      .errors({ NOTHING_YET: { status: 503 } })
      .input(z.object({ afterMs: z.coerce.number().int().min(0).optional() }))
      .output(ShopComing.extend({ performances: ShopComing.shape.performances.max(comingMax) })),
    get: oc
      .route({ method: 'GET', path: '/performances/{performanceId}' })
      .errors(unknownPerformance)
      .input(z.object({ performanceId: PerformanceId }))
      .output(ShopPerformance),
  },
  cart: {
    /** Keeps the seats for ten minutes, or none of them. Places in standing areas are had by buying alone. */
    hold: oc
      .route({ method: 'POST', path: '/holds' })
      .errors({ ...unknownPerformance, ...closed, ...taken, UNKNOWN_SEAT: { status: 404 } })
      .input(ShopHold)
      .output(z.object({ untilMs: z.int() })),
  },
  order: {
    /** All of it or nothing. The same again is answered as the first time. */
    buy: oc
      .route({ method: 'POST', path: '/orders' })
      .errors({
        ...closed,
        ...taken,
        /** `line` counts from 0. */
        NOT_OFFERED: conflict(z.object({ line: z.int() })),
        STANDING_FULL: conflict(z.object({ performanceId: PerformanceId, areaId: AreaId, free: z.int() })),
        PRICE_CHANGED: conflict(z.object({ totalMinor: Minor })),
        /** Something else was bought under this id. */
        ORDER_ID_USED: { status: 409 },
        NAME_MISSING: { status: 422 },
        EMAIL_INVALID: { status: 422 },
      })
      .input(ShopPurchase)
      .output(ShopReceipt),
    get: oc.route({ method: 'GET', path: '/order' }).errors(tokenInvalid).output(ShopOrder),
    /** Gives places back before the performance begins, and the money with them. Given back twice is given back once. */
    cancel: oc
      .route({ method: 'POST', path: '/order/cancel' })
      .errors({
        ...tokenInvalid,
        UNKNOWN_LINE: { status: 404, data: z.object({ lineIds: z.array(OrderLineId) }) },
        TOO_LATE: ofLines,
        /** Somebody at the box office has to look at these. */
        NOT_CANCELLABLE: ofLines,
      })
      .input(z.object({ lineIds: z.array(OrderLineId).min(1).max(shopLinesMax) }))
      .output(ShopOrder),
  },
}
