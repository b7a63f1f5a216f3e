import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandId, CustomerId } from '#core/domain/ids.ts'
import { saveSetting } from '#db/counter.ts'
import { ids, openTestCounter, saleOf, seatLine, type TestCounter, testId, venue } from '#tests/fixture/counter.ts'
import { readUsesLeft } from '../rule-uses.ts'
import { completeSale } from './complete-sale.ts'
import { reserve } from './reservation.ts'

const half = { off: { kind: 'percent', basisPoints: 5_000 } }
const priceRules = [
  { ...half, code: 'own', name: 'Two halves', promotionCode: 'OWN', uses: { most: 2, per: 'customer' } },
  { ...half, code: 'all', name: 'Three halves', promotionCode: 'ALL', uses: { most: 3, per: 'venue' } },
]

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
  counter.world.db.write((tx) => saveSetting(tx, 'venue', { ...venue, priceRules }))
})
afterEach(() => counter.remove())

/** @param halves of how many tickets half is asked for */
const sell = (seats: number[], halves: number, of: { promotionCode: string; customerId?: CustomerId | null }) =>
  completeSale(counter.world, {
    ...saleOf(
      seats.map((seat) => seatLine(seat)),
      seats.length * 32_000 - halves * 16_000,
    ),
    customerId: ids.customer,
    ...of,
  })
const left = (customerId: string | null = ids.customer) =>
  Object.fromEntries(readUsesLeft(counter.world.db.read, { priceRules: rules() }, customerId))
const rules = () => priceRules.map((rule) => ({ ...empty, ...rule })) as never
const empty = {
  titles: [],
  categories: [],
  priceTypes: [],
  products: [],
  subscriptions: [],
  labels: [],
  memberships: [],
}

describe('SR05 rules with a number of uses', () => {
  it('a customer’s are counted over all their orders; a guest has none', () => {
    expect(left()).toEqual({ own: 2, all: 3 })
    expect(sell([0], 1, { promotionCode: 'OWN' }).accepted).toBe(true)
    expect(left()).toEqual({ own: 1, all: 3 })
    expect(sell([1, 2], 2, { promotionCode: 'OWN' })).toMatchObject({ refusal: { totalMinor: 48_000 } })
    expect(sell([1, 2], 1, { promotionCode: 'OWN' }).accepted).toBe(true)
    expect(sell([3], 0, { promotionCode: 'OWN' }).accepted).toBe(true)
    expect([left(), left(null)]).toEqual([{ own: 0, all: 3 }, { all: 3 }])
    expect(sell([4], 0, { promotionCode: 'OWN', customerId: null }).accepted).toBe(true)
  })

  it('everybody’s are counted over all orders, those that are reserved too', () => {
    expect(sell([0, 1], 2, { promotionCode: 'ALL', customerId: null }).accepted).toBe(true)
    const command = { ...saleOf([seatLine(2), seatLine(3)], 48_000), customerId: ids.customer, expiresAtMs: null }
    expect(reserve(counter.world, { ...command, promotionCode: 'ALL' })).toMatchObject({ accepted: true })
    expect(left()).toEqual({ own: 2, all: 0 })
  })

  it('a sale that is refused takes none, and the same command twice takes them once', () => {
    expect(sell([0], 0, { promotionCode: 'ALL' }).accepted).toBe(false)
    const command = { ...saleOf([seatLine(0)], 16_000), promotionCode: 'ALL', commandId: testId<CommandId>() }
    completeSale(counter.world, command)
    completeSale(counter.world, command)
    expect(left()).toEqual({ own: 2, all: 2 })
  })
})
