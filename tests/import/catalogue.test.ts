import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Catalogue, catalogueJsonSchema, type WrittenCatalogue } from '#core/domain/import-catalogue.ts'
import { wantedWords } from '#core/domain/search-words.ts'
import { findCustomers } from '#db/search.ts'
import { isPin } from '#host/pin.ts'
import { type ImportBench, openImportBench } from '#tests/import/import-world.ts'

let bench: ImportBench
beforeEach(async () => {
  bench = await openImportBench()
})
afterEach(() => bench.close())

const docs = join(import.meta.dirname, '../../docs')
const exampleText = readFileSync(join(docs, 'catalogue.example.json'), 'utf8')
const all = (source: string) => bench.world.db.sqlite.prepare(source).all()

function example(change: (catalogue: WrittenCatalogue) => void = () => undefined): string {
  const catalogue = JSON.parse(exampleText) as WrittenCatalogue
  change(catalogue)
  return JSON.stringify(catalogue)
}

const order = (seat: object) =>
  JSON.stringify({
    number: '1',
    channel: 'counter',
    state: 'sold',
    createdAt: '2026-10-01T12:00',
    lines: [{ performance: '2026-12-05-PEER', priceType: 'adult', priceMinor: 42000, ...seat }],
  })
const ordersFile = (...orders: string[]) =>
  ['{"format":"foyer-orders","version":1,"prefix":"OLD-"}', ...orders].join('\n')

test('PR10 import: the published schema is the one the program checks by, and the example fits it', () => {
  const published = JSON.parse(readFileSync(join(docs, 'catalogue.schema.json'), 'utf8')) as unknown
  expect(published).toEqual(catalogueJsonSchema())
  expect(Catalogue.safeParse(JSON.parse(exampleText)).success).toBe(true)
})

test('PR10 import: a catalogue comes in whole, and the same document again changes nothing', async () => {
  const first = await bench.import('catalogue', exampleText)
  const entries = all('select count(*) as count from journal')
  const second = await bench.import('catalogue', exampleText)
  expect([first.remarks, first.counts, second.counts]).toMatchObject([
    [],
    { created: 11, changed: 1, unchanged: 0 },
    { created: 0, changed: 0, unchanged: 12 },
  ])
  expect(all('select count(*) as count from journal')).toEqual(entries)
  expect(
    all(
      'select h.name, a.name as area, a.capacity, count(s.id) as seats from halls h join hall_areas a on a.hall_id = h.id left join seats s on s.area_id = a.id group by a.id order by a.position',
    ),
  ).toEqual([
    { name: 'Scenen', area: 'Sal', capacity: 62, seats: 62 },
    { name: 'Scenen', area: 'Losje', capacity: 3, seats: 3 },
    { name: 'Scenen', area: 'Galleri', capacity: 60, seats: 0 },
  ])
  expect(
    all(
      'select p.code, min(price_minor) as least, max(price_minor) as most, count(*) as prices from performance_prices join performances p on p.id = performance_id group by p.id order by 1',
    ),
  ).toEqual([
    { code: '2026-12-05-PEER', least: 12_500, most: 42_000, prices: 6 },
    { code: '2026-12-12-JUL', least: 12_500, most: 49_000, prices: 6 },
  ])
})

test('PR10 import: PINs are hashed and count only for new staff; the journal knows the hash and never the PIN', async () => {
  await bench.import('catalogue', exampleText)
  const again = await bench.import(
    'catalogue',
    example(({ staff }) => Object.assign(staff?.[0] ?? {}, { pin: '9999' })),
  )
  const [kari] = all("select pin_hash as hash from staff where code = 'kari'") as { hash: string }[]
  const bodies = all("select body from journal where name = 'catalogue.import'") as { body: string }[]
  expect({
    changed: again.counts.changed,
    fits: await isPin('1234', kari?.hash ?? ''),
    pinsInJournal: bodies.some(({ body }) => /"pin"|"1234"|"9999"/.test(body)),
    hashInJournal: bodies.some(({ body }) => body.includes(kari?.hash ?? 'no hash')),
  }).toEqual({ changed: 0, fits: true, pinsInJournal: false, hashInJournal: true })
})

test('PR10 import: a wrong document is refused with the place of every mistake, and nothing of it is written', async () => {
  const tally = await bench.import(
    'catalogue',
    example((catalogue) => {
      catalogue.performances?.push({
        code: 'X',
        hall: 'NOWHERE',
        title: 'X',
        startsAt: '2026-02-30T19:30',
        vatCode: '7',
        priceList: 'no',
      })
      catalogue.priceTypes?.push({ code: 'adult', name: 'Again' })
      catalogue.products?.push({ code: 'p', name: 'P', barcode: '2000000000015', priceMinor: 1, vatCode: '0' })
    }),
  )
  expect(tally.remarks.map(({ where, code }) => `${where} ${code}`)).toEqual([
    'priceTypes[2].code CODE_TWICE',
    'products[2].barcode BARCODE_TWICE',
    'performances[2].hall CODE_UNKNOWN',
    'performances[2].vatCode CODE_UNKNOWN',
    'performances[2].priceList CODE_UNKNOWN',
    'performances[2].startsAt TIME_INVALID',
  ])
  expect(all('select count(*) as halls from halls')).toEqual([{ halls: 0 }])
})

test('PR10 import: text that is no JSON, or has another shape, is refused with the reason', async () => {
  const broken = await bench.import('catalogue', '{"format": ')
  const other = await bench.import(
    'catalogue',
    example(({ halls }) => Object.assign(halls?.[0]?.areas[0] ?? {}, { kind: 'lying' })),
  )
  expect([broken.remarks[0]?.code, other.remarks[0]?.where]).toEqual(['NOT_JSON', 'halls[0].areas[0].kind'])
})

test('PR10 import: a seat that somebody has stays; other seats of the hall may go and come', async () => {
  await bench.import('catalogue', exampleText)
  await bench.import('orders', ordersFile(order({ area: 'SAL', row: '1', seat: '3' })))
  const change = (seats: string) =>
    example(({ halls }) => {
      const [area] = halls?.[0]?.areas ?? []
      if (area?.kind === 'seated') Object.assign(area.rows?.[0] ?? {}, { seats, restricted: undefined })
    })
  const without = await bench.import('catalogue', change('1-2 4-16'))
  const shorter = await bench.import('catalogue', change('1-3'))
  expect(without.remarks).toMatchObject([{ where: 'halls[0].areas[0]', code: 'SEATS_IN_USE', detail: '1/3' }])
  expect({ remarks: shorter.remarks, changed: shorter.counts.changed }).toEqual({ remarks: [], changed: 1 })
  expect(
    all("select count(*) as seats from seats s join hall_areas a on a.id = area_id where code = 'SAL' and row = '1'"),
  ).toEqual([{ seats: 3 }])
})

test('PR10 import: a performance with tickets keeps its hall, a standing area its places', async () => {
  await bench.import('catalogue', exampleText)
  await bench.import('orders', ordersFile(order({ area: 'GALLERI' })))
  const tally = await bench.import(
    'catalogue',
    example(({ halls, performances }) => {
      Object.assign(halls?.[0]?.areas[2] ?? {}, { capacity: 0 })
      halls?.push({
        code: 'NEW',
        name: 'New',
        areas: [{ code: 'A', name: 'A', kind: 'standing', category: 'S', capacity: 5 }],
      })
      Object.assign(performances?.[0] ?? {}, { hall: 'NEW' })
    }),
  )
  expect(tally.remarks.map(({ where, code, detail }) => [where, code, detail])).toEqual([
    ['halls[0].areas[2].capacity', 'AREA_TOO_SMALL', '0 < 1'],
    ['performances[0].hall', 'HALL_IN_USE', 'NEW'],
  ])
})

test('PR10 import: past orders come in under their own numbers, the same file again changes nothing', async () => {
  await bench.import('catalogue', exampleText)
  const file = ordersFile(
    JSON.stringify({
      number: '4711',
      channel: 'web',
      state: 'sold',
      createdAt: '2026-10-01T12:00',
      note: 'By the aisle',
      lines: [
        { performance: '2026-12-05-PEER', area: 'SAL', row: '2', seat: '6', priceType: 'adult', priceMinor: 42_000 },
        { performance: '2026-12-05-PEER', area: 'SAL', row: '2', seat: '7', priceType: 'child', priceMinor: 21_000 },
        { product: 'coffee', quantity: 2, priceMinor: 4_200 },
      ],
      payments: [{ means: 'web', amountMinor: 71_400, at: '2026-10-01T12:01' }],
    }),
  )
  const first = await bench.import('orders', file)
  const second = await bench.import('orders', file)
  expect([first.remarks, first.counts.created, second.counts.unchanged]).toEqual([[], 1, 1])
  expect(all('select number, state, total_minor, paid_minor from orders')).toEqual([
    { number: 'OLD-4711', state: 'sold', total_minor: 71_400, paid_minor: 71_400 },
  ])
  expect(all('select vat_code, vat_minor, seat_id is not null as seat from order_lines order by position')).toEqual([
    { vat_code: '0', vat_minor: 0, seat: 1 },
    { vat_code: '0', vat_minor: 0, seat: 1 },
    { vat_code: '25', vat_minor: 1_680, seat: 0 },
  ])
  expect(
    all("select count(*) as tickets, (select count(*) from number_series where kind = 'order') as series from tickets"),
  ).toEqual([{ tickets: 2, series: 0 }])
})

test('PR10 import: an order whose seat is taken, unknown or unreadable is refused with its line, the others come in', async () => {
  await bench.import('catalogue', exampleText)
  const numbered = (number: string, seat: object, more: object = {}) =>
    JSON.stringify({ ...(JSON.parse(order(seat)) as object), number, ...more })
  const tally = await bench.import(
    'orders',
    ordersFile(
      numbered('1', { area: 'SAL', row: '1', seat: '1' }),
      numbered('2', { area: 'SAL', row: '1', seat: '1' }),
      numbered('3', { area: 'SAL', row: '9', seat: '1' }),
      numbered('4', { area: 'SAL', row: '1', seat: '2' }, { customer: '999' }),
      'not json',
      numbered('6', { area: 'SAL', row: '1', seat: '1' }, { state: 'cancelled-sold', cancelledAt: '2026-10-02T12:00' }),
      numbered('1', { area: 'SAL', row: '1', seat: '5' }, { note: 'something else' }),
    ),
  )
  expect(tally.remarks.map(({ lineNumber, code, where, detail }) => [lineNumber, code, where, detail])).toMatchObject([
    [3, 'SEAT_TAKEN', 'lines[0]', 'OLD-1'],
    [4, 'SEAT_UNKNOWN', 'lines[0].seat', '9/1'],
    [5, 'CUSTOMER_UNKNOWN', 'customer', '999'],
    [6, 'NOT_JSON', '', expect.any(String)],
    [8, 'ORDER_DIFFERS', 'number', 'OLD-1'],
  ])
  expect(tally.counts.created).toBe(2)
})

test('FM01 search: who has a label is found by its new name after it was renamed', async () => {
  await bench.import('catalogue', exampleText)
  await bench.import('customers', 'first name;last name;label\nAnne;Berg;VIP\n')
  await bench.import(
    'catalogue',
    example(({ labels }) => Object.assign(labels?.[0] ?? {}, { name: 'Friends of the house' })),
  )
  const found = (text: string) =>
    findCustomers(bench.world.db.read, { text, readings: wantedWords(text), email: undefined }, 5).length
  expect([found('friends'), found('vip')]).toEqual([1, 0])
})
