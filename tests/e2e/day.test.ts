// A day in the theatre, shortened, through the real screens: two counters and their server, three clerks, an outage in the
// middle, and at the end the drawers are counted. What the screens, the papers, both disks and the server have is the same.
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { ensureChromium } from '#build/browser.ts'
import { node, root, runTool } from '#build/processes.ts'
import type { WrittenCatalogue } from '#core/domain/import-catalogue.ts'
import { OrderState } from '#core/domain/order.ts'
import { Settlement } from '#core/domain/settlement.ts'
import { TillReport } from '#core/domain/till-report.ts'
import { OrderEntity, ProductEntity } from '#core/protocol/entity.ts'
import { databaseFileName } from '#core/protocol/shell.ts'
import { openForReading } from '#db/open.ts'
import { listClosedShifts } from '#db/shift.ts'
import { keyFromFile } from '#host/key-file.ts'
import { loadMessages } from '#renderer/i18n/languages.ts'
import { connectDatabase } from '#server/store/sql-database.ts'
import { type CounterProgram, type House, openHouse } from '#tests/faults/processes.ts'
import { builtPage, clerks, listen, openPage, quietBrowserArgs } from './counter.ts'
import { DayDesk, inCash, type Noted, priceMinor, type Way, type Wish } from './day-model.ts'
import { SetupModel } from './setup-model.ts'

const { emma } = clerks
const jonas = { name: 'Jonas Vik', pin: '3131' }
const liv = { name: 'Liv Moe', pin: '4242' }
const wineAtFirst = 60

let house: House
let browser: Browser
let here: DayDesk
let there: DayDesk

beforeAll(async () => {
  house = await openHouse(['A1', 'B1'], await builtPage())
  browser = await chromium.launch({ executablePath: ensureChromium(), args: quietBrowserArgs })
  const [a, b] = house.counters
  if (!a || !b) throw new Error('two counters were opened')
  here = await openDesk(a)
  there = await openDesk(b)
  await bringIn(here)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function openDesk(counter: CounterProgram): Promise<DayDesk> {
  const page = await openPage(browser, {})
  const desk = new DayDesk({ counter, page, complaints: listen(page) })
  await page.goto(counter.address())
  // The venue, its clerks among it, comes down from the server first.
  await desk.signIn.pin.waitFor({ timeout: 60_000 })
  return desk
}

// ---- the theatre ----

const customers = {
  name: 'kunder.csv',
  text: [
    'Kundenr;Fornavn;Etternavn',
    ...'Aas Bakke Dahl Eide Foss Gran Haug Krogh Lund Myhre Rud Sande'
      .split(' ')
      .map((name, index) => `${index + 1};Mari;${name}`),
  ].join('\n'),
}

/** What is sold is the test's own, some days ahead of today, whenever that is. */
function season(): WrittenCatalogue {
  const evening = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T19:30`
  const performance = (code: string, title: keyof typeof priceMinor, days: number, isStanding = false) => ({
    ...{ code, title, startsAt: evening(days), organiser: 'Elvegata Scene', vatCode: '12' },
    hall: isStanding ? 'GULV' : 'STOR',
    prices: { [isStanding ? 'S' : 'A']: { adult: priceMinor[title] } },
  })
  return {
    format: 'foyer-catalogue',
    version: 1,
    venue: {
      ...{ name: 'Elvegata Scene', organisationNumber: '312345676', addressLines: ['Elvegata 19'], phone: '' },
      ...{ country: 'NO', zone: 'Europe/Oslo', currency: 'NOK', cashStepMinor: null, language: 'nb' },
      ...{ receiptFooter: '', lockAfterMs: 900_000, isShiftRequired: true },
      vatRates: [25, 12, 0].map((rate) => ({ code: `${rate}`, name: `${rate} %`, rateBp: rate * 100 })),
    },
    staff: [jonas, liv].map(({ name, pin }, index) => ({
      ...{ code: `cashier-${index}`, name, pin, role: 'cashier', language: 'en' },
    })),
    priceTypes: [{ code: 'adult', name: 'Voksen' }],
    products: [
      { code: 'vin', name: 'Vin', priceMinor: priceMinor.Vin, vatCode: '25', stock: wineAtFirst },
      { code: 'lue', name: 'Festivallue', priceMinor: priceMinor.Festivallue, vatCode: '25' },
    ],
    halls: [
      {
        ...{ code: 'STOR', name: 'Storsalen', focusY: 40 },
        areas: [{ code: 'PARKETT', name: 'Parkett', kind: 'seated', category: 'A', rows }],
      },
      {
        ...{ code: 'GULV', name: 'Lagerhallen', focusY: 0 },
        areas: [{ code: 'GULV', name: 'Gulv', kind: 'standing', category: 'S', capacity: 200 }],
      },
    ],
    performances: [
      performance('DAG-1', 'Vildanden', 3),
      performance('DAG-2', 'Fruen fra havet', 4),
      performance('DAG-3', 'Juleoratoriet', 5, true),
    ],
  }
}
const rows = Array.from({ length: 10 }, (_, index) => ({ row: `${index + 1}`, seats: '1-10 _ 11-20' }))

/** By the manager, from the screen of one counter; the other hears of it. */
async function bringIn(desk: DayDesk): Promise<void> {
  await desk.enter(clerks.kari)
  const texts = await loadMessages(clerks.kari.language)
  const setup = new SetupModel(desk.page, texts)
  await setup.open('import')
  await setup.choose('customers', customers)
  await setup.runToEnd()
  await setup.outcome.getByText(texts.imports.done).waitFor()
  await setup.anotherFile()
  await setup.choose('catalogue', { name: 'sesong.json', text: JSON.stringify(season()) })
  await setup.runToEnd()
  await setup.outcome.getByText(texts.imports.done).waitFor()
}

/** It knows what is sold, and has seats of its own in both seated performances. */
async function isReady({ counter }: DayDesk): Promise<void> {
  const ownSeats = async () => {
    const coming = await counter.client().performance.coming()
    const ours = coming.filter(({ title }) => title in priceMinor)
    const views = await Promise.all(ours.map(({ id }) => counter.client().performance.get({ performanceId: id })))
    return views.map(({ title, rights }) => `${title} ${(rights?.own.length ?? 0) > 0}`).toSorted()
  }
  const wanted = ['Fruen fra havet true', 'Juleoratoriet false', 'Vildanden true']
  await expect.poll(ownSeats, { timeout: 90_000 }).toEqual(wanted)
}

// ---- the day ----

/** Orders that somebody comes back with: by the customer's name, their number and what they are of. */
const orders = new Map<string, { number: string; wish: Wish }>()

function orderOf(customer: string): { number: string; wish: Wish } {
  const order = orders.get(customer)
  if (!order) throw new Error(`${customer} has no order`)
  return order
}

type Sale = [wish: Wish, way: Way, customer?: string]

async function sell(desk: DayDesk, ...sales: Sale[]): Promise<void> {
  for (const [wish, way, customer] of sales) {
    const number = await desk.sell(wish, way, customer)
    if (customer !== undefined) orders.set(customer, { number, wish })
  }
}

async function reserve(desk: DayDesk, customer: string, wish: Wish): Promise<void> {
  orders.set(customer, { number: await desk.reserve(wish, customer), wish })
}

async function collect(desk: DayDesk, customer: string, way: Way): Promise<void> {
  const { number, wish } = orderOf(customer)
  await desk.payReserved(number, wish, way, customer)
}

async function exchange(desk: DayDesk, customer: string, wish: Wish, way: Way): Promise<void> {
  const old = orderOf(customer)
  const number = await desk.exchange(old.number, old.wish, wish, way, customer)
  orders.set(customer, { number, wish })
}

async function refund(desk: DayDesk, customer: string, means: 'cash' | 'card'): Promise<void> {
  const { number, wish } = orderOf(customer)
  await desk.refund(number, wish, means, customer)
}

const duck = (count: number): Wish => ({ places: ['Vildanden', count] })
const lady = (count: number): Wish => ({ places: ['Fruen fra havet', count] })
const choir = (count: number): Wish => ({ places: ['Juleoratoriet', count] })
const wine = (count: number): Wish => ({ goods: ['Vin', count] })
const cap = (count: number): Wish => ({ goods: ['Festivallue', count] })

/** The doors open: both counters have the line. Twelve sales, four reservations. */
async function morning(): Promise<void> {
  await Promise.all([
    (async () => {
      await sell(here, [duck(2), 'cash'], [lady(1), 'card at once'], [duck(2), 'cash', 'Aas'])
      await reserve(here, 'Bakke', lady(2))
      await sell(here, [wine(2), { note: 200 }], [{ ...lady(3), ...wine(1) }, 'card', 'Dahl'])
      await reserve(here, 'Eide', duck(1))
      await sell(here, [choir(3), 'card'])
    })(),
    (async () => {
      await sell(there, [lady(2), 'cash'], [choir(2), 'cash', 'Foss'], [duck(1), 'card'])
      await reserve(there, 'Gran', duck(2))
      await sell(there, [duck(4), { note: 1500 }], [lady(1), 'cash', 'Haug'])
      await reserve(there, 'Krogh', choir(2))
      await sell(there, [cap(1), 'card at once'])
    })(),
  ])
}

/** A1 hears nothing of the server and of B1: Emma goes on, Liv takes over from her. Sixteen sales, two reservations. */
async function outage(): Promise<void> {
  here.counter.line.cut()
  await here.page.getByRole('button', { name: /Offline since/ }).waitFor({ timeout: 60_000 })
  await Promise.all([
    (async () => {
      await sell(here, [lady(2), 'cash'], [duck(1), 'card', 'Rud'], [{ ...choir(2), ...wine(2) }, 'cash'])
      await reserve(here, 'Lund', lady(1))
      await sell(here, [cap(1), { note: 500 }])
      await here.changeTo(liv)
      await sell(here, [lady(1), 'cash'], [choir(1), 'card'], [duck(3), { note: 1000 }])
      await exchange(here, 'Aas', lady(2), 'cash')
      await collect(here, 'Bakke', 'cash')
      await sell(here, [wine(1), 'card at once'])
    })(),
    (async () => {
      await sell(there, [duck(2), 'card'], [lady(2), 'cash'], [choir(4), 'cash', 'Sande'])
      await exchange(there, 'Foss', duck(2), { note: 300 })
      await sell(there, [wine(3), 'cash'], [lady(1), 'card at once'])
      await reserve(there, 'Myhre', duck(2))
      await collect(there, 'Krogh', 'card')
      await sell(there, [duck(1), { note: 500 }], [{ ...lady(1), ...cap(1) }, 'card'], [choir(1), 'cash'])
    })(),
  ])
  const { mode, waiting } = await here.counter.client().sync.state()
  expect([mode, waiting > 10]).toEqual(['offline', true])
  here.counter.line.heal()
  // As the button behind the counter's state does; by itself it tries again later.
  await here.counter.client().sync.retry({})
  for (const desk of [here, there]) await isQuiet(desk)
}

/** Together again: what was begun at one counter is ended at the other. Twelve sales; Emma is back at the end. */
async function evening(): Promise<void> {
  await Promise.all([
    (async () => {
      await collect(here, 'Gran', 'card')
      await sell(here, [lady(2), 'card'], [duck(2), 'cash'], [choir(2), { note: 400 }])
      await refund(here, 'Haug', 'cash')
      await here.giveUp(orderOf('Eide').number, orderOf('Eide').wish, 'Eide')
      await here.changeTo(emma)
      await sell(here, [wine(2), 'cash'], [duck(1), 'card at once'], [lady(1), 'cash'])
    })(),
    (async () => {
      await refund(there, 'Dahl', 'card')
      await sell(there, [duck(2), 'cash'], [lady(3), 'card'])
      await collect(there, 'Lund', { note: 500 })
      await exchange(there, 'Rud', duck(1), 'nothing')
      await sell(there, [choir(2), 'card'], [wine(1), { note: 100 }], [duck(1), 'cash'], [lady(2), 'card at once'])
    })(),
  ])
}

/** Everything was handed in. */
async function isQuiet({ counter }: DayDesk): Promise<void> {
  const stateOf = async () => {
    const { mode, waiting, parked, openCases } = await counter.client().sync.state()
    return { mode, waiting, parked, openCases }
  }
  const quiet = { mode: 'online', waiting: 0, parked: 0, openCases: 0 }
  await expect.poll(stateOf, { timeout: 90_000, interval: 200 }).toEqual(quiet)
}

// ---- what each of them says ----

type Clerks = Record<string, { documents: number; soldMinor: number; backMinor: number; drawerMinor: number }>
/** Minor units. `drawerMinor`: in notes and coins, with the rounding. `other`: what this day has nothing of. */
type Books = {
  documents: number
  soldMinor: number
  backMinor: number
  cashMinor: number
  cardMinor: number
  roundingMinor: number
  other: number
  clerks: Clerks
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

type Row = Omit<Books, 'documents' | 'clerks'> & { clerk: string; drawerMinor: number }

function booksOf(rows: readonly Row[]): Books {
  const of = (key: Exclude<keyof Row, 'clerk'>, some = rows) => sum(some.map((row) => row[key]))
  const byClerk = Map.groupBy(rows, ({ clerk }) => clerk)
  const clerks = [...byClerk].map(([clerk, own]) => {
    const sums = { soldMinor: of('soldMinor', own), backMinor: of('backMinor', own) }
    return [clerk, { documents: own.length, ...sums, drawerMinor: of('drawerMinor', own) }]
  })
  return {
    documents: rows.length,
    ...{ soldMinor: of('soldMinor'), backMinor: of('backMinor'), cashMinor: of('cashMinor') },
    ...{ cardMinor: of('cardMinor'), roundingMinor: of('roundingMinor'), other: of('other') },
    clerks: Object.fromEntries(clerks),
  }
}

/** By the price list, as the sales were rung up. */
function rowOfNoted({ clerk, soldMinor, backMinor, means }: Noted): Row {
  const totalMinor = soldMinor + backMinor
  const [cashMinor, cardMinor] = means === 'cash' ? [totalMinor, 0] : [0, totalMinor]
  const drawerMinor = inCash(cashMinor)
  const roundingMinor = drawerMinor - cashMinor
  return { clerk, soldMinor, backMinor, cashMinor, cardMinor, roundingMinor, drawerMinor, other: 0 }
}

function rowOfSettlement({ lines, payments, roundingMinor, clerkId }: Settlement, names: Record<string, string>): Row {
  const worth = (wanted: string) => sum(lines.filter(({ kind }) => kind === wanted).map(({ grossMinor }) => grossMinor))
  const paid = (wanted: string) => payments.filter(({ means }) => means === wanted)
  const amount = (wanted: string) => sum(paid(wanted).map(({ amountMinor }) => amountMinor))
  const known = { lines: new Set(['sale', 'return']), means: new Set(['cash', 'card', 'transfer']) }
  return {
    clerk: names[clerkId] ?? '?',
    ...{ soldMinor: worth('sale'), backMinor: worth('return'), roundingMinor },
    ...{ cashMinor: amount('cash'), cardMinor: amount('card') },
    drawerMinor: sum(paid('cash').map(({ tenderedMinor, changeMinor }) => tenderedMinor - changeMinor)),
    other:
      lines.filter(({ kind }) => !known.lines.has(kind)).length +
      payments.filter(({ means }) => !known.means.has(means)).length +
      Math.abs(amount('transfer')),
  }
}

function booksOfReport({ sums, clerkNames }: TillReport): Books {
  const kind = (wanted: string) => sums.kinds.find((row) => row.kind === wanted)?.amountMinor ?? 0
  const means = (wanted: string) => {
    const row = sums.means.find((each) => each.means === wanted)
    return (row?.inMinor ?? 0) + (row?.outMinor ?? 0)
  }
  const rowsOf = sums.clerks.map(({ clerkId, documents, salesMinor, returnsMinor, cashMinor }) => [
    clerkNames[clerkId] ?? '?',
    { documents, soldMinor: salesMinor, backMinor: returnsMinor, drawerMinor: cashMinor },
  ])
  const [soldMinor, backMinor] = [kind('sale'), kind('return')]
  return {
    documents: sums.documents,
    ...{ soldMinor, backMinor, cashMinor: means('cash'), cardMinor: means('card') },
    roundingMinor: sums.roundingMinor,
    other: sum(sums.kinds.map(({ amountMinor }) => amountMinor)) - soldMinor - backMinor,
    clerks: Object.fromEntries(rowsOf),
  }
}

const WithSettlement = z.object({ settlement: Settlement })
const WithReport = z.object({ number: z.string(), report: TillReport })

/** The folder of its data is the house's own business; a test that reads the disk has to know it. */
function dataOf(counter: CounterProgram): string {
  if (!('data' in counter) || typeof counter.data !== 'string') throw new Error('the counter has a disk')
  return counter.data
}

/** One counter's disk, when its program has ended. */
function readDisk({ counter }: DayDesk) {
  const data = dataOf(counter)
  const path = join(data, databaseFileName)
  const db = openForReading(path, keyFromFile(data, path))
  try {
    const { sql } = db.read
    const bodies = (text: string) => z.array(z.string()).parse(sql.prepare(text).pluck().all())
    const shifts = listClosedShifts(db.read, 10)
    const report = shifts[0]?.report
    if (!report) throw new Error('a shift was closed')
    const settlements = bodies('select body from settlements').map((body) => Settlement.parse(JSON.parse(body)))
    const entries = bodies("select body from journal where name = 'sale.complete' order by n")
    const journal = entries.map((body) => WithSettlement.parse(JSON.parse(body)).settlement)
    const stock = sql.prepare("select stock from products where code = 'vin'").pluck().get()
    return { shifts: shifts.map(({ number }) => number), report, settlements, journal, stock }
  } finally {
    db.close()
  }
}

type Op = { code: string; name: string; body: string; outcome: string }

type Server = Awaited<ReturnType<typeof readServer>>

/** The server's disk, when it has ended: what was handed in by each counter, and what came of it. */
async function readServer() {
  const dataDirectory = join(dirname(dataOf(here.counter)), 'server')
  const database = await connectDatabase({ dataDirectory })
  try {
    const ops = await database.query<Op>(
      `select c.code, o.name, o.body, o.outcome from applied_op o join incarnation i on i.id = o.incarnation
        join counter c on c.id = i.counter_id order by o.seq`,
    )
    const entities = await database.query<{ kind: string; body: unknown }>('select kind, body from entity')
    const [held] = await database.query<{ count: number }>(
      'select count(*)::int as count from seat_state where order_line_id is not null',
    )
    const of = (wanted: string) => entities.filter(({ kind }) => kind === wanted).map(({ body }) => body)
    const wines = of('product').map((body) => ProductEntity.parse(body))
    return {
      ops,
      orders: of('order').map((body) => OrderEntity.parse(body)),
      cases: of('case').length,
      seatsHeld: held?.count,
      stock: wines.find(({ code }) => code === 'vin')?.stock,
    }
  } finally {
    await database.close()
  }
}

// ---- the end of the day ----

/** On the screen, before the drawer is counted: what the clerk reads, in minor units. */
async function figuresOf(desk: DayDesk) {
  const [cash, means, kinds, clerksShown] = await Promise.all(
    ['Cash in the drawer', 'By means of payment', 'By kind', 'By cashier'].map((part) => desk.figures(part)),
  )
  return { cash, means, kinds, clerks: clerksShown }
}

/** The same by the test's own notes. */
function figuresOfNoted({ floatMinor }: DayDesk, books: Books): Awaited<ReturnType<typeof figuresOf>> {
  const takenMinor = books.cashMinor + books.roundingMinor
  return {
    cash: {
      ...{ Float: floatMinor, 'From customers': takenMinor, 'Put in': 0, 'Taken out': 0 },
      'Should be there': floatMinor + takenMinor,
    },
    means: { Cash: books.cashMinor, Card: books.cardMinor },
    kinds: { Sales: books.soldMinor, Returns: books.backMinor },
    clerks: Object.fromEntries(
      Object.entries(books.clerks).map(([name, { soldMinor, backMinor }]) => [name, soldMinor + backMinor]),
    ),
  }
}

type Till = { desk: DayDesk; books: Books; shortMinor: number; z: { number: string; paper: string } }

/** @param shortMinor how much less than there should be is counted */
async function closeTill(desk: DayDesk, shortMinor: number, reason = ''): Promise<Till> {
  const books = booksOf(desk.noted.map(rowOfNoted))
  await desk.page.keyboard.press('F7')
  await desk.shift.getByText(/^Open since/).waitFor()
  await expect.poll(() => figuresOf(desk)).toEqual(figuresOfNoted(desk, books))
  const z = await desk.closeShift(expectedIn(desk, books) - shortMinor, reason)
  return { desk, books, shortMinor, z }
}

const expectedIn = ({ floatMinor }: DayDesk, { cashMinor, roundingMinor }: Books) =>
  floatMinor + cashMinor + roundingMinor

/** The figures behind these words on the printed Z report, which is in the venue's language. */
const words = ['Salg', 'Returer', 'Kontant', 'Kort', 'Avrunding', 'Skal ligge i skuffen', 'Talt', 'Differanse']

function figuresOfPaper(paper: string): string[] {
  return words.map((word) => {
    const figure = new RegExp(`^${word}(?: \\(\\d+\\))? +(-?[\\d ]+,\\d\\d)$`, 'm').exec(paper)?.[1]
    return `${word} ${figure?.replaceAll(' ', '')}`
  })
}

function figuresOnPaper({ desk, books, shortMinor }: Till): string[] {
  const expectedMinor = expectedIn(desk, books)
  const { soldMinor, backMinor, cashMinor, cardMinor, roundingMinor } = books
  const drawer = [expectedMinor, expectedMinor - shortMinor, 0 - shortMinor]
  const minors = [soldMinor, backMinor, cashMinor, cardMinor, roundingMinor, ...drawer]
  return words.map((word, index) => `${word} ${((minors[index] ?? 0) / 100).toFixed(2).replace('.', ',')}`)
}

/** One counter's day by everything there is of it, which is the same as the test's own notes. */
function compareTill(till: Till, server: Server): void {
  const { desk, books, shortMinor, z } = till
  const { code } = desk.counter
  const disk = readDisk(desk)
  const names = disk.report.clerkNames
  const bookOf = (settlements: Settlement[]) => booksOf(settlements.map((each) => rowOfSettlement(each, names)))
  const ops = server.ops.filter((op) => op.code === code)
  const bodies = (name: string) => ops.filter((op) => op.name === name).map(({ body }): unknown => JSON.parse(body))
  const payments = server.orders.flatMap((order) => order.payments)
  const own = payments.filter(({ receiptNumber }) => receiptNumber.startsWith(`${code}-`))
  const paid = (means: string) => sum(own.filter((each) => each.means === means).map((each) => each.amountMinor))
  const countedMinor = expectedIn(desk, books) - shortMinor
  expect({
    paper: figuresOfPaper(z.paper),
    report: booksOfReport(disk.report),
    drawer: { ...disk.report.sums.cash, ...disk.report.counted },
    shifts: disk.shifts,
    settlements: bookOf(disk.settlements),
    journal: bookOf(disk.journal),
    handedIn: bookOf(bodies('sale.complete').map((body) => WithSettlement.parse(body).settlement)),
    outcomes: [...new Set(ops.map(({ outcome }) => outcome))],
    reportsHandedIn: bodies('shift.close').map((body) => WithReport.parse(body)),
    paid: [paid('cash'), paid('card')],
  }).toEqual({
    paper: figuresOnPaper(till),
    report: books,
    drawer: expect.objectContaining({
      ...{ floatMinor: desk.floatMinor, takenMinor: books.cashMinor + books.roundingMinor },
      ...{ expectedMinor: expectedIn(desk, books), countedMinor, differenceMinor: 0 - shortMinor },
    }),
    shifts: [z.number],
    settlements: books,
    journal: books,
    handedIn: books,
    outcomes: ['applied'],
    reportsHandedIn: [{ number: `${code}-1`, report: disk.report }],
    paid: [books.cashMinor, books.cardMinor],
  })
}

/** What both counters did together, by what the server and both disks have of it. */
function compareHouse(tills: readonly Till[], { orders: all, cases, seatsHeld, stock }: Server): void {
  const given = (name: string) => sum(tills.map(({ desk }) => desk.given.get(name) ?? 0))
  const lines = all.flatMap((order) => order.lines).filter(({ state }) => state !== 'cancelled')
  const seats = lines.flatMap(({ performanceId, seatId }) => (seatId === null ? [] : `${performanceId} ${seatId}`))
  const quantity = (text: string) => sum(lines.filter((line) => line.text.includes(text)).map((line) => line.quantity))
  const states = (wanted: string) => all.filter(({ order }) => order.state === wanted).length
  const seatsGiven = given('Vildanden') + given('Fruen fra havet')
  expect({
    seats: [seats.length, new Set(seats).size, seatsHeld],
    sold: Object.keys(priceMinor).map((name) => `${quantity(name)} ${name}`),
    stock: [stock, ...tills.map(({ desk }) => readDisk(desk).stock)],
    paidMinor: sum(all.map(({ order }) => order.paidMinor)),
    documents: sum(tills.map(({ books }) => books.documents)),
    orders: OrderState.options.map((state) => `${states(state)} ${state}`),
    cases,
  }).toEqual({
    seats: [seatsGiven, seatsGiven, seatsGiven],
    sold: Object.keys(priceMinor).map((name) => `${given(name)} ${name}`),
    stock: Array.from({ length: 3 }, () => wineAtFirst - given('Vin')),
    paidMinor: sum(tills.map(({ books }) => books.soldMinor + books.backMinor)),
    // Forty sales, four reservations paid, three exchanges, two refunds.
    documents: 49,
    orders: ['42 sold', '1 reserved', '5 cancelled-sold', '1 cancelled-reserved'],
    cases: 0,
  })
}

test('MS05 the day: two counters, three clerks, an outage, and Z reports, journal and server agree to the cent', async () => {
  await here.changeTo(emma)
  await there.enter(jonas)
  for (const desk of [here, there]) await isReady(desk)
  await Promise.all([here.openShift(150_000), there.openShift(200_000)])
  await morning()
  await outage()
  await evening()
  for (const desk of [here, there]) await isQuiet(desk)
  const tills = [await closeTill(here, 0), await closeTill(there, 1_000, 'ten kroner short')]
  for (const desk of [here, there]) await isQuiet(desk)
  expect([...here.complaints, ...there.complaints]).toEqual([])
  expect(await house.endAndCompare()).toEqual([])
  const server = await readServer()
  for (const till of tills) compareTill(till, server)
  compareHouse(tills, server)
  const checks = [here, there].map(({ counter }) =>
    runTool(node, [join(root, 'host/main.ts'), 'verify', '--data', dataOf(counter)]),
  )
  expect((await Promise.all(checks)).filter(({ exitCode }) => exitCode !== 0)).toEqual([])
}, 240_000)
