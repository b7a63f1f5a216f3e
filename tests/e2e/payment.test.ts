// Paying by every means in a real browser against the real host, with a terminal that also falls silent.
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
  // The test that cuts the power makes the page ask a host that is gone.
  expect(counter.complaints.filter((text) => !text.includes('ERR_CONNECTION_REFUSED'))).toEqual([])
  await counter.close()
})

async function openGuest(): Promise<void> {
  await counter.closeAllTabs()
  await counter.page.keyboard.press('F3')
  await sale.performances.first().waitFor()
}

/** Gift cards of this amount, in the cart, and the way to the money. */
async function payFor(amount: string): Promise<void> {
  await openGuest()
  await sale.press('g')
  await sale.panel.getByLabel('Amount on the card').waitFor()
  await counter.page.keyboard.type(amount)
  await sale.press('Enter')
  await sale.lines.first().waitFor()
  await sale.press('F12')
  await sale.panel.getByLabel('Cash given').waitFor()
}

/** Issues a gift card and reads its code off the paper. */
async function issueCard(amount: string): Promise<string> {
  await payFor(amount)
  await sale.press('Enter')
  await sale.change.waitFor()
  await sale.panel.getByText('Gift card – printed').waitFor()
  await sale.panel.getByRole('button', { name: 'Receipt and tickets' }).click()
  const paper = counter.page.getByRole('img', { name: /^Picture of gift card/ })
  const words = (await paper.locator('desc').textContent()) ?? ''
  await counter.page.keyboard.press('Escape')
  return /\[qr ([0-9A-Z]{12})\]/.exec(words)?.[1] ?? ''
}

describe('SR10 gift cards', () => {
  test('SR10 gift cards: sold by keys, printed with a code, looked up and taken; the rest is paid in cash', async () => {
    const { page } = counter
    const code = await issueCard('500')
    expect(code).toHaveLength(12)
    await page.waitForTimeout(800)
    await sale.press('Enter')
    await openGuest()
    await sale.takeBestSeats('Hedda')
    const total = minorOf(await sale.total.innerText())
    await sale.press('F12', 'g')
    await page.getByLabel('Code of the gift card').waitFor()
    await page.keyboard.type(code)
    await sale.press('Enter')
    await sale.panel.getByTestId('card-balance').waitFor()
    expect(minorOf(await sale.panel.getByTestId('card-balance').innerText())).toBe(50_000)
    expect(await axeViolations(page)).toEqual([])
    await sale.press('Enter')
    await sale.panel.getByRole('list', { name: 'Paid so far' }).waitFor()
    await sale.panel.getByLabel('Cash given').waitFor()
    await page.keyboard.type('2000')
    await sale.press('Enter')
    await sale.change.waitFor()
    expect(minorOf(await sale.change.innerText())).toBe(200_000 - (total - 50_000))
  })

  test('SR10 gift cards: a code with one wrong character is told apart from one nobody has', async () => {
    const { page } = counter
    const code = await issueCard('100')
    await page.waitForTimeout(800)
    await sale.press('Enter')
    await payFor('50')
    await sale.press('g')
    const field = page.getByLabel('Code of the gift card')
    await field.fill(code.slice(0, -1) + (code.endsWith('A') ? 'C' : 'A'))
    await sale.press('Enter')
    await sale.alert.getByText('No gift card has this code').waitFor()
    await field.fill('000000000000')
    await sale.press('Enter')
    await sale.alert.getByText('knows no gift card').waitFor()
    await sale.press('Escape', 'Escape')
    await counter.closeAllTabs()
  })
})

describe('SR15 split and mixed payment', () => {
  test('SR15 mixed payment: a voucher, a card and cash make one receipt with three payments', async () => {
    const { page } = counter
    await payFor('300')
    await sale.press('v')
    await page.getByLabel('What stands on the voucher').waitFor()
    await page.keyboard.type('RIKS-7')
    await sale.press('Tab')
    await page.keyboard.type('100')
    await sale.press('Enter')
    await sale.panel.getByLabel('Cash given').waitFor()
    await sale.press('k')
    await page.getByLabel('Amount', { exact: true }).waitFor()
    await page.keyboard.type('150')
    await sale.press('Enter')
    await sale.panel.getByLabel('Cash given').waitFor()
    expect(await sale.panel.getByRole('list', { name: 'Paid so far' }).innerText()).toMatch(/Voucher RIKS-7[\s\S]*Card/)
    await sale.press('Enter')
    await sale.change.waitFor()
    await sale.panel.getByRole('button', { name: 'Receipt and tickets' }).click()
    const words = await page
      .getByRole('img', { name: /^Picture of receipt/ })
      .locator('desc')
      .textContent()
    expect(words).toMatch(/Verdikupong RIKS-7 +100,00[\s\S]*Kort[\s\S]*150,00[\s\S]*Kontant +50,00/)
    await page.keyboard.press('Escape')
    await page.waitForTimeout(800)
    await sale.press('Enter')
  })

  test('FM07 card: the whole amount by card is two keys behind the payment', async () => {
    await payFor('200')
    sale.keys = []
    await sale.press('k')
    await counter.page.getByLabel('Amount', { exact: true }).waitFor()
    await sale.press('Enter')
    await sale.change.waitFor()
    expect([sale.keys.length, minorOf(await sale.change.innerText())]).toEqual([2, 0])
    await counter.page.waitForTimeout(800)
    await sale.press('Enter')
  })
})

describe('FM07 quick sale', () => {
  test('FM07 quick sale: one ticket to a guest, by card, printed, in four keys and back at the start', async () => {
    const { page } = counter
    await counter.closeAllTabs()
    sale.keys = []
    await sale.press('F3')
    await sale.performances.first().waitFor()
    await sale.press('s')
    await page.keyboard.type('Hedda')
    await sale.performances.filter({ hasNotText: 'Hedda' }).first().waitFor({ state: 'detached' })
    await sale.press('Shift+Enter')
    await sale.panel.getByRole('button', { name: /^Pay NOK/ }).waitFor()
    await sale.press('Alt+k')
    await sale.change.waitFor()
    expect(sale.keys.length).toBeLessThanOrEqual(4)
    await sale.panel.getByText('1 ticket – printed').waitFor()
    await page.waitForTimeout(800)
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'search-box')
  })
})

describe('MS07 payment in doubt', () => {
  test('MS07 a declined card charges nothing and can be tried again', async () => {
    await payFor('200.01')
    await sale.press('k')
    await counter.page.getByLabel('Amount', { exact: true }).waitFor()
    await sale.press('Enter')
    await sale.alert.getByText('Nothing was charged').waitFor()
    await sale.press('Enter')
    await sale.panel.getByLabel('Cash given').waitFor({ state: 'hidden' })
    await counter.page.getByLabel('Amount', { exact: true }).waitFor()
    await sale.press('Escape')
    await sale.panel.getByLabel('Cash given').waitFor()
    await sale.press('Enter')
    await sale.change.waitFor()
    await counter.page.waitForTimeout(800)
    await sale.press('Enter')
  })

  test('MS07 a terminal that falls silent: in doubt over a power cut, no other card payment before it is settled, then asked and sold', async () => {
    const { page } = counter
    await payFor('200.03')
    await sale.press('k')
    await page.getByLabel('Amount', { exact: true }).waitFor()
    await sale.press('Enter')
    await sale.panel.getByText('Nobody knows yet').waitFor()
    await counter.restartHost()
    await counter.signIn.shown().catch(() => undefined)
    await counter.signIn.as({ name: 'Emma Clarke', pin: '2345' } as never)
    await sale.panel.getByText('Nobody knows yet').waitFor()
    // Another sale meanwhile: cash goes on, a card does not.
    await page.keyboard.press('F3')
    await sale.panel.getByRole('region', { name: 'Card payments to be settled' }).waitFor()
    await sale.press('g')
    await sale.panel.getByLabel('Amount on the card').waitFor()
    await page.keyboard.type('60')
    await sale.press('Enter', 'F12', 'k')
    await page.getByLabel('Amount', { exact: true }).waitFor()
    await sale.press('Enter')
    await sale.alert.getByText('Settle it first').waitFor()
    expect(await axeViolations(page)).toEqual([])
    // After a restart the simulated terminal has forgotten it: the clerk looks, and says so.
    await page.getByRole('button', { name: 'It was paid' }).click()
    await sale.panel.getByText('no sale was made with it yet').waitFor()
  })
})
