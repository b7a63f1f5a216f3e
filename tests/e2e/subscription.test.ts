// Subscriptions, in a real browser against the real host, offline.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations } from './axe.ts'
import { type Counter, openCounter } from './counter.ts'
import { minorOf, SaleModel } from './sale-model.ts'

let counter: Counter
let sale: SaleModel
beforeAll(async () => {
  counter = await openCounter()
  sale = new SaleModel(counter.page)
})
afterAll(async () => {
  expect(counter.complaints).toEqual([])
  await counter.close()
})

const desk = () => sale.seats.getByRole('table')
const offered = () => sale.panel.getByRole('listbox', { name: 'Subscriptions' }).getByRole('option').first()
const rows = () => desk().locator('tbody tr')
const openRenewals = async () => {
  await counter.page.keyboard.press('F6')
  await counter.page.getByRole('region', { name: 'Reservations about to lapse' }).locator('tbody tr').first().waitFor()
  await counter.page.keyboard.press('2')
}
/** What stands in the column of seats. */
const seatTexts = async () => {
  await desk().getByText(/^Row /).first().waitFor()
  const cells = await rows().locator('td:nth-last-child(2)').allInnerTexts()
  return cells.map((text) => text.trim())
}

test('SR09 subscriptions: two people for a whole season in a few keys, the same seats in every performance', async () => {
  const { page } = counter
  await counter.search.openFirst('Andersen')
  await sale.performances.first().waitFor()
  await sale.press('l')
  await offered().waitFor()
  await page.keyboard.type('teaterab')
  await sale.press('Enter')
  await sale.seats.getByRole('button', { name: 'Take 8 places' }).waitFor()
  const seats = await seatTexts()
  expect([seats.length, new Set(seats).size, /^Row .+: \d+, \d+$/.test(seats[0] ?? '')]).toEqual([4, 1, true])
  expect(await axeViolations(page)).toEqual([])
  await sale.press('Escape')
  await sale.seats.waitFor({ state: 'detached' })
  expect(await sale.lines.count()).toBe(8)
  expect(await sale.panel.getByText('Abonnement −20 %').count()).toBe(8)
  await sale.payExactly()
  await sale.press('Enter')
  await counter.search.openFirst('Andersen')
  await page.locator('tr[data-order]').filter({ hasText: 'Teaterabonnement' }).first().waitFor()
})

test('SR09 subscriptions: of a choice as many as one may, other seats where somebody wants them, and what is missing is said', async () => {
  const { page } = counter
  await page.keyboard.press('F3')
  await sale.performances.first().waitFor()
  await sale.press('l')
  await page.keyboard.type('valgfritt')
  await sale.press('Enter')
  await rows().first().waitFor()
  await sale.press('Space')
  await sale.seats.getByRole('button', { name: 'Take 2 places' }).waitFor()
  await sale.seats.getByText('2 more are needed.').waitFor()
  await sale.press('Escape', 'F12')
  await sale.panel.getByLabel('Cash given').waitFor()
  await sale.press('Enter')
  await sale.alert.getByText('A subscription has the same number of places').waitFor()
  await sale.press('Escape', 'l')
  await page.keyboard.type('valgfritt')
  await sale.press('Enter', 'ArrowDown', 'Space', 'ArrowDown', 'Space')
  await sale.seats.getByRole('button', { name: 'Take 6 places' }).waitFor()
  await sale.press('+')
  await sale.seats.getByRole('button', { name: 'Take 9 places' }).waitFor()
  await sale.press('-')
  await sale.seats.getByRole('button', { name: 'Take 6 places' }).waitFor()
  // Other seats for the last one, and then those in all of them.
  await sale.press('Enter')
  await sale.seats.getByRole('button', { name: 'Best seats' }).waitFor()
  await sale.press('Escape')
  await rows().first().waitFor()
  const before = await seatTexts()
  await sale.press('ArrowDown', 'ArrowDown', 'f')
  expect(new Set(before.filter((text) => text.startsWith('Row'))).size).toBe(1)
  expect(await axeViolations(page)).toEqual([])
  await sale.press('Escape')
  await sale.payExactly()
  expect(minorOf(await sale.change.innerText())).toBe(0)
})

test('SR09 subscriptions: who had the last one is on a list; Enter opens their card with the next one on their old seats', async () => {
  const { page } = counter
  await openRenewals()
  const list = page.getByRole('region', { name: 'Subscriptions to renew' })
  const first = list.locator('tbody tr').first()
  await first.waitFor()
  const name = (await first.locator('button').innerText()).trim()
  const count = await list.locator('tbody tr').count()
  expect(await axeViolations(page)).toEqual([])
  await first.locator('button').focus()
  await page.keyboard.press('Enter')
  await sale.seats.getByRole('heading', { name: 'Teaterabonnement' }).waitFor()
  await sale.seats.getByRole('button', { name: /^Take \d+ places?$/ }).waitFor()
  await sale.press('Escape')
  await sale.payExactly()
  await openRenewals()
  await first.waitFor()
  expect(await list.locator('tbody tr').count()).toBe(count - 1)
  expect(await list.getByText(name, { exact: true }).count()).toBe(0)
})
