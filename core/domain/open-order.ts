// What is open between a customer and an order that is there already: lines that are given back, and money that is still due.
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { OrderId, OrderLineId } from '#core/domain/ids.ts'
import type { OrderLineKind, OrderState } from '#core/domain/order.ts'
import type { SettlementLine } from '#core/domain/settlement.ts'
import { outsideVat } from '#core/domain/vat.ts'

/** An order as far as it matters here; amounts in minor units of its currency. */
export type KnownOrder = {
  order: { state: OrderState; currency: string; totalMinor: number; paidMinor: number }
  lines: readonly KnownLine[]
}
type KnownLine = {
  id: string
  kind: OrderLineKind
  state: 'active' | 'cancelled' | 'contested' | 'honoured'
  text: string
  quantity: number
  unitMinor: number
  discountMinor: number
  totalMinor: number
  vatCode: string
  vatRateBp: number
  vatMinor: number
}

export type OpenRefusal =
  | { code: 'ORDER_UNKNOWN'; orderId: OrderId }
  /** Cancelled, paid already, or a line of it was given back already, or is a gift card. */
  | { code: 'ORDER_CHANGED'; orderId: OrderId }

/** `amountMinor` moves on the order; the lines are what the books say of it. */
export type SettledOrder = { orderId: OrderId; amountMinor: number; lines: SettlementLine[] }

/** Lines given up: what is paid beyond what is left of the order goes back, each line with its own tax turned. */
export function giveBack(
  orderId: OrderId,
  known: KnownOrder | undefined,
  lineIds: readonly OrderLineId[],
  words: { prepaid: string },
): Decision<SettledOrder, OpenRefusal> {
  if (!known) return refuse({ code: 'ORDER_UNKNOWN', orderId })
  const lines = known.lines.filter(({ id }) => lineIds.includes(id as OrderLineId))
  const isOpen = known.order.state === 'sold' || known.order.state === 'reserved'
  const isWhole = lines.length === lineIds.length && lines.length > 0
  if (!isOpen || !isWhole || lines.some(({ state, kind }) => state === 'cancelled' || kind === 'gift-card'))
    return refuse({ code: 'ORDER_CHANGED', orderId })
  const givenMinor = lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0)
  const { state } = known.order
  const backMinor = backOf(known.order, givenMinor)
  if (state === 'sold' && backMinor === givenMinor)
    return accept({
      orderId,
      amountMinor: 0 - backMinor,
      lines: lines.map((line) => lineOf(orderId, line, 'return', -1)),
    })
  const prepaid = backMinor > 0 ? [moneyLine(orderId, 'prepayment-used', words.prepaid, 0 - backMinor)] : []
  return accept({ orderId, amountMinor: 0 - backMinor, lines: prepaid })
}

/** What is paid beyond what is left of the order when so much of it is given up. Minor units, never below nothing. */
export function backOf(
  { totalMinor, paidMinor }: { totalMinor: number; paidMinor: number },
  givenMinor: number,
): number {
  return Math.min(givenMinor, Math.max(0, paidMinor - (totalMinor - givenMinor)))
}

/** @param payMinor a part of what is due, paid ahead; null: all of it, which sells what was reserved */
export function payOpen(
  orderId: OrderId,
  known: KnownOrder | undefined,
  payMinor: number | null,
  words: { prepaid: string },
): Decision<SettledOrder & { isSettled: boolean }, OpenRefusal> {
  if (!known) return refuse({ code: 'ORDER_UNKNOWN', orderId })
  const { totalMinor, paidMinor, state } = known.order
  const dueMinor = totalMinor - paidMinor
  const isOpen = (state === 'reserved' || (state === 'sold' && dueMinor > 0)) && dueMinor >= 0
  const amountMinor = payMinor ?? dueMinor
  if (!isOpen || amountMinor > dueMinor) return refuse({ code: 'ORDER_CHANGED', orderId })
  if (amountMinor < dueMinor) {
    const lines = [moneyLine(orderId, 'prepayment', words.prepaid, amountMinor)]
    return accept({ orderId, amountMinor, lines, isSettled: false })
  }
  const sold = known.lines.filter((line) => line.state !== 'cancelled').map((line) => lineOf(orderId, line, 'sale', 1))
  const used = paidMinor > 0 ? [moneyLine(orderId, 'prepayment-used', words.prepaid, 0 - paidMinor)] : []
  return accept({ orderId, amountMinor, lines: [...sold, ...used], isSettled: true })
}

export function lineOf(orderId: string, line: KnownLine, kind: 'sale' | 'return', sign: 1 | -1): SettlementLine {
  const turned = (minor: number) => 0 + sign * minor
  return {
    kind: line.kind === 'donation' ? 'donation' : kind,
    orderId,
    orderLineId: line.id,
    text: line.text,
    quantity: line.quantity,
    unitMinor: turned(line.unitMinor),
    discountMinor: turned(line.discountMinor),
    grossMinor: turned(line.totalMinor),
    vatCode: line.vatCode,
    vatRateBp: line.vatRateBp,
    vatMinor: turned(line.vatMinor),
  }
}

/** Money that is no supply: paid ahead, or taken off what was paid ahead. */
function moneyLine(
  orderId: string,
  kind: 'prepayment' | 'prepayment-used',
  text: string,
  minor: number,
): SettlementLine {
  const amounts = { quantity: 1, unitMinor: minor, discountMinor: 0, grossMinor: minor, vatMinor: 0 }
  return { kind, orderId, orderLineId: null, text, ...amounts, vatCode: outsideVat.code, vatRateBp: outsideVat.rateBp }
}
