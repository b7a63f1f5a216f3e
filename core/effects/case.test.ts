import { describe, expect, it } from 'vitest'
import type { CaseAnswer } from '#core/domain/case.ts'
import type { Effect, State } from '#core/effects/effect.ts'
import { readEntry } from '#core/effects/rules.ts'
import type { CaseDraft, CaseEntity, GivenAnswer } from '#core/protocol/case.ts'
import { noArticle, type OrderEntity } from '#core/protocol/entity.ts'

const line = (id: string, seatId: string, state: OrderEntity['lines'][number]['state'], position = 0) => ({
  id,
  position,
  kind: 'ticket' as const,
  state,
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
  quantity: 1,
  unitMinor: 32_000,
  totalMinor: 32_000,
  vatCode: '0',
  vatRateBp: 0,
  vatMinor: 0,
  note: '',
})
const ticket = (id: string, orderLineId: string) => ({
  id,
  orderLineId,
  code: `code of ${id}`,
  state: 'valid' as const,
  issuedAtMs: 0,
})
/** Two seats for 640 kroner, the first of them somebody else's. */
const order: OrderEntity = {
  order: {
    number: 'B1-1',
    sequence: 1,
    customerId: null,
    channel: 'counter',
    state: 'sold',
    currency: 'NOK',
    totalMinor: 64_000,
    paidMinor: 64_000,
    note: '',
    createdAtMs: 0,
    createdBy: 'kari',
    expiresAtMs: null,
    cancelledAtMs: null,
  },
  lines: [line('1', 'A1', 'contested'), line('2', 'A2', 'active', 1)],
  tickets: [ticket('old 1', '1'), ticket('old 2', '2')],
  payments: [],
}
const contested: CaseDraft = {
  code: 'SEAT_CONTESTED',
  orderId: 'order',
  lineId: '1',
  seat: { performanceId: 'peer', seatId: 'A1' },
  holder: { lineId: 'earlier' },
}
const open: CaseEntity = {
  about: contested,
  state: 'open',
  opId: 'op',
  counterId: 'B1',
  clerkId: 'kari',
  atMs: 0,
  answers: [],
}

const given = (answer: CaseAnswer, id = 'answer', note = ''): GivenAnswer => ({
  id,
  answer,
  note,
  counterId: 'A1',
  counterCode: 'A1',
  clerkId: 'emma',
  atMs: 100,
})
const base = (answer: CaseAnswer, id?: string) => ({ given: given(answer, id), cases: [{ id: 'case', before: open }] })
const ofOrder = (answer: CaseAnswer, id?: string) => ({ ...base(answer, id), orderId: 'order', order, lineIds: ['1'] })
const payment = {
  id: 'payment',
  receiptNumber: 'A1-9',
  means: 'cash',
  amountMinor: -32_000,
  roundingMinor: 0,
  tenderedMinor: 0,
  changeMinor: 32_000,
  atMs: 100,
  takenBy: 'emma',
  settlementId: null,
  storedValueId: null,
  reference: '',
}
const refund = (id?: string) => ({ ...ofOrder('refund', id), payment, documents: [] })
const reseat = (seatId: string, id?: string) => ({
  ...ofOrder('reseat', id),
  moves: [{ lineId: '1', areaId: 'stalls', seatId }],
  tickets: [ticket('new', '1')],
  documents: [],
})

/** The order and the case as a server has them, changed by one entry after another. */
function answered(...entries: [name: string, body: object][]) {
  const known = new Map<string, unknown>([
    ['order order', order],
    ['case case', open],
  ])
  return carriedOut(known, new Map(), entries)
}

function carriedOut(known: Map<string, unknown>, holders: Map<string, string>, entries: [string, object][]) {
  const state = {
    find: (kind: string, id: string) => known.get(`${kind} ${id}`),
    seatHolder: ({ seatId }: { seatId: string }) => {
      const lineId = holders.get(seatId)
      return lineId === undefined ? undefined : { lineId }
    },
    freePlaces: () => 0,
  } as State
  const effects = entries.map(([name, body]): Effect => {
    const facts = { counterId: 'A1', clerkId: 'emma', atWallMs: 100 }
    const read = readEntry({ name, v: 1, body: JSON.stringify(body), ...facts })
    if (!read || 'problem' in read) throw new Error(`${name} can be read`)
    const effect = read.apply(state)
    for (const { kind, id, body: put } of effect.puts) known.set(`${kind} ${id}`, put)
    return effect
  })
  return {
    order: known.get('order order') as OrderEntity,
    case: known.get('case case') as CaseEntity,
    cases: effects.map(({ cases }) => cases),
    customer: known.get('customer anne'),
  }
}

const seats = ({ lines }: OrderEntity) => lines.map(({ seatId, state }) => `${seatId} ${state}`)
const tickets = (of: OrderEntity) => of.tickets.map(({ id, state }) => `${id} ${state}`)

describe('an answer to a contested seat', () => {
  it('OF04 conflict: reseat gives the line another seat, voids its ticket, issues a new one and closes the case', () => {
    const done = answered(['case.reseat', reseat('B5')])
    expect([seats(done.order), tickets(done.order), done.case.state, done.cases]).toEqual([
      ['B5 active', 'A2 active'],
      ['new valid', 'old 1 cancelled', 'old 2 valid'],
      'closed',
      [[]],
    ])
    expect([done.order.order.totalMinor, done.case.answers]).toEqual([64_000, [given('reseat')]])
  })

  it('OF04 conflict: refund gives the line up, voids its ticket and books the money out', () => {
    const done = answered(['case.refund', refund()])
    expect([seats(done.order), tickets(done.order), done.case.state]).toEqual([
      ['A1 cancelled', 'A2 active'],
      ['old 1 cancelled', 'old 2 valid'],
      'closed',
    ])
    const { totalMinor, paidMinor, state } = done.order.order
    expect([totalMinor, paidMinor, state, done.order.payments]).toEqual([32_000, 32_000, 'sold', [payment]])
  })

  it('a refund of all there is cancels the order, which keeps what it was worth', () => {
    const all = { ...refund(), lineIds: ['1', '2'], payment: { ...payment, amountMinor: -64_000 } }
    const { order: whole } = answered(['case.refund', all])
    const { state, totalMinor, paidMinor, cancelledAtMs } = whole.order
    expect([state, totalMinor, paidMinor, cancelledAtMs]).toEqual(['cancelled-sold', 64_000, 0, 100])
  })

  it('OF04 conflict: honour lets both in, and nothing moves', () => {
    const done = answered(['case.honour', ofOrder('honour')])
    expect([seats(done.order), tickets(done.order), done.case.state]).toEqual([
      ['A1 honoured', 'A2 active'],
      ['old 1 valid', 'old 2 valid'],
      'closed',
    ])
  })

  it('a call is written down and leaves the case open; also behind an answer it is kept', () => {
    const call = { ...base('call'), given: given('call', 'call', 'nobody at home') }
    const called = answered(['case.note', call])
    expect([called.case.state, called.case.answers]).toEqual(['open', [call.given]])
    const later = answered(['case.honour', ofOrder('honour')], ['case.note', call])
    expect([later.case.state, later.case.answers.length]).toEqual(['closed', 2])
  })

  it('reseat to a seat that somebody got meanwhile leaves the line contested there, with a case of its own', () => {
    const known = new Map<string, unknown>([
      ['order order', order],
      ['case case', open],
    ])
    const done = carriedOut(known, new Map([['B5', 'quicker']]), [['case.reseat', reseat('B5')]])
    expect(seats(done.order)).toEqual(['B5 contested', 'A2 active'])
    const seat = { performanceId: 'peer', seatId: 'B5' }
    expect(done.cases).toEqual([[{ ...contested, seat, holder: { lineId: 'quicker' } }]])
  })
})

describe('two counters that answer one case apart', () => {
  const twice = (first: CaseAnswer, second: CaseAnswer, paidOutMinor: number) => [
    { code: 'ANSWERED_TWICE', caseId: 'case', orderId: 'order', first, second, paidOutMinor },
  ]

  it('OF04 conflict: the same money handed out twice is booked twice, and a case says so', () => {
    const second = { ...refund('other'), payment: { ...payment, id: 'other payment', receiptNumber: 'B1-4' } }
    const done = answered(['case.refund', refund()], ['case.refund', second])
    expect([done.order.order.paidMinor, done.order.payments.length, done.cases]).toEqual([
      0,
      2,
      [[], twice('refund', 'refund', 32_000)],
    ])
  })

  it('a refund after another seat was given takes that seat back: the money is out', () => {
    const done = answered(['case.reseat', reseat('B5')], ['case.refund', refund('other')])
    expect([seats(done.order), tickets(done.order), done.cases[1]]).toEqual([
      ['B5 cancelled', 'A2 active'],
      ['new cancelled', 'old 1 cancelled', 'old 2 valid'],
      twice('reseat', 'refund', 32_000),
    ])
  })

  it('another seat after the refund, or after another one, is paper that opens no door, and a case', () => {
    const late = { ...reseat('C1', 'other'), tickets: [ticket('late', '1')] }
    const refunded = answered(['case.refund', refund()], ['case.reseat', late])
    const moved = answered(['case.reseat', reseat('B5')], ['case.reseat', late])
    expect([seats(refunded.order), tickets(refunded.order), refunded.cases[1]]).toEqual([
      ['A1 cancelled', 'A2 active'],
      ['late cancelled', 'old 1 cancelled', 'old 2 valid'],
      twice('refund', 'reseat', 0),
    ])
    expect([seats(moved.order), tickets(moved.order), moved.cases[1]]).toEqual([
      ['B5 active', 'A2 active'],
      ['late cancelled', 'new valid', 'old 1 cancelled', 'old 2 valid'],
      twice('reseat', 'reseat', 0),
    ])
  })

  it('letting in twice is harmless; letting in whom another gave the money is asked about', () => {
    const both = answered(['case.honour', ofOrder('honour')], ['case.honour', ofOrder('honour', 'other')])
    expect([both.cases, both.case.answers.length]).toEqual([[[], []], 2])
    const late = answered(['case.refund', refund()], ['case.honour', ofOrder('honour', 'other')])
    expect([seats(late.order), late.cases[1]]).toEqual([['A1 cancelled', 'A2 active'], twice('refund', 'honour', 0)])
  })

  it('an answer done again is the one that was given: nothing is booked twice', () => {
    for (const [name, body] of [
      ['case.refund', refund()],
      ['case.reseat', reseat('B5')],
      ['case.honour', ofOrder('honour')],
    ] as [string, object][]) {
      const [once, again] = [answered([name, body]), answered([name, body], [name, body])]
      expect({ ...again, cases: [] }).toEqual({ ...once, cases: [] })
      expect(again.cases.flat()).toEqual([])
    }
  })

  it('an answer whose case and order are not here makes them from what it carries', () => {
    const rebuilt = carriedOut(new Map(), new Map(), [['case.refund', refund()]])
    const usual = answered(['case.refund', refund()])
    expect([rebuilt.order, rebuilt.case]).toEqual([usual.order, usual.case])
  })
})

describe('a field that two counters wrote', () => {
  const details = { firstName: 'Anneli', contactPoints: [{ id: 'p', value: '2' }] }
  const card = {
    number: 'A1-1',
    externalNumber: null,
    details: {
      title: '',
      gender: '',
      lastName: 'Berg',
      organisation: '',
      language: 'nb',
      dateOfBirth: null,
      addresses: [],
      ...details,
      contactPoints: [phoneOf('2')],
    },
    notes: { internal: null, important: { text: 'new', changedAtMs: 0, changedBy: 'kari' } },
    labels: [],
    consents: [],
    createdAtMs: 0,
    createdBy: 'kari',
    changedAtMs: 0,
    changedBy: 'kari',
  }
  function phoneOf(value: string) {
    return { id: 'p', channel: 'phone', kind: 'mobile', value, normal: value, isPrimary: true }
  }
  const choose = (choice: CaseAnswer, field: string, kept: unknown, other: unknown) => {
    const about: CaseDraft = { code: 'FIELD_CONTESTED', customerId: 'anne', field, kept, other }
    const before = { ...open, about }
    const known = new Map<string, unknown>([
      ['customer anne', card],
      ['case case', before],
    ])
    const body = { given: given(choice), cases: [{ id: 'case', before }] }
    const { customer, case: closed, cases } = carriedOut(known, new Map(), [['case.choose-value', body]])
    return { card: customer as typeof card, state: closed.state, cases }
  }

  it('OF06 field conflicts: keeping leaves the card as it is, taking writes the other value, and either closes the case', () => {
    const kept = choose('keep', 'firstName', 'Anneli', 'Anna')
    const taken = choose('take', 'firstName', 'Anneli', 'Anna')
    expect([kept.card.details.firstName, kept.state]).toEqual(['Anneli', 'closed'])
    expect([taken.card.details.firstName, taken.state, taken.cases]).toEqual(['Anna', 'closed', [[]]])
  })

  it('OF06 field conflicts: of a list only the one item changes, and one that was taken away goes', () => {
    const other = choose('take', 'contactPoints', phoneOf('2'), phoneOf('1'))
    const gone = choose('take', 'contactPoints', phoneOf('2'), null)
    expect([other.card.details.contactPoints, gone.card.details.contactPoints]).toEqual([[phoneOf('1')], []])
  })

  it('OF06 field conflicts: a note is a field too', () => {
    expect(choose('take', 'important', 'new', 'old').card.notes.important.text).toBe('old')
  })

  it('OF06 field conflicts: taking over a third value that came since is a case again', () => {
    const { card: changed, cases } = choose('take', 'lastName', 'Bergh', 'Bjerg')
    expect(changed.details.lastName).toBe('Bjerg')
    expect(cases.flat()).toEqual([
      { code: 'FIELD_CONTESTED', customerId: 'anne', field: 'lastName', kept: 'Bjerg', other: 'Berg' },
    ])
  })
})
