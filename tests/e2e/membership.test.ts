// Memberships and donations, in a real browser against the real host, offline.
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

test('SR11 memberships: sold and renewed from the card in a few keys; the card says until when', async () => {
  const { page } = counter
  await counter.search.openFirst('Andersen')
  await sale.performances.first().waitFor()
  await sale.press('a')
  await page.keyboard.type('venner')
  await sale.press('Enter')
  await sale.lines.first().getByLabel('First day of Teatrets venner').waitFor()
  expect(minorOf(await sale.total.innerText())).toBe(45_000)
  expect(await axeViolations(page)).toEqual([])
  await sale.payExactly()
  const held = page.getByRole('list', { name: 'Memberships held' }).getByRole('listitem')
  await held.filter({ hasText: 'Teatrets venner until' }).waitFor()
  await sale.press('a')
  await sale.panel.getByText('has one until').waitFor()
  await sale.press('Enter')
  const first = sale.lines.first().getByLabel('First day of Teatrets venner')
  await first.waitFor()
  const [year = 0] = (await first.inputValue()).split('-').map(Number)
  expect(year).toBe(new Date().getFullYear() + 1)
  await sale.payExactly()
  await held.filter({ hasText: 'Teatrets venner from' }).waitFor()
})

test('SR11 donations: a guest gives an amount for a purpose; not a number is said so', async () => {
  const { page } = counter
  await page.waitForTimeout(800)
  await sale.press('Enter')
  await page.keyboard.press('F3')
  await sale.performances.first().waitFor()
  await sale.press('a')
  await page.keyboard.type('mesen')
  await sale.press('Enter')
  await sale.panel.getByText('A membership belongs to a customer').waitFor()
  await sale.press('Escape', 'Escape', 'w')
  await page.keyboard.type('much')
  await sale.panel.getByText('Type an amount from 1').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await sale.press('Control+a')
  await page.keyboard.type('250')
  await sale.press('Tab', 'ArrowDown', 'Enter')
  await sale.lines.filter({ hasText: 'Teaterhuset' }).waitFor()
  expect(minorOf(await sale.total.innerText())).toBe(25_000)
  await sale.payExactly()
  expect(minorOf(await sale.change.innerText())).toBe(0)
})
