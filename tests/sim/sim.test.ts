// The simulation itself: it repeats, it does something, and it finds every mistake that can be switched on. That nothing else
// is found, the step "simulation" of `npm test` shows over thousands of seeds.
import { describe, expect, it } from 'vitest'
import { startLoop } from '#host/sync/loop.ts'
import { sell, writeEntry } from './acts.ts'
import { type Bug, bugNames, bugs } from './bugs.ts'
import type { SimCounter } from './counter.ts'
import { openQuietEvening } from './evening.ts'
import { linkOf } from './network.ts'
import { makePlan } from './plan.ts'
import { runPlan } from './run.ts'
import { shrink } from './shrink.ts'
import { letGo, startExchange } from './sync.ts'

describe('a seed', () => {
  it('I13 runs the same way every time', async () => {
    for (const seed of [3, 8, 21]) {
      const [first, second] = [await runPlan(makePlan(seed)), await runPlan(makePlan(seed))]
      expect([second.hash, second.trace]).toEqual([first.hash, first.trace])
    }
  })

  it('sells, hands in, meets trouble and gets over it', async () => {
    const sum = { sales: 0, entries: 0, cases: 0, parked: 0, duplicates: 0 }
    for (let seed = 1; seed <= 40; seed++) {
      const { did, breaches } = await runPlan(makePlan(seed))
      expect(breaches).toEqual([])
      for (const what of Object.keys(sum) as (keyof typeof sum)[]) sum[what] += did[what]
    }
    expect(sum.sales).toBeGreaterThan(60)
    expect(sum.entries).toBeGreaterThan(200)
    expect(sum.cases).toBeGreaterThan(0)
    expect(sum.parked).toBeGreaterThan(0)
  })

  it('that fails is made short', async () => {
    const plan = makePlan(await firstSeedOf('conflict-dropped'), bugs['conflict-dropped'].leaning)
    const failed = await runPlan(plan, 'conflict-dropped')
    const short = await shrink(plan, failed, 'conflict-dropped')
    expect(short.run.breaches[0]).toMatch(/^I2: /)
    expect(short.plan.steps.length).toBeLessThan(plan.steps.length / 2)
  })
})

describe('a counter that was alone for weeks', () => {
  it('I12 hands in ten thousand entries in one exchange, and the other counter has all of them after one of its own', async () => {
    const evening = openQuietEvening()
    const [here, there] = evening.counters as [SimCounter, SimCounter]
    for (let n = 1; n <= 10_000; n++) {
      if (n % 20 === 0) await sell(here, [{ product: 'programme' }])
      else writeEntry(here, 'session.sign-in', 1, {})
    }
    await startExchange(evening, here)
    await startExchange(evening, there)
    const count = ({ world }: SimCounter, sql: string) => world.db.read.sql.prepare(sql).get()
    const waiting = count(here, 'select count(*) as waiting from journal where outcome is null')
    const orders = count(there, 'select count(*) as orders from orders')
    const known = evening.store.ops().length
    evening.close()
    expect([waiting, orders, known > 10_000]).toEqual([{ waiting: 0 }, { orders: 500 }, true])
  }, 60_000)
})

describe('a server that was put back', () => {
  it('PR08 a counter put out of service before it came back hands in what was lost, and only then erases itself', async () => {
    const evening = openQuietEvening()
    const [here] = evening.counters as [SimCounter]
    await startExchange(evening, here)
    const backup = evening.store.image()
    await sell(here, [{ product: 'soup' }])
    await startExchange(evening, here)
    evening.store.restore(backup, '00000000-0000-7000-8000-000000000001')
    here.isRevoked = true
    const revoked = Promise.withResolvers<void>()
    const loop = startLoop(here.world, linkOf(evening.network, here), {
      nowMs: evening.timeMs,
      random: () => 0.5,
      onRevoked: revoked.resolve,
    })
    await revoked.promise
    await loop.stop()
    const sold = evening.store.ops().filter(({ name }) => name === 'sale.complete')
    evening.close()
    expect(sold.map(({ outcome }) => outcome)).toEqual(['applied'])
  })
})

describe('a server that was put back twice', () => {
  it('while a counter began anew: what the counter had shown the first one is handed in to the second', async () => {
    const evening = openQuietEvening()
    const [here] = evening.counters as [SimCounter]
    const backup = evening.store.image()
    await sell(here, [{ product: 'soup' }])
    await startExchange(evening, here)
    evening.store.restore(backup, '00000000-0000-7000-8000-000000000001')
    // What the feed says passes, and what is said of the newest entry; what is said of all that is handed in again is held.
    evening.fates = ['pass', 'pass', 'hold']
    await startExchange(evening, here)
    evening.store.restore(backup, '00000000-0000-7000-8000-000000000002')
    await letGo(evening, evening.dice)
    await startExchange(evening, here)
    const known = evening.store.ops().map(({ name }) => name)
    evening.close()
    expect(known).toContain('sale.complete')
  })
})

describe('a mistake that is switched on', () => {
  it.each(bugNames)('%s is found', async (bug) => {
    expect(await firstSeedOf(bug)).toBeDefined()
  })
})

async function firstSeedOf(bug: Bug): Promise<number> {
  const { seeds, leaning } = bugs[bug]
  for (let seed = 1; seed <= seeds; seed++) {
    const { breaches } = await runPlan(makePlan(seed, leaning), bug)
    if (breaches.length > 0) return seed
  }
  throw new Error(`${bug} was not found in ${seeds} seeds`)
}
