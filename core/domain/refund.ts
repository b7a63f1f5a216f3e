// What is paid back in cash when lines of an order are given up.
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import { type Currency, roundCash } from '#core/domain/money.ts'

/** Minor units. `amountMinor` is what the lines were worth, `dueMinor` what is handed over, rounded to the smallest coin. */
export type Refund = { amountMinor: number; roundingMinor: number; dueMinor: number }

type Question = {
  /** Of the lines given up, and of the order with them in it. */
  linesMinor: number
  totalMinor: number
  paidMinor: number
  currency: Currency
  cashStepMinor: number | null
}

/** Nothing comes back of what was never paid. What was paid in part is settled by a person who counts it, not by this. */
export function decideRefund(question: Question): Decision<Refund, { code: 'PARTLY_PAID' }> {
  const { linesMinor, totalMinor, paidMinor, currency, cashStepMinor } = question
  const overpaidMinor = paidMinor - (totalMinor - linesMinor)
  if (overpaidMinor <= 0) return accept({ amountMinor: 0, roundingMinor: 0, dueMinor: 0 })
  if (overpaidMinor < linesMinor) return refuse({ code: 'PARTLY_PAID' })
  // More may lie on an order that was paid twice; this gives back what these lines cost and no more.
  const dueMinor = roundCash(linesMinor, currency, cashStepMinor ?? undefined)
  return accept({ amountMinor: linesMinor, roundingMinor: dueMinor - linesMinor, dueMinor })
}
