// Completing a sale: the one moment at which seats, money, numbers and documents come to be, together or not at all.
import { z } from 'zod'
import { CartLine } from '#core/domain/cart.ts'
import { AreaId, CustomerId, DocumentId, OrderId, OrderLineId, PerformanceId, ProductId } from '#core/domain/ids.ts'
import { CashPayment } from '#core/domain/sale.ts'
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
    })
    .input(
      Command.extend({
        orderId: OrderId,
        customerId: CustomerId.nullable(),
        lines: z.array(CartLine).max(500),
        expectedTotalMinor: z.int(),
        payment: CashPayment,
        note: z.string().max(400),
      }),
    )
    .output(CompletedSale),
}
