// Completing a sale: the one moment at which seats, money, numbers and documents come to be, together or not at all.
import { z } from 'zod'
import { CartLine } from '#core/domain/cart.ts'
import { OpenPayment, OrderGivenBack } from '#core/domain/cart-open.ts'
import {
  AreaId,
  CustomerId,
  DocumentId,
  OrderId,
  OrderLineId,
  PaymentAttemptId,
  PerformanceId,
  ProductId,
  SettlementId,
  StoredValueId,
} from '#core/domain/ids.ts'
import { Means, Tender, tendersMax } from '#core/domain/tender.ts'
import { Approval, approvalErrors } from './approval.ts'
import { Command, staffed, withRight } from './base.ts'

/** A line that was taken out of a cart; minor units of the venue's currency. */
export const CorrectedLine = z.object({ text: z.string().max(300), quantity: z.int().min(1), grossMinor: z.int() })
export type CorrectedLine = z.infer<typeof CorrectedLine>

export const CompletedSale = z.object({
  orderId: OrderId,
  orderNumber: z.string(),
  receiptNumber: z.string(),
  /** Null for an order of the time before there were settlements. */
  settlementId: SettlementId.nullable(),
  totalMinor: z.int(),
  /** What was put on the counter and what comes back, cash and all other means together. */
  tenderedMinor: z.int(),
  changeMinor: z.int(),
  payments: z.array(z.object({ means: Means, amountMinor: z.int(), tenderedMinor: z.int(), changeMinor: z.int() })),
  documentIds: z.array(DocumentId),
})
export type CompletedSale = z.infer<typeof CompletedSale>

export const sale = {
  /** What became of a cart whose answer was lost: by the id its order was to have. */
  made: staffed
    .errors({ NOT_MADE: {} })
    .input(z.object({ orderId: OrderId }))
    .output(CompletedSale),
  /** Says that lines were taken out of a cart before anything was paid; `isWhole`: it was given up with all that lay in it. */
  correct: withRight('sell')
    .input(Command.extend({ lines: z.array(CorrectedLine).min(1).max(500), isWhole: z.boolean().default(false) }))
    .output(z.object({})),
  /** Answers when the sale is on the disk; printing starts then and is followed by `document.ofOrder`. */
  complete: withRight('sell')
    .errors({
      CART_EMPTY: {},
      UNKNOWN_CUSTOMER: {},
      ORDER_UNKNOWN: { data: z.object({ orderId: OrderId }) },
      ORDER_CHANGED: { data: z.object({ orderId: OrderId }) },
      NOT_OFFERED: { data: z.object({ lineId: OrderLineId }) },
      PERFORMANCE_CLOSED: { data: z.object({ performanceId: PerformanceId }) },
      SEATS_TAKEN: { data: z.object({ lineIds: z.array(OrderLineId) }) },
      STANDING_FULL: { data: z.object({ performanceId: PerformanceId, areaId: AreaId, free: z.int() }) },
      OUT_OF_STOCK: { data: z.object({ productId: ProductId, left: z.int() }) },
      /** A subscription of too few or too many performances, or with more places in one than in another. */
      SUBSCRIPTION_INCOMPLETE: { data: z.object({ name: z.string(), least: z.int(), most: z.int() }) },
      TOTAL_CHANGED: { data: z.object({ totalMinor: z.int() }) },
      TENDERED_TOO_LITTLE: { data: z.object({ dueMinor: z.int() }) },
      TENDERED_TOO_MUCH: { data: z.object({ overMinor: z.int() }) },
      TENDER_MISMATCH: {},
      CUSTOMER_NEEDED: {},
      /** The venue takes money in a shift only, and none is open. */
      NO_SHIFT: {},
      /** A promotion code that nobody knows, or whose days are over. */
      CODE_UNKNOWN: {},
      /** The cart has not the fees that the venue asks for now. */
      FEES_CHANGED: {},
      /** A fee is waived, and nobody says why. */
      REASON_NEEDED: {},
      VALUE_UNKNOWN: { data: z.object({ storedValueId: StoredValueId }) },
      VALUE_BLOCKED: { data: z.object({ storedValueId: StoredValueId }) },
      VALUE_EXPIRED: { data: z.object({ storedValueId: StoredValueId, expiresAtMs: z.int() }) },
      VALUE_TOO_LITTLE: { data: z.object({ leftMinor: z.int() }) },
      PAYMENT_NOT_APPROVED: { data: z.object({ attemptId: PaymentAttemptId }) },
      /** Stored value of which this counter has less set aside, in minor units, and nobody can be asked now. */
      VALUE_NOT_SET_ASIDE: { data: z.object({ ownMinor: z.int(), mayBeApproved: z.boolean() }) },
      /** Of a price rule that counts its uses: this counter has fewer set aside, and nobody can be asked now. */
      USES_NOT_SET_ASIDE: { data: z.object({ own: z.int(), mayBeApproved: z.boolean() }) },
      /** Other counters have given them meanwhile. */
      USES_TAKEN: { data: z.object({ left: z.int() }) },
      /** Only the server could say whether these are still to be had, and it cannot be asked now. */
      NOT_SET_ASIDE: { data: z.object({ lineIds: z.array(OrderLineId), mayBeApproved: z.boolean() }) },
      /** Of whoever is to approve it. */
      ...approvalErrors,
    })
    .input(
      Command.extend({
        orderId: OrderId,
        customerId: CustomerId.nullable(),
        lines: z.array(CartLine).max(500),
        returns: z.array(OrderGivenBack).max(50).default([]),
        open: z.array(OpenPayment).max(50).default([]),
        /** Why something is given back, or a fee is waived. */
        reason: z.string().trim().max(400).default(''),
        expectedTotalMinor: z.int(),
        tenders: z.array(Tender).max(tendersMax),
        note: z.string().max(400),
        promotionCode: z.string().trim().max(40).default(''),
        /** Codes of fees that are not asked for this time; with a `reason`. */
        waivedFees: z.array(z.string().max(40)).max(20).default([]),
        /** Who answers for selling what may have been sold elsewhere meanwhile; null for a sale within this counter's rights. */
        approval: Approval,
      }),
    )
    .output(CompletedSale),
}
