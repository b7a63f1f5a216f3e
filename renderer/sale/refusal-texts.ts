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
  TENDERED_TOO_LITTLE: 'refusedTenderedTooLittle',
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
}

/** @param lines the cart that was refused, to find the lines a performance, an area or a product stands for */
export function explainRefusal({ code, data }: Refused, lines: readonly CartLine[]): ExplainedRefusal {
  const facts = (data ?? {}) as Facts
  const text = code in texts ? texts[code as Code] : code in textsOfAll ? textsOfAll[code as 'SIGNED_OUT'] : undefined
  return {
    code,
    text: text ?? 'refusedOtherwise',
    lineIds: facts.lineIds ?? lines.filter((line) => isAbout(line, facts)).map(({ id }) => id),
    count: facts.free ?? facts.left ?? facts.lineIds?.length ?? 0,
    amountMinor: facts.totalMinor ?? facts.dueMinor ?? 0,
  }
}

type Facts = {
  lineId?: string
  lineIds?: OrderLineId[]
  performanceId?: string
  areaId?: string
  productId?: string
  free?: number
  left?: number
  totalMinor?: number
  dueMinor?: number
}

function isAbout(line: CartLine, { lineId, performanceId, areaId, productId }: Facts): boolean {
  if (lineId) return line.id === lineId
  if (line.kind === 'product') return line.productId === productId
  return line.performanceId === performanceId && (areaId === undefined || (line.areaId === areaId && !line.seatId))
}
