// Selling in a narrow window, where card and sale take turns: the keys of the side out of sight bring it into sight first.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations } from './axe.ts'
import { type Counter, openCounter } from './counter.ts'
import { SaleModel } from './sale-model.ts'

let counter: Counter
let sale: SaleModel
beforeAll(async () => {
  counter = await openCounter({ context: { viewport: { width: 1000, height: 720 } } })
  sale = new SaleModel(counter.page)
})
afterAll(async () => {
  expect(counter.complaints).toEqual([])
  await counter.close()
})

const side = async () => ((await sale.panel.isVisible()) ? 'sale' : 'card')
const focused = () =>
  counter.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id)

test.each([
  ['s', 'Coming performances'],
  ['t', 'Coming performances'],
  ['p', 'Products'],
])('SR01 sell: in a narrow window %s turns from the card to the sale and into its field', async (key, field) => {
  await counter.closeAllTabs()
  await counter.search.openFirst('Hansen')
  expect(await side()).toBe('card')
  await sale.press(key)
  expect([await side(), await focused()]).toEqual(['sale', field])
})

test('SR01 sell: in a narrow window a sale goes from the card to the change by the same keys as in a wide one', async () => {
  const { page } = counter
  await counter.closeAllTabs()
  await counter.search.openFirst('Hansen')
  await sale.press('t')
  await page.keyboard.type('Hedda')
  await sale.performances.filter({ hasNotText: 'Hedda' }).first().waitFor({ state: 'detached' })
  await sale.press('Enter')
  await sale.seats.getByRole('button', { name: 'Best seats' }).waitFor()
  await sale.press('b')
  await sale.seats.getByRole('button', { name: 'Take 2 places' }).waitFor()
  await sale.press('Enter')
  expect(await side()).toBe('sale')
  // Back to the card to look something up; F12 is the money all the same.
  await sale.press('Alt+s')
  expect([await side(), await focused()]).toEqual(['card', 'Customer'])
  await sale.press('F12')
  await sale.panel.getByLabel('Cash given').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('inputmode'))).toBe('decimal')
  await sale.press('Alt+s', 'Alt+s')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('inputmode'))).toBe('decimal')
  await sale.press('Enter')
  await sale.change.waitFor()
})

test('SR01 sell: in a narrow window a guest sale begins with the sale, and Alt+S goes to and fro with the focus', async () => {
  await counter.closeAllTabs()
  await sale.press('F3')
  await sale.performances.first().waitFor()
  expect([await side(), await focused()]).toEqual(['sale', 'Sale'])
  expect(await axeViolations(counter.page)).toEqual([])
  await sale.press('Alt+s')
  expect([await side(), await focused()]).toEqual(['card', 'Customer'])
  await sale.press('Alt+s')
  expect([await side(), await focused()]).toEqual(['sale', 'Sale'])
})

test('FM04 keys: in a narrow window a key of the card turns back to the card', async () => {
  await counter.closeAllTabs()
  await counter.search.openFirst('Hansen')
  await sale.press('s', 'Escape', 'e')
  expect(await side()).toBe('card')
  await counter.page.getByRole('button', { name: /^Save/ }).waitFor()
})
