// A customer's orders, and one order with everything in it.
import { z } from 'zod'
import { CustomerId, DocumentId, OrderId, OrderLineId, PerformanceId, SettlementId } from '#core/domain/ids.ts'
import { Currency } from '#core/domain/money.ts'
import { Channel, OrderLineKind, OrderState } from '#core/domain/order.ts'
import { Means } from '#core/domain/tender.ts'
import { staffed } from './base.ts'
import { DocumentKind, DocumentState } from './document.ts'

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
  documents: z.array(z.object({ id: DocumentId, kind: DocumentKind, number: z.string(), state: DocumentState })),
})
export type OrderView = z.infer<typeof OrderView>

export const order = {
  /** All orders of a customer, newest first; the screen filters and sorts. */
  list: staffed.input(z.object({ customerId: CustomerId })).output(z.array(OrderRow)),
  get: staffed
    .errors({ UNKNOWN_ORDER: {} })
    .input(z.object({ orderId: OrderId }))
    .output(OrderView),
}
