// Reservations: they take their seats like a sale, wait for their money, and give the seats up when they are cancelled or when
// their time is over. One that was paid meanwhile stays.
import { z } from 'zod'
import { OrderEntity } from '#core/protocol/entity.ts'
import type { EntryRule } from './effect.ts'
import { newOrder } from './order.ts'
import { orderReturn, unreturned } from './order-return.ts'

const id = z.string().min(1).max(64)

const Reserved = z.object({ orderId: id, order: OrderEntity })

export const orderReserve: EntryRule<z.infer<typeof Reserved>> = { shape: Reserved, ...newOrder }

/** `order` as it stood. `expired`: its time was over, and nothing had been paid. */
const Cancelled = z.object({ orderId: id, order: OrderEntity, reason: z.string().max(400), isExpired: z.boolean() })

export const orderCancel: EntryRule<z.infer<typeof Cancelled>> = {
  shape: Cancelled,
  touches: (body, facts) => orderReturn.touches(returned(body), facts),
  claims: (body) => orderReturn.claims(returned(body)),
  apply: (body, state, facts) => {
    const standing = state.find('order', body.orderId) ?? body.order
    const isOver = standing.order.state === 'reserved' && standing.order.paidMinor === 0
    const isLater = body.isExpired && (standing.order.expiresAtMs ?? Number.POSITIVE_INFINITY) > facts.atMs
    // All of it is put even unchanged, so that it comes down again where the end of it was laid over it.
    if (!isOver || isLater)
      return {
        puts: [{ kind: 'order', id: body.orderId, body: standing }, ...unreturned(returned(body), state, facts)],
        cases: [],
      }
    return orderReturn.apply(returned(body), state, facts)
  },
}

function returned({ orderId, order }: z.infer<typeof Cancelled>) {
  const lineIds = order.lines.filter(({ state }) => state !== 'cancelled').map((line) => line.id)
  return { orderId, order, lineIds, payments: [] }
}
