import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandId, CustomerId, OrderId, OrderLineId, SeatId } from '#core/domain/ids.ts'
import { readEntry } from '#core/effects/rules.ts'
import { readOrderEntity } from '#db/entity/order.ts'
import { listTakenSeats } from '#db/performance.ts'
import { ids, openTestCounter, saleOf, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'
import { completeSale } from './complete-sale.ts'
import { assignOrder, lapseReservations, type Reserve, reschedule, reserve } from './reservation.ts'

const hourMs = 3_600_000
let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const commandId = () => testId<CommandId>()
const held = (seats: number[], of: Partial<Reserve> = {}): Reserve => {
  const { lines, orderId } = saleOf(
    seats.map((seat) => seatLine(seat)),
    0,
  )
  const amount = { expectedTotalMinor: seats.length * 32_000, expiresAtMs: counter.clock.nowMs() + hourMs }
  return { commandId: commandId(), orderId, customerId: ids.customer, lines, note: '', ...amount, ...of }
}
const order = (orderId: OrderId) => readOrderEntity(counter.world.db.read, orderId)
const linesOf = ({ lines }: Reserve) => lines.map(({ id }) => id)
const takenSeats = () =>
  listTakenSeats(counter.world.db.read, ids.performance)
    .map(({ seatId }) => ids.seats.indexOf(seatId as SeatId))
    .toSorted((a, b) => a - b)
const lastEntry = () =>
  counter.world.db.read.sql.prepare('select name, v, body from journal order by n desc limit 1').get() as {
    name: string
    v: number
    body: string
  }

describe('SR07 other seats', () => {
  it('another seat is reserved and the old one free, in one step; what was not given up stays', () => {
    const first = held([4, 5])
    reserve(counter.world, first)
    const [lineId] = linesOf(first) as [OrderLineId]
    const second = held([6], { returns: [{ orderId: first.orderId, lineIds: [lineId] }] })
    expect(reserve(counter.world, second)).toMatchObject({ accepted: true, value: { totalMinor: 32_000 } })
    expect([takenSeats(), order(first.orderId)?.order]).toMatchObject([
      [5, 6],
      { state: 'reserved', totalMinor: 32_000 },
    ])
    const { name, v, body } = lastEntry()
    const facts = { name, v, body, counterId: 'c', clerkId: null, atWallMs: 0 }
    expect([name, v, 'problem' in (readEntry(facts) ?? {})]).toEqual(['order.reserve', 2, false])
  })

  it('given up whole the old one is cancelled; refused, everything is as it was', () => {
    const first = held([4, 5])
    reserve(counter.world, first)
    const returns = [{ orderId: first.orderId, lineIds: linesOf(first) }]
    completeSale(counter.world, saleOf([seatLine(8)], 32_000))
    expect(reserve(counter.world, held([8], { returns }))).toMatchObject({ refusal: { code: 'SEATS_TAKEN' } })
    expect([takenSeats(), order(first.orderId)?.order.state]).toEqual([[4, 5, 8], 'reserved'])
    // Its own old seats may be among the new ones.
    expect(reserve(counter.world, held([5, 6], { returns })).accepted).toBe(true)
    expect([takenSeats(), order(first.orderId)?.order.state]).toEqual([[5, 6, 8], 'cancelled-reserved'])
  })

  it('what is sold, or has money on it, is not given up this way', () => {
    const sold = saleOf([seatLine(1)], 32_000)
    completeSale(counter.world, sold)
    const ofSold = [{ orderId: sold.orderId, lineIds: sold.lines.map(({ id }) => id) }]
    expect(reserve(counter.world, held([2], { returns: ofSold }))).toMatchObject({ refusal: { code: 'ORDER_CHANGED' } })
    const first = held([4])
    reserve(counter.world, first)
    completeSale(counter.world, {
      ...saleOf([], 10_000),
      customerId: ids.customer,
      open: [{ orderId: first.orderId, amountMinor: 10_000 }],
    })
    const returns = [{ orderId: first.orderId, lineIds: linesOf(first) }]
    const refused = reserve(counter.world, held([5], { returns }))
    expect(refused).toMatchObject({ refusal: { code: 'PARTLY_PAID', orderId: first.orderId } })
    expect(takenSeats()).toEqual([1, 4])
  })
})

describe('SR07 another time', () => {
  it('it lapses then and not before', () => {
    const first = held([4])
    reserve(counter.world, first)
    const until = counter.clock.nowMs() + 2 * hourMs
    const moved = reschedule(counter.world, { commandId: commandId(), orderId: first.orderId, expiresAtMs: until })
    expect(moved).toEqual({ accepted: true, value: { expiresAtMs: until } })
    counter.clock.advance(1.5 * hourMs)
    expect([lapseReservations(counter.world), order(first.orderId)?.order.state]).toEqual([0, 'reserved'])
    counter.clock.advance(hourMs)
    expect([lapseReservations(counter.world), order(first.orderId)?.order.state]).toEqual([1, 'cancelled-reserved'])
  })

  it('refused in the past, for what is sold, and for what is not there', () => {
    const at = (orderId: OrderId, expiresAtMs: number | null = null) =>
      reschedule(counter.world, { commandId: commandId(), orderId, expiresAtMs })
    const first = held([4])
    reserve(counter.world, first)
    const sold = saleOf([seatLine(1)], 32_000)
    completeSale(counter.world, sold)
    expect([at(first.orderId, 5), at(sold.orderId), at(testId<OrderId>())]).toMatchObject(
      ['EXPIRY_IN_PAST', 'NOT_RESERVED', 'UNKNOWN_ORDER'].map((code) => ({ refusal: { code } })),
    )
  })

  it('one that was given up elsewhere meanwhile stays given up, and a case says so; one that was paid needs no time', () => {
    const first = held([4, 5])
    reserve(counter.world, first)
    const asHeld = order(first.orderId)
    if (!asHeld) throw new Error('it was reserved')
    const body = JSON.stringify({ orderId: first.orderId, order: asHeld, expiresAtMs: 99 })
    const entry = readEntry({ name: 'order.reschedule', v: 1, body, counterId: 'c', clerkId: null, atWallMs: 0 })
    if (!entry || 'problem' in entry) throw new Error('a rule of its own')
    const over = (state: 'cancelled-reserved' | 'sold') => {
      const standing = { ...asHeld, order: { ...asHeld.order, state } }
      const { puts, cases } = entry.apply({
        find: (kind) => (kind === 'order' ? standing : undefined) as never,
        seatHolder: () => undefined,
        freePlaces: () => 0,
      })
      return [puts[0]?.body === standing, cases.map(({ code }) => code)]
    }
    expect([over('cancelled-reserved'), over('sold')]).toEqual([
      [true, ['RESERVATION_GONE']],
      [true, []],
    ])
  })
})

describe('SR19 a guest’s order', () => {
  it('is a customer’s from then on, once; what was booked stays as it was', () => {
    const sold = { ...saleOf([seatLine(1)], 32_000), customerId: null }
    completeSale(counter.world, sold)
    const give = (customerId: CustomerId, orderId = sold.orderId) =>
      assignOrder(counter.world, { commandId: commandId(), orderId, customerId })
    expect(give(testId<CustomerId>())).toMatchObject({ refusal: { code: 'UNKNOWN_CUSTOMER' } })
    expect(give(ids.customer)).toEqual({ accepted: true, value: {} })
    expect(order(sold.orderId)).toMatchObject({ order: { customerId: ids.customer, paidMinor: 32_000 } })
    expect([give(ids.customer), give(ids.customer, testId<OrderId>())]).toMatchObject(
      ['HAS_CUSTOMER', 'UNKNOWN_ORDER'].map((code) => ({ refusal: { code } })),
    )
  })
})
