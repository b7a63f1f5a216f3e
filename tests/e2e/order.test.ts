// The orders on the card in a real browser: what a row says, filters, sorting, opening one and coming back.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Counter, openCounter } from './counter.ts'
import { bestCustomer, CustomerModel } from './customer-model.ts'

let counter: Counter
let customer: CustomerModel
let page: Page

beforeAll(async () => {
  counter = await openCounter()
  page = counter.page
  customer = new CustomerModel(page)
})
afterAll(async () => {
  expect(counter.complaints).toEqual([])
  await counter.close()
})
beforeEach(async () => {
  await counter.search.openFirst(bestCustomer)
  await customer.name.getByText('Berg, Anne').waitFor()
})

const rows = () => customer.card.locator('tr[data-order]')
const states = () => rows().evaluateAll((all) => [...new Set(all.map((row) => row.getAttribute('data-state')))].sort())
const pick = async (group: string, choice: string) => {
  await customer.card.getByRole('group', { name: group }).getByRole('button', { name: choice }).click()
}
const column = (index: number) =>
  rows().evaluateAll((all, at) => all.map((row) => row.children[at]?.textContent ?? ''), index)
const focused = () => page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('data-order'))

test('CC18 orders: a row says state, channel, contents, performance, date, number, total and what is due', async () => {
  await pick('Performances', 'All')
  const [row] = await rows()
    .first()
    .getByRole('cell')
    .allInnerTexts()
    .then((cells) => [cells])
  expect(row?.slice(0, 7).map((cell) => cell.trim() !== '')).toEqual([true, true, true, true, true, true, true])
  expect(await rows().first().locator('td').first().textContent()).toMatch(/(at the counter|online|by phone)/)
})

test('CC19 orders: the bin shows cancelled sales, then cancelled reservations, and nothing else', async () => {
  await pick('Performances', 'All')
  expect((await states()).some((state) => state?.startsWith('cancelled'))).toBe(false)
  await page.keyboard.press('b')
  expect(await states()).toEqual(['cancelled-sold'])
  await page.keyboard.press('b')
  expect(await states()).toEqual(['cancelled-reserved'])
  await page.keyboard.press('b')
  expect((await states()).some((state) => state?.startsWith('cancelled'))).toBe(false)
})

test('CC19 orders: the calendar divides what is shown into coming and past', async () => {
  const count = async (choice: string) => {
    const text = await customer.card.getByRole('group', { name: 'Performances' }).getByText(choice).textContent()
    return Number(text?.replace(/\D/g, ''))
  }
  expect((await count('Coming')) + (await count('Past'))).toBe(await count('All'))
  expect(await count('Past')).toBeGreaterThan(0)
})

test('CC20 orders: every header sorts both ways, and the sorting is still there after another card', async () => {
  await pick('Performances', 'Past')
  const heads = customer.card.locator('thead button')
  for (let index = 0; index < (await heads.count()); index++) {
    const directions = []
    for (let press = 0; press < 2; press++) {
      await heads.nth(index).click()
      directions.push(await customer.card.locator('thead th').nth(index).getAttribute('aria-sort'))
    }
    expect(directions).toEqual(['ascending', 'descending'])
  }
  await heads.nth(1).click()
  const numbers = await column(1)
  expect(numbers).toEqual([...numbers].sort())
  await counter.search.openFirst('Hansen')
  await customer.name.getByText('Hansen').waitFor()
  await counter.search.openFirst(bestCustomer)
  await customer.name.getByText('Berg, Anne').waitFor()
  expect(await customer.card.locator('thead th').nth(1).getAttribute('aria-sort')).toBe('ascending')
})

test('CC20 orders: arrows and Enter open an order in place of the list, Escape comes back to its row', async () => {
  await pick('Performances', 'Past')
  await page.keyboard.press('o')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const number = await focused()
  expect(number).toBe(await rows().nth(2).getAttribute('data-order'))
  await page.keyboard.press('Enter')
  await customer.card.getByRole('heading', { name: `Order ${number}` }).waitFor()
  await customer.card.getByRole('table', { name: 'Contents' }).waitFor()
  expect(await rows().count()).toBe(0)
  await page.keyboard.press('Escape')
  await rows().first().waitFor()
  await expect.poll(focused).toBe(number)
})

test('CC18 orders: the note given with an order shows on hover and on focus', async () => {
  await pick('Performances', 'All')
  await customer.card.locator('thead button').last().click()
  await customer.card.locator('thead button').last().click()
  const sign = customer.card.getByRole('button', { name: /^Note on order/ }).first()
  await sign.hover()
  const tooltip = page.getByRole('tooltip')
  await tooltip.waitFor()
  expect((await tooltip.textContent())?.trim()).not.toBe('')
  await page.mouse.move(600, 700)
  await tooltip.waitFor({ state: 'detached' })
  await sign.focus()
  await tooltip.waitFor()
})
