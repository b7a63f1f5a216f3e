// Two counters and a server as real programs, whose lines are slow, broken and cut off in the middle of a word, and each of
// which is killed in turn, while both go on selling. FOYER_SOAK_SECONDS makes it longer.
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CartLine } from '#core/domain/cart.ts'
import { CommandId, type OrderId, type OrderLineId, type PerformanceId, type StaffId } from '#core/domain/ids.ts'
import { newId, systemClock, systemRandom } from '#host/clock.ts'
import type { Client } from '#tests/contract/connect.ts'
import { type CounterProgram, type House, openHouse } from './processes.ts'
import { fractions } from './sweep.ts'

const seconds = Number(process.env.FOYER_SOAK_SECONDS ?? 15)
const patienceMs = 120_000

let house: House
beforeAll(async () => {
  house = await openHouse(['A1', 'B1'])
}, patienceMs)
afterAll(() => house.close())

const fresh = <Id extends string>() => newId<Id>(systemClock, systemRandom)

async function signIn(client: Client): Promise<void> {
  const { staff } = await client.session.state()
  const emma = staff.find(({ name }) => name === 'Emma Clarke')
  if (!emma) throw new Error('nobody is known here yet')
  const commandId = CommandId.parse(fresh<string>())
  await client.session.signIn({ commandId, staffId: emma.id as StaffId, pin: '2345' })
}

async function until(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  const endMs = Date.now() + patienceMs
  while (Date.now() < endMs) {
    if (await isTrue().catch(() => false)) return
    await pause(200)
  }
  throw new Error(`waited in vain until ${what}`)
}

/** A seat of the counter's own, or any free one while it is not limited; sold orders are counted by whoever calls. */
async function sellOne(client: Client, performanceId: PerformanceId, choose: number): Promise<'sold' | 'nothing left'> {
  const view = await client.performance.get({ performanceId })
  const hall = await client.performance.hall({ hallId: view.hallId })
  const own = new Set<string>(view.rights?.own ?? [])
  const seats = hall.seats.filter(({ id }) => own.has(id))
  const seat = seats[Math.floor(choose * seats.length)]
  const price = view.prices.find(({ category }) => category === seat?.category)
  if (!seat || !price) return 'nothing left'
  const { id: seatId, areaId } = seat
  const { priceTypeId, priceMinor } = price
  const line: CartLine = {
    id: fresh<OrderLineId>(),
    kind: 'ticket',
    performanceId,
    areaId,
    seatId,
    priceTypeId,
    note: '',
  }
  await client.sale.complete({
    commandId: CommandId.parse(fresh<string>()),
    orderId: fresh<OrderId>(),
    customerId: null,
    lines: [line],
    expectedTotalMinor: priceMinor,
    tenders: [{ means: 'cash', tenderedMinor: Math.ceil(priceMinor / 100) * 100 }],
    note: '',
  })
  return 'sold'
}

/** One thing that goes wrong, and after a while does so no more. */
async function trouble({ server, counters }: House, kind: number, counter: CounterProgram): Promise<void> {
  const { line } = counter
  if (kind < 0.25) line.cut()
  else if (kind < 0.45) line.delay(150)
  else if (kind < 0.65) line.truncateNext(40)
  else if (kind < 0.85) {
    await counter.killAndStart()
    await signIn(counter.client())
  } else await server.killAndStart()
  await pause(1_000)
  for (const each of counters) {
    each.line.heal()
    each.line.delay(0)
  }
}

it(
  'I1 I6 whatever breaks between and under them, every sale of two counters is at the server once, and all three agree',
  async () => {
    const [a, b] = house.counters
    if (!a || !b) throw new Error('two counters were opened')
    await until('the second counter knows the venue', async () => (await b.client().session.state()).staff.length > 0)
    for (const { client } of [a, b]) await signIn(client())
    const [first] = await a.client().performance.coming()
    const performanceId = first?.id
    if (!performanceId) throw new Error('something is on sale')
    for (const { client } of [a, b])
      await until('each has rights', async () => {
        const { rights } = await client().performance.get({ performanceId })
        return (rights?.own.length ?? 0) > 0
      })
    const next = fractions(1)
    const endMs = Date.now() + seconds * 1_000
    let sold = 0
    while (Date.now() < endMs) {
      for (const { client } of [a, b]) if ((await sellOne(client(), performanceId, next())) === 'sold') sold += 1
      await trouble(house, next(), next() < 0.5 ? a : b)
    }
    for (const { client } of [a, b]) await client().sync.retry({})
    await until('everything was heard', async () => {
      const states = await Promise.all([a, b].map(({ client }) => client().sync.state()))
      const heads = await Promise.all([a, b].map(({ client }) => client().performance.get({ performanceId })))
      const isQuiet = states.every(({ mode, waiting }) => mode === 'online' && waiting === 0)
      return isQuiet && heads[0]?.taken.length === heads[1]?.taken.length
    })
    const cases = await a.client().cases.list({ state: 'open' })
    expect(sold).toBeGreaterThan(3)
    expect(cases).toMatchObject({ cases: [] })
    expect(await house.endAndCompare()).toEqual([])
  },
  patienceMs * 3 + seconds * 1_000,
)
