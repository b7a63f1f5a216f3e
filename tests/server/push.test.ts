import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markOf } from '#core/domain/number-mark.ts'
import type { PullAnswer } from '#core/protocol/sync.ts'
import { NotYourJournal, takeIn } from '#server/features/push.ts'
import { customerBody, madeId, type PaperCounter, paperCounter, saleBody } from './journal-maker.ts'
import { enrol, openEmbeddedStore, type TestStore } from './server-fixture.ts'

let server: TestStore
beforeAll(async () => {
  server = await openEmbeddedStore()
})
afterAll(() => server.store.close())

const newCounter = () => enrol(server, paperCounter())

const push = (counter: PaperCounter, ...entries: Parameters<PaperCounter['push']>) =>
  takeIn(server, counter.counterId, counter.push(...entries))

async function outcomesOf(counter: PaperCounter, ...entries: Parameters<PaperCounter['push']>): Promise<string[]> {
  const answer = await push(counter, ...entries)
  return answer.state === 'taken' ? answer.outcomes.map(({ outcome }) => outcome) : [answer.state]
}

async function pullAll(): Promise<Extract<PullAnswer, { state: 'page' }>> {
  const answer = await server.store.pull({ epoch: null, from: 0, limit: 2_000 })
  if (answer.state !== 'page') throw new Error('the feed begins at the beginning')
  return answer
}

const stateOf = async (id: string) => (await pullAll()).entities.find((entity) => entity.id === id)?.body

describe('a journal that is handed in', () => {
  it('is carried out, and what it did comes down', async () => {
    const counter = await newCounter()
    const body = customerBody('Berg')
    const outcomes = await outcomesOf(counter, counter.write('host.start', {}), counter.write('customer.create', body))
    expect(outcomes).toEqual(['applied', 'applied'])
    expect(await stateOf(body.customerId)).toEqual(body.customer)
  })

  it('a second time is answered as the first and changes nothing: a lost reply, a counter that starts again', async () => {
    const counter = await newCounter()
    const sale = counter.write('sale.complete', saleBody([{ performanceId: madeId(), seatId: 'A1' }]))
    const first = await push(counter, sale)
    const { head } = await pullAll()
    const again = await push(counter, sale)
    const seqs = [first, again].map((answer) => answer.state === 'taken' && answer.outcomes.map(({ seq }) => seq))
    expect([await outcomesOf(counter, sale), seqs[0], (await pullAll()).head]).toEqual([['duplicate'], seqs[1], head])
  })

  it('with a gap is told where to begin, and nothing of it is taken', async () => {
    const counter = await newCounter()
    const entries = ['Ås', 'Berg', 'Dahl'].map((name) => counter.write('customer.create', customerBody(name)))
    const [first, , third] = entries
    if (!first || !third) throw new Error('three were made')
    expect(await push(counter, third)).toEqual({ state: 'gap', expectedN: 1 })
    expect(await push(counter, first, third)).toEqual({ state: 'gap', expectedN: 1 })
    expect(await outcomesOf(counter, ...entries)).toEqual(['applied', 'applied', 'applied'])
  })

  it('of a counter that was restored from a copy goes on in a chain of its own, behind an entry that is known', async () => {
    const counter = await newCounter()
    const first = counter.write('host.start', {})
    const lost = counter.write('customer.create', customerBody('Lost'))
    const restored = { incarnation: madeId(), n: 2, prevHash: first.hash }
    const after = counter.write('customer.create', customerBody('After'), restored)
    const handIn = (entry: typeof after) =>
      takeIn(server, counter.counterId, { incarnation: entry.incarnation, entries: [entry] })
    expect(await handIn(after)).toEqual({ state: 'gap', expectedN: 1 })
    await push(counter, first, lost)
    expect(await handIn(after)).toMatchObject({ state: 'taken', outcomes: [{ outcome: 'applied' }] })
  })

  it('beside another from one disk gets the mark of its branch into its numbers, and the other keeps its own', async () => {
    const counter = await newCounter()
    const first = counter.write('host.start', {})
    const [one, two] = [customerBody('One'), customerBody('Two')]
    for (const { customer } of [one, two]) customer.number = 'A1-7'
    const branch = madeId()
    const here = counter.write('customer.create', one)
    const there = counter.write('customer.create', two, { n: 2, prevHash: first.hash })
    await push(counter, first, here)
    expect(await push(counter, there)).toEqual({ state: 'forked', n: 2 })
    const beside = { incarnation: branch, branchOf: counter.incarnation, entries: [there] }
    expect(await takeIn(server, counter.counterId, beside)).toMatchObject({ outcomes: [{ outcome: 'applied' }] })
    const numbers = await Promise.all([one, two].map(({ customerId }) => stateOf(customerId)))
    expect(numbers).toMatchObject([{ number: 'A1-7' }, { number: `A1.${markOf(branch)}-7` }])
  })

  it('half of which is known goes on with the other half', async () => {
    const counter = await newCounter()
    const entries = ['Ås', 'Berg'].map((name) => counter.write('customer.create', customerBody(name)))
    await push(counter, ...entries.slice(0, 1))
    expect(await outcomesOf(counter, ...entries)).toEqual(['duplicate', 'applied'])
  })

  it('that holds less than was handed in before is known, and no other journal: one that was late on its way', async () => {
    const counter = await newCounter()
    const entries = ['Ås', 'Berg', 'Dahl'].map((name) => counter.write('customer.create', customerBody(name)))
    await push(counter, ...entries)
    expect(await outcomesOf(counter, ...entries.slice(0, 2))).toEqual(['duplicate', 'duplicate'])
  })

  it('of another counter is not taken', async () => {
    const counter = await newCounter()
    const request = takeIn(server, madeId(), counter.push(counter.write('host.start', {})))
    await expect(request).rejects.toThrow(NotYourJournal)
  })

  it('written by two programs from one disk that was copied is noticed', async () => {
    const counter = await newCounter()
    await push(counter, counter.write('host.start', {}))
    const one = counter.write('customer.create', customerBody('One'))
    await push(counter, one)
    const other = counter.write('customer.create', customerBody('Other'), { n: one.n, prevHash: one.prevHash })
    expect(await push(counter, other)).toEqual({ state: 'forked', n: one.n })
  })
})

describe('an entry that cannot be carried out', () => {
  it('is parked word for word, and those behind it go on: unknown, misshapen, altered, from the future', async () => {
    const counter = await newCounter()
    const body = customerBody('Behind')
    const entries = [
      counter.write('sale.invent', {}),
      counter.write('sale.complete', {}, { v: 99 }),
      counter.write('sale.complete', { orderId: 7 }),
      counter.write('customer.create', { body: 'no card' }),
      counter.write('customer.create', body),
    ]
    expect(await outcomesOf(counter, ...entries)).toEqual(['parked', 'parked', 'parked', 'parked', 'applied'])
    const kept = await server.database.query<{ body: string }>(
      "select body from applied_op where outcome = 'parked' and incarnation = $1 order by n",
      [counter.incarnation],
    )
    expect(kept.map((row) => row.body)).toEqual(entries.slice(0, 4).map((entry) => entry.body))
    expect(await stateOf(body.customerId)).toBeDefined()
  })

  it('because it was altered on its way is parked, not believed', async () => {
    const counter = await newCounter()
    const honest = counter.write('customer.create', customerBody('Honest'))
    const altered = { ...honest, body: honest.body.replace('Honest', 'Forged') }
    expect(await outcomesOf(counter, altered)).toEqual(['parked'])
  })
})

describe('an entry whose clock is years off', () => {
  it.each([
    ['in the past', 0],
    ['in the future', 4_000_000_000_000],
  ])('%s is taken as it is: the order is the server’s, and a clock is evidence only', async (_, atWallMs) => {
    const counter = await newCounter()
    const body = customerBody('Clock')
    expect(await outcomesOf(counter, counter.write('customer.create', body, { atWallMs }))).toEqual(['applied'])
    const [row] = await server.database.query<{ atWallMs: number; receivedAtMs: number }>(
      'select at_wall_ms as "atWallMs", received_at_ms as "receivedAtMs" from applied_op where incarnation = $1',
      [counter.incarnation],
    )
    expect(row).toEqual({ atWallMs, receivedAtMs: server.nowMs() })
  })
})

describe('seats', () => {
  it('OF04 conflict: the first claim holds; the other sale is recorded whole, its line contested, and a case is open', async () => {
    const performanceId = madeId()
    const [here, there] = [await newCounter(), await newCounter()]
    const [first, second] = [saleBody([{ performanceId, seatId: 'A1' }]), saleBody([{ performanceId, seatId: 'A1' }])]
    expect(await outcomesOf(here, here.write('sale.complete', first))).toEqual(['applied'])
    const sale = there.write('sale.complete', second)
    expect(await outcomesOf(there, sale)).toEqual(['case'])
    expect(await stateOf(second.orderId)).toMatchObject({
      order: { paidMinor: 32_000 },
      lines: [{ state: 'contested' }],
    })
    expect(await stateOf(`${sale.opId}.0`)).toMatchObject({
      state: 'open',
      about: { code: 'SEAT_CONTESTED', orderId: second.orderId, holder: { lineId: first.lines[0]?.id } },
    })
  })

  it('of one push are each sold once too', async () => {
    const performanceId = madeId()
    const counter = await newCounter()
    const sales = [1, 2].map(() => counter.write('sale.complete', saleBody([{ performanceId, seatId: 'B7' }])))
    expect(await outcomesOf(counter, ...sales)).toEqual(['applied', 'case'])
  })
})

describe('two edits of one card, made apart', () => {
  it('OF06 field conflicts: different fields merge, the same field keeps the newer and a case with both', async () => {
    const counter = await newCounter()
    const { customerId, customer } = customerBody('Berg')
    await push(counter, counter.write('customer.create', { customerId, customer }))
    const edit = (by: PaperCounter, field: string, from: string, to: string) =>
      outcomesOf(by, by.write('customer.edit', { customerId, changes: [{ field, from, to }] }))
    const other = await newCounter()
    expect([
      await edit(counter, 'firstName', 'Anne', 'Anna'),
      await edit(other, 'lastName', 'Berg', 'Bergh'),
      await edit(other, 'firstName', 'Anne', 'Anneli'),
    ]).toEqual([['applied'], ['applied'], ['case']])
    expect(await stateOf(customerId)).toMatchObject({ details: { firstName: 'Anneli', lastName: 'Bergh' } })
  })
})
