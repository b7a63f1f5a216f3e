// Two counters and their server, each a program of its own, as two clerks see them: apart, together again, and once by force.
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureChromium } from '#build/browser.ts'
import type { CartLine } from '#core/domain/cart.ts'
import { CommandId, type OrderId, type OrderLineId, type PerformanceId, type SeatId } from '#core/domain/ids.ts'
import { newId, systemClock, systemRandom } from '#host/clock.ts'
import { type CounterProgram, type House, openHouse } from '#tests/faults/processes.ts'
import { axeViolations } from './axe.ts'
import { builtPage, clerks, listen, openPage, quietBrowserArgs } from './counter.ts'
import { SaleModel } from './sale-model.ts'
import { SignInModel } from './sign-in-model.ts'

type Desk = { counter: CounterProgram; page: Page; sale: SaleModel; signIn: SignInModel; complaints: string[] }

let house: House
let browser: Browser
let here: Desk
let there: Desk
let title: string
let performanceId: PerformanceId

beforeAll(async () => {
  house = await openHouse(['A1', 'B1'], await builtPage())
  browser = await chromium.launch({ executablePath: ensureChromium(), args: quietBrowserArgs })
  const [a, b] = house.counters
  if (!a || !b) throw new Error('two counters were opened')
  here = await openDesk(a)
  there = await openDesk(b)
  await here.signIn.as(clerks.kari)
  await there.signIn.as(clerks.emma)
  const [first] = await a.client().performance.coming()
  if (!first) throw new Error('something is on sale')
  title = first.title
  performanceId = first.id
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function openDesk(counter: CounterProgram): Promise<Desk> {
  const page = await openPage(browser, {})
  const complaints = listen(page)
  await page.goto(counter.address())
  const signIn = new SignInModel(page)
  // The venue, its clerks among it, comes down from the server first.
  await signIn.pin.waitFor({ timeout: 60_000 })
  return { counter, page, sale: new SaleModel(page), signIn, complaints }
}

const rightsOf = async ({ client }: CounterProgram) => (await client().performance.get({ performanceId })).rights
const takenAt = async ({ counter }: Desk) => (await counter.client().performance.get({ performanceId })).taken.length
const stateOf = ({ page }: Desk, text: RegExp) => page.getByRole('button', { name: text })

/** As a clerk does it, for a guest: best seats, exact cash. Emma reads English, and so does her screen. */
async function sellTwo({ page, sale }: Desk): Promise<void> {
  await page.keyboard.press('F3')
  await sale.takeBestSeats(title)
  await sale.payExactly()
  await page.keyboard.press('Enter')
}

test('OF03 apart: both counters sell from their own seats with no line, and together again no case is open', async () => {
  for (const { counter } of [here, there])
    await expect.poll(async () => (await rightsOf(counter))?.own.length ?? 0, { timeout: 60_000 }).toBeGreaterThan(0)
  // Two clerks in one language, so that one model reads both screens.
  await here.page.keyboard.press('Control+l')
  await here.signIn.shown()
  await here.signIn.as(clerks.emma)
  for (const { counter } of [here, there]) counter.line.cut()
  for (const desk of [here, there]) await stateOf(desk, /Offline since/).waitFor({ timeout: 60_000 })
  for (const desk of [here, there]) await sellTwo(desk)
  const apart = [await takenAt(here), await takenAt(there)]
  for (const { counter } of [here, there]) counter.line.heal()
  await expect.poll(async () => [await takenAt(here), await takenAt(there)], { timeout: 90_000 }).toEqual([4, 4])
  const { cases } = await here.counter.client().cases.list({ state: 'open' })
  expect([apart, cases]).toEqual([[2, 2], []])
})

test('SR06 park: a cart put aside at one counter is taken up at the other, seats and all, and sold there', async () => {
  await here.page.keyboard.press('F3')
  await here.sale.takeBestSeats(title)
  const total = await here.sale.total.innerText()
  await here.sale.press('q')
  await here.sale.lines.first().waitFor({ state: 'detached' })
  const parked = async () => (await there.counter.client().parkedCart.list()).length
  await expect.poll(parked, { timeout: 60_000 }).toBe(1)
  await there.page.keyboard.press('F6')
  await there.page.getByRole('button', { name: 'TIX' }).or(there.page.getByText('Nothing lapses')).first().waitFor()
  await there.page.keyboard.press('3')
  const row = there.page.getByRole('region', { name: 'Parked carts' }).locator('tbody tr').first()
  await row.waitFor()
  expect(await axeViolations(there.page)).toEqual([])
  await row.getByRole('button').focus()
  await there.page.keyboard.press('Enter')
  await there.sale.lines.nth(1).waitFor()
  expect(await there.sale.total.innerText()).toBe(total)
  await there.sale.payExactly()
  await there.page.keyboard.press('Enter')
  await expect.poll(async () => (await here.counter.client().parkedCart.list()).length, { timeout: 60_000 }).toBe(0)
  const { cases } = await here.counter.client().cases.list({ state: 'open' })
  expect(cases).toEqual([])
})

test('OF04 by force: what was taken back and sold twice is one case, answered on the screen by keys', async () => {
  const { page } = here
  there.counter.line.cut()
  await stateOf(there, /Offline since/).waitFor({ timeout: 60_000 })
  await takeBackOnScreen(page)
  const before = new Set(
    (await there.counter.client().performance.get({ performanceId })).taken.map(({ seatId }) => seatId),
  )
  await sellTwo(there)
  const after = (await there.counter.client().performance.get({ performanceId })).taken
  const twice = after.find(({ seatId }) => !before.has(seatId))?.seatId
  if (!twice) throw new Error('a seat was sold')
  await sellSeat(here.counter, twice)
  there.counter.line.heal()
  await expect
    .poll(async () => (await here.counter.client().cases.list({ state: 'open' })).cases.length, { timeout: 90_000 })
    .toBe(1)
  await page.keyboard.press('F8')
  await page.getByRole('main').getByRole('listitem').first().waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('h')
  await page.keyboard.type('two chairs from the bar')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await there.counter.client().cases.list({ state: 'open' })).cases.length, { timeout: 90_000 })
    .toBe(0)
  expect([...here.complaints, ...there.complaints]).toEqual([])
})

/** Kari plans and takes back; she reads Norwegian. */
async function takeBackOnScreen(page: Page): Promise<void> {
  await page.keyboard.press('Control+l')
  await here.signIn.shown()
  await here.signIn.as(clerks.kari)
  await page.keyboard.press('F10')
  await page.getByRole('button', { name: /^Salgsrettigheter/ }).waitFor()
  await page.keyboard.press('4')
  await page.getByRole('button', { name: title, exact: true }).first().click()
  await page.getByRole('button', { name: 'Ta tilbake fra Door B1' }).click()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.type('Kassen ved dør B svarer ikke')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Ta tilbake fra Door B1' }).waitFor({ state: 'detached' })
}

/** At the counter that has the line: any free seat is fetched for the sale. */
async function sellSeat({ client }: CounterProgram, seatId: SeatId): Promise<void> {
  const fresh = <Id extends string>() => newId<Id>(systemClock, systemRandom)
  const { hallId, prices } = await client().performance.get({ performanceId })
  const { seats } = await client().performance.hall({ hallId })
  const seat = seats.find(({ id }) => id === seatId)
  const price = prices.find(({ category }) => category === seat?.category)
  if (!seat || !price) throw new Error('the seat has a price')
  const { areaId } = seat
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
  await client().sale.complete({
    commandId: CommandId.parse(fresh<string>()),
    orderId: fresh<OrderId>(),
    customerId: null,
    lines: [line],
    expectedTotalMinor: priceMinor,
    tenders: [{ means: 'cash', tenderedMinor: Math.ceil(priceMinor / 100) * 100 }],
    note: '',
  })
}
