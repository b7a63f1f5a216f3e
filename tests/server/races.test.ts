// What only a real PostgreSQL can show, because the embedded one has a single session: many writers at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PerformanceId } from '#core/domain/ids.ts'
import type { Push } from '#core/protocol/sync.ts'
import { takeIn } from '#server/features/push.ts'
import { claim } from '#server/features/rights.ts'
import { buy } from '#server/features/shop-order.ts'
import { openFeedHeads } from '#server/feed-heads.ts'
import { connectDatabase } from '#server/store/sql-database.ts'
import { customerBody, madeId, paperCounter, saleBody } from './journal-maker.ts'
import { readAlong } from './read-along.ts'
import { enrol, openStore, startPostgres, type TestPostgres, type TestStore } from './server-fixture.ts'
import { floorPlaces, openShopEvening, type ShopEvening } from './shop-evening.ts'

const writers = 16
let postgres: TestPostgres
let server: TestStore
let secondServer: TestStore
beforeAll(async () => {
  postgres = await startPostgres()
  // Two processes of the server on one database: what they share is the database alone.
  server = await openStore(await connectDatabase({ url: postgres.url }, writers))
  secondServer = await openStore(await connectDatabase({ url: postgres.url }, writers))
}, 120_000)
afterAll(async () => {
  await server.store.close()
  await secondServer.store.close()
  await postgres.stop()
})

const newCounters = () => Promise.all(Array.from({ length: writers }, () => enrol(server, paperCounter())))
const handIn = (index: number, counterId: string, push: Push) =>
  takeIn(index % 2 === 0 ? server : secondServer, counterId, push)

describe('sixteen counters at once, at two servers', () => {
  it('OF03 selling rights: the last seat wanted by all of them is sold once, and fifteen cases are open', async () => {
    const performanceId = madeId()
    const counters = await newCounters()
    const answers = await Promise.all(
      counters.map((counter, index) =>
        handIn(
          index,
          counter.counterId,
          counter.push(counter.write('sale.complete', saleBody([{ performanceId, seatId: 'A1' }]))),
        ),
      ),
    )
    const outcomes = answers.flatMap((answer) => (answer.state === 'taken' ? answer.outcomes : []))
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['applied', ...Array(writers - 1).fill('case')])
    const [row] = await server.database.query<{ active: number; contested: number }>(
      `select count(*) filter (where body->'lines'->0->>'state' = 'active')::int as active,
        count(*) filter (where body->'lines'->0->>'state' = 'contested')::int as contested
        from entity where kind = 'order' and body->'lines'->0->>'performanceId' = $1`,
      [performanceId],
    )
    expect(row).toEqual({ active: 1, contested: writers - 1 })
  })

  it('wanting the same seats in opposite orders, wait for each other and never in a ring', async () => {
    const performanceId = madeId()
    const seats = ['A1', 'A2', 'A3', 'A4']
    const counters = await newCounters()
    const answers = await Promise.all(
      counters.map((counter, index) => {
        const wanted = index % 2 === 0 ? seats : seats.toReversed()
        const sales = wanted.map((seatId) => counter.write('sale.complete', saleBody([{ performanceId, seatId }])))
        return handIn(index, counter.counterId, counter.push(...sales))
      }),
    )
    expect(answers.map(({ state }) => state)).toEqual(Array(writers).fill('taken'))
    const held = await server.database.query(
      'select 1 from seat_state where performance_id = $1 and order_line_id is not null',
      [performanceId],
    )
    expect(held).toHaveLength(seats.length)
  })

  it('make one card from one file: it is there once, and the others are told', async () => {
    const body = customerBody('Import')
    const counters = await newCounters()
    const answers = await Promise.all(
      counters.map((counter, index) =>
        handIn(index, counter.counterId, counter.push(counter.write('customer.create', body))),
      ),
    )
    const outcomes = answers.flatMap((answer) => (answer.state === 'taken' ? answer.outcomes : []))
    expect(outcomes.filter(({ outcome }) => outcome === 'applied')).toHaveLength(1)
    expect(outcomes.filter(({ outcome }) => outcome === 'case')).toHaveLength(writers - 1)
  })
})

describe('sixteen buyers on the web beside the counters, at two servers', () => {
  let evening: ShopEvening
  let performanceId: PerformanceId
  beforeAll(async () => {
    evening = await openShopEvening(server)
    performanceId = await evening.newPerformance()
  })
  const worldAt = (index: number) => ({ ...evening.world, store: (index % 2 === 0 ? server : secondServer).store })
  const places = (index: number) =>
    [index % 10, (index * 3 + 5) % 10].filter((seat, at, all) => all.indexOf(seat) === at)

  it('SR18 last seat: every seat is sold or set aside once, no more places than there are, and numbers have no gap', async () => {
    const counters = await newCounters()
    const bought = counters.map((_, index) => {
      const lines = places(index).map((seat) => evening.seatLine(performanceId, seat))
      return buy(worldAt(index), evening.purchase([...lines, evening.floorLine(performanceId)]))
    })
    const granted = counters.map(({ counterId }, index) => {
      const seats = places(index + 1).flatMap((seat) => evening.seats[seat] ?? [])
      const areas = [{ areaId: evening.floor, places: 1 }]
      return claim(worldAt(index + 1), counterId, { parts: [{ performanceId, seats, areas }] })
    })
    const [purchases, claims] = [await Promise.all(bought), await Promise.all(granted)]
    const won =
      purchases.filter(({ accepted }) => accepted).length + claims.filter(({ state }) => state === 'granted').length
    const codes = purchases.flatMap((each) => (each.accepted ? [] : [each.refusal.code]))
    expect(codes.filter((code) => code !== 'SEATS_TAKEN' && code !== 'STANDING_FULL')).toEqual([])
    const [seats] = await server.database.query(soldSql, [performanceId])
    expect(seats).toEqual({ lines: expect.any(Number), twice: 0, both: 0 })
    const [area] = await server.database.query<{ taken: number }>(
      'select taken from area_state where performance_id = $1 and area_id = $2',
      [performanceId, evening.floor],
    )
    expect([won > 1, area?.taken === won, won <= floorPlaces]).toEqual([true, true, true])
    const [numbers] = await server.database.query(numbersSql)
    expect(numbers).toEqual({ gaps: 0, without: 0 })
  })

  it('SR18 web: one order sent sixteen times at once is bought once, and every answer is the same', async () => {
    const purchase = evening.purchase([evening.seatLine(await evening.newPerformance(), 0)])
    const answers = await Promise.all(Array.from({ length: writers }, (_, index) => buy(worldAt(index), purchase)))
    expect(answers).toEqual(Array(writers).fill(answers[0]))
    expect(answers[0]?.accepted).toBe(true)
  })

  it('CC18 web: one new address at sixteen purchases at once makes one card', async () => {
    const evenings: PerformanceId[] = []
    for (let index = 0; index < writers; index++) evenings.push(await evening.newPerformance())
    const buyer = { firstName: 'Ola', lastName: 'Ås', email: `${madeId()}@example.org` }
    const answers = await Promise.all(
      evenings.map((id, index) => buy(worldAt(index), evening.purchase([evening.seatLine(id, 0)], { buyer }))),
    )
    expect(answers.every(({ accepted }) => accepted)).toBe(true)
    const cards = await server.database.query(
      "select distinct body -> 'order' ->> 'customerId' as id from entity where kind = 'order' and body -> 'order' ->> 'note' like $1",
      [`%<${buyer.email}>`],
    )
    expect(cards).toEqual([{ id: expect.any(String) }])
  })
})

/** `both`: seats of an order that were set aside for a counter as well. */
const soldSql = `with line as (select line ->> 'seatId' as seat from entity, jsonb_array_elements(body -> 'lines') line
    where kind = 'order' and line ->> 'performanceId' = $1 and line ->> 'state' = 'active' and line ->> 'seatId' is not null)
  select (select count(*) from line)::int as lines,
    (select count(*) - count(distinct seat) from line)::int as twice,
    (select count(*) from entity, jsonb_array_elements_text(body -> 'seats') own
      where kind = 'allotment' and body ->> 'performanceId' = $1 and own in (select seat from line))::int as both`
const numbersSql = `with web as (select (body -> 'order' ->> 'sequence')::int as sequence from entity
    where kind = 'order' and body -> 'order' ->> 'channel' = 'web')
  select (select coalesce(max(sequence), 0) - count(*) from web)::int as gaps,
    (select (select last from number_series where kind = 'web-order') - count(*) from web)::int as without`

describe('a counter that listens at one server', () => {
  it('hears of what the other server took in, and again after its line to the database was cut', async () => {
    const heads = await openFeedHeads(secondServer)
    const listening = new AbortController()
    const heard: number[] = []
    const following = (async () => {
      for await (const head of heads.follow(listening.signal)) heard.push(head)
    })()
    const counter = await enrol(server, paperCounter())
    const takeOne = () =>
      takeIn(server, counter.counterId, counter.push(counter.write('customer.create', customerBody('Heard'))))
    const headNow = async () => (await server.database.query<{ v: number }>('select v from feed'))[0]?.v
    await takeOne()
    await expect.poll(() => heard.at(-1), { timeout: 5_000 }).toBe(await headNow())
    await server.database.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and pid <> pg_backend_pid()",
    )
    await takeOne()
    await expect.poll(() => heard.at(-1), { timeout: 10_000 }).toBe(await headNow())
    listening.abort()
    await following
  })
})

describe('the change feed', () => {
  it('is dense and complete for a reader beside sixteen writers, some of which take everything back', async () => {
    const reader = readAlong(secondServer)
    const counters = await newCounters()
    await Promise.all(
      counters.map(async (counter, index) => {
        for (let round = 0; round < 12; round++) {
          const entry = counter.write('customer.create', customerBody(`${index} ${round}`))
          await handIn(index, counter.counterId, counter.push(entry))
          await takeBack(index)
        }
      }),
    )
    const { seen, gaps } = await reader.stop()
    const there = await server.database.query<{ id: string }>("select id from entity where kind = 'customer'")
    expect(there.filter(({ id }) => !seen.has(id))).toEqual([])
    expect(gaps).toEqual([])
    const [dense] = await server.database.query<{ missing: number }>(
      'select (select v from feed) - (select count(*) from change_feed) as missing',
    )
    expect(dense).toEqual({ missing: 0 })
  })
})

/** A transaction that changes things and is rolled back: its numbers must be given again. */
async function takeBack(index: number): Promise<void> {
  const { database } = index % 2 === 0 ? server : secondServer
  const change = { kind: 'customer', id: madeId(), body: {}, isNew: true }
  const undone = database.transaction(async (sql) => {
    await sql.query('select put_entities($1::jsonb, 0)', [JSON.stringify([change])])
    throw new Error('taken back')
  })
  await expect(undone).rejects.toThrow('taken back')
}
