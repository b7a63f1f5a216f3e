// What takes something off: a label on the card, and a code that is typed, in a real browser against the real host, offline.
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

test('SR05 price rules: a promotion code by key; a wrong one is said before the money, the right one stands at each line', async () => {
  const { page } = counter
  await page.keyboard.press('F3')
  await sale.performances.first().waitFor()
  await sale.takeBestSeats('Hedda')
  const full = minorOf(await sale.total.innerText())
  await sale.press('Alt+a')
  await page.keyboard.type('SUMMER')
  await sale.panel.getByText('No offer has this code, or it is over.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Control+a')
  await page.keyboard.type('vinter 26')
  await sale.lines.first().getByText('Vinterkampanje').waitFor()
  expect(minorOf(await sale.total.innerText())).toBe(full - 10_000)
  await sale.payExactly()
  await sale.panel.getByText('2 tickets – printed').waitFor()
  expect(minorOf(await sale.change.innerText())).toBe(0)
})

test('SR05 price rules: a label on the card is worth something for two tickets of an order', async () => {
  const { page } = counter
  await page.waitForTimeout(800)
  await sale.press('Enter')
  await counter.search.openFirst('Teatervenn')
  await sale.performances.first().waitFor()
  await sale.takeBestSeats('Hedda', 3)
  await sale.lines.first().waitFor()
  expect(await sale.lines.getByText('Teatervenn −20 %, to billetter').count()).toBe(2)
  await sale.payExactly()
  expect(minorOf(await sale.change.innerText())).toBe(0)
})
