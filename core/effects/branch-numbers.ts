// Numbers that a counter gave before it knew that another program goes on from the same disk: both gave the same ones. What is
// handed in beside the other's gets the mark of its own chain, here and on every counter alike; the paper keeps what it says.
import { withMark } from '#core/domain/number-mark.ts'
import type { EntityBody } from '#core/protocol/entity.ts'
import type { Effect, Put, State } from './effect.ts'

/** @param state as it was before the entry: what is there already has its number @param mark of the chain it is handed in with */
export function withBranchNumbers(effect: Effect, state: State, mark: string): Effect {
  return { ...effect, puts: effect.puts.map((put) => markNew(put, state, mark)) }
}

function markNew(put: Put, state: State, mark: string): Put {
  if (put.kind === 'order') return { ...put, body: markOrder(put.body, state.find('order', put.id), mark) }
  if (put.kind !== 'customer' || state.find('customer', put.id)) return put
  return { ...put, body: { ...put.body, number: withMark(put.body.number, mark) } }
}

type Order = EntityBody<'order'>

function markOrder(order: Order, before: Order | undefined, mark: string): Order {
  const known = new Set(before?.payments.map(({ id }) => id))
  const payments = order.payments.map((payment) =>
    known.has(payment.id) ? payment : { ...payment, receiptNumber: withMark(payment.receiptNumber, mark) },
  )
  if (before) return { ...order, payments }
  return { ...order, order: { ...order.order, number: withMark(order.order.number, mark) }, payments }
}
