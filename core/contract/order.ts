// A customer's orders, and one order with everything in it.
import { z } from 'zod'
import { CartLine } from '#core/domain/cart.ts'
import { OrderGivenBack } from '#core/domain/cart-open.ts'
import {
  AreaId,
  CustomerId,
  DocumentId,
  OrderId,
  OrderLineId,
  PerformanceId,
  ProductId,
  SettlementId,
} from '#core/domain/ids.ts'
import { Currency } from '#core/domain/money.ts'
import { Channel, OrderLineKind, OrderState } from '#core/domain/order.ts'
import { PaperKind } from '#core/domain/paper-copy.ts'
import { Means } from '#core/domain/tender.ts'
import { Command, staffed, withRight } from './base.ts'
import { DocumentState } from './document.ts'

/** One row of the card's list. Amounts in minor units of the order's currency. */
export const OrderRow = z.object({
  id: OrderId,
  number: z.string(),
  state: OrderState,
  channel: Channel,
  createdAtMs: z.int(),
  ticketCount: z.int(),
  productCount: z.int(),
  /** The first performance's title and how many more there are; for an order of products, the first product. */
  title: z.string(),
  moreTitles: z.int(),
  firstStartsAtMs: z.int().nullable(),
  lastStartsAtMs: z.int().nullable(),
  currency: Currency,
  totalMinor: z.int(),
  dueMinor: z.int(),
  expiresAtMs: z.int().nullable(),
  note: z.string(),
  /** Codes of the subscriptions that its tickets are part of. */
  subscriptions: z.array(z.string()),
})
export type OrderRow = z.infer<typeof OrderRow>

export const OrderLineView = z.object({
  id: OrderLineId,
  kind: OrderLineKind,
  /** `contested`: paid, but the seat went to a claim that came first; a person is asked. `honoured`: both get in. */
  state: z.enum(['active', 'cancelled', 'contested', 'honoured']),
  text: z.string(),
  performanceId: PerformanceId.nullable(),
  startsAtMs: z.int().nullable(),
  place: z.object({ area: z.string(), row: z.string(), number: z.string() }).nullable(),
  quantity: z.int(),
  unitMinor: z.int(),
  discountMinor: z.int(),
  /** What took it off. */
  ruleText: z.string(),
  /** Of a ticket: the code of its subscription. */
  subscriptionCode: z.string().nullable(),
  /** Of a membership: its first and last day, by the venue's calendar. */
  fromDay: z.iso.date().nullable(),
  untilDay: z.iso.date().nullable(),
  totalMinor: z.int(),
  vatRateBp: z.int(),
  vatMinor: z.int(),
  note: z.string(),
  ticketCode: z.string().nullable(),
})
export type OrderLineView = z.infer<typeof OrderLineView>

export const PaymentView = z.object({
  receiptNumber: z.string(),
  means: Means,
  amountMinor: z.int(),
  roundingMinor: z.int(),
  tenderedMinor: z.int(),
  changeMinor: z.int(),
  atMs: z.int(),
  takenByName: z.string(),
  settlementId: SettlementId.nullable(),
  storedValueId: z.string().nullable(),
  /** Which gift card, voucher or slip. */
  reference: z.string(),
})

export const OrderView = z.object({
  id: OrderId,
  number: z.string(),
  customerId: CustomerId.nullable(),
  customerName: z.string(),
  state: OrderState,
  channel: Channel,
  currency: Currency,
  totalMinor: z.int(),
  dueMinor: z.int(),
  note: z.string(),
  createdAtMs: z.int(),
  createdByName: z.string(),
  expiresAtMs: z.int().nullable(),
  cancelledAtMs: z.int().nullable(),
  lines: z.array(OrderLineView),
  payments: z.array(PaymentView),
  documents: z.array(z.object({ id: DocumentId, kind: PaperKind, number: z.string(), state: DocumentState })),
})
export type OrderView = z.infer<typeof OrderView>

export const Reserved = z.object({
  orderId: OrderId,
  orderNumber: z.string(),
  totalMinor: z.int(),
  /** UTC milliseconds. */
  expiresAtMs: z.int(),
})
export type Reserved = z.infer<typeof Reserved>

/** Amounts in minor units of the venue's currency, times UTC milliseconds. */
export const LapsingReservation = z.object({
  orderId: OrderId,
  number: z.string(),
  customerId: CustomerId,
  customerName: z.string(),
  phone: z.string(),
  title: z.string(),
  places: z.int(),
  firstStartsAtMs: z.int().nullable(),
  totalMinor: z.int(),
  dueMinor: z.int(),
  expiresAtMs: z.int(),
})
export type LapsingReservation = z.infer<typeof LapsingReservation>

export const order = {
  /** Takes the seats and waits for the money. Without a wish it is held for a week, and until an hour before the beginning. */
  reserve: withRight('sell')
    .errors({
      CART_EMPTY: {},
      UNKNOWN_CUSTOMER: {},
      /** A gift card cannot be reserved. */
      ONLY_SOLD: { data: z.object({ lineId: OrderLineId }) },
      EXPIRY_IN_PAST: {},
      /** Of what is given up for it: sold, gone meanwhile, or with money on it that has to go back first. */
      ORDER_UNKNOWN: { data: z.object({ orderId: OrderId }) },
      ORDER_CHANGED: { data: z.object({ orderId: OrderId }) },
      PARTLY_PAID: { data: z.object({ orderId: OrderId }) },
      CODE_UNKNOWN: {},
      NOT_OFFERED: { data: z.object({ lineId: OrderLineId }) },
      PERFORMANCE_CLOSED: { data: z.object({ performanceId: PerformanceId }) },
      SEATS_TAKEN: { data: z.object({ lineIds: z.array(OrderLineId) }) },
      STANDING_FULL: { data: z.object({ performanceId: PerformanceId, areaId: AreaId, free: z.int() }) },
      OUT_OF_STOCK: { data: z.object({ productId: ProductId, left: z.int() }) },
      /** A subscription of too few or too many performances, or with more places in one than in another. */
      SUBSCRIPTION_INCOMPLETE: { data: z.object({ name: z.string(), least: z.int(), most: z.int() }) },
      TOTAL_CHANGED: { data: z.object({ totalMinor: z.int() }) },
      NOT_SET_ASIDE: { data: z.object({ lineIds: z.array(OrderLineId), mayBeApproved: z.boolean() }) },
    })
    .input(
      Command.extend({
        orderId: OrderId,
        customerId: CustomerId,
        lines: z.array(CartLine).max(500),
        /** Lines of reservations that are given up for it, such as other seats. */
        returns: z.array(OrderGivenBack).max(50).default([]),
        expectedTotalMinor: z.int(),
        note: z.string().max(400),
        promotionCode: z.string().trim().max(40).default(''),
        expiresAtMs: z.int().nullable(),
      }),
    )
    .output(Reserved),
  /** Another time until which it is held; null for the usual. */
  reschedule: withRight('sell')
    .errors({ UNKNOWN_ORDER: {}, NOT_RESERVED: {}, EXPIRY_IN_PAST: {} })
    .input(Command.extend({ orderId: OrderId, expiresAtMs: z.int().nullable() }))
    .output(z.object({ expiresAtMs: z.int() })),
  /** An order of a guest is a customer's from now on; what was booked stays as it was. */
  assign: withRight('sell')
    .errors({ UNKNOWN_ORDER: {}, UNKNOWN_CUSTOMER: {}, HAS_CUSTOMER: {} })
    .input(Command.extend({ orderId: OrderId, customerId: CustomerId }))
    .output(z.object({})),
  /** Of a reservation nothing was paid of. `PARTLY_PAID`: what was paid goes back in a settlement. */
  cancel: withRight('sell')
    .errors({ UNKNOWN_ORDER: {}, NOT_RESERVED: {}, PARTLY_PAID: {} })
    .input(Command.extend({ orderId: OrderId, reason: z.string().trim().max(400) }))
    .output(z.object({})),
  /** Reservations that lapse within two days, the next one first; at most two hundred. */
  lapsing: staffed.output(z.array(LapsingReservation)),
  /** All orders of a customer, newest first; the screen filters and sorts. */
  list: staffed.input(z.object({ customerId: CustomerId })).output(z.array(OrderRow)),
  get: staffed
    .errors({ UNKNOWN_ORDER: {} })
    .input(z.object({ orderId: OrderId }))
    .output(OrderView),
}
