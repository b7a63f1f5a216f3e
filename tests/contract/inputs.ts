// One input for every procedure of the contract that the host accepts, made anew each time it is asked for; and values
// that nobody means well with, to put in the place of its parts.
import fc from 'fast-check'
import { anneBerg, ids, pins, saleOf, seatLine, testId } from '#tests/fixture/counter.ts'

/** What stands in the counter under test, beyond the fixture. */
export type Known = { orderId: string; documentId: string; lineId: string; attemptId: string; cardCode: string }

export function validInputs(known: Known): Record<string, () => unknown> {
  const command = () => ({ commandId: testId<string>() })
  const details = () => ({ ...anneBerg, contactPoints: [], addresses: [], lastName: 'Lie' })
  const { customer: customerId, performance: performanceId, hall: hallId } = ids
  return {
    'session.state': () => undefined,
    'session.signIn': () => ({ ...command(), staffId: ids.manager, pin: pins.manager }),
    'session.signOut': () => ({ ...command(), reason: 'asked' }),
    'session.touch': () => ({}),
    ...betweenCounters(known),
    'session.setPreferences': () => ({ ...command(), language: 'nb', colorScheme: 'dark' }),
    'change.stream': () => undefined,
    'search.find': () => ({ text: 'berg 412', limit: 20 }),
    'customer.card': () => ({ customerId }),
    'customer.create': () => ({ ...command(), customerId: testId<string>(), details: newDetails() }),
    'customer.edit': () => ({ ...command(), customerId, base: anneBerg, details: { ...anneBerg, title: 'Dr.' } }),
    'customer.setNote': () => ({ ...command(), customerId, kind: 'internal', base: '', text: 'Likes the aisle' }),
    'customer.duplicates': () => ({ details: { ...details(), ...newDetails() }, exceptId: null }),
    'customer.readPhone': () => ({ text: '412 34 567', country: 'NO' }),
    'customer.towns': () => ({ country: 'NO', postcode: '0181' }),
    'customer.addresses': () => ({ country: 'NO', street: 'Østre' }),
    'customer.names': () => ({ customerIds: [customerId] }),
    ...ofOrders(known),
    'performance.coming': () => undefined,
    'performance.cancel': () => ({ ...command(), performanceId, reason: 'the singer is ill' }),
    'performance.givingBack': () => ({ performanceId }),
    'performance.giveBack': () => ({ performanceId }),
    'performance.stopGivingBack': () => ({ performanceId }),
    'performance.get': () => ({ performanceId }),
    'performance.hall': () => ({ hallId }),
    'performance.shelf': () => undefined,
    'sale.made': () => ({ orderId: known.orderId }),
    'sale.complete': () => saleOf([seatLine(1), productLine()], 37_000),
    ...ofMoney(known),
    'document.ofOrder': () => ({ orderId: known.orderId }),
    'document.one': () => ({ documentId: known.documentId }),
    'document.unprinted': () => undefined,
    'document.print': () => ({ ...command(), documentId: known.documentId, evenIfUnclear: true }),
    'document.confirmPrinted': () => ({ ...command(), documentId: known.documentId }),
    'document.copy': () => ({ ...command(), documentId: known.documentId }),
    'document.printers': () => undefined,
    'draft.all': () => undefined,
    'draft.save': () => ({ key: 'customer:1', body: '{"lastName":"Li"}' }),
    ...ofSubscriptions(),
    ...ofParkedCarts(),
    ...ofFileImports(),
    ...ofShifts(),
    'backup.list': () => undefined,
    'backup.make': () => ({}),
    'backup.verify': () => undefined,
  }
}

function ofOrders(known: Known): Record<string, () => unknown> {
  const command = () => ({ commandId: testId<string>() })
  const { customer: customerId } = ids
  return {
    'order.lapsing': () => undefined,
    'order.list': () => ({ customerId }),
    'order.reserve': () => ({
      ...command(),
      ...{ orderId: testId<string>(), customerId, lines: [seatLine(11)], expectedTotalMinor: 32_000 },
      ...{ note: '', expiresAtMs: null },
    }),
    'order.cancel': () => ({ ...command(), orderId: known.orderId, reason: 'asked' }),
    'order.reschedule': () => ({ ...command(), orderId: known.orderId, expiresAtMs: null }),
    'order.assign': () => ({ ...command(), orderId: known.orderId, customerId }),
    'order.get': () => ({ orderId: known.orderId }),
  }
}

function ofParkedCarts(): Record<string, () => unknown> {
  const command = () => ({ commandId: testId<string>() })
  const cartId = testId<string>()
  const cart = () => ({
    ...{ customerId: null, lines: [seatLine(14)], returns: [], open: [] },
    ...{ note: '', reason: '', promotionCode: '', waivedFees: [] },
  })
  return {
    'parkedCart.list': () => undefined,
    'parkedCart.park': () => ({ ...command(), cartId, name: 'Hamlet', totalMinor: 32_000, contents: cart() }),
    'parkedCart.takeUp': () => ({ ...command(), cartId }),
    'parkedCart.giveUp': () => ({ ...command(), cartId }),
  }
}

function ofSubscriptions(): Record<string, () => unknown> {
  return {
    'subscription.offered': () => undefined,
    'subscription.propose': () => ({ code: 'series', performanceIds: [ids.performance], count: 2 }),
    'subscription.renewals': () => undefined,
  }
}

function ofFileImports(): Record<string, () => unknown> {
  const importId = testId<string>()
  return {
    'fileImport.current': () => undefined,
    'fileImport.begin': () => ({ kind: 'customers', fileName: 'a.csv', bytes: 20 }),
    'fileImport.upload': () => ({ importId, offset: 0, base64: 'YQ==' }),
    'fileImport.preview': () => ({ importId, shape: null }),
    'fileImport.start': () => ({ importId, shape: null, columns: [] }),
    'fileImport.stop': () => ({ importId }),
    'fileImport.forget': () => ({ importId }),
    'fileImport.report': () => ({ importId }),
  }
}

function ofShifts(): Record<string, () => unknown> {
  const command = () => ({ commandId: testId<string>() })
  return {
    'shift.state': () => undefined,
    'shift.closed': () => undefined,
    'shift.open': () => ({ ...command(), shiftId: testId<string>(), drawer: 'Bar', count: oneNote }),
    'shift.moveCash': () => ({ ...command(), amountMinor: 5_000, reason: 'change', approval: null }),
    'shift.report': command,
    'shift.count': () => ({ ...command(), count: oneNote }),
    'shift.close': () => ({ ...command(), reason: 'counted twice', keptMinor: 0, approval: null }),
    'shift.handOver': command,
  }
}

const oneNote = [{ denominationMinor: 10_000, pieces: 1 }]

/** Stored value, and payments at the terminal. */
function ofMoney({ orderId, attemptId, cardCode }: Known): Record<string, () => unknown> {
  const { customer: customerId } = ids
  const command = () => ({ commandId: testId<string>(), attemptId })
  return {
    'value.findCard': () => ({ code: cardCode }),
    'value.uses': () => ({ customerId: null }),
    'value.ofCustomer': () => ({ customerId }),
    'payment.terminal': () => undefined,
    'payment.begin': () => ({ ...command(), attemptId: testId<string>(), orderId, customerId, amountMinor: 5_000 }),
    'payment.get': () => ({ attemptId }),
    'payment.open': () => undefined,
    'payment.settle': () => ({ ...command(), state: 'approved', reference: 'S-1' }),
    'payment.ask': () => ({ attemptId }),
  }
}

const productLine = () => ({
  id: testId<never>(),
  kind: 'product' as const,
  productId: ids.programme,
  quantity: 1,
  note: '',
})

function newDetails() {
  const [phone] = anneBerg.contactPoints
  const [home] = anneBerg.addresses
  return {
    ...anneBerg,
    contactPoints: [{ ...phone, id: testId<string>() }],
    addresses: [{ ...home, id: testId<string>() }],
  }
}

/** Own keys of this name come out of JSON alone; written in source they would set the prototype. */
const polluting: unknown[] = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"valueOf":2,"hasOwnProperty":3}',
].map((text) => JSON.parse(text) as unknown)

const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown

const strings = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    'x\udfffy',
    '\u202eabc',
    '\ufeff',
    '🏳️‍🌈',
    'Ⅷ',
    'ﷺ',
    'İ',
    '\r\n',
    '%00',
    '../../key',
  ],
  ...["'; drop table orders; --", '" or 1=1 --', '* NEAR(a b) ^c {name}: d', 'AND OR NOT', '"', '""*', '-', '%', '_'],
  ...[
    '99999999999999999999',
    '1e309',
    'NaN',
    'true',
    'null',
    '0x10',
    '+47',
    '00',
    '0000-00-00',
    '9999-99-99',
    '2026-02-30',
  ],
  ...['x'.repeat(5_000), 'ß'.repeat(200), '"*'.repeat(90), '1 '.repeat(99), 'a\u0300'.repeat(120)],
]

const numbers = [0, -0, -1, 1.5, 2 ** 53, -(2 ** 53), 2 ** 31, 1e308, 5e-324, Number.NaN, Number.POSITIVE_INFINITY]

export function hostileValue(known: Known): fc.Arbitrary<unknown> {
  const existing = [
    known.orderId,
    known.documentId,
    known.lineId,
    ids.customer,
    ids.seats[0],
    anneBerg.contactPoints[0]?.id,
  ]
  return fc.oneof(
    fc.constantFrom<unknown>(...strings),
    fc.constantFrom<unknown>(...numbers),
    fc.constantFrom<unknown>(...existing),
    fc.constantFrom<unknown>(
      null,
      undefined,
      true,
      false,
      {},
      [],
      [[]],
      [null],
      new Date(Number.NaN),
      10n,
      ...polluting,
    ),
    fc.constantFrom<unknown>(
      nested(500),
      { a: nested(500) },
      new Map([['a', 1]]),
      new Set([1]),
      /a/,
      new URL('http://a/'),
    ),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.jsonValue({ maxDepth: 3 }),
  )
}

/** The input with one of its parts, at any depth, replaced; sometimes with a part too many. */
export function mutated(input: unknown, value: unknown, at: number): unknown {
  const places = placesOf(input)
  const place = places[at % places.length] ?? []
  return replaced(input, place, value)
}

function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const inside = Object.entries(value).flatMap(([key, part]) => placesOf(part, [...path, key]))
  return [path, ...inside, [...path, 'surplus']]
}

export function replaced(value: unknown, [key, ...rest]: string[], by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((part, index) => (String(index) === key ? replaced(part, rest, by) : part))
  const record = value as Record<string, unknown>
  return { ...record, [key]: replaced(record[key], rest, by) }
}

/** What counters that share a server are asked, and what people say to their cases. */
function betweenCounters(known: Known): Record<string, () => unknown> {
  const command = () => ({ commandId: testId<string>() })
  const { customer: customerId, performance: performanceId } = ids
  const caseId = `${testId<string>()}.0`
  const answer = () => ({ ...command(), caseIds: [caseId], note: 'calls back' })
  return {
    'sync.state': () => undefined,
    'sync.retry': () => ({}),
    'sync.queue': () => ({ page: 0 }),
    'sync.parked': () => undefined,
    'rights.overview': () => undefined,
    'rights.hold': () => ({ performanceId, seatIds: [ids.seats[4]] }),
    'rights.setPlan': () => ({
      ...command(),
      performanceId,
      shares: [shareOf(testId<string>())],
      stopMinutesBefore: 60,
    }),
    'rights.takeBack': () => ({ ...command(), performanceId, counterId: testId<string>(), reason: 'not heard' }),
    'block.set': () => ({ ...command(), performanceId, owner: 'house', name: 'Director', seatIds: [ids.seats[5]] }),
    'block.release': () => ({ ...command(), performanceId, blockId: testId<string>(), seatIds: null, reason: '' }),
    'shift.openDrawer': () => ({ ...command(), reason: 'to change a note' }),
    'sale.correct': () => ({ ...command(), lines: [{ text: 'Row 1, seat 2', quantity: 1, grossMinor: 32_000 }] }),
    'training.begin': () => command(),
    'training.end': () => command(),
    'counter.list': () => undefined,
    'counter.seen': () => undefined,
    'counter.invite': () => ({ ...command(), name: 'Door B', code: 'B1' }),
    'counter.revoke': () => ({ ...command(), code: 'B1', pin: pins.manager }),
    'cases.list': () => ({ state: 'open' }),
    'cases.ofCustomer': () => ({ customerId }),
    'cases.proposals': () => ({ caseIds: [caseId] }),
    'cases.reseat': () => ({ ...answer(), seats: [{ lineId: known.lineId, seatId: ids.seats[3] }] }),
    'cases.refund': () => ({ ...answer(), expectedMinor: 32_000 }),
    'cases.honour': () => answer(),
    'cases.note': () => ({ ...answer(), answer: 'call' }),
    'cases.close': () => answer(),
    'cases.chooseValue': () => ({ ...command(), caseId, choice: 'take' }),
  }
}

const shareOf = (counterId: string) => ({
  counterId,
  seats: [{ category: 'A', count: 4 }],
  areas: [{ areaId: ids.floor, places: 10 }],
})
