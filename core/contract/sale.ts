// Completing a sale: the one moment at which seats, money, numbers and documents come to be, together or not at all.
import { z } from 'zod'
import { CartLine } from '#core/domain/cart.ts'
import {
  AreaId,
  CustomerId,
  DocumentId,
  OrderId,
  OrderLineId,
  PerformanceId,
  ProductId,
  StaffId,
} from '#core/domain/ids.ts'
import { CashPayment } from '#core/domain/sale.ts'
import { Pin } from '#core/domain/staff.ts'
import { Command, withRight } from './base.ts'

export const CompletedSale = z.object({
  orderId: OrderId,
  orderNumber: z.string(),
  receiptNumber: z.string(),
  totalMinor: z.int(),
  dueMinor: z.int(),
  tenderedMinor: z.int(),
  changeMinor: z.int(),
  documentIds: z.array(DocumentId),
})
export type CompletedSale = z.infer<typeof CompletedSale>

export const sale = {
  /** Answers when the sale is on the disk; printing starts then and is followed by `document.ofOrder`. */
  complete: withRight('sell')
    .errors({
      CART_EMPTY: {},
      UNKNOWN_CUSTOMER: {},
      NOT_OFFERED: { data: z.object({ lineId: OrderLineId }) },
      PERFORMANCE_CLOSED: { data: z.object({ performanceId: PerformanceId }) },
      SEATS_TAKEN: { data: z.object({ lineIds: z.array(OrderLineId) }) },
      STANDING_FULL: { data: z.object({ performanceId: PerformanceId, areaId: AreaId, free: z.int() }) },
      OUT_OF_STOCK: { data: z.object({ productId: ProductId, left: z.int() }) },
      TOTAL_CHANGED: { data: z.object({ totalMinor: z.int() }) },
      TENDERED_TOO_LITTLE: { data: z.object({ dueMinor: z.int() }) },
      /** Only the server could say whether these are still to be had, and it cannot be asked now. */
      NOT_SET_ASIDE: { data: z.object({ lineIds: z.array(OrderLineId), mayBeApproved: z.boolean() }) },
      /** Of whoever is to approve it. */
      UNKNOWN_CLERK: {},
      WRONG_PIN: { data: z.object({ waitMs: z.int() }) },
      WAIT: { data: z.object({ waitMs: z.int() }) },
      MAY_NOT_APPROVE: {},
    })
    .input(
      Command.extend({
        orderId: OrderId,
        customerId: CustomerId.nullable(),
        lines: z.array(CartLine).max(500),
        expectedTotalMinor: z.int(),
        payment: CashPayment,
        note: z.string().max(400),
        /** Who answers for selling what may have been sold elsewhere meanwhile; null for a sale within this counter's rights. */
        approval: z.object({ staffId: StaffId, pin: Pin }).nullable().default(null),
      }),
    )
    .output(CompletedSale),
}
