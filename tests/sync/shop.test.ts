// The web shop beside a real counter: what is sold on the web comes down like anything else, and stands there as it should.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CustomerId, OrderId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import { uuidV7 } from '#core/domain/ids.ts'
import { router } from '#host/router.ts'
import { readPerformance } from '#server/features/shop.ts'
import { buy } from '#server/features/shop-order.ts'
import { cancelLines, readOwnOrder } from '#server/features/shop-own-order.ts'
import { signIn } from '#tests/faults/sent.ts'
import { type Desk, differences, type Evening, openEvening } from './two-counters.ts'

const catalogue = readFileSync(join(import.meta.dirname, '../../docs/catalogue.example.json'), 'utf8')
const people = 'number;first name;last name;email;label\n1;Anne;Berg;Anne@example.org;VIP\n'

let evening: Evening
let desk: Desk
let performanceId: PerformanceId
beforeAll(async () => {
  evening = await openEvening()
  desk = await evening.newDesk('A1')
  await desk.import('catalogue', catalogue)
  await desk.import('customers', people)
  await desk.exchange()
  const { sqlite } = desk.world.db
  performanceId = sqlite.prepare("select id from performances where code like '%PEER'").pluck().get() as PerformanceId
})
afterAll(() => evening.close())

/** Buys the first free seats, for Anne Berg. */
async function buyOnTheWeb(count: number) {
  const shown = await readPerformance(evening.world, performanceId)
  if (!shown.accepted) throw new Error(shown.refusal.code)
  const free = shown.value.seats.filter(({ isFree }) => isFree).slice(0, count)
  const lines = free.map(({ seatId, areaId, category }) => {
    const price = shown.value.prices.find((each) => each.category === category)
    if (!price) throw new Error('every category of the house has a price')
    return { line: { performanceId, areaId, seatId, priceTypeId: price.priceTypeId }, priceMinor: price.priceMinor }
  })
  const bought = await buy(evening.world, {
    orderId: uuidV7(evening.world.nowMs(), evening.world.random(10)) as OrderId,
    sessionId: crypto.randomUUID(),
    buyer: { firstName: 'Anne', lastName: 'Berg', email: 'anne@EXAMPLE.org' },
    lines: lines.map(({ line }) => line),
    expectedTotalMinor: lines.reduce((sum, { priceMinor }) => sum + priceMinor, 0),
  })
  if (!bought.accepted) throw new Error(bought.refusal.code)
  return { ...bought.value, seatIds: free.map(({ seatId }) => seatId) }
}

const statusAt = async (seatId: SeatId | undefined) => {
  const client = createRouterClient(router, { context: { world: desk.world } })
  const { taken } = await client.performance.get({ performanceId })
  return taken.find((each) => each.seatId === seatId)?.status ?? 'free'
}

it('CC18 web: an order of the web comes down onto its customer’s card, and counter and server have the same', async () => {
  const { number, orderId } = await buyOnTheWeb(2)
  await desk.exchange()
  signIn(desk.world)
  const { sqlite } = desk.world.db
  const customerId = sqlite.prepare("select id from customers where last_name = 'Berg'").pluck().get() as CustomerId
  const client = createRouterClient(router, { context: { world: desk.world } })
  const orders = await client.order.list({ customerId })
  expect(orders).toMatchObject([{ id: orderId, number, channel: 'web', state: 'sold' }])
  expect(await differences(desk, evening.world)).toEqual([])
})

it('SR18 web: a seat sold on the web is taken at the counter, and free again once it was given back', async () => {
  const { token, seatIds } = await buyOnTheWeb(1)
  await desk.exchange()
  signIn(desk.world)
  const [seatId] = seatIds
  const seen = [await statusAt(seatId)]
  const own = await readOwnOrder(evening.world, token)
  await cancelLines(evening.world, token, own.accepted ? own.value.lines.map(({ lineId }) => lineId) : [])
  await desk.exchange()
  seen.push(await statusAt(seatId))
  expect([seen, await differences(desk, evening.world)]).toEqual([['sold', 'free'], []])
})

it('OF04 web: a counter without the network sells on somebody’s word what the web sold too: both stand, a person is asked', async () => {
  const { orderId, seatIds } = await buyOnTheWeb(1)
  const tillOrderId = await desk.sell(performanceId, seatIds, true)
  await desk.exchange()
  const { sqlite } = desk.world.db
  const statesOf = (id: string) => sqlite.prepare('select state from order_lines where order_id = ?').pluck().all(id)
  const cases = sqlite.prepare("select about ->> 'code' from cases").pluck().all()
  expect([statesOf(orderId), statesOf(tillOrderId), cases]).toEqual([['active'], ['contested'], ['SEAT_CONTESTED']])
  expect(await differences(desk, evening.world)).toEqual([])
})
