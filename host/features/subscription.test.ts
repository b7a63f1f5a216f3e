import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CartLine } from '#core/domain/cart.ts'
import type { PerformanceId, SeatId } from '#core/domain/ids.ts'
import { saveSetting } from '#db/counter.ts'
import { listOrderRows } from '#db/order.ts'
import { performancePrices, performances } from '#db/schema/catalogue.ts'
import {
  ids,
  openTestCounter,
  saleOf,
  seatLine,
  startsAtMs,
  type TestCounter,
  testId,
  venue,
} from '#tests/fixture/counter.ts'
import { completeSale } from './complete-sale.ts'
import { reserve } from './reservation.ts'
import { propose, readOffered, readRenewals } from './subscription.ts'

const dayMs = 86_400_000
/** The fixture's evening and three more in the same hall. */
const evenings = [ids.performance, testId<PerformanceId>(), testId<PerformanceId>(), testId<PerformanceId>()]
const [first, second, third, fourth] = evenings as [PerformanceId, PerformanceId, PerformanceId, PerformanceId]
const subscriptionTypes = [
  { code: 'season', name: 'Season', performances: ['peer-1', 'p-1', 'p-2'], choose: null, renews: 'last' },
  { code: 'free', name: 'Two of four', performances: ['peer-1', 'p-1', 'p-2', 'p-3'], choose: { least: 2, most: 3 } },
  { code: 'last', name: 'Last season', performances: ['gone'] },
]
const priceRules = [
  { code: 's', name: 'Subscription −25 %', off: { kind: 'percent', basisPoints: 2_500 }, subscriptions: ['season'] },
]

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
  counter.world.db.write((tx) => {
    saveSetting(tx, 'venue', { ...venue, subscriptionTypes, priceRules })
    evenings.slice(1).forEach((id, index) => {
      const row = { id, code: `p-${index + 1}`, hallId: ids.hall, title: `Evening ${index + 1}`, organiser: '' }
      const at = { vatCode: '0', state: 'on-sale' as const, startsAtMs: startsAtMs + (index + 1) * dayMs }
      tx.insert(performances)
        .values({ ...row, ...at })
        .run()
      tx.insert(performancePrices)
        .values({ performanceId: id, category: 'A', priceTypeId: ids.adult, priceMinor: 32_000 })
        .run()
    })
  })
})
afterEach(() => counter.remove())

const at = (performanceId: PerformanceId, seat: number, subscriptionCode?: string): CartLine => {
  const line = seatLine(seat)
  if (line.kind !== 'ticket') throw new Error('a seat is a ticket')
  return { ...line, performanceId, ...(subscriptionCode !== undefined && { subscriptionCode }) }
}
const sell = (lines: CartLine[], totalMinor: number) =>
  completeSale(counter.world, { ...saleOf(lines, totalMinor), customerId: ids.customer })
const ask = (of: Partial<Parameters<typeof propose>[1]> = {}) => {
  const decision = propose(counter.world, {
    ...{ code: 'season', performanceIds: [first, second, third], count: 2, wanted: [], except: [] },
    ...of,
  })
  if (!decision.accepted) return decision.refusal.code
  return decision.value.map(({ how, places }) => [how, ...places.map(({ seatId }) => numberOf(seatId))])
}
const numberOf = (seatId: SeatId | null) => (seatId === null ? 'place' : ids.seats.indexOf(seatId))
const seat = (index: number) => ids.seats[index] as SeatId

describe('SR09 subscriptions', () => {
  it('what is sold now: performances that have begun are left out, and what has none left', () => {
    const codes = () => readOffered(counter.world).map(({ code, performances: own }) => [code, own.length])
    expect(codes()).toEqual([
      ['season', 3],
      ['free', 4],
    ])
    counter.clock.setWall(startsAtMs + 1)
    expect(codes()).toEqual([
      ['season', 2],
      ['free', 3],
    ])
  })

  it('all of its performances with the same number of places in each; its rule takes something off', () => {
    const lines = [first, second, third].map((id) => at(id, 4, 'season'))
    expect(sell(lines, 3 * 24_000)).toMatchObject({ accepted: true, value: { totalMinor: 72_000 } })
    expect(listOrderRows(counter.world.db.read, ids.customer).map((row) => row.subscriptions)).toEqual([['season']])
  })

  it.each([
    ['one is missing', () => [at(first, 4, 'season'), at(second, 4, 'season')]],
    [
      'two in one and one in another',
      () => [at(first, 4, 'season'), at(first, 5, 'season'), at(second, 4, 'season'), at(third, 4, 'season')],
    ],
  ])('%s: refused with what it wants, sold and reserved alike', (_, lines) => {
    const refusal = { code: 'SUBSCRIPTION_INCOMPLETE', name: 'Season', least: 3, most: 3 }
    const wanted = lines()
    expect(sell(wanted, wanted.length * 24_000)).toEqual({ accepted: false, refusal })
    const command = { ...saleOf(wanted, wanted.length * 24_000), customerId: ids.customer, expiresAtMs: null }
    expect(reserve(counter.world, command)).toEqual({ accepted: false, refusal })
  })

  it.each([
    [1, false],
    [2, true],
    [3, true],
    [4, false],
  ])('two to three of four to choose from: %i is taken: %s', (count, isTaken) => {
    const lines = evenings.slice(0, count).map((id) => at(id, 7, 'free'))
    expect(sell(lines, count * 32_000).accepted).toBe(isTaken)
  })

  it('a performance that does not belong to it is not sold at its price, nor is a code that nobody knows', () => {
    const foreign = at(fourth, 4, 'season')
    const lines = [...[first, second, third].map((id) => at(id, 4, 'season')), foreign]
    expect(sell(lines, 0)).toEqual({ accepted: false, refusal: { code: 'NOT_OFFERED', lineId: foreign.id } })
    const unknown = at(first, 4, 'nothing')
    expect(sell([unknown], 0)).toEqual({ accepted: false, refusal: { code: 'NOT_OFFERED', lineId: unknown.id } })
  })

  it('proposes the same seats in every performance, the best that are free in all', () => {
    expect(ask()).toEqual([
      ['same', 4, 5],
      ['same', 4, 5],
      ['same', 4, 5],
    ])
    // Taken in one of them: the next best that are free in all.
    expect(sell([at(second, 4)], 32_000).accepted).toBe(true)
    const [one, two, three] = ask() as unknown[][]
    expect([one, three]).toEqual([two, two])
    expect(one).not.toContain(4)
  })

  it('follows the seats that are wanted; where one is taken, the nearest, and it says so', () => {
    expect(sell([at(second, 12)], 32_000).accepted).toBe(true)
    const [one, two, three] = ask({ wanted: [seat(12), seat(13)] }) as unknown[][]
    expect([one, three]).toEqual([
      ['same', 12, 13],
      ['same', 12, 13],
    ])
    expect(two?.[0]).toBe('near')
    expect(two).not.toContain(12)
  })

  it('leaves out what lies in other carts; says where not enough is free; refuses what is not sold', () => {
    const except = [4, 5].map((index) => ({ performanceId: third, seatId: seat(index) }))
    expect(ask({ except })).not.toContainEqual(['same', 4, 5])
    const all = ids.seats.slice(0, 29).map((_, index) => at(third, index))
    expect(sell(all, 29 * 32_000).accepted).toBe(true)
    expect(ask()).toContainEqual(['none'])
    expect([ask({ code: 'nothing' }), ask({ performanceIds: [fourth] })]).toEqual([
      'UNKNOWN_SUBSCRIPTION',
      'UNKNOWN_SUBSCRIPTION',
    ])
  })

  it('who had the last one and has not the next is asked, with their seats, until they go on', () => {
    counter.world.db.write((tx) => {
      const row = { id: testId<PerformanceId>(), code: 'gone', hallId: ids.hall, title: 'Gone', organiser: '' }
      tx.insert(performances)
        .values({ ...row, vatCode: '0', state: 'on-sale', startsAtMs: startsAtMs + 9 * dayMs })
        .run()
      const price = { performanceId: row.id, category: 'A', priceTypeId: ids.adult, priceMinor: 32_000 }
      tx.insert(performancePrices).values(price).run()
      gone = row.id
    })
    expect(sell([at(gone, 2, 'last'), at(gone, 3, 'last')], 64_000).accepted).toBe(true)
    const seats = [
      { area: 'Parterre', row: 'A', number: '3', seatId: seat(2) },
      { area: 'Parterre', row: 'A', number: '4', seatId: seat(3) },
    ]
    expect(readRenewals(counter.world)).toMatchObject([
      { customerId: ids.customer, name: 'Last season', nextName: 'Season', code: 'season', count: 2, seats },
    ])
    expect(readRenewals(counter.world)[0]?.phone).toBe('+47 412 34 567')
    const lines = [first, second, third].flatMap((id) => [at(id, 2, 'season'), at(id, 3, 'season')])
    expect(sell(lines, 6 * 24_000).accepted).toBe(true)
    expect(readRenewals(counter.world)).toEqual([])
  })
})

let gone: PerformanceId
