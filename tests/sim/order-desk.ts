// What a desk does to orders that are there: other seats for a reservation, another time, a guest's order that becomes a
// customer's; carts put aside and taken up elsewhere; and who joins or gives.
import { type CartLine, priceCart } from '#core/domain/cart.ts'
import type { CommandId, CustomerId, OrderId, OrderLineId } from '#core/domain/ids.ts'
import type { CartContents } from '#core/protocol/parked-cart.ts'
import { getVenue } from '#db/counter.ts'
import type { Dice } from '#db/demo/random.ts'
import { listParkedForAll } from '#db/parked-cart.ts'
import { endParking, park as parkAt } from '#host/features/parked-cart.ts'
import { assignOrder, reschedule, reserve } from '#host/features/reservation.ts'
import { readOffer } from '#host/offer.ts'
import { ask, carryOut, type Wish } from './acts.ts'
import type { SimCounter } from './counter.ts'
import { oneOf } from './plan.ts'
import { idFrom, inCash, linesFor, pickOrder, settlement, sumOf, reserve as takeReservation } from './till.ts'
import { house } from './venue.ts'

const customerFrom = (dice: Dice) => oneOf(dice, house.customers) as CustomerId

/** Some places of a reservation go, others come, and nothing is paid. */
export function move(counter: SimCounter, dice: Dice, wishes: readonly Wish[]): string | Promise<string> {
  const order = pickOrder(counter, dice, "state = 'reserved'")
  const standing = order?.body.lines.filter(({ state }) => state !== 'cancelled') ?? []
  if (!order || standing.length === 0) return takeReservation(counter, dice, wishes)
  const given = dice.chance(0.5) ? standing : [oneOf(dice, standing)]
  const lines = linesFor(counter, dice, wishes)
  const command = {
    commandId: idFrom<CommandId>(counter, dice),
    orderId: idFrom<OrderId>(counter, dice),
    customerId: customerFrom(dice),
    lines,
    returns: [{ orderId: order.id, lineIds: given.map(({ id }) => id as OrderLineId) }],
    expectedTotalMinor: sumOf(counter, lines),
    note: '',
    expiresAtMs: null,
  }
  return ask(counter, () => reserve(counter.world, command))
}

export function holdLonger(counter: SimCounter, dice: Dice, wishes: readonly Wish[]): string | Promise<string> {
  const order = pickOrder(counter, dice, "state = 'reserved'")
  if (!order) return takeReservation(counter, dice, wishes)
  const minutes = dice.pick([15, 120, null])
  const expiresAtMs = minutes === null ? null : counter.world.clock.nowMs() + minutes * 60_000
  const command = { commandId: idFrom<CommandId>(counter, dice), orderId: order.id, expiresAtMs }
  return ask(counter, () => reschedule(counter.world, command))
}

export function assign(counter: SimCounter, dice: Dice): string | Promise<string> {
  const order = pickOrder(counter, dice, "customer_id is null and state = 'sold'")
  if (!order) return 'no guest has bought anything'
  const customerId = customerFrom(dice)
  const command = { commandId: idFrom<CommandId>(counter, dice), orderId: order.id, customerId }
  return ask(counter, () => assignOrder(counter.world, command))
}

export function park(counter: SimCounter, dice: Dice, wishes: readonly Wish[]): Promise<string> {
  const lines = linesFor(counter, dice, wishes)
  const customerId = dice.chance(0.5) ? customerFrom(dice) : null
  const empty = { returns: [], open: [], note: '', reason: '', promotionCode: '', waivedFees: [] }
  const contents: CartContents = { customerId, lines, ...empty }
  const ids = { commandId: idFrom<CommandId>(counter, dice), cartId: idFrom<string>(counter, dice) }
  const command = { ...ids, name: 'parked', totalMinor: sumOf(counter, lines), contents }
  return ask(counter, () => parkAt(counter.world, command))
}

/** The oldest is taken up and paid. */
export async function takeUp(counter: SimCounter, dice: Dice, wishes: readonly Wish[]): Promise<string> {
  const [found] = listParkedForAll(counter.world.db.read, 1)
  if (!found) return await park(counter, dice, wishes)
  const command = { commandId: idFrom<CommandId>(counter, dice), cartId: found.id }
  const taken = endParking(counter.world, command, false)
  if (!taken.accepted) return taken.refusal.code
  const { customerId, lines } = taken.value
  const totalMinor = sumOf(counter, lines)
  const parts = { customerId, lines, expectedTotalMinor: totalMinor, tenders: inCash(totalMinor) }
  const sale = settlement(counter, dice, parts)
  return await ask(counter, () => carryOut(counter, sale))
}

/** Something off by a code that is good for so many, as far as there are any left. */
export function useCode(counter: SimCounter, dice: Dice, wishes: readonly Wish[]): Promise<string> {
  const lines = linesFor(counter, dice, wishes)
  const [customerId, promotionCode] = [dice.chance(0.6) ? customerFrom(dice) : null, dice.pick(['ten', 'own'])]
  const { read } = counter.world.db
  const nowMs = counter.world.clock.nowMs()
  const { offer } = readOffer(read, lines, getVenue(read), { customerId, promotionCode, nowMs })
  const priced = priceCart(lines, offer)
  const totalMinor = priced.accepted ? priced.value.totalMinor : 0
  const parts = { customerId, lines, promotionCode, expectedTotalMinor: totalMinor, tenders: inCash(totalMinor) }
  const command = settlement(counter, dice, parts)
  return ask(counter, () => carryOut(counter, command))
}

/** A membership, something for the young stage, and what they came for. */
export function join(counter: SimCounter, dice: Dice, wishes: readonly Wish[]): Promise<string> {
  const id = () => idFrom<OrderLineId>(counter, dice)
  const today = new Date(counter.world.clock.nowMs()).toISOString().slice(0, 10)
  const lines: CartLine[] = [
    { id: id(), kind: 'membership', typeCode: 'friend', fromDay: today, note: '' },
    { id: id(), kind: 'donation', purposeCode: 'young', amountMinor: dice.pick([5_000, 20_000]), note: '' },
    ...(dice.chance(0.5) ? linesFor(counter, dice, wishes) : []),
  ]
  const totalMinor = sumOf(counter, lines)
  const parts = { customerId: customerFrom(dice), lines, expectedTotalMinor: totalMinor, tenders: inCash(totalMinor) }
  const command = settlement(counter, dice, parts)
  return ask(counter, () => carryOut(counter, command))
}
