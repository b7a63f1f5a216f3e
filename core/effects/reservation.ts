// Reservations: they take their seats like a sale, wait for their money, and give the seats up when they are cancelled or when
// their time is over. One that was paid meanwhile stays.
import { z } from 'zod'
import type { CaseDraft } from '#core/protocol/case.ts'
import { OrderEntity } from '#core/protocol/entity.ts'
import { type EntryRule, noClaims } from './effect.ts'
import { newOrder } from './order.ts'
import { orderReturn, unreturned } from './order-return.ts'
import { inParts, SettlementPart } from './settlement.ts'

const id = z.string().min(1).max(64)

const Reserved = z.object({ orderId: id, order: OrderEntity })

export const orderReserve: EntryRule<z.infer<typeof Reserved>> = { shape: Reserved, ...newOrder }

/** Since places of other reservations may be given up for it: these first, then the order that comes to be. */
const ReservedInParts = z.object({ parts: z.array(SettlementPart).min(1).max(100) })

export const orderReserveInParts: EntryRule<z.infer<typeof ReservedInParts>> = { shape: ReservedInParts, ...inParts }

/** `order` as it stood. */
const Rescheduled = z.object({ orderId: id, order: OrderEntity, expiresAtMs: z.int() })

/**
 * Held until another time. One that was given up elsewhere meanwhile stays given up, for its seats may be somebody's by now, and a
 * person tells the customer; one that was paid needs no time.
 */
export const orderReschedule: EntryRule<z.infer<typeof Rescheduled>> = {
  shape: Rescheduled,
  touches: ({ orderId }) => [{ kind: 'order', id: orderId }],
  claims: () => noClaims,
  apply: ({ orderId, order: asHeld, expiresAtMs }, state) => {
    const before = state.find('order', orderId) ?? asHeld
    const { state: now } = before.order
    const body = now === 'reserved' ? { ...before, order: { ...before.order, expiresAtMs } } : before
    const cases: CaseDraft[] = now === 'cancelled-reserved' ? [{ code: 'RESERVATION_GONE', orderId }] : []
    return { puts: [{ kind: 'order', id: orderId, body }], cases }
  },
}

/** `order` as it stood: nobody's. */
const Assigned = z.object({ orderId: id, order: OrderEntity, customerId: id })

/** An order of nobody becomes a customer's; of two counters that say so apart the first is heard. */
export const orderAssign: EntryRule<z.infer<typeof Assigned>> = {
  shape: Assigned,
  touches: ({ orderId }) => [{ kind: 'order', id: orderId }],
  claims: () => noClaims,
  apply: ({ orderId, order, customerId }, state) => {
    const before = state.find('order', orderId) ?? order
    const body = { ...before, order: { ...before.order, customerId: before.order.customerId ?? customerId } }
    return { puts: [{ kind: 'order', id: orderId, body }], cases: [] }
  },
}

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
