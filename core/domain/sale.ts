// A sale: whether it may be made, what is to be paid and with what, and what comes back.
import { type CartLine, type Offer, type PricedCart, priceCart } from '#core/domain/cart.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { AreaId, OrderLineId, PerformanceId, ProductId } from '#core/domain/ids.ts'
import type { Currency } from '#core/domain/money.ts'
import type { SettledOrder } from '#core/domain/open-order.ts'
import { findMoneyObstacle, findTopUpObstacle, type Money, type MoneyRefusal } from '#core/domain/sale-money.ts'
import { findSubscriptionObstacle, type SubscriptionRefusal } from '#core/domain/subscription.ts'
import { type SettledTender, settleTenders, type Tender, type TenderRefusal } from '#core/domain/tender.ts'

/** What is still to be had, read in the same transaction that will take it. */
export type Availability = {
  /** Sold, or set aside for somebody else. */
  isSeatTaken(performanceId: PerformanceId, seatId: string): boolean
  freeStanding(performanceId: PerformanceId, areaId: AreaId): number
  /** Undefined when the product never runs out. */
  stockOf(productId: ProductId): number | undefined
}

export type CartRefusal =
  | { code: 'CART_EMPTY' }
  | { code: 'NOT_OFFERED'; lineId: OrderLineId }
  | { code: 'PERFORMANCE_CLOSED'; performanceId: PerformanceId }
  | { code: 'SEATS_TAKEN'; lineIds: OrderLineId[] }
  | { code: 'STANDING_FULL'; performanceId: PerformanceId; areaId: AreaId; free: number }
  | { code: 'OUT_OF_STOCK'; productId: ProductId; left: number }
  | SubscriptionRefusal
  | { code: 'TOTAL_CHANGED'; totalMinor: number }

export type SaleRefusal = CartRefusal | TenderRefusal | MoneyRefusal

/** Amounts in minor units of the venue's currency. */
export type DecidedSale = PricedCart & { payments: SettledTender[] }

export type SaleQuestion = {
  lines: readonly CartLine[]
  /** What is given back and paid of earlier orders. */
  moved: readonly SettledOrder[]
  /** The total the customer was told; a price changed meanwhile is refused, not charged. */
  expectedTotalMinor: number
  tenders: readonly Tender[]
  customerId: string | null
  currency: Currency
  cashStepMinor: number | null
  nowMs: number
}

/** Checks everything again at the moment money is taken: offer, prices, seats, places, stock, and what it is paid with. */
export function decideSale(
  question: SaleQuestion,
  offer: Offer,
  available: Availability,
  money: Money,
): Decision<DecidedSale, SaleRefusal> {
  const decided = decideWhole(question, offer, available)
  if (!decided.accepted) return decided
  const topUp = findTopUpObstacle(question, money)
  if (topUp) return refuse(topUp)
  const settled = settleTenders(decided.value.totalMinor, question.tenders, question)
  if (!settled.accepted) return settled
  const obstacle = findMoneyObstacle(question, money)
  if (obstacle) return refuse(obstacle)
  return accept({ ...decided.value, payments: settled.value })
}

/** New lines and earlier orders together; one of them is enough. */
function decideWhole(question: SaleQuestion, offer: Offer, available: Availability): Decision<PricedCart, CartRefusal> {
  const { lines, moved, expectedTotalMinor } = question
  const movedMinor = moved.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  if (lines.length === 0 && moved.length === 0) return refuse({ code: 'CART_EMPTY' })
  const priced = lines.length > 0 ? decideLines(question, offer, available) : accept(nothingNew)
  if (!priced.accepted) return priced
  const totalMinor = priced.value.totalMinor + movedMinor
  return totalMinor === expectedTotalMinor
    ? accept({ ...priced.value, totalMinor })
    : refuse({ code: 'TOTAL_CHANGED', totalMinor })
}

const nothingNew: PricedCart = { lines: [], totalMinor: 0, vatTable: [] }

export type CartQuestion = Pick<SaleQuestion, 'lines' | 'expectedTotalMinor' | 'nowMs'>

/** The same without the money, which a web shop has by then. */
export function decideCart(
  { lines, expectedTotalMinor, nowMs }: CartQuestion,
  offer: Offer,
  available: Availability,
): Decision<PricedCart, CartRefusal> {
  const priced = decideLines({ lines, nowMs }, offer, available)
  if (!priced.accepted) return priced
  const { totalMinor } = priced.value
  return totalMinor === expectedTotalMinor ? priced : refuse({ code: 'TOTAL_CHANGED', totalMinor })
}

/** Whether the lines can be sold now, and what they cost. */
export function decideLines(
  { lines, nowMs }: Pick<CartQuestion, 'lines' | 'nowMs'>,
  offer: Offer,
  available: Availability,
): Decision<PricedCart, CartRefusal> {
  if (lines.length === 0) return refuse({ code: 'CART_EMPTY' })
  const priced = priceCart(lines, offer)
  if (!priced.accepted) return priced
  const obstacle = findObstacle(lines, offer, available, nowMs)
  return obstacle ? refuse(obstacle) : priced
}

function findObstacle(
  lines: readonly CartLine[],
  offer: Offer,
  available: Availability,
  nowMs: number,
): CartRefusal | undefined {
  return (
    findClosed(lines, offer, nowMs) ??
    findUnfinished(lines, offer) ??
    findTaken(lines, available) ??
    findFull(lines, available) ??
    findSoldOut(lines, available)
  )
}

/** Tickets are sold until four hours after the beginning: latecomers are at the desk, not at home. */
const sellableAfterStartMs = 4 * 3_600_000

function findClosed(lines: readonly CartLine[], offer: Offer, nowMs: number): CartRefusal | undefined {
  for (const line of lines) {
    if (line.kind !== 'ticket') continue
    const performance = offer.performances.get(line.performanceId)
    const isOpen = performance?.state === 'on-sale' && nowMs <= performance.startsAtMs + sellableAfterStartMs
    if (!isOpen) return { code: 'PERFORMANCE_CLOSED', performanceId: line.performanceId }
  }
  return undefined
}

function findUnfinished(lines: readonly CartLine[], { subscriptions = [] }: Offer): SubscriptionRefusal | undefined {
  const tickets = lines.filter((line) => line.kind === 'ticket')
  return findSubscriptionObstacle(tickets, subscriptions)
}

function findTaken(lines: readonly CartLine[], available: Availability): CartRefusal | undefined {
  const claimed = new Set<string>()
  const lineIds: OrderLineId[] = []
  for (const line of lines) {
    if (line.kind !== 'ticket' || line.seatId === null) continue
    const claim = `${line.performanceId} ${line.seatId}`
    if (claimed.has(claim) || available.isSeatTaken(line.performanceId, line.seatId)) lineIds.push(line.id)
    claimed.add(claim)
  }
  return lineIds.length > 0 ? { code: 'SEATS_TAKEN', lineIds } : undefined
}

function findFull(lines: readonly CartLine[], available: Availability): CartRefusal | undefined {
  const wanted = new Map<string, number>()
  for (const line of lines) {
    if (line.kind !== 'ticket' || line.seatId !== null) continue
    const { performanceId, areaId } = line
    const count = (wanted.get(`${performanceId} ${areaId}`) ?? 0) + 1
    wanted.set(`${performanceId} ${areaId}`, count)
    const free = available.freeStanding(performanceId, areaId)
    if (count > free) return { code: 'STANDING_FULL', performanceId, areaId, free }
  }
  return undefined
}

function findSoldOut(lines: readonly CartLine[], available: Availability): CartRefusal | undefined {
  const wanted = new Map<ProductId, number>()
  for (const line of lines) {
    if (line.kind !== 'product') continue
    const quantity = (wanted.get(line.productId) ?? 0) + line.quantity
    wanted.set(line.productId, quantity)
    const left = available.stockOf(line.productId)
    if (left !== undefined && quantity > left) return { code: 'OUT_OF_STOCK', productId: line.productId, left }
  }
  return undefined
}
