// A settlement: one meeting of a customer and the till. Whatever was open between them comes together in it and ends in one
// receipt. It is written once and never changed: what was wrong is put right by another one.
import { z } from 'zod'
import { Currency, Minor } from '#core/domain/money.ts'
import { Means } from '#core/domain/tender.ts'
import { VatCode, VatRateBp } from '#core/domain/vat.ts'

/**
 * What a line is in the books. Till laws keep these apart: a gift card that is issued or money paid ahead is no sale yet, and
 * what was sold is given back by a return, never by a sale below nothing. A donation is no supply, and is one also where it
 * goes back.
 */
export const SettlementLineKind = z.enum([
  'sale',
  'return',
  'prepayment',
  'prepayment-used',
  'gift-card-issue',
  'donation',
  'in-payment',
  'out-payment',
  'float',
  'correction',
])
export type SettlementLineKind = z.infer<typeof SettlementLineKind>

/** `grossMinor = quantity · unitMinor − discountMinor`, VAT included. */
export const SettlementLine = z.object({
  kind: SettlementLineKind,
  orderId: z.string().nullable(),
  orderLineId: z.string().nullable(),
  text: z.string(),
  quantity: z.int(),
  unitMinor: Minor,
  discountMinor: Minor,
  grossMinor: Minor,
  vatCode: VatCode,
  vatRateBp: VatRateBp,
  vatMinor: Minor,
})
export type SettlementLine = z.infer<typeof SettlementLine>

/** `tenderedMinor − changeMinor = amountMinor + roundingMinor`. `reference`: a voucher's text, an invoice's, a card's slip. */
export const SettlementPayment = z.object({
  id: z.string(),
  means: Means,
  amountMinor: Minor,
  roundingMinor: Minor,
  tenderedMinor: Minor,
  changeMinor: Minor,
  reference: z.string(),
  storedValueId: z.string().nullable(),
  attemptId: z.string().nullable(),
})
export type SettlementPayment = z.infer<typeof SettlementPayment>

/** `number` is of its receipt. Times are UTC milliseconds by the counter's clock, amounts minor units of `currency`. */
export const Settlement = z.object({
  id: z.string(),
  number: z.string(),
  atMs: z.int(),
  clerkId: z.string(),
  shiftId: z.string().nullable(),
  customerId: z.string().nullable(),
  currency: Currency,
  lines: z.array(SettlementLine).max(2_000),
  payments: z.array(SettlementPayment).max(100),
  totalMinor: Minor,
  roundingMinor: Minor,
  reason: z.string().max(400),
})
export type Settlement = z.infer<typeof Settlement>
