// What a settlement does: each of its parts, one after the other, each seeing what the parts before it did. A completed
// settlement is a fact: nothing here refuses one.
import { z } from 'zod'
import { Settlement } from '#core/domain/settlement.ts'
import { type EntityKey, OrderEntity } from '#core/protocol/entity.ts'
import { StoredValueMovement, StoredValueOpening } from '#core/protocol/stored-value.ts'
import type { Claims, Effect, EntryFacts, EntryRule, PartRule, State } from './effect.ts'
import { layered } from './layered.ts'
import { newOrder, Paper } from './order.ts'
import { orderPay } from './order-pay.ts'
import { orderReturn } from './order-return.ts'
import { valueMove } from './stored-value.ts'

const id = z.string().min(1).max(64)

const NewOrderPart = z.object({ part: z.literal('new-order'), orderId: id, order: OrderEntity })
const ValuePart = z.object({
  part: z.literal('value'),
  storedValueId: id,
  movement: StoredValueMovement,
  opening: StoredValueOpening.nullable(),
})

const [Payment, Ticket] = [OrderEntity.shape.payments.element, OrderEntity.shape.tickets.element]
const ReturnPart = z.object({
  part: z.literal('return'),
  orderId: id,
  order: OrderEntity,
  lineIds: z.array(id).min(1).max(1_000),
  payments: z.array(Payment),
})
const PayPart = z.object({
  part: z.literal('pay'),
  orderId: id,
  order: OrderEntity,
  payments: z.array(Payment),
  tickets: z.array(Ticket),
  isSettled: z.boolean(),
})

export const SettlementPart = z.discriminatedUnion('part', [NewOrderPart, ValuePart, ReturnPart, PayPart])
export type SettlementPart = z.infer<typeof SettlementPart>

/** What went beyond the counter's own rights, and who answered for it. */
const Unprotected = z.object({ lineIds: z.array(id), storedValueIds: z.array(id), approvedBy: id })

const Settled = z.object({
  settlement: Settlement,
  parts: z.array(SettlementPart).max(500),
  documents: z.array(Paper),
  unprotected: Unprotected.optional(),
})
export type Settled = z.infer<typeof Settled>

/** Each part sees what the parts before it did. */
export const inParts: PartRule<{ parts: SettlementPart[] }> = {
  touches: ({ parts }, facts) => parts.flatMap((part) => bound(part).touches(facts)),
  reads: ({ parts }) => parts.flatMap((part) => bound(part).reads()),
  claims: ({ parts }) => {
    const claims = parts.map((part) => bound(part).claims())
    return { seats: claims.flatMap(({ seats }) => seats), areas: claims.flatMap(({ areas }) => areas) }
  },
  apply: ({ parts }, state, facts) => {
    const now = layered(state)
    const effects = parts.map((part) => {
      const effect = bound(part).apply(now, facts)
      now.take(effect.puts)
      return effect
    })
    return { puts: effects.flatMap(({ puts }) => puts), cases: effects.flatMap(({ cases }) => cases) }
  },
}

export const saleSettle: EntryRule<Settled> = { shape: Settled, ...inParts }

/** Each kind of part with its own rule. */
function bound(part: SettlementPart): BoundPart {
  switch (part.part) {
    case 'new-order':
      return bind(newOrder, part)
    case 'value':
      return bind(valueMove, part)
    case 'return':
      return bind(orderReturn, part)
    case 'pay':
      return bind(orderPay, part)
  }
}

type BoundPart = {
  touches(facts: EntryFacts): EntityKey[]
  reads(): EntityKey[]
  claims(): Claims
  apply(state: State, facts: EntryFacts): Effect
}

function bind<Body>(rule: PartRule<Body>, body: Body): BoundPart {
  return {
    touches: (facts) => rule.touches(body, facts),
    reads: () => rule.reads(body),
    claims: () => rule.claims(body),
    apply: (state, facts) => rule.apply(body, state, facts),
  }
}
