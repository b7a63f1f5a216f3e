// A counter that has nothing yet, or cannot go on from what it has, takes everything down at once from the server's snapshot.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { CommandId, OrderId, OrderLineId, ProductId } from '#core/domain/ids.ts'
import { searchIndexOptions, snapshotTables } from '#core/protocol/snapshot.ts'
import { copiedTables, replacedTables } from '#db/carry-over.ts'
import { findCounter } from '#db/counter.ts'
import { verifyChain } from '#db/journal.ts'
import { openForReading } from '#db/open.ts'
import { findAllotment } from '#db/rights.ts'
import { readSyncState } from '#db/sync-state.ts'
import { router } from '#host/router.ts'
import type { ServerLink } from '#host/sync/link.ts'
import { startLoop } from '#host/sync/loop.ts'
import { type FreshProgress, startAfresh } from '#host/sync/start-afresh.ts'
import { beginNewEpoch, clearOldFeed, feedKeptMs } from '#server/features/feed.ts'
import { signIn } from '#tests/faults/sent.ts'
import { migrationsDirectory, testId } from '#tests/fixture/counter.ts'
import { type Desk, differences, type Evening, openEvening } from './two-counters.ts'

const catalogue = readFileSync(join(import.meta.dirname, '../../docs/catalogue.example.json'), 'utf8')
const people =
  'number;first name;last name;email;label;internal note\n1;Anne;Berg;anne@example.org;VIP;Likes the aisle\n2;Ola;Ås;ola@example.org;;\n'
const key = new Uint8Array(32).fill(7)

/** Whole servers and counters, on machines that do other things as well. */
const slowMsMax = 180_000
vi.setConfig({ testTimeout: slowMsMax })

let evening: Evening
let here: Desk
let performanceId: string
beforeAll(async () => {
  evening = await openEvening()
  here = await evening.newDesk('A1')
  await here.import('catalogue', catalogue)
  await here.import('customers', people)
  const { sqlite } = here.world.db
  performanceId = sqlite.prepare("select id from performances where code like '%PEER'").pluck().get() as string
  await here.exchange()
  await here.sell(performanceId, own(here, 2))
  await here.exchange()
}, slowMsMax)
afterAll(() => evening.close())

/** Seats this counter may sell on its own. */
function own({ world }: Desk, count: number): string[] {
  const counterId = findCounter(world.db.read)?.id ?? ''
  return findAllotment(world.db.read, performanceId, counterId)?.seats.slice(0, count) ?? []
}

const count = ({ world }: Desk, table: 'customers' | 'orders') =>
  world.db.sqlite.prepare(`select count(*) from ${table}`).pluck().get() as number

const dataOf = (desk: Desk) => join(desk.directory, 'data')
const afresh = (
  desk: Desk,
  link: ServerLink = desk.link,
  onProgress: (progress: FreshProgress) => void = () => undefined,
) => startAfresh(desk.world, link, { dataDirectory: dataOf(desk), key, migrationsDirectory }, onProgress)

describe('a counter’s first day', () => {
  it('OF07 first day: everything the server has is there and found, and the counter’s own journal is whole', async () => {
    const there = await evening.newDesk('B1')
    const told: FreshProgress[] = []
    await afresh(there, there.link, (progress) => told.push(progress))
    const percents = told.map(({ percent }) => percent)
    expect(await differences(there, evening.world)).toEqual([])
    expect(percents.toSorted((a, b) => a - b)).toEqual(percents)
    expect(told.at(-1)).toEqual({ percent: 99, missing: 'orders' })
    expect(verifyChain(there.world.db.read)).toMatchObject({ entries: 1, problem: null })
    signIn(there.world)
    const { hits } = await createRouterClient(router, { context: { world: there.world } }).search.find({
      text: 'aas',
      limit: 5,
    })
    expect(hits.map((hit) => hit.kind === 'customer' && hit.name)).toEqual(['Ås, Ola'])
    expect(existsSync(join(dataOf(there), 'starting-afresh'))).toBe(false)
    const [first] = (await there.world.db.sqlite.pragma('integrity_check')) as { integrity_check: string }[]
    expect(first).toEqual({ integrity_check: 'ok' })
  })
})

type PartCall = (real: () => Promise<File>) => Promise<File>

/** The line with another way of getting parts. */
function lineWith(desk: Desk, part: PartCall): ServerLink {
  return {
    ...desk.link,
    call: (ask) =>
      desk.link.call((client) => {
        const real = client.snapshot
        const snapshot = new Proxy(real, {
          get: (_, name: keyof typeof real) =>
            name === 'part' ? (asked: { id: string; index: number }) => part(() => real.part(asked)) : real[name],
        })
        return ask(
          new Proxy(client, { get: (_, name: keyof typeof client) => (name === 'snapshot' ? snapshot : client[name]) }),
        )
      }),
  }
}

describe('starting afresh', () => {
  it('OF07 first day: keeps what the clerk did and the server does not have yet on the screen, and hands it in once', async () => {
    const there = await evening.newDesk('C1')
    await there.exchange()
    const order = await there.sell(performanceId, own(there, 2))
    await there.import('customers', 'first name;last name\nTuva;Ny\n')
    const told: FreshProgress[] = []
    await afresh(there, there.link, (progress) => told.push(progress))
    // It waits for the whole: its own orders say which of its seats are gone.
    expect(told.filter(({ missing }) => missing === 'orders')).toEqual([])
    const { sqlite } = there.world.db
    const states = sqlite.prepare('select state from order_lines where order_id = ?').pluck().all(order)
    const papers = sqlite.prepare('select count(*) from documents where order_id = ?').pluck().get(order)
    expect([states, papers]).toEqual([['active', 'active'], 3])
    await there.exchange()
    expect(await differences(there, evening.world)).toEqual([])
    const next = await there.sell(performanceId, own(there, 1))
    expect(sqlite.prepare('select number from orders where id = ?').pluck().get(next)).toBe('C1-2')
  })

  it('a database that came whole has the same tables and indexes as one that grew', async () => {
    const there = await evening.newDesk('D1')
    await afresh(there)
    const schemaOf = ({ world }: Desk) =>
      world.db.sqlite
        .prepare("select type, name, sql from sqlite_schema where name not like 'sqlite_stat%' order by name")
        .all()
    expect(schemaOf(there)).toEqual(schemaOf(here))
  })

  it('OF07 first day: a part that came broken is refused with a log line and got again; broken for good, all stays as it was', async () => {
    const there = await evening.newDesk('E1')
    const { warn } = there.world.log
    const said: unknown[] = []
    there.world.log.warn = ((...words: unknown[]) => said.push(words)) as typeof warn
    let calls = 0
    const broken: PartCall = async (real) => {
      calls += 1
      const bytes = new Uint8Array(await (await real()).arrayBuffer())
      if (calls === 1) return new File([bytes.slice(0, -20)], 'cut short')
      return new File([bytes.fill(7, 10, 20)], 'altered')
    }
    await expect(afresh(there, lineWith(there, broken))).rejects.toThrow('its checksum is')
    const ofFirst = said.filter((words) => (words as [{ index: number }])[0].index === 0)
    expect(ofFirst).toHaveLength(3)
    expect(there.world.db.sqlite.prepare('select count(*) from customers').pluck().get()).toBe(0)
    calls = 0
    await afresh(
      there,
      lineWith(there, (real) => (calls === 0 ? broken(real) : real())),
    )
    await there.exchange()
    expect(await differences(there, evening.world)).toEqual([])
  })

  it('OF07 first day: stopped at any step the old database is whole, and what was downloaded is not got again', async () => {
    const there = await evening.newDesk('F1')
    const stopAt = async (percent: number, missing: FreshProgress['missing']) => {
      const stop = (done: FreshProgress) => {
        if (done.percent >= percent && done.missing === missing) throw new Error('pulled the plug')
      }
      await expect(afresh(there, there.link, stop)).rejects.toThrow('pulled the plug')
      return [count(there, 'customers'), count(there, 'orders'), readSyncState(there.world.db.read).epoch]
    }
    const parts = () => readdirSync(join(dataOf(there), 'starting-afresh')).filter((name) => name.endsWith('.part'))
    expect(await stopAt(30, 'all')).toEqual([0, 0, null])
    expect(await stopAt(31, 'orders')).toEqual([2, 0, null])
    expect(await stopAt(99, 'orders')).toEqual([2, 0, null])
    expect(parts()).toHaveLength(2)
    let calls = 0
    await afresh(
      there,
      lineWith(there, (real) => {
        calls += 1
        return real()
      }),
    )
    await there.exchange()
    expect([calls, await differences(there, evening.world)]).toEqual([0, []])
  })

  it('while somebody else reads the database, the fresh one waits to take its place, and nothing changes', async () => {
    const there = await evening.newDesk('G1')
    const reader = openForReading(there.world.db.path, key)
    reader.sqlite.prepare('select count(*) from journal').get()
    await there.import('customers', 'first name;last name\nEva;Lie\n')
    let isReady = false
    const coming = afresh(there, there.link, ({ percent }) => {
      isReady = percent === 99
    })
    await expect.poll(() => isReady, { timeout: 60_000 }).toBe(true)
    await pause(100)
    expect(count(there, 'customers')).toBe(1)
    reader.close()
    await coming
    expect(count(there, 'customers')).toBe(3)
    await there.exchange()
    expect(await differences(there, evening.world)).toEqual([])
  })

  it('every table of a counter is either the snapshot’s, made of its entities, or carried over', () => {
    const tables = here.world.db.sqlite
      .prepare(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and sql not like '%VIRTUAL%'",
      )
      .pluck()
      .all() as string[]
    const ofEntities = [
      'staff',
      'labels',
      'consent_purposes',
      'price_types',
      'products',
      'halls',
      'hall_areas',
      'seats',
    ]
    const more = [
      'performances',
      'performance_prices',
      'cases',
      'allotments',
      'allotment_plans',
      'known_counters',
      'stored_values',
      'parked_carts',
    ]
    const known = new Set([
      ...Object.keys(snapshotTables),
      ...[...copiedTables, ...replacedTables, 'settings', '__drizzle_migrations', ...ofEntities, ...more],
    ])
    const ofSearch = /^(customer_names|customer_words|order_search)_/
    expect(tables.filter((name) => !known.has(name) && !ofSearch.test(name))).toEqual([])
    const columnsOf = (table: string) =>
      (here.world.db.sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
    expect(Object.keys(snapshotTables).map((table) => [table, columnsOf(table).toSorted()])).toEqual(
      Object.entries(snapshotTables).map(([table, columns]) => [table, columns.toSorted()]),
    )
    const index = here.world.db.sqlite
      .prepare("select sql from sqlite_schema where name = 'customer_words'")
      .pluck()
      .get()
    expect(String(index).replace(/\s+/g, ' ')).toContain(`fts5( ${searchIndexOptions} )`)
  })
})

describe('a server that was put back from a backup', () => {
  it('OF07 first day: with a new epoch the counters hand in again what it lost: nothing is lost, nothing is there twice', async () => {
    const there = await evening.newDesk('H1')
    await settle(here)
    await settle(there)
    const putBack = await copyServer()
    const orders = [await here.sell(performanceId, own(here, 2)), await there.sell(performanceId, own(there, 1))]
    await here.import('customers', 'first name;last name\nLost;Again\n')
    await settle(here)
    await settle(there)
    const before = await countServer()
    await putBack()
    await beginNewEpoch(evening.world)
    const unsent = await there.sell(performanceId, own(there, 1))
    await settle(here)
    await settle(there)
    await settle(here)
    expect([await differences(here, evening.world), await differences(there, evening.world)]).toEqual([[], []])
    const after = await countServer()
    expect([after.orders, after.ops >= before.ops]).toEqual([before.orders + 1, true])
    for (const desk of [here, there])
      for (const order of [...orders, unsent])
        expect(desk.world.db.sqlite.prepare('select state from orders where id = ?').pluck().all(order)).toEqual([
          'sold',
        ])
  })

  it('OF07 first day: numbers older than thirty days are cleared; a counter that was away longer hands in and starts afresh', async () => {
    const there = await evening.newDesk('I1')
    await settle(there)
    const order = await there.sell(performanceId, own(there, 1))
    await here.import('customers', 'first name;last name\nLong;Away\n')
    await settle(here)
    const inAMonth = { ...evening.world, nowMs: () => evening.world.nowMs() + feedKeptMs + 60_000 }
    expect(await clearOldFeed({ ...evening.world, nowMs: () => evening.world.nowMs() })).toBe(0)
    expect(await clearOldFeed(inAMonth, 3)).toBeGreaterThan(3)
    const [feed] = await evening.world.database.query<{ v: number; minSeq: number }>(
      'select v, min_seq as "minSeq" from feed',
    )
    expect(feed?.minSeq).toBe(feed?.v)
    await settle(there)
    expect(await differences(there, evening.world)).toEqual([])
    expect(there.world.db.sqlite.prepare('select outcome from journal where outcome is null').all()).toEqual([])
    expect(await evening.world.database.query('select 1 from entity where id = $1', [order])).toHaveLength(1)
  })
})

describe('orders, which come last', () => {
  it('OF07 first day: a new counter finds everybody and sells before the orders of others are there, and nothing of it is lost', async () => {
    const there = await evening.newDesk('J1')
    const client = createRouterClient(router, { context: { world: there.world } })
    let sold: string | undefined
    let found: unknown
    const sellOnce = async (real: () => Promise<File>) => {
      const part = await real()
      if (sold === undefined && count(there, 'customers') > 0) {
        signIn(there.world)
        found = (await client.search.find({ text: 'berg', limit: 5 })).hits.map((hit) => 'name' in hit && hit.name)
        expect(count(there, 'orders')).toBe(0)
        sold = await sellProgramme(there)
      }
      return part
    }
    // Parts come ahead of those that are copied; the last comes again and again until the others are in use.
    const slow: PartCall = async (real) => {
      for (let tries = 0; count(there, 'customers') === 0 && tries < 200 && isLast(); tries++) await pause(25)
      return await sellOnce(real)
    }
    let asked = 0
    const isLast = () => asked > 1
    await afresh(
      there,
      lineWith(there, (real) => {
        asked += 1
        return slow(real)
      }),
    )
    expect(found).toEqual(['Berg, Anne'])
    expect(sold).toBeDefined()
    expect(there.world.db.sqlite.prepare('select state from orders where id = ?').pluck().get(sold)).toBe('sold')
    expect(count(there, 'orders')).toBeGreaterThan(1)
    await there.exchange()
    expect(await differences(there, evening.world)).toEqual([])
  })
})

/** Goods need no selling right, so that a counter can sell them before it was given any. */
async function sellProgramme({ world }: Desk): Promise<OrderId> {
  const [product] = world.db.sqlite
    .prepare('select id, price_minor as priceMinor from products where stock is null or stock > 0 limit 1')
    .all() as {
    id: ProductId
    priceMinor: number
  }[]
  const orderId = testId<OrderId>()
  const { id: productId, priceMinor } = product ?? { id: testId<ProductId>(), priceMinor: 0 }
  await createRouterClient(router, { context: { world } }).sale.complete({
    commandId: testId<CommandId>(),
    orderId,
    customerId: null,
    lines: [{ id: testId<OrderLineId>(), kind: 'product', productId, quantity: 1, note: '' }],
    expectedTotalMinor: priceMinor,
    tenders: [{ means: 'cash', tenderedMinor: Math.ceil(priceMinor / 100) * 100 }],
    note: '',
    approval: null,
  })
  return orderId
}

/** The real loop until nothing waits and everything has come down. */
async function settle(desk: Desk): Promise<void> {
  const loop = startLoop(desk.world, desk.link, {
    nowMs: () => Date.now(),
    random: () => 0.5,
    restMsMax: 50,
    startAfresh: (link, onProgress) => afresh(desk, link, onProgress),
  })
  const isLevel = async () => {
    const [feed] = await evening.world.database.query<{ epoch: string; v: number }>('select epoch, v from feed')
    const { epoch, cursor } = readSyncState(desk.world.db.read)
    const { mode, waiting } = loop.report()
    return [mode, waiting, epoch === feed?.epoch, cursor === feed?.v]
  }
  await expect.poll(isLevel, { timeout: 30_000 }).toEqual(['online', 0, true, true])
  await loop.stop()
}

const serverTables = [
  'counter',
  'feed',
  'change_feed',
  'entity',
  'incarnation',
  'applied_op',
  'seat_state',
  'area_state',
]

/** @returns the way to put the server's database back as it is now */
async function copyServer(): Promise<() => Promise<void>> {
  const { database } = evening.world
  for (const table of serverTables) await database.query(`create table copy_of_${table} as select * from ${table}`)
  return async () => {
    for (const table of serverTables.toReversed()) await database.query(`delete from ${table}`)
    for (const table of serverTables) await database.query(`insert into ${table} select * from copy_of_${table}`)
  }
}

async function countServer(): Promise<{ orders: number; ops: number }> {
  const [row] = await evening.world.database.query<{ orders: number; ops: number }>(
    `select (select count(*)::int from entity where kind = 'order') as orders, (select count(*)::int from applied_op) as ops`,
  )
  return row ?? { orders: 0, ops: 0 }
}
