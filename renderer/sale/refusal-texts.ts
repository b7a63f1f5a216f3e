// What the screen says to every refusal of a sale: the sentence, and the lines it is about.
import type { sale } from '#core/contract/sale.ts'
import type { CartLine } from '#core/domain/cart.ts'
import type { OrderLineId } from '#core/domain/ids.ts'
import type { RefusalCode, Refused } from '../host/refusal.ts'

type Code = RefusalCode<typeof sale.complete>

/** A new refusal breaks the build here until somebody writes its sentence, in every language. */
const texts = {
  CART_EMPTY: 'refusedCartEmpty',
  UNKNOWN_CUSTOMER: 'refusedUnknownCustomer',
  NOT_OFFERED: 'refusedNotOffered',
  PERFORMANCE_CLOSED: 'refusedPerformanceClosed',
  SEATS_TAKEN: 'refusedSeatsTaken',
  STANDING_FULL: 'refusedStandingFull',
  OUT_OF_STOCK: 'refusedOutOfStock',
  TOTAL_CHANGED: 'refusedTotalChanged',
  SUBSCRIPTION_INCOMPLETE: 'refusedSubscription',
  TENDERED_TOO_LITTLE: 'refusedTenderedTooLittle',
  ORDER_UNKNOWN: 'refusedOrderUnknown',
  ORDER_CHANGED: 'refusedOrderChanged',
  TENDERED_TOO_MUCH: 'refusedTenderedTooMuch',
  TENDER_MISMATCH: 'refusedTenderMismatch',
  NO_SHIFT: 'refusedNoShift',
  CODE_UNKNOWN: 'refusedCodeUnknown',
  FEES_CHANGED: 'refusedFeesChanged',
  REASON_NEEDED: 'refusedReasonNeeded',
  CUSTOMER_NEEDED: 'refusedCustomerNeeded',
  VALUE_UNKNOWN: 'refusedValueUnknown',
  VALUE_BLOCKED: 'refusedValueBlocked',
  VALUE_EXPIRED: 'refusedValueExpired',
  VALUE_TOO_LITTLE: 'refusedValueTooLittle',
  PAYMENT_NOT_APPROVED: 'refusedPaymentNotApproved',
  VALUE_NOT_SET_ASIDE: 'refusedValueNotSetAside',
  USES_NOT_SET_ASIDE: 'refusedUsesNotSetAside',
  USES_TAKEN: 'refusedUsesTaken',
  NOT_SET_ASIDE: 'refusedNotSetAside',
  UNKNOWN_CLERK: 'refusedApprover',
  WRONG_PIN: 'refusedWrongPin',
  WAIT: 'refusedWait',
  MAY_NOT_APPROVE: 'refusedApprover',
} as const satisfies Record<Code, string>

const textsOfAll = { SIGNED_OUT: 'refusedSignedOut', NOT_ALLOWED: 'refusedNotAllowed' } as const

export type RefusalText = (typeof texts)[Code] | (typeof textsOfAll)[keyof typeof textsOfAll] | 'refusedOtherwise'

export type ExplainedRefusal = {
  code: string
  text: RefusalText
  lineIds: readonly OrderLineId[]
  /** Amounts are still numbers of minor units; whoever shows the sentence writes them as money. */
  count: number
  amountMinor: number
  /** Somebody who answers for it may let it be sold all the same. */
  mayBeApproved: boolean
}

/** @param lines the cart that was refused, to find the lines a performance, an area or a product stands for */
export function explainRefusal({ code, data }: Refused, lines: readonly CartLine[]): ExplainedRefusal {
  const facts = (data ?? {}) as Facts
  const text = code in texts ? texts[code as Code] : code in textsOfAll ? textsOfAll[code as 'SIGNED_OUT'] : undefined
  return {
    code,
    text: text ?? 'refusedOtherwise',
    lineIds: facts.lineIds ?? lines.filter((line) => isAbout(line, facts)).map(({ id }) => id),
    count: facts.free ?? facts.left ?? facts.own ?? facts.lineIds?.length ?? Math.ceil((facts.waitMs ?? 0) / 1_000),
    amountMinor: facts.totalMinor ?? facts.dueMinor ?? facts.overMinor ?? facts.leftMinor ?? facts.ownMinor ?? 0,
    mayBeApproved: facts.mayBeApproved === true || approvalCodes.has(code),
  }
}

/** Refusals of the one who was to approve: another try is offered. */
const approvalCodes: ReadonlySet<string> = new Set(['UNKNOWN_CLERK', 'WRONG_PIN', 'WAIT', 'MAY_NOT_APPROVE'])

type Facts = {
  waitMs?: number
  mayBeApproved?: boolean
  lineId?: string
  lineIds?: OrderLineId[]
  performanceId?: string
  areaId?: string
  productId?: string
  free?: number
  left?: number
  own?: number
  totalMinor?: number
  dueMinor?: number
  overMinor?: number
  leftMinor?: number
  ownMinor?: number
}

function isAbout(line: CartLine, { lineId, performanceId, areaId, productId }: Facts): boolean {
  if (lineId) return line.id === lineId
  if (line.kind === 'product') return line.productId === productId
  if (line.kind !== 'ticket') return false
  return line.performanceId === performanceId && (areaId === undefined || (line.areaId === areaId && !line.seatId))
}
