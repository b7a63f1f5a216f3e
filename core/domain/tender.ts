// What a customer pays with, or is paid back with: any mix of means, and what is left of it in cash. Amounts are minor units
// of the venue's currency and have the sign of the total: above nothing when money comes in, below when it goes back.
import { z } from 'zod'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import { PaymentAttemptId, StoredValueId } from '#core/domain/ids.ts'
import { type Currency, roundCash } from '#core/domain/money.ts'

/**
 * Every means money can move by. `web` is a web shop's. `transfer` moves what was paid from one order to another within
 * one settlement: nothing changes hands.
 */
export const Means = z.enum(['cash', 'card', 'web', 'gift-card', 'credit', 'voucher', 'invoice', 'transfer'])
export type Means = z.infer<typeof Means>

const amountMinor = z
  .int()
  .min(-100_000_000)
  .max(100_000_000)
  .refine((minor) => minor !== 0, 'an amount of nothing')

/** `tenderedMinor` is what was put on the counter; nothing when money goes back. Cash takes whatever the others leave. */
export const CashTender = z.object({ means: z.literal('cash'), tenderedMinor: z.int().min(0).max(100_000_000) })
/** `attemptId`: the terminal's payment this is, settled before. */
const CardTender = z.object({ means: z.literal('card'), amountMinor, attemptId: PaymentAttemptId })
const GiftCardTender = z.object({ means: z.literal('gift-card'), amountMinor, storedValueId: StoredValueId })
/** Of the customer's own credit. */
const CreditTender = z.object({ means: z.literal('credit'), amountMinor })
/** A paper of somebody else's, known by what stands on it. */
const VoucherTender = z.object({
  means: z.literal('voucher'),
  amountMinor,
  reference: z.string().trim().min(1).max(40),
})
const InvoiceTender = z.object({ means: z.literal('invoice'), amountMinor, reference: z.string().trim().max(40) })

export const Tender = z.discriminatedUnion('means', [
  CashTender,
  CardTender,
  GiftCardTender,
  CreditTender,
  VoucherTender,
  InvoiceTender,
])
export type Tender = z.infer<typeof Tender>

/** No more than anybody ever paid one bill with. */
export const tendersMax = 20

/** `amountMinor` is the part of the total this pays; `tenderedMinor − changeMinor = amountMinor + roundingMinor`. */
export type SettledTender = {
  tender: Tender
  amountMinor: number
  roundingMinor: number
  tenderedMinor: number
  changeMinor: number
}

export type TenderRefusal =
  | { code: 'TENDERED_TOO_LITTLE'; dueMinor: number }
  | { code: 'TENDERED_TOO_MUCH'; overMinor: number }
  | { code: 'TENDER_MISMATCH' }

/** How cash is counted out: the currency, and the smallest coin where the venue has its own. */
export type CashRule = { currency: Currency; cashStepMinor: number | null }

/**
 * Puts the means against the total. Cash comes last, is rounded to the smallest coin and gives change; nothing else does.
 * A total of nothing needs no means. More than one payment in cash is a mismatch, as is a means against the total's sign.
 */
export function settleTenders(
  totalMinor: number,
  tenders: readonly Tender[],
  rule: CashRule,
): Decision<SettledTender[], TenderRefusal> {
  const exact = tenders.filter((tender) => tender.means !== 'cash')
  const [cash, ...moreCash] = tenders.filter((tender) => tender.means === 'cash')
  const isAgainst = exact.some((tender) => Math.sign(tender.amountMinor) !== Math.sign(totalMinor))
  if (isAgainst || moreCash.length > 0) return refuse({ code: 'TENDER_MISMATCH' })
  const restMinor = exact.reduce((rest, tender) => rest - tender.amountMinor, totalMinor)
  if (restMinor !== 0 && Math.sign(restMinor) !== Math.sign(totalMinor)) {
    return refuse({ code: 'TENDERED_TOO_MUCH', overMinor: Math.abs(restMinor) })
  }
  const settled = exact.map((tender) => settledExactly(tender, tender.amountMinor))
  if (restMinor === 0) return accept(settled)
  if (!cash) return refuse({ code: 'TENDERED_TOO_LITTLE', dueMinor: Math.abs(restMinor) })
  const paid = settleCash(restMinor, cash.tenderedMinor, rule)
  if (paid.changeMinor < 0) return refuse({ code: 'TENDERED_TOO_LITTLE', dueMinor: paid.dueMinor })
  const { roundingMinor, tenderedMinor, changeMinor } = paid
  return accept([...settled, { tender: cash, amountMinor: restMinor, roundingMinor, tenderedMinor, changeMinor }])
}

function settledExactly(tender: Tender, amount: number): SettledTender {
  return {
    tender,
    amountMinor: amount,
    roundingMinor: 0,
    tenderedMinor: Math.max(0, amount),
    changeMinor: Math.max(0, -amount),
  }
}

export type Cash = { dueMinor: number; roundingMinor: number; tenderedMinor: number; changeMinor: number }

/** What a cash customer pays and gets back; a negative change means that it was not enough. */
export function settleCash(totalMinor: number, tenderedMinor: number, { currency, cashStepMinor }: CashRule): Cash {
  const dueMinor = roundCash(totalMinor, currency, cashStepMinor ?? undefined)
  return { dueMinor, roundingMinor: dueMinor - totalMinor, tenderedMinor, changeMinor: tenderedMinor - dueMinor }
}

/** What is still to be paid after these, in minor units; below nothing when it is too much. */
export function restOf(totalMinor: number, tenders: readonly Tender[]): number {
  return tenders.reduce((rest, tender) => (tender.means === 'cash' ? rest : rest - tender.amountMinor), totalMinor)
}

const notesMinor: Record<Currency, readonly number[]> = {
  NOK: [5_000, 10_000, 20_000, 50_000, 100_000],
  DKK: [5_000, 10_000, 20_000, 50_000, 100_000],
  EUR: [500, 1_000, 2_000, 5_000, 10_000, 20_000],
  CAD: [500, 1_000, 2_000, 5_000, 10_000],
}

/** The amounts a customer is likely to hand over: exact first, then the next sums payable with few notes; at most five. */
export function quickTenders(dueMinor: number, currency: Currency): number[] {
  const rounded = notesMinor[currency].map((note) => Math.ceil(dueMinor / note) * note)
  return [...new Set([dueMinor, ...rounded])].sort((a, b) => a - b).slice(0, 5)
}
