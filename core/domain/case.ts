// A case is something recorded as it happened that a person must look at: which kinds there are, and what can be answered.
import { z } from 'zod'
import type { Right } from '#core/domain/staff.ts'

export const CaseCode = z.enum([
  'SEAT_CONTESTED',
  'AREA_OVERSOLD',
  'STOCK_OVERSOLD',
  'PERFORMANCE_CANCELLED',
  'FIELD_CONTESTED',
  'VALUE_OVERDRAWN',
  'RETURNED_TWICE',
  'PAID_TWICE',
  'RESERVATION_GONE',
  'ALREADY_THERE',
  'NOT_THERE',
  'ANSWERED_TWICE',
])
export type CaseCode = z.infer<typeof CaseCode>

/**
 * `reseat`: another seat and a new ticket. `refund`: the money back in cash, the place given up. `honour`: let in all the same.
 * `call` and `note` are written down and leave the case open. `keep` and `take`: which value of a card's field holds.
 */
export const CaseAnswer = z.enum(['reseat', 'refund', 'honour', 'call', 'note', 'keep', 'take', 'close'])
export type CaseAnswer = z.infer<typeof CaseAnswer>

const answers: Record<CaseCode, readonly CaseAnswer[]> = {
  SEAT_CONTESTED: ['reseat', 'refund', 'honour', 'call', 'note'],
  AREA_OVERSOLD: ['refund', 'honour', 'call', 'note', 'close'],
  PERFORMANCE_CANCELLED: ['refund', 'honour', 'call', 'note', 'close'],
  STOCK_OVERSOLD: ['call', 'note', 'close'],
  FIELD_CONTESTED: ['keep', 'take', 'call', 'note'],
  VALUE_OVERDRAWN: ['call', 'note', 'close'],
  RETURNED_TWICE: ['call', 'note', 'close'],
  PAID_TWICE: ['call', 'note', 'close'],
  RESERVATION_GONE: ['call', 'note', 'close'],
  ALREADY_THERE: ['note', 'close'],
  NOT_THERE: ['note', 'close'],
  ANSWERED_TWICE: ['call', 'note', 'close'],
}

/** The ready answers to a case, in the order in which they are offered. */
export function answersTo(code: CaseCode): readonly CaseAnswer[] {
  return answers[code]
}

/** Whether a case is settled by it; a call or a note leaves it open. */
export function isClosing(answer: CaseAnswer): boolean {
  return answer !== 'call' && answer !== 'note'
}

/** Money, a place beyond what there is, and putting a case away are not every clerk's to decide. */
export const rightTo: Record<CaseAnswer, Right> = {
  reseat: 'sell',
  refund: 'case.settle',
  honour: 'case.settle',
  call: 'sell',
  note: 'sell',
  keep: 'customer.edit',
  take: 'customer.edit',
  close: 'case.settle',
}
