// The web shop beside the counters on a real PostgreSQL, with two processes of the server: sixteen buyers at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PerformanceId } from '#core/domain/ids.ts'
import { claim } from '#server/features/rights.ts'
import { buy } from '#server/features/shop-order.ts'
import { connectDatabase } from '#server/store/sql-database.ts'
import { madeId, paperCounter } from './journal-maker.ts'
import { enrol, openStore, startPostgres, type TestPostgres, type TestStore } from './server-fixture.ts'
import { floorPlaces, openShopEvening, type ShopEvening } from './shop-evening.ts'

const buyers = 16
let postgres: TestPostgres
let server: TestStore
let secondServer: TestStore
let evening: ShopEvening
beforeAll(async () => {
  postgres = await startPostgres()
  server = await openStore(await connectDatabase({ url: postgres.url }, buyers))
  secondServer = await openStore(await connectDatabase({ url: postgres.url }, buyers))
  evening = await openShopEvening(server)
}, 120_000)
afterAll(async () => {
  await server.store.close()
  await secondServer.store.close()
  await postgres.stop()
})

const worldAt = (index: number) => ({ ...evening.world, store: (index % 2 === 0 ? server : secondServer).store })
const each = <Result>(work: (index: number) => Promise<Result>) =>
  Array.from({ length: buyers }, (_, index) => work(index))

async function claimAt(index: number, performanceId: PerformanceId, seats: number[], places: number): Promise<boolean> {
  const { counterId } = await enrol(server, paperCounter())
  const seatIds = seats.flatMap((seat) => evening.seats[seat] ?? [])
  const areas = places > 0 ? [{ areaId: evening.floor, places }] : []
  const answer = await claim(worldAt(index), counterId, { parts: [{ performanceId, seats: seatIds, areas }] })
  return answer.state === 'granted'
}

describe('sixteen buyers on the web beside sixteen counters, at two servers', () => {
  it('SR18 last seat: every seat is sold on the web or set aside for a counter, never both and never twice', async () => {
    const performanceId = await evening.newPerformance()
    const bought = each((index) => {
      const seats = new Set([index % 8, (index * 3 + 5) % 8])
      const lines = [...seats].map((seat) => evening.seatLine(performanceId, seat))
      return buy(worldAt(index), evening.purchase(index % 3 === 0 ? lines : lines.toReversed()))
    })
    await Promise.race(bought)
    const granted = await Promise.all(each((index) => claimAt(index, performanceId, [4 + (index % 6)], 0)))
    const refusals = (await Promise.all(bought)).flatMap((answer) => (answer.accepted ? [] : [answer.refusal.code]))
    expect([new Set(refusals), refusals.length < buyers, granted.includes(true)]).toEqual([
      new Set(['SEATS_TAKEN']),
      true,
      true,
    ])
    expect(await server.database.query(soldSql, [performanceId])).toEqual([{ twice: 0, both: 0 }])
    expect(await server.database.query(numbersSql)).toEqual([{ gaps: 0, unused: 0 }])
  })

  it('SR18 last place: of a standing area so many are sold and set aside as there are', async () => {
    const performanceId = await evening.newPerformance()
    const bought = each((index) => buy(worldAt(index), evening.purchase([evening.floorLine(performanceId)])))
    const granted = await Promise.all(each((index) => claimAt(index, performanceId, [], 1)))
    const sold = (await Promise.all(bought)).filter(({ accepted }) => accepted).length
    expect(sold + granted.filter(Boolean).length).toBe(floorPlaces)
  })

  it('SR18 web: one order sent sixteen times at once is bought once, and every answer is the same', async () => {
    const purchase = evening.purchase([evening.seatLine(await evening.newPerformance(), 0)])
    const answers = await Promise.all(each((index) => buy(worldAt(index), purchase)))
    expect(answers).toEqual(Array(buyers).fill(answers[0]))
    expect(answers[0]?.accepted).toBe(true)
  })

  it('CC18 web: one new address in sixteen purchases at once makes one card', async () => {
    const performances: PerformanceId[] = []
    for (let made = 0; made < buyers; made++) performances.push(await evening.newPerformance())
    const buyer = { firstName: 'Ola', lastName: 'Ås', email: `${madeId()}@example.org` }
    const answers = await Promise.all(
      performances.map((performanceId, index) =>
        buy(worldAt(index), evening.purchase([evening.seatLine(performanceId, 0)], { buyer })),
      ),
    )
    expect(answers.every(({ accepted }) => accepted)).toBe(true)
    const cards = await server.database.query(
      `select distinct body -> 'order' ->> 'customerId' as id from entity
        where kind = 'order' and body -> 'order' ->> 'note' = $1`,
      [`Ola Ås <${buyer.email}>`],
    )
    expect(cards).toEqual([{ id: expect.any(String) }])
  })
})

/** `both`: seats of an order that were set aside for a counter as well. */
const soldSql = `with line as (select line ->> 'seatId' as seat from entity, jsonb_array_elements(body -> 'lines') line
    where kind = 'order' and line ->> 'performanceId' = $1 and line ->> 'state' = 'active')
  select (select count(*) - count(distinct seat) from line)::int as twice,
    (select count(*) from entity, jsonb_array_elements_text(body -> 'seats') own
      where kind = 'allotment' and body ->> 'performanceId' = $1 and own in (select seat from line))::int as both`
const numbersSql = `with web as (select (body -> 'order' ->> 'sequence')::int as sequence from entity
    where kind = 'order' and body -> 'order' ->> 'channel' = 'web')
  select (select max(sequence) - count(distinct sequence) from web)::int as gaps,
    (select last - (select count(*) from web) from number_series where kind = 'web-order')::int as unused`
