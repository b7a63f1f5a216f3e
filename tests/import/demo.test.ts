import { afterEach, beforeEach, expect, test } from 'vitest'
import { customersCsv } from '#db/demo/customers.ts'
import { generateDemo } from '#db/demo/generate.ts'
import { demoCatalogue } from '#db/demo/programme.ts'
import { verifyChain } from '#db/journal.ts'
import { buildDemo } from '#host/import/demo.ts'
import { type ImportBench, openImportBench } from '#tests/import/import-world.ts'

const todayMs = Date.UTC(2026, 10, 21, 15)

let bench: ImportBench
beforeEach(async () => {
  bench = await openImportBench()
})
afterEach(() => bench.close())

test('PR10 import: the demo is the same for a day and a seed, and another one for another', () => {
  expect(generateDemo(todayMs + 3_600_000, 1)).toEqual(generateDemo(todayMs, 1))
  expect(customersCsv(2, 2026)).not.toBe(customersCsv(1, 2026))
  expect(demoCatalogue(todayMs + 86_400_000)).not.toEqual(demoCatalogue(todayMs))
})

test('PR10 import: the demo moves in whole, believable, and once', async () => {
  await buildDemo(bench.world, { todayMs, seed: 1 })
  const one = (source: string) => bench.world.db.sqlite.prepare(source).get()
  expect({
    halls: one(
      "select count(*) as seats, sum(kind = 'wheelchair') as wheelchair, sum(kind = 'restricted') as restricted from seats",
    ),
    performances: one(`select count(*) as count, sum(starts_at_ms > ${todayMs}) as coming from performances`),
    customers: one('select count(*) as count, count(external_number) as numbered from customers'),
    countries: one('select count(distinct country) as count from postal_addresses'),
    orders: one(
      'select count(*) as count, count(distinct state) as states, count(distinct channel) as channels from orders',
    ),
    best: one(
      'select max(count) >= 120 as good from (select count(*) as count from orders where customer_id is not null group by customer_id)',
    ),
    expiring: one(
      `select count(*) > 20 as some from orders where state = 'reserved' and expires_at_ms < ${todayMs + 2 * 86_400_000}`,
    ),
    paid: one("select count(*) as wrong from orders where state = 'sold' and paid_minor <> total_minor"),
    problem: verifyChain(bench.world.db.read).problem,
  }).toEqual({
    halls: { seats: 618, wheelchair: 4, restricted: 18 },
    performances: { count: 84, coming: 24 },
    customers: { count: 5_000, numbered: 5_000 },
    countries: { count: 6 },
    orders: { count: 12_000, states: 4, channels: 3 },
    best: { good: 1 },
    expiring: { some: 1 },
    paid: { wrong: 0 },
    problem: null,
  })
  const again = await bench.import('catalogue', JSON.stringify(demoCatalogue(Date.UTC(2026, 10, 21))))
  expect(again.counts).toMatchObject({ created: 0, changed: 0, refusedCount: 0 })
}, 60_000)
