// Answers to cases as the server takes them in: what they make of seats and places that are counted in rows of their own.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseAnswer } from '#core/domain/case.ts'
import type { CaseEntity } from '#core/protocol/case.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import { takeIn } from '#server/features/push.ts'
import { madeId, type PaperCounter, paperCounter, saleBody } from './journal-maker.ts'
import { enrol, openEmbeddedStore, type TestStore } from './server-fixture.ts'

let server: TestStore
beforeAll(async () => {
  server = await openEmbeddedStore()
})
afterAll(() => server.store.close())

const newCounter = () => enrol(server, paperCounter())

async function handIn(counter: PaperCounter, name: string, body: object) {
  const entry = counter.write(name, body)
  const answer = await takeIn(server, counter.counterId, counter.push(entry))
  if (answer.state !== 'taken') throw new Error('the journal has no gap')
  return { opId: entry.opId, outcome: answer.outcomes[0]?.outcome, detail: answer.outcomes[0]?.detail }
}

async function entity<Body>(id: string): Promise<Body> {
  const [row] = await server.database.query<{ body: Body }>('select body from entity where id = $1', [id])
  if (!row) throw new Error(`the server has no ${id}`)
  return row.body
}

/** As a counter writes it: the case and the order as they stand, and the answer. */
async function answerTo(caseId: string, orderId: string, answer: CaseAnswer, lineIds: readonly string[]) {
  const { documents: _, ...order } = { documents: [], ...(await entity<OrderEntity>(orderId)) }
  const [counterId, before] = [madeId(), await entity<CaseEntity>(caseId)]
  const given = { id: madeId(), answer, note: '', counterId, counterCode: 'A1', clerkId: null, atMs: 1_795_000_000_000 }
  return { given, cases: [{ id: caseId, before }], orderId, order, lineIds }
}

function paidOut(amountMinor: number) {
  const out = { amountMinor: -amountMinor, roundingMinor: 0, tenderedMinor: 0, changeMinor: amountMinor }
  const ofNone = { settlementId: null, storedValueId: null, reference: '' }
  return {
    id: madeId(),
    receiptNumber: 'A1-1',
    means: 'cash',
    ...out,
    atMs: 1_795_000_000_000,
    takenBy: 'kari',
    ...ofNone,
  }
}

describe('an answer that is handed in', () => {
  it('OF04 conflict: money back gives the places of a standing area back, counted once however often it is said', async () => {
    const counter = await newCounter()
    const sale = saleBody([{ performanceId: madeId(), areaId: 'floor', quantity: 3 }])
    const { opId, outcome } = await handIn(counter, 'sale.complete', sale)
    const lineIds = sale.lines.map(({ id }) => id)
    const refund = await answerTo(`${opId}.0`, sale.orderId, 'refund', lineIds)
    const body = { ...refund, payment: paidOut(96_000), documents: [] }
    const taken = async () => {
      const rows = await server.database.query<{ taken: number }>(
        'select taken from area_state where performance_id = $1',
        [sale.lines[0]?.performanceId],
      )
      return rows.map((row) => row.taken)
    }
    const before = await taken()
    const outcomes = [await handIn(counter, 'case.refund', body), await handIn(counter, 'case.refund', body)]
    expect([outcome, before, outcomes.map((each) => each.outcome), await taken()]).toEqual([
      'case',
      [3],
      ['applied', 'applied'],
      [0],
    ])
    const { order, payments } = await entity<OrderEntity>(sale.orderId)
    expect([order.state, order.paidMinor, payments.length]).toEqual(['cancelled-sold', 0, 1])
  })

  it('OF04 conflict: a seat that was given instead is the order’s; who claims it later is contested', async () => {
    const [here, there] = [await newCounter(), await newCounter()]
    const performanceId = madeId()
    const seat = (seatId: string) => saleBody([{ performanceId, seatId }])
    await handIn(here, 'sale.complete', seat('A1'))
    const second = seat('A1')
    const { opId } = await handIn(there, 'sale.complete', second)
    const lineId = second.lines[0]?.id ?? ''
    const part = await answerTo(`${opId}.0`, second.orderId, 'reseat', [lineId])
    const moves = [{ lineId, areaId: 'stalls', seatId: 'B2' }]
    const moved = await handIn(there, 'case.reseat', { ...part, moves, tickets: [], documents: [] })
    const late = await handIn(here, 'sale.complete', seat('B2'))
    expect([moved.outcome, late.outcome]).toEqual(['applied', 'case'])
    expect(await entity(`${late.opId}.0`)).toMatchObject({ about: { code: 'SEAT_CONTESTED', holder: { lineId } } })
    expect(await entity(`${opId}.0`)).toMatchObject({ state: 'closed', answers: [{ answer: 'reseat' }] })
  })

  it('of another shape is parked, and the case stays open', async () => {
    const counter = await newCounter()
    const sale = saleBody([{ performanceId: madeId(), areaId: 'floor' }])
    const { opId } = await handIn(counter, 'sale.complete', sale)
    const parked = await handIn(counter, 'case.refund', { cases: [], orderId: sale.orderId })
    expect([parked.outcome, (await entity<CaseEntity>(`${opId}.0`)).state]).toEqual(['parked', 'open'])
  })
})
