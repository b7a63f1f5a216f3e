// The store in memory, on which the simulation stands, held to the real one: whatever is drawn is done to both, and both say
// the same and have the same afterwards.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canonicalJson } from '#core/protocol/canonical.ts'
import { type EntityKey, keyText } from '#core/protocol/entity.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import { type Dice, makeDice } from '#db/demo/random.ts'
import { type PushWorld, takeIn } from '#server/features/push.ts'
import { claim, hold, refill } from '#server/features/rights.ts'
import { type MemoryStore, memoryStore } from '#tests/sim/memory-store.ts'
import { oneOf } from '#tests/sim/plan.ts'
import { furniture, house } from '#tests/sim/venue.ts'
import { customerBody, madeId, type PaperCounter, paperCounter, saleBody } from './journal-maker.ts'
import { enrol, openEmbeddedStore, type TestStore } from './server-fixture.ts'

let real: TestStore
let memory: MemoryStore
let counters: { paper: PaperCounter; entries: JournalEntry[] }[]
let nowMs = 1_795_000_000_000
beforeAll(async () => {
  real = { ...(await openEmbeddedStore()), nowMs: () => nowMs }
  memory = memoryStore(madeId())
  counters = await Promise.all(
    [1, 2, 3].map(async () => {
      const paper = await enrol(real, paperCounter())
      memory.enrol(paper.counterId)
      return { paper, entries: [] }
    }),
  )
})
afterAll(() => real.store.close())

/** The same question to both, one after the other. What is each one's own, the epoch, is left out. */
async function agree(what: string, ask: (world: PushWorld) => Promise<unknown>): Promise<void> {
  const there = await said(ask, real)
  const here = await said(ask, { store: memory, log: real.log, nowMs: real.nowMs })
  expect(`${what}: ${here}`).toBe(`${what}: ${there}`)
}

async function said(ask: (world: PushWorld) => Promise<unknown>, world: PushWorld): Promise<string> {
  const answer = await ask(world).catch((error: unknown) => ({ threw: String(error) }))
  return canonicalJson(plain(answer)).replace(/"epoch":"[^"]*"/g, '')
}

/** Maps and sets in an order that does not depend on who made them. */
function plain(value: unknown): unknown {
  if (value instanceof Set) return [...value].sort()
  if (value instanceof Map) return [...value].map(([key, each]) => [String(key), plain(each)]).sort(byText)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
}

const byText = (a: unknown, b: unknown) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1)

it.each([1, 2, 3])('whatever is drawn, the store in memory says what the real one says (%d)', async (seed) => {
  const dice = makeDice(seed)
  const first = counters[0]
  if (seed === 1 && first) {
    const entities = furniture.filter(({ kind }) => kind !== 'customer')
    await handIn(first, first.paper.write('catalogue.import', { importId: 'house', fileName: '', entities }))
  }
  for (let step = 0; step < 30; step++) {
    nowMs += dice.between(1_000, 400_000)
    const drawn = oneOf(dice, acts)
    await drawn(dice, oneOf(dice, counters))
  }
  await everything()
})

type Party = (typeof counters)[number]

async function handIn({ paper, entries }: Party, ...more: JournalEntry[]): Promise<void> {
  entries.push(...more)
  await agree('push', (world) => takeIn(world, paper.counterId, paper.push(...more)))
}

const seat = (dice: Dice) => house.seats[dice.between(0, 5)] ?? ''
const performance = (dice: Dice) => oneOf(dice, house.performances)

const acts: ((dice: Dice, party: Party) => Promise<void>)[] = [
  async (dice, party) => {
    const places = Array.from({ length: dice.between(1, 2) }, () =>
      dice.chance(0.3)
        ? { performanceId: performance(dice), areaId: house.floor, quantity: dice.between(1, 6) }
        : { performanceId: performance(dice), areaId: house.seated, seatId: seat(dice) },
    )
    const entries = [party.paper.write('sale.complete', saleBody(places))]
    if (dice.chance(0.5)) entries.push(party.paper.write('customer.create', customerBody('Berg')))
    await handIn(party, ...entries)
  },
  async (dice, { paper, entries }) => {
    // Again, in part, or with a gap.
    const from = dice.between(0, entries.length)
    const again = entries.slice(from, from + dice.between(1, 4))
    if (again.length > 0) await agree('again', (world) => takeIn(world, paper.counterId, paper.push(...again)))
  },
  async (_, { paper, entries }) => {
    const last = entries.at(-1)
    if (!last) return
    const forged = { ...last, hash: 'f'.repeat(64) }
    await agree('forged', (world) => takeIn(world, paper.counterId, paper.push(forged)))
  },
  async (_, party) => handIn(party, party.paper.write('nobody.knows', {}), party.paper.write('sale.complete', {})),
  async (dice, { paper }) => {
    const asked = { performanceId: performance(dice), seatIds: [...new Set([seat(dice), seat(dice)])] }
    await agree('hold', (world) => hold(world, paper.counterId, asked))
  },
  async (dice, { paper }) => {
    const part = { performanceId: performance(dice), seats: [seat(dice)], areas: [{ areaId: house.floor, places: 2 }] }
    await agree('claim', (world) => claim(world, paper.counterId, { parts: [part] }))
  },
  async (dice, { paper }) => {
    const performanceIds = [performance(dice)]
    await agree('refill', (world) => refill(world, paper.counterId, { performanceIds }))
  },
  async (dice, party) => {
    const part = { performanceId: performance(dice), seats: [seat(dice)], areas: [{ areaId: house.floor, places: 1 }] }
    await handIn(party, party.paper.write('allotment.release', { ...part, reason: 'left-over' }))
  },
  async (dice) => {
    const question = { epoch: null, from: dice.between(0, memory.head().head), limit: dice.between(1, 20) }
    await agree('pull', ({ store }) => store.pull(question))
  },
  async (dice, { paper }) => {
    await agree('numbers', ({ store }) =>
      store.transact(async (tx) => [
        await tx.takeNumber('web-order'),
        await tx.findHolds(house.performances[0] ?? '', paper.counterId),
        await tx.findByEmail('anne@example.org'),
      ]),
    )
    const work = dice.chance(0.5) ? 'undone' : 'saved'
    await agree(work, ({ store }) =>
      store.transact(async (tx) => {
        await tx.saveAsked('01a21d17-5c80-7000-8000-0000000000ff', 'asked').catch(() => undefined)
        throw new Error('and everything is undone')
      }),
    )
  },
]

async function everything(): Promise<void> {
  await agree('all', ({ store }) => store.pull({ epoch: null, from: 0, limit: 2_000 }))
  const keys = memory.entities().map(({ kind, id }): EntityKey => ({ kind, id }))
  await agree('fetch', async ({ store }) => (await store.fetch(keys)).map((row) => [keyText(row), row]).sort(byText))
  const ids = [...house.performances]
  await agree('coming', ({ store }) => store.listComing(0, 10))
  await agree('counters', ({ store }) => store.activeCounters())
  for (const id of ids) await agree('taken', ({ store }) => store.takenSeats(id, nowMs))
  await agree('counted', async ({ store }) => {
    const counted = await store.countTaken(ids, nowMs)
    // An area that somebody looked at and nobody took of is the same as one that nobody looked at.
    return [...counted].map(([id, { seats, places }]) => [id, seats, [...places].filter(([, count]) => count > 0)])
  })
}
