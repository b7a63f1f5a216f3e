import { describe, expect, it } from 'vitest'
import type { State } from '#core/effects/effect.ts'
import { readEntry } from '#core/effects/rules.ts'
import { noArticle, type OrderEntity } from '#core/protocol/entity.ts'

const line = (id: string, seatId: string | null, quantity = 1): OrderEntity['lines'][number] => ({
  id,
  position: 0,
  kind: 'ticket',
  state: 'active',
  text: 'Peer Gynt · Adult',
  performanceId: 'peer',
  areaId: 'stalls',
  seatId,
  priceTypeId: 'adult',
  productId: null,
  storedValueId: null,
  ...noArticle,
  discountMinor: 0,
  ruleText: '',
  quantity,
  unitMinor: 32_000,
  totalMinor: 32_000,
  vatCode: '0',
  vatRateBp: 0,
  vatMinor: 0,
  note: '',
})
const soup = {
  ...line('soup', null, 2),
  kind: 'product' as const,
  performanceId: null,
  areaId: null,
  productId: 'soup',
}
const order = (lines: OrderEntity['lines']) => ({
  orderId: 'order',
  order: {
    number: 'A1-1',
    sequence: 1,
    customerId: null,
    channel: 'counter',
    state: 'sold',
    currency: 'NOK',
    totalMinor: 32_000,
    paidMinor: 32_000,
    note: '',
    createdAtMs: 0,
    createdBy: 'kari',
    expiresAtMs: null,
    cancelledAtMs: null,
  },
  lines,
  tickets: [],
  payments: [],
  documents: [],
})
const free: State = { find: () => undefined, seatHolder: () => undefined, freePlaces: () => 10 }
const entry = (body: object, name = 'sale.complete', v = 1) => ({
  name,
  v,
  body: JSON.stringify(body),
  counterId: 'counter',
  clerkId: 'kari',
  atWallMs: 0,
})

function applied(lines: OrderEntity['lines'], state: Partial<State>) {
  const read = readEntry(entry(order(lines)))
  if (!read || 'problem' in read) throw new Error('the sale can be read')
  return read.apply({ ...free, ...state })
}

describe('a sale that comes in', () => {
  it('is recorded as it is where nothing stands against it', () => {
    const { puts, cases } = applied([line('1', 'A1')], {})
    expect([puts.map(({ kind, id }) => [kind, id]), cases]).toEqual([[['order', 'order']], []])
  })

  it('OF04 conflict: is recorded with its money though somebody has the seat: the line is contested and a case is open', () => {
    const holder = { lineId: 'earlier' }
    const { puts, cases } = applied([line('1', 'A1'), line('2', 'A2')], {
      seatHolder: ({ seatId }) => (seatId === 'A1' ? holder : undefined),
    })
    const [put] = puts
    expect(put?.kind === 'order' && put.body.lines.map(({ state }) => state)).toEqual(['contested', 'active'])
    expect(put?.kind === 'order' && put.body.order.paidMinor).toBe(32_000)
    const seat = { performanceId: 'peer', seatId: 'A1' }
    expect(cases).toEqual([{ code: 'SEAT_CONTESTED', orderId: 'order', lineId: '1', seat, holder }])
  })

  it('takes from the stock even what is not there, and says how much is missing', () => {
    const product = { code: 's', name: 'Soup', barcode: null, priceMinor: 1, vatCode: '0', position: 0, isActive: true }
    const find = ((kind: string) => (kind === 'product' ? { ...product, stock: 1 } : undefined)) as State['find']
    const { puts, cases } = applied([soup], { find })
    expect(puts.find(({ kind }) => kind === 'product')?.body).toEqual({ ...product, stock: -1 })
    expect(cases).toEqual([{ code: 'STOCK_OVERSOLD', orderId: 'order', productId: 'soup', over: 1 }])
  })

  it('OF04 is no second sale where what another counter gave back of it came in first; the same again is asked about', () => {
    const { orderId: _, documents: __, ...sold } = order([line('1', 'A1')])
    const given = { ...sold, lines: [{ ...line('1', 'A1'), state: 'cancelled' as const }] } as unknown
    const find = (there: unknown) => ((kind: string) => (kind === 'order' ? there : undefined)) as State['find']
    expect(applied([line('1', 'A1')], { find: find(given) })).toEqual({ puts: [], cases: [] })
    const entity = { kind: 'order', id: 'order' }
    expect(applied([line('1', 'A1')], { find: find(sold) })).toEqual({
      puts: [],
      cases: [{ code: 'ALREADY_THERE', entity }],
    })
  })

  it('says by how many places a standing area is full', () => {
    const { cases } = applied([line('1', null, 3)], { freePlaces: () => 1 })
    const area = { performanceId: 'peer', areaId: 'stalls' }
    expect(cases).toEqual([{ code: 'AREA_OVERSOLD', orderId: 'order', area, over: 2 }])
  })
})

describe('an entry', () => {
  it('of an unknown name or version, or of another shape, is said to be unreadable and never throws', () => {
    const problems = [entry({}, 'sale.invent'), entry({}, 'sale.complete', 9), entry({ orderId: 7 })].map((each) => {
      const read = readEntry(each)
      return read && 'problem' in read ? read.problem : 'read'
    })
    expect(problems).toEqual(['unknown-entry', 'unknown-entry', 'bad-shape'])
    expect(readEntry({ ...entry({}), body: 'no json' })).toMatchObject({ problem: 'bad-shape' })
  })

  it('that is evidence only does nothing', () => {
    expect(readEntry(entry({ reason: 'idle' }, 'session.sign-out'))).toBeUndefined()
  })
})
