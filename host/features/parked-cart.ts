// Parking a cart for every counter, and taking one up.
import type { ParkedCartRow } from '#core/contract/parked-cart.ts'
import type { CartLine } from '#core/domain/cart.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId, OrderLineId, StoredValueId } from '#core/domain/ids.ts'
import { cartPark, cartTakeUp } from '#core/effects/parked-cart.ts'
import type { CartContents, ParkedCartEntity } from '#core/protocol/parked-cart.ts'
import { findCounter } from '#db/counter.ts'
import { customerNameOf } from '#db/customer.ts'
import type { ReadableDb } from '#db/database.ts'
import { readEntity } from '#db/entity/entity.ts'
import { getCounterCode } from '#db/number-series.ts'
import { listParkedForAll } from '#db/parked-cart.ts'
import { listKnownCounters } from '#db/rights.ts'
import { staffName } from '#db/staff.ts'
import { carryOut, factsNow } from '../carry-out.ts'
import { newId } from '../clock.ts'
import { inJournal } from '../in-journal.ts'
import { clerkOf, host, settle } from '../procedures.ts'
import type { World } from '../world.ts'

export const parkedCart = {
  list: host.parkedCart.list.handler(({ context: { world } }) => readParked(world.db.read)),
  park: host.parkedCart.park.handler(({ input, context: { world }, errors }) => settle(park(world, input), errors)),
  takeUp: host.parkedCart.takeUp.handler(({ input, context: { world }, errors }) =>
    settle(endParking(world, input, false), errors),
  ),
  giveUp: host.parkedCart.giveUp.handler(({ input, context: { world }, errors }) => {
    const decision = endParking(world, input, true)
    return settle(decision.accepted ? accept({}) : decision, errors)
  }),
}

const parkedMax = 200

export function readParked(db: ReadableDb): ParkedCartRow[] {
  const own = findCounter(db)
  const codes = new Map(listKnownCounters(db).map(({ id, code, name }) => [id, name || code]))
  return listParkedForAll(db, parkedMax).map(({ id, cart }) => {
    const customerId = cart.contents?.customerId ?? null
    return {
      cartId: id,
      name: cart.name,
      customerId,
      customerName: customerId === null ? '' : customerNameOf(db, customerId),
      totalMinor: cart.totalMinor,
      parkedAtMs: cart.parkedAtMs,
      parkedByName: staffName(db, cart.parkedBy),
      counter: cart.counterId === own?.id ? getCounterCode(db) : (codes.get(cart.counterId) ?? ''),
    }
  })
}

type Park = { commandId: CommandId; cartId: string; name: string; totalMinor: number; contents: CartContents }

export function park(world: World, command: Park): Decision<Record<string, never>, { code: 'CART_EMPTY' }> {
  return inJournal<Record<string, never>, { code: 'CART_EMPTY' }>(world, command, { name: 'cart.park', v: 1 }, (tx) => {
    const { cartId, name, totalMinor, contents } = command
    if (contents.lines.length + contents.returns.length + contents.open.length === 0) {
      return refuse({ code: 'CART_EMPTY' })
    }
    const { counterId, atMs: parkedAtMs } = factsNow(tx, world)
    const cart: ParkedCartEntity = { name, totalMinor, contents, parkedAtMs, parkedBy: clerkOf(world).id, counterId }
    carryOut(tx, world, cartPark, { cartId, cart })
    return accept({ answer: {}, entry: { cartId, cart }, changed: ['parked-cart'] })
  })
}

/** Taken up or given up: what lay in it is handed out once. */
export function endParking(
  world: World,
  command: { commandId: CommandId; cartId: string },
  isGivenUp: boolean,
): Decision<CartContents, { code: 'NOT_THERE' }> {
  return inJournal<CartContents, { code: 'NOT_THERE' }>(world, command, { name: 'cart.take-up', v: 1 }, (tx) => {
    const { cartId } = command
    const cart = readEntity(tx, 'parked-cart', cartId)
    if (!cart?.contents) return refuse({ code: 'NOT_THERE' })
    const entry = { cartId, cart, isGivenUp }
    carryOut(tx, world, cartTakeUp, entry)
    const lines = cart.contents.lines.map((line) => withOwnIds(world, line))
    return accept({ answer: { ...cart.contents, lines }, entry, changed: ['parked-cart'] })
  })
}

/** Two counters that take one up apart sell two things, not one thing twice: what is made with a sale gets ids of its own. */
function withOwnIds(world: World, line: CartLine): CartLine {
  const id = newId<OrderLineId>(world.clock, world.random)
  if (line.kind !== 'gift-card' || line.isTopUp) return { ...line, id }
  return { ...line, id, storedValueId: newId<StoredValueId>(world.clock, world.random) }
}
