// A database that goes away under the server: what ran is taken back and fails, and the server goes on with the next.
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takeIn } from '#server/features/push.ts'
import { connectDatabase } from '#server/store/sql-database.ts'
import { customerBody, paperCounter } from './journal-maker.ts'
import { enrol, openStore, startPostgres, type TestPostgres, type TestStore } from './server-fixture.ts'

let postgres: TestPostgres
let server: TestStore
beforeAll(async () => {
  postgres = await startPostgres()
  server = await openStore(await connectDatabase({ url: postgres.url }))
}, 120_000)
afterAll(async () => {
  await server.store.close()
  await postgres.stop()
})

const cutOthersSql = `select pg_terminate_backend(pid) from pg_stat_activity
  where pid <> pg_backend_pid() and datname = current_database() and backend_type = 'client backend'`

it('a connection cut in the middle of a transaction fails that one alone', async () => {
  const { database } = server
  const cut = database.transaction(async (sql) => {
    await sql.query("insert into number_series (kind, last) values ('web-order', 7)")
    // From another connection, while this one is busy and while it rests.
    await Promise.allSettled([sql.query('select pg_sleep(5)'), pause(100).then(() => database.query(cutOthersSql))])
    await sql.query('select 1')
  })
  await expect(cut).rejects.toThrow()
  const resting = database.transaction(async (sql) => {
    await sql.query("insert into number_series (kind, last) values ('web-order', 8)")
    await database.query(cutOthersSql)
    await pause(200)
    await sql.query('select 1')
  })
  await expect(resting).rejects.toThrow()
  expect(await database.query('select * from number_series')).toEqual([])
})

it('all of them cut while counters hand in, every entry is there once after it was handed in again', async () => {
  const { database, store } = server
  const counters = await Promise.all(Array.from({ length: 8 }, () => enrol(server, paperCounter())))
  const pushes = counters.map((counter) => {
    const entries = Array.from({ length: 30 }, (_, n) => counter.write('customer.create', customerBody(`Cut ${n}`)))
    return { counterId: counter.counterId, push: counter.push(...entries) }
  })
  const cuts = (async () => {
    for (let n = 0; n < 5; n++) {
      await pause(20)
      await database.query(cutOthersSql)
    }
  })()
  const first = await Promise.allSettled(pushes.map(({ counterId, push }) => takeIn(server, counterId, push)))
  await cuts
  for (const { counterId, push } of pushes)
    expect(await takeIn(server, counterId, push)).toMatchObject({ state: 'taken' })
  const page = await store.pull({ epoch: null, from: 0, limit: 2_000 })
  const cards = page.state === 'page' ? page.entities.filter(({ kind }) => kind === 'customer') : []
  expect(cards).toHaveLength(8 * 30)
  expect(first.some(({ status }) => status === 'rejected')).toBe(true)
})
