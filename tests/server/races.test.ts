// What only a real PostgreSQL can show, because the embedded one has a single session: many writers at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Push } from '#core/protocol/sync.ts'
import { takeIn } from '#server/features/push.ts'
import { openFeedHeads } from '#server/feed-heads.ts'
import { connectDatabase } from '#server/store/sql-database.ts'
import { customerBody, madeId, paperCounter, saleBody } from './journal-maker.ts'
import { readAlong } from './read-along.ts'
import { enrol, openStore, startPostgres, type TestPostgres, type TestStore } from './server-fixture.ts'

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
