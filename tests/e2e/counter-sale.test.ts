// What a clerk meets in the first minute: performances with their prices, goods that are scanned, a guest who becomes a
// customer. In a real browser against the real host, offline.
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

test('SR02 performances: the one that is chosen says what each category costs and how much of it is free', async () => {
  const { page } = counter
  await page.keyboard.press('F3')
  await sale.find('Hedda')
  const chosen = sale.performances.first()
  await chosen.getByText(/^A 495\.00 \(\d+ free\)$/).waitFor()
  const text = await chosen.innerText()
  const counts = [...text.matchAll(/\((\d+) free\)/g)].map((match) => Number(match[1]))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(Number(/(\d+) free/.exec(text)?.[1]))
  expect(await axeViolations(page)).toEqual([])
})

test('SR08 products: scanned once more is one more of it; found by name as well, and gone from the stock', async () => {
  const { page } = counter
  await counter.closeAllTabs()
  await page.keyboard.press('F3')
  await sale.performances.first().waitFor()
  await sale.press('p')
  const programme = '2000000000015'
  for (const _ of [1, 2]) {
    await page.keyboard.type(programme)
    await sale.press('Enter')
  }
  await sale.lines.first().getByText('Programhefte').waitFor()
  await expect.poll(async () => minorOf(await sale.total.innerText())).toBe(12_000)
  await page.keyboard.type('kanel')
  await sale.press('Enter')
  await sale.lines.filter({ hasText: 'Kanelbolle' }).waitFor()
  await sale.press('Escape', 'Escape')
  await sale.payExactly()
  await sale.press('p')
  await sale.panel.getByRole('option').filter({ hasText: 'Programhefte' }).getByText('898 left').waitFor()
})

test('SR19 a sale begun without a customer is given one: the cart goes with it, and the order is theirs', async () => {
  const { page } = counter
  await counter.closeAllTabs()
  await page.keyboard.press('F3')
  await sale.takeBestSeats('Hedda')
  const total = await sale.total.innerText()
  // Begun and left for something else, it is forgotten: the next customer who is opened gets nothing.
  await sale.press('Alt+u')
  await page.getByPlaceholder('Whose sale is it?').waitFor()
  await page.keyboard.press('Tab')
  await page.getByPlaceholder('Find a name').waitFor()
  await sale.press('Alt+u')
  await page.getByPlaceholder('Whose sale is it?').waitFor()
  await page.keyboard.type('Andersen')
  await counter.search.hits.first().waitFor()
  await sale.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Andersen' }).waitFor()
  expect([await sale.lines.count(), await sale.total.innerText()]).toEqual([2, total])
  expect(await page.getByRole('tab', { name: 'Guest' }).count()).toBe(0)
  await sale.payExactly()
  const number = await sale.orderNumber()
  await page
    .getByRole('row')
    .filter({ hasText: `A1-${number}` })
    .first()
    .waitFor()
})

test('SR19 a sale that was paid is given to a customer afterwards: the order stands on their card', async () => {
  const { page } = counter
  await counter.closeAllTabs()
  await page.keyboard.press('F3')
  await sale.takeBestSeats('Hedda')
  await sale.payExactly()
  const number = await sale.orderNumber()
  await page.getByRole('button', { name: 'Give this sale to a customer' }).waitFor()
  await sale.press('Alt+u')
  await page.getByPlaceholder('Whose sale is it?').waitFor()
  await page.keyboard.type('Andersen')
  await counter.search.hits.first().waitFor()
  await sale.press('Enter')
  await page.getByRole('heading', { name: `A1-${number}` }).waitFor()
  await page.keyboard.press('Escape')
  await page
    .getByRole('row')
    .filter({ hasText: `A1-${number}` })
    .first()
    .waitFor()
  expect(await page.getByRole('tab', { name: 'Guest' }).count()).toBe(0)
})

test('FM06 event search: the search box finds a performance by title and day, and Enter goes to its seats', async () => {
  const { page } = counter
  await counter.closeAllTabs()
  await counter.search.box.fill('hedda 19:30')
  const hits = page.getByRole('group', { name: 'Coming performances' }).getByRole('option')
  await hits.first().getByText('Hedda Gabler').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await sale.seats.getByRole('button', { name: 'Best seats' }).waitFor()
  await sale.seats.getByRole('heading', { name: 'Hedda Gabler' }).waitFor()
})
