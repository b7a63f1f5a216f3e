// The cart as it is shown: what each line is called and costs, and which lines cannot be sold and why. Lines that cannot be
// sold do not hide the price of the others.
import type { PerformanceView, Product } from '#core/contract/performance.ts'
import { type CartLine, type Offer, type PricedCart, type PricedLine, priceCart } from '#core/domain/cart.ts'
import type { OrderLineId, PerformanceId } from '#core/domain/ids.ts'

/** Why a line cannot be sold as it stands. */
export type LineTrouble = 'not-offered' | 'closed' | 'cancelled' | 'taken' | 'full' | 'out-of-stock'

export type ShownCart = {
  priced: PricedCart
  pricedById: ReadonlyMap<OrderLineId, PricedLine>
  trouble: ReadonlyMap<OrderLineId, LineTrouble>
}

type Known = {
  offer: Offer
  views: ReadonlyMap<PerformanceId, PerformanceView>
  products: readonly Product[]
  isLoading: boolean
}

/** Prices what can be priced, and marks what the host is going to refuse, before the customer is told a price. */
export function showCart(lines: readonly CartLine[], known: Known): ShownCart {
  const trouble = new Map<OrderLineId, LineTrouble>()
  const priced = priceOffered(lines, known, trouble)
  if (!known.isLoading) {
    markPerformances(lines, known, trouble)
    markFull(lines, known, trouble)
    markStock(lines, known, trouble)
  }
  return { priced, pricedById: new Map(priced.lines.map((line) => [line.line.id, line])), trouble }
}

function priceOffered(lines: readonly CartLine[], known: Known, trouble: Map<OrderLineId, LineTrouble>): PricedCart {
  let left = lines
  for (;;) {
    const decision = priceCart(left, known.offer)
    if (decision.accepted) return decision.value
    const { lineId } = decision.refusal
    if (!known.isLoading) trouble.set(lineId, 'not-offered')
    left = left.filter(({ id }) => id !== lineId)
  }
}

function markPerformances(lines: readonly CartLine[], { views }: Known, trouble: Map<OrderLineId, LineTrouble>): void {
  const taken = new Map([...views].map(([id, view]) => [id, new Set(view.taken.map(({ seatId }) => seatId))]))
  for (const line of lines) {
    if (line.kind !== 'ticket') continue
    const state = views.get(line.performanceId)?.state
    if (state === 'closed' || state === 'cancelled') trouble.set(line.id, state)
    else if (line.seatId && taken.get(line.performanceId)?.has(line.seatId)) trouble.set(line.id, 'taken')
  }
}

function markFull(lines: readonly CartLine[], { views }: Known, trouble: Map<OrderLineId, LineTrouble>): void {
  const wanted = new Map<string, number>()
  for (const line of lines) {
    if (line.kind !== 'ticket' || line.seatId !== null) continue
    const key = `${line.performanceId} ${line.areaId}`
    const count = (wanted.get(key) ?? 0) + 1
    wanted.set(key, count)
    const area = views.get(line.performanceId)?.standing.find(({ areaId }) => areaId === line.areaId)
    if (area && count > area.free && !trouble.has(line.id)) trouble.set(line.id, 'full')
  }
}

function markStock(lines: readonly CartLine[], { products }: Known, trouble: Map<OrderLineId, LineTrouble>): void {
  for (const line of lines) {
    if (line.kind !== 'product') continue
    const stock = products.find(({ id }) => id === line.productId)?.stock ?? null
    if (stock !== null && line.quantity > stock && !trouble.has(line.id)) trouble.set(line.id, 'out-of-stock')
  }
}
