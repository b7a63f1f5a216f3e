// Orders that two counters change apart: given back at both, paid at both, lapsed at one and paid at the other. Nothing that
// happened is refused; where money or a seat is there twice, a case asks a person.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CartLine } from '#core/domain/cart.ts'
import type { CommandId, CustomerId, OrderId, OrderLineId, PerformanceId } from '#core/domain/ids.ts'
import { readOrderEntity } from '#db/entity/order.ts'
import { lapseReservations } from '#host/features/reservation.ts'
import { router } from '#host/router.ts'
import { signIn } from '#tests/faults/sent.ts'
import { anneBerg, testId } from '#tests/fixture/counter.ts'
import { type Desk, differences, type Evening, openEvening } from './two-counters.ts'

const catalogue = readFileSync(join(import.meta.dirname, '../../docs/catalogue.example.json'), 'utf8')

let evening: Evening
let here: Desk
let there: Desk
let performanceId: PerformanceId
let customerId: CustomerId
beforeEach(async () => {
  evening = await openEvening()
  here = await evening.newDesk('A1')
  await here.import('catalogue', catalogue)
  there = await evening.newDesk('B1')
  customerId = testId<CustomerId>()
  const details = { ...anneBerg, contactPoints: [], addresses: [] }
  await client(here).customer.create({ commandId: testId<CommandId>(), customerId, details })
  await settle()
  const { sqlite } = here.world.db
  performanceId = sqlite.prepare("select id from performances where code like '%PEER'").pluck().get() as PerformanceId
})
afterEach(() => evening.close())

async function settle() {
  for (let round = 0; round < 2; round++) {
    await here.exchange()
    await there.exchange()
  }
}
function client({ world }: Desk) {
  signIn(world)
  return createRouterClient(router, { context: { world } })
}
const casesAt = ({ world }: Desk) => world.db.sqlite.prepare("select about ->> 'code' from cases").pluck().all()
const orderAt = ({ world }: Desk, id: string) => readOrderEntity(world.db.read, id)
const agree = async () => [await differences(here, evening.world), await differences(there, evening.world)]

/** A seat that this desk may sell alone, as a cart's line, and what it costs. */
async function ownSeat(desk: Desk): Promise<{ line: CartLine; totalMinor: number }> {
  const view = await client(desk).performance.get({ performanceId })
  const hall = await client(desk).performance.hall({ hallId: view.hallId })
  const taken = new Set(view.taken.map(({ seatId }) => seatId))
  const seat = hall.seats.find(({ id }) => view.rights?.own.includes(id) && !taken.has(id))
  const price = view.prices.find(({ category }) => category === seat?.category)
  if (!seat || !price) throw new Error('every desk has seats of its own')
  const { areaId, id: seatId } = seat
  const { priceTypeId, priceMinor: totalMinor } = price
  return {
    line: { id: testId<OrderLineId>(), kind: 'ticket', performanceId, areaId, seatId, priceTypeId, note: '' },
    totalMinor,
  }
}

async function complete(desk: Desk, change: object, totalMinor: number) {
  const ids = { commandId: testId<CommandId>(), orderId: testId<OrderId>(), customerId }
  const tenders = [{ means: 'cash' as const, tenderedMinor: Math.max(0, Math.ceil(totalMinor / 100) * 100) }]
  const shared = { lines: [], note: '', approval: null, expectedTotalMinor: totalMinor, tenders }
  return await client(desk).sale.complete({ ...ids, ...shared, ...change })
}

async function sold(desk: Desk) {
  const { line, totalMinor } = await ownSeat(desk)
  const { orderId } = await complete(desk, { lines: [line] }, totalMinor)
  return { orderId, totalMinor, returns: [{ orderId, lineIds: [line.id] }] }
}

async function reserved(desk: Desk) {
  const { line, totalMinor } = await ownSeat(desk)
  const ids = { commandId: testId<CommandId>(), orderId: testId<OrderId>(), customerId }
  await client(desk).order.reserve({
    ...ids,
    lines: [line],
    expectedTotalMinor: totalMinor,
    note: '',
    expiresAtMs: null,
  })
  return { orderId: ids.orderId, totalMinor }
}

describe('SR13 given back at two counters', () => {
  it('what one sold the other gives back: everything agrees, and the seat is sold again with no case', async () => {
    const { totalMinor, returns, orderId } = await sold(here)
    await settle()
    await complete(there, { returns }, -totalMinor)
    await settle()
    expect([casesAt(here), orderAt(here, orderId)?.order.state, await agree()]).toEqual([
      [],
      'cancelled-sold',
      [[], []],
    ])
  })

  it('given back at both while they are apart: both are in the books, and a case says so', async () => {
    const { totalMinor, returns, orderId } = await sold(here)
    await settle()
    await complete(here, { returns }, -totalMinor)
    await complete(there, { returns }, -totalMinor)
    await settle()
    expect([casesAt(here), casesAt(there)]).toEqual([['RETURNED_TWICE'], ['RETURNED_TWICE']])
    expect(orderAt(here, orderId)?.order.paidMinor).toBe(-totalMinor)
    expect(await agree()).toEqual([[], []])
  })
})

describe('SR07 a reservation at two counters', () => {
  it('made at one, paid at the other with no network: sold at both', async () => {
    const { orderId, totalMinor } = await reserved(here)
    await settle()
    await complete(there, { open: [{ orderId, amountMinor: null }] }, totalMinor)
    await settle()
    expect([orderAt(here, orderId)?.order.state, casesAt(here), await agree()]).toEqual(['sold', [], [[], []]])
  })

  it('lapsed at one, which may sell its seat again, while the other took the money: it is sold, and a case asks about the seat', async () => {
    const { orderId, totalMinor } = await reserved(here)
    await settle()
    await complete(there, { open: [{ orderId, amountMinor: null }] }, totalMinor)
    here.clock.advance(8 * 24 * 3_600_000)
    expect(lapseReservations(here.world)).toBe(1)
    await settle()
    const order = orderAt(here, orderId)
    expect([order?.order.state, order?.lines.map(({ state }) => state)]).toEqual(['sold', ['contested']])
    expect(casesAt(here)).toEqual(['SEAT_CONTESTED'])
    expect(await agree()).toEqual([[], []])
  })

  it('paid at both apart: one case says how much is too much', async () => {
    const { orderId, totalMinor } = await reserved(here)
    await settle()
    await complete(here, { open: [{ orderId, amountMinor: null }] }, totalMinor)
    await complete(there, { open: [{ orderId, amountMinor: null }] }, totalMinor)
    await settle()
    expect([casesAt(here), orderAt(here, orderId)?.order.paidMinor]).toEqual([['PAID_TWICE'], 2 * totalMinor])
    expect(await agree()).toEqual([[], []])
  })
})
