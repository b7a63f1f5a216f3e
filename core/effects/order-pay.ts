// Money on an order that is there: ahead, or the rest of it, which sells what was reserved. A reservation that lapsed or was
// given up elsewhere meanwhile comes back with its money; a seat that somebody got in between waits contested.
import type { CaseDraft } from '#core/protocol/case.ts'
import type { EntityKey, OrderEntity, StoredLine } from '#core/protocol/entity.ts'
import { type Payment, type Ticket, withPayments, withTickets } from './case-order.ts'
import type { PartRule, Put, State } from './effect.ts'
import { takeStock } from './order.ts'
import { claimsOf, seatOf } from './order-places.ts'

export type OrderPay = {
  orderId: string
  /** As it stood where it was paid. */
  order: OrderEntity
  payments: Payment[]
  tickets: Ticket[]
  /** Nothing is left to pay: it is sold. */
  isSettled: boolean
}

export const orderPay: PartRule<OrderPay> = {
  touches: ({ orderId, order: { lines } }) => [
    { kind: 'order', id: orderId },
    ...lines.flatMap(({ productId }): EntityKey[] => (productId ? [{ kind: 'product', id: productId }] : [])),
  ],
  reads: () => [],
  claims: ({ order }) => claimsOf(order),
  apply: (body, state) => {
    const { orderId, order: asPaid, isSettled } = body
    const before = state.find('order', orderId) ?? asPaid
    const fresh = body.payments.filter(({ id }) => !before.payments.some((known) => known.id === id))
    const revived = revive(before, asPaid, orderId, state)
    const paidMinor = before.order.paidMinor + fresh.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    const isSold = isSettled || before.order.state === 'sold'
    const overMinor = Math.min(paidMinor - before.order.totalMinor, paidMinor - before.order.paidMinor)
    const twice: CaseDraft[] = overMinor > 0 ? [{ code: 'PAID_TWICE', orderId, overMinor }] : []
    const paid: OrderEntity = {
      ...before,
      order: {
        ...before.order,
        paidMinor,
        state: isSold ? 'sold' : 'reserved',
        cancelledAtMs: null,
        expiresAtMs: isSold ? null : before.order.expiresAtMs,
      },
      lines: revived.lines,
      payments: withPayments(before.payments, fresh),
    }
    const after = withTickets(paid, body.tickets)
    // What went back on the shelf when it was given up is sold after all.
    const stock = takeStock(orderId, { ...after, lines: revived.again }, state)
    const puts: Put[] = [{ kind: 'order', id: orderId, body: after }, ...stock.puts]
    return { puts, cases: [...revived.cases, ...stock.cases, ...twice] }
  },
}

/** Lines that stood when it was paid and were given up elsewhere. */
function revive(before: OrderEntity, asPaid: OrderEntity, orderId: string, state: State) {
  const stood = new Set(asPaid.lines.filter((line) => line.state === 'active').map(({ id }) => id))
  const cases: CaseDraft[] = []
  const again: StoredLine[] = []
  const lines = before.lines.map((line): StoredLine => {
    if (line.state !== 'cancelled' || !stood.has(line.id)) return line
    again.push(line)
    const seat = seatOf(line)
    const holder = seat && state.seatHolder(seat)
    if (!seat || !holder) return { ...line, state: 'active' }
    cases.push({ code: 'SEAT_CONTESTED', orderId, lineId: line.id, seat, holder })
    return { ...line, state: 'contested' }
  })
  return { lines, again, cases }
}
