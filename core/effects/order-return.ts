// Lines of an order given back: their tickets void, their places free again, goods back on the shelf, the money as the
// settlement says. What another counter gave back already is recorded too, and asked about where money went out twice.
import type { AllotmentEntity } from '#core/protocol/allotment.ts'
import { allotmentId } from '#core/protocol/allotment.ts'
import type { CaseDraft } from '#core/protocol/case.ts'
import type { EntityKey, OrderEntity } from '#core/protocol/entity.ts'
import { plus } from './allotment.ts'
import { type Payment, refunded } from './case-order.ts'
import type { EntryFacts, PartRule, Put, State } from './effect.ts'
import { claimsOf, placesHeld, seatsHeld } from './order-places.ts'

/** `order` as it stood where it was given back: a counter rebuilt from its black box knows it from here alone. */
export type OrderReturn = { orderId: string; order: OrderEntity; lineIds: string[]; payments: Payment[] }

export const orderReturn: PartRule<OrderReturn> = {
  touches: (body, { counterId }) => [
    { kind: 'order', id: body.orderId },
    ...performancesOf(body).map((id): EntityKey => ({ kind: 'allotment', id: allotmentId(id, counterId) })),
    ...linesOf(body).flatMap(({ productId }): EntityKey[] => (productId ? [{ kind: 'product', id: productId }] : [])),
  ],
  reads: () => [],
  claims: (body) => claimsOf({ ...body.order, lines: linesOf(body) }),
  apply: (body, state, { counterId, atMs }) => {
    const { orderId, lineIds, payments } = body
    const before = state.find('order', orderId) ?? body.order
    const standing = before.lines.filter(({ id, state: now }) => lineIds.includes(id) && now !== 'cancelled')
    const after = refunded(before, lineIds, payments, { atMs })
    const isKnown = payments.every(({ id }) => before.payments.some((known) => known.id === id))
    const paidOutMinor = 0 - payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    const isTwice = !isKnown && standing.length < lineIds.length && paidOutMinor > 0
    // Given up for nothing where another counter had the money already.
    const overMinor = overpaid(after) - Math.max(0, overpaid(before))
    const cases: CaseDraft[] = [
      ...(isTwice ? [{ code: 'RETURNED_TWICE' as const, orderId, paidOutMinor }] : []),
      ...(overMinor > 0 ? [{ code: 'PAID_TWICE' as const, orderId, overMinor }] : []),
    ]
    const freed = { ...before, lines: standing }
    const puts: Put[] = [
      { kind: 'order', id: orderId, body: after },
      ...performancesOf(body).flatMap((id) => setAside(state, counterId, id, freed, atMs)),
      ...restocked(state, linesOf(body), new Set(standing.map(({ id }) => id))),
    ]
    return { puts, cases }
  },
}

/** What lies on an order beyond what is left of it. Minor units. */
function overpaid({ order, lines }: OrderEntity): number {
  return lines.reduce(
    (over, { state, totalMinor }) => (state === 'cancelled' ? over : over - totalMinor),
    order.paidMinor,
  )
}

const linesOf = ({ order: { lines }, lineIds }: OrderReturn) => lines.filter(({ id }) => lineIds.includes(id))

function performancesOf(body: OrderReturn): string[] {
  return [...new Set(linesOf(body).flatMap(({ performanceId }) => performanceId ?? []))]
}

/**
 * What giving back would change, put as it stands: so it comes down again at a counter that gave back what was not there to be
 * given back any more, and has its places and goods in its rows.
 */
export function unreturned(body: OrderReturn, state: State, { counterId, atMs }: EntryFacts): Put[] {
  const nothing = { ...body.order, lines: [] }
  return [
    ...performancesOf(body).flatMap((id) => setAside(state, counterId, id, nothing, atMs)),
    ...restocked(state, linesOf(body), new Set()),
  ]
}

/** Whoever took them back has them in hand: they are that counter's to sell again, until they go back as left over. */
function setAside(state: State, counterId: string, performanceId: string, freed: OrderEntity, atMs: number): Put[] {
  const id = allotmentId(performanceId, counterId)
  const own = state.find('allotment', id)
  if (!own) return []
  const seats = [...seatsHeld(freed).values()].flatMap(({ seat }) =>
    seat.performanceId === performanceId ? [seat.seatId] : [],
  )
  const areas = [...placesHeld(freed).values()].flatMap(({ area, count }) =>
    area.performanceId === performanceId ? [{ areaId: area.areaId, places: count }] : [],
  )
  // Put unchanged, it comes down again where more had been laid over it.
  if (seats.length + areas.length === 0) return [{ kind: 'allotment', id, body: own }]
  const body: AllotmentEntity = {
    ...own,
    seats: [...own.seats, ...seats.filter((seatId) => !own.seats.includes(seatId))],
    areas: plus(own.areas, areas),
    claimedAtMs: own.claimedAtMs ?? atMs,
  }
  return [{ kind: 'allotment', id, body }]
}

/** @param back ids of the lines whose goods are on the shelf again */
function restocked(state: State, lines: OrderEntity['lines'], back: ReadonlySet<string>): Put[] {
  const counts = new Map<string, number>()
  for (const { id, productId, quantity } of lines)
    if (productId) counts.set(productId, (counts.get(productId) ?? 0) + (back.has(id) ? quantity : 0))
  return [...counts].flatMap(([id, quantity]): Put[] => {
    const product = state.find('product', id)
    if (!product || product.stock === null) return []
    return [{ kind: 'product', id, body: { ...product, stock: product.stock + quantity } }]
  })
}
