// What seeds found between counters about reservations, returns and gift cards, each as a short story of its own.
import { afterEach, describe, expect, it } from 'vitest'
import type { CommandId, CustomerId, OrderId, OrderLineId } from '#core/domain/ids.ts'
import { readOrderEntity } from '#db/entity/order.ts'
import { newId } from '#host/clock.ts'
import { cancelReservation, lapseReservations, reserve } from '#host/features/reservation.ts'
import { carryOut, cartLine, sell, type Wish } from './acts.ts'
import type { SimCounter } from './counter.ts'
import { type Evening, openQuietEvening } from './evening.ts'
import { checkAtTheEnd } from './invariants.ts'
import { setAside } from './steps.ts'
import { startExchange } from './sync.ts'
import { inCash, settlement, sumOf } from './till.ts'
import { house } from './venue.ts'

let evening: Evening
afterEach(() => evening.close())

function open(): [SimCounter, SimCounter] {
  evening = openQuietEvening()
  return evening.counters as [SimCounter, SimCounter]
}

async function settle(...counters: SimCounter[]) {
  for (let round = 0; round < 3; round++) for (const counter of counters) await startExchange(evening, counter)
}

function reserved(counter: SimCounter, ...wishes: Wish[]): OrderId {
  const id = <Id extends string>() => newId<Id>(counter.world.clock, counter.world.random)
  const lines = wishes.map((wish) => cartLine(wish, id<OrderLineId>()))
  const orderId = id<OrderId>()
  const made = reserve(counter.world, {
    ...{ commandId: id<CommandId>(), orderId, customerId: house.customers[0] as CustomerId, lines, note: '' },
    expectedTotalMinor: sumOf(counter, lines),
    expiresAtMs: counter.world.clock.nowMs() + 3_600_000,
  })
  expect(made.accepted).toBe(true)
  return orderId
}

/** Of what it may sell alone. */
const own = (counter: SimCounter, nth: number): Wish => ({ evening: 0, seat: setAside(counter, counter, 0)[nth] ?? 0 })

const orderAt = ({ world }: SimCounter, id: string) => {
  const order = readOrderEntity(world.db.read, id)
  if (!order) throw new Error('there is such an order')
  return order
}

const pay = (counter: SimCounter, orderId: OrderId, totalMinor: number) =>
  settling(counter, totalMinor, { open: [{ orderId, amountMinor: null }] })

async function settling(counter: SimCounter, totalMinor: number, parts: object): Promise<boolean> {
  const money = { expectedTotalMinor: totalMinor, tenders: inCash(totalMinor) }
  return (await carryOut(counter, settlement(counter, evening.dice, { ...parts, ...money }))).accepted
}

const giveBack = (counter: SimCounter, orderId: OrderId, lineIds: string[], backMinor: number) =>
  settling(counter, 0 - backMinor, { returns: [{ orderId, lineIds: lineIds as OrderLineId[] }] })

async function agrees() {
  await checkAtTheEnd(evening)
  return evening.breaches
}

describe('SR07 a reservation', () => {
  it('of two places of which one is given up: nothing was paid, so there is no receipt, and the other stays reserved', async () => {
    const [here, there] = open()
    await settle(here, there)
    const orderId = reserved(here, own(here, 0), own(here, 1))
    expect(await giveBack(here, orderId, [orderAt(here, orderId).lines[0]?.id ?? ''], 0)).toBe(true)
    await settle(here, there)
    const { order, lines } = orderAt(there, orderId)
    expect([order.state, lines.map(({ state }) => state)]).toEqual(['reserved', ['cancelled', 'active']])
    expect(await agrees()).toEqual([])
  })

  it('with a soup, given up at one counter and paid at another that had not heard: the soup has left the shelf once', async () => {
    const [here, there] = open()
    const orderId = reserved(here, { product: 'soup' })
    await settle(here, there)
    const { lines, order } = orderAt(there, orderId)
    await pay(here, orderId, order.totalMinor)
    await giveBack(there, orderId, [lines[0]?.id ?? ''], 0)
    await settle(there, here)
    expect(orderAt(there, orderId).order.state).toBe('sold')
    expect(await agrees()).toEqual([])
  })

  it('lapsed at two counters that do not hear of each other: its seat is sold at one of them', async () => {
    const [here, there] = open()
    await settle(here, there)
    const seat = own(here, 0)
    reserved(here, seat)
    await settle(here, there)
    evening.pass(4 * 3_600_000)
    lapseReservations(here.world)
    lapseReservations(there.world)
    const sold = [await sell(here, [seat]), await sell(there, [seat])]
    await settle(here, there)
    expect(sold.filter(({ accepted }) => accepted)).toHaveLength(1)
    expect(await agrees()).toEqual([])
  })

  it('of two places, of which one is given up at one counter while both are paid at another: the money too much is asked about', async () => {
    const [here, there] = open()
    await settle(here, there)
    const orderId = reserved(here, own(here, 0), own(here, 1))
    await settle(here, there)
    const { lines, order } = orderAt(there, orderId)
    await pay(here, orderId, order.totalMinor)
    await giveBack(there, orderId, [lines[0]?.id ?? ''], 0)
    await settle(here, there)
    expect(await agrees()).toEqual([])
    const { order: after } = orderAt(here, orderId)
    const cases = here.world.db.sqlite.prepare("select about ->> 'code' from cases").pluck().all()
    expect([after.paidMinor - after.totalMinor, cases]).toEqual([32_000, ['PAID_TWICE']])
  })
  it('paid whole at one counter while another took a part of it ahead: what is too much is asked about', async () => {
    const [here, there] = open()
    await settle(here, there)
    const orderId = reserved(here, own(here, 0))
    await settle(here, there)
    await settling(there, 10_000, { open: [{ orderId, amountMinor: 10_000 }] })
    await pay(here, orderId, orderAt(here, orderId).order.totalMinor)
    await settle(here, there)
    const { order: after } = orderAt(there, orderId)
    const cases = there.world.db.sqlite.prepare("select about ->> 'code' from cases").pluck().all()
    expect([after.state, after.paidMinor - after.totalMinor, cases]).toEqual(['sold', 10_000, ['PAID_TWICE']])
    expect(await agrees()).toEqual([])
  })
  it('given up at one counter while another took money ahead: its seat and its soup are neither to sell nor on the shelf', async () => {
    const [here, there] = open()
    await settle(here, there)
    const orderId = reserved(here, own(here, 0), { product: 'soup' })
    await settle(here, there)
    await settling(there, 10_000, { open: [{ orderId, amountMinor: 10_000 }] })
    await startExchange(evening, there)
    const command = { commandId: newId<CommandId>(here.world.clock, here.world.random), orderId, reason: 'not coming' }
    expect(cancelReservation(here.world, command).accepted).toBe(true)
    await startExchange(evening, here)
    await startExchange(evening, here)
    expect(orderAt(here, orderId).order.state).toBe('reserved')
    expect(await agrees()).toEqual([])
  })

  it('of two places given up at two counters: each is to sell at the counter that the server says', async () => {
    const [here, there] = open()
    await settle(here, there)
    const orderId = reserved(here, own(here, 0), own(here, 1))
    await settle(here, there)
    const lineIds = [orderAt(here, orderId).lines[0]?.id ?? '']
    await giveBack(there, orderId, lineIds, 0)
    await startExchange(evening, there)
    await giveBack(here, orderId, lineIds, 0)
    await startExchange(evening, here)
    await startExchange(evening, here)
    await startExchange(evening, there)
    expect(await agrees()).toEqual([])
  })
})
