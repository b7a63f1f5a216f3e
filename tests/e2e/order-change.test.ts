// What becomes of an order afterwards, in a real browser against the real host, with no server: given back, exchanged,
// reserved and paid, by keys.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations } from './axe.ts'
import { type Counter, openCounter } from './counter.ts'
import { minorOf, SaleModel } from './sale-model.ts'

let counter: Counter
let sale: SaleModel
beforeAll(async () => {
  counter = await openCounter({ hostFlags: ['--terminal', 'simulator'] })
  sale = new SaleModel(counter.page)
})
afterAll(async () => {
  expect(counter.complaints).toEqual([])
  await counter.close()
})

async function openHansen(): Promise<void> {
  await counter.closeAllTabs()
  await counter.search.openFirst('Hansen')
  await sale.performances.first().waitFor()
}

/** The order of this number, the newest on the card, opened. */
async function openNewest(number: number): Promise<void> {
  await counter.page.locator(`tr[data-order$="-${number}"]`).waitFor()
  await counter.page.keyboard.press('o')
  await counter.page.keyboard.press('Enter')
  await counter.page.getByRole('heading', { name: new RegExp(`-${number}$`) }).waitFor()
}

/** Of what was just reserved. */
async function reservedNumber(): Promise<number> {
  const text = await sale.panel.getByText(/^Reserved: order/).innerText()
  return Number(/-(\d+),/.exec(text)?.[1])
}

async function next(): Promise<void> {
  await counter.page.waitForTimeout(800)
  await sale.press('Enter')
}

describe('SR13 cancel and refund', () => {
  test('SR13 refund: a whole order paid by card goes back to the card in five keys', async () => {
    const { page } = counter
    await openHansen()
    await sale.takeBestSeats('Hedda')
    await sale.press('F12', 'k')
    await page.getByLabel('Amount', { exact: true }).waitFor()
    await sale.press('Enter')
    await sale.change.waitFor()
    const number = await sale.orderNumber()
    await next()
    await openHansen()
    await openNewest(number)
    sale.keys = []
    await sale.press('x')
    await sale.panel.getByText(/^Back from order/).waitFor()
    await sale.press('F12')
    await sale.panel.getByRole('form', { name: 'Money back' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await sale.press('Enter')
    await sale.change.waitFor()
    expect(sale.keys.length).toBeLessThanOrEqual(5)
    await sale.panel.getByText('2 receipts – printed').waitFor()
    await next()
    await openHansen()
    await page.getByRole('region', { name: 'Orders' }).waitFor()
    await page.locator(`tr[data-order$="-${number}"]`).waitFor({ state: 'detached' })
  })

  test('SR13 refund: one of two tickets, in cash; the other stays', async () => {
    const { page } = counter
    await openHansen()
    await sale.takeBestSeats('Hedda')
    const total = minorOf(await sale.total.innerText())
    await sale.payExactly()
    const number = await sale.orderNumber()
    await next()
    await openHansen()
    await openNewest(number)
    await sale.press('x')
    await page.getByRole('checkbox').first().click()
    await sale.panel.getByText(/^Back from order/).waitFor()
    await page.getByLabel('Why it comes back').fill('ill')
    await sale.press('F12')
    await sale.panel.getByRole('form', { name: 'Money back' }).waitFor()
    await page.keyboard.press('c')
    await sale.change.waitFor()
    expect(minorOf(await sale.change.innerText())).toBe(total / 2)
    await next()
  })
})

describe('SR21 undo', () => {
  test('SR21 undo: the sale just made is given back with one key, and its money as it came in', async () => {
    await openHansen()
    await sale.takeBestSeats('Hedda')
    const total = minorOf(await sale.total.innerText())
    await sale.payExactly()
    const number = await sale.orderNumber()
    await sale.panel.getByRole('button', { name: /^Undo: give all/ }).waitFor()
    sale.keys = []
    await sale.press('Alt+z')
    await sale.panel.getByText(/^Back from order/).waitFor()
    await sale.press('F12')
    await sale.panel.getByRole('form', { name: 'Money back' }).waitFor()
    await sale.press('Enter')
    await sale.change.waitFor()
    expect(sale.keys.length).toBe(3)
    expect(minorOf(await sale.change.innerText())).toBe(total)
    expect(await sale.panel.getByRole('button', { name: /^Undo: give all/ }).count()).toBe(0)
    await next()
    await openHansen()
    await counter.page.locator(`tr[data-order$="-${number}"]`).waitFor({ state: 'detached' })
  })
})

describe('SR12 exchange', () => {
  test('SR12 exchange: two seats for two of another evening; the difference goes either way', async () => {
    const { page } = counter
    await openHansen()
    await sale.takeBestSeats('Hedda')
    await sale.payExactly()
    const number = await sale.orderNumber()
    await next()
    await openHansen()
    await openNewest(number)
    await sale.press('x')
    await sale.panel.getByText(/^Back from order/).waitFor()
    await sale.takeBestSeats('Svanesjøen')
    await sale.lines.nth(2).waitFor()
    const total = (await sale.total.innerText()).replace('−', '-')
    expect(Math.abs(minorOf(total))).toBeGreaterThan(0)
    await sale.press('F12')
    await sale.panel.getByRole('form').first().waitFor()
    await page.keyboard.press('Enter')
    await sale.change.waitFor()
    await next()
  })
})

describe('SR07 reservation', () => {
  test('SR07 reservation: made with one key, shown with its time, paid by card in four keys', async () => {
    const { page } = counter
    await openHansen()
    await sale.takeBestSeats('Hedda')
    await sale.press('Shift+F12')
    await sale.panel.getByText(/^Reserved: order .* held until/).waitFor()
    await openNewest(await reservedNumber())
    await page.getByRole('button', { name: 'Pay what is due' }).waitFor()
    sale.keys = []
    await sale.press('u')
    await sale.panel
      .getByText(/^Order [A-Z0-9]/)
      .first()
      .waitFor()
    await sale.press('F12', 'k')
    await page.getByLabel('Amount', { exact: true }).waitFor()
    await sale.press('Enter')
    await sale.change.waitFor()
    expect(sale.keys.length).toBeLessThanOrEqual(4)
    await sale.panel.getByText('2 tickets – printed').waitFor()
    await next()
  })

  test('SR07 reservation: given up by hand, its seats are free again', async () => {
    const { page } = counter
    await openHansen()
    await sale.takeBestSeats('Hedda')
    await sale.press('Shift+F12')
    await sale.panel.getByText(/^Reserved: order/).waitFor()
    await openNewest(await reservedNumber())
    await page.getByRole('button', { name: 'Give up the reservation' }).waitFor()
    await page.keyboard.press('Alt+x')
    await page.getByRole('button', { name: 'Give up the reservation' }).waitFor({ state: 'detached' })
    await page
      .getByText(/cancelled/i)
      .first()
      .waitFor()
  })

  test('SR07 reservation: other seats and another time, without paying and without giving it up first', async () => {
    const { page } = counter
    await openHansen()
    await sale.takeBestSeats('Hedda')
    await sale.panel.getByLabel('How long it is held').selectOption('hour')
    await sale.press('Shift+F12')
    await sale.panel.getByText(/^Reserved: order/).waitFor()
    await openNewest(await reservedNumber())
    const until = page.getByText(/held until|Held until/).first()
    const before = await until.innerText()
    await page.keyboard.press('Alt+t')
    await page.waitForFunction((text) => !document.body.innerText.includes(text), before)
    await sale.press('x')
    await sale.panel.getByText(/^Back from order/).waitFor()
    await sale.takeBestSeats('Svanesjøen')
    await sale.press('Shift+F12')
    await sale.panel.getByText(/^Reserved: order/).waitFor()
    const number = await reservedNumber()
    await page
      .getByText(/cancelled/i)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await page
      .locator('tr[data-order]')
      .filter({ hasText: 'Svanesjøen' })
      .filter({ hasText: `${number}` })
      .first()
      .waitFor()
  })

  test('SR07 reservation: one that lapses tomorrow stands in the list, with its phone number, and Enter opens it', async () => {
    const { page } = counter
    await openHansen()
    await sale.takeBestSeats('Hedda')
    await sale.panel.getByLabel('How long it is held').selectOption('day')
    await sale.press('Shift+F12')
    await sale.panel.getByText(/^Reserved: order/).waitFor()
    const number = await reservedNumber()
    await counter.closeAllTabs()
    await page.keyboard.press('F6')
    const list = page.getByRole('region', { name: 'Reservations about to lapse' })
    const row = list.getByRole('row', { name: new RegExp(`-${number}\\b.*Hansen`) })
    await row.waitFor()
    expect(await axeViolations(page)).toEqual([])
    await row.getByRole('button').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: new RegExp(`-${number}$`) }).waitFor()
  })
})

describe('SR14 reprint', () => {
  test('SR14 reprint: a ticket that is lost is printed again as a copy, which the picture says', async () => {
    const { page } = counter
    await openHansen()
    await sale.takeBestSeats('Hedda')
    await sale.payExactly()
    await sale.panel.getByText('2 tickets – printed').waitFor()
    const number = await sale.orderNumber()
    await next()
    await openHansen()
    await openNewest(number)
    await page.keyboard.press('d')
    await page.getByRole('button', { name: 'Print again' }).first().waitFor()
    await page.keyboard.press('Alt+p')
    await page.getByRole('region', { name: /^Ticket .*\/1$/ }).waitFor()
    expect(await page.getByRole('region', { name: /^Ticket/ }).count()).toBe(3)
  })
})

describe('SR20 one settlement', () => {
  test('SR20 settlement: a ticket back, a reservation paid and a gift card end in one payment and one receipt', async () => {
    const { page } = counter
    await openHansen()
    await sale.takeBestSeats('Hedda')
    const pair = minorOf(await sale.total.innerText())
    await sale.payExactly()
    const sold = await sale.orderNumber()
    await next()
    await openHansen()
    await sale.takeBestSeats('Svanesjøen')
    const reserved = minorOf(await sale.total.innerText())
    await sale.press('Shift+F12')
    const held = await reservedNumber()
    await page.locator(`tr[data-order$="-${held}"]`).click()
    await page.getByRole('heading', { name: new RegExp(`-${held}$`) }).waitFor()
    await sale.press('u')
    await sale.panel
      .getByText(/^Order [A-Z0-9]/)
      .first()
      .waitFor()
    // Back to the list of orders, where the other one is opened.
    await sale.press('Escape')
    await page.locator(`tr[data-order$="-${sold}"]`).click()
    await page.getByRole('heading', { name: new RegExp(`-${sold}$`) }).waitFor()
    await sale.press('x')
    await page.getByRole('checkbox').first().click()
    await page.getByLabel('Why it comes back').fill('ill')
    await page.getByLabel('Why it comes back').blur()
    await sale.press('g')
    await sale.panel.getByLabel('Amount on the card').waitFor()
    await page.keyboard.type('300')
    await sale.press('Enter')
    await sale.lines.filter({ hasText: 'Gift card' }).waitFor()
    expect(minorOf(await sale.total.innerText())).toBe(reserved + 30_000 - pair / 2)
    await sale.payExactly()
    const papers = sale.panel.getByRole('listitem').filter({ hasText: '– printed' })
    await papers.filter({ hasText: 'Gift card' }).waitFor()
    await papers.filter({ hasText: 'Receipt' }).waitFor()
    await sale.panel.getByRole('button', { name: 'Receipt and tickets' }).press('Enter')
    const paper = page.getByRole('dialog').getByRole('img', { name: /^Picture of receipt/ })
    await paper.waitFor()
    const text = (await paper.locator('desc').textContent()) ?? ''
    for (const part of ['Hedda Gabler', 'Svanesjøen', '300']) expect(text).toContain(part)
  })
})
