// Fees the venue asks for beside the price: by rule, so that nobody forgets one, and let go of only with a reason.
import { z } from 'zod'
import { VatCode } from '#core/domain/vat.ts'

/** `minor` in minor units of the venue's currency, VAT included. */
export const Fee = z.object({
  code: z.string().min(1).max(40),
  name: z.string().min(1).max(80),
  minor: z.int().min(1).max(10_000_000),
  vatCode: VatCode,
  /** When tickets are sold, or when some are given back for others. */
  on: z.enum(['sale', 'exchange']),
  /** Once, or for each ticket: those that are sold, or those that come back. */
  per: z.enum(['order', 'ticket']),
})
export type Fee = z.infer<typeof Fee>

export type WantedFee = { feeCode: string; quantity: number }

/** What a cart has of tickets. */
export type FeeFacts = { soldTickets: number; returnedTickets: number }

/** A sale in which tickets come back is an exchange, and bears the fees of that alone; a mere return bears none. */
export function wantedFees(fees: readonly Fee[], { soldTickets, returnedTickets }: FeeFacts): WantedFee[] {
  if (soldTickets === 0) return []
  const on = returnedTickets > 0 ? 'exchange' : 'sale'
  const tickets = on === 'exchange' ? returnedTickets : soldTickets
  return fees
    .filter((fee) => fee.on === on)
    .map(({ code, per }) => ({ feeCode: code, quantity: per === 'order' ? 1 : tickets }))
}

export type FeeRefusal = { code: 'FEES_CHANGED' } | { code: 'REASON_NEEDED' }

/**
 * Every fee that is wanted is in the cart as it should be, or is waived; and nothing is waived without a word.
 * @param given what the cart has of fees
 */
export function findFeeObstacle(
  wanted: readonly WantedFee[],
  given: readonly WantedFee[],
  { waived, reason }: { waived: readonly string[]; reason: string },
): FeeRefusal | undefined {
  const due = wanted.filter(({ feeCode }) => !waived.includes(feeCode))
  const text = (fees: readonly WantedFee[]) =>
    fees
      .map(({ feeCode, quantity }) => `${feeCode} ${quantity}`)
      .toSorted()
      .join()
  if (text(due) !== text(given)) return { code: 'FEES_CHANGED' }
  return due.length < wanted.length && reason.trim() === '' ? { code: 'REASON_NEEDED' } : undefined
}
