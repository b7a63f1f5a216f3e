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
  for (const index of [0, 3, 8]) {
    const listed = await readRow(index)
    await rows().nth(index).locator('button').first().click()
    const opened = await readOrder()
    await page.keyboard.press('Escape')
    await rows().first().waitFor()
    expect(listed).toEqual(opened)
  }
})

type Facts = {
  state: string
  number: string
  contents: string
  title: string
  date: string
  total: string
  due: string
}

/** A row of the list, with the amounts as they are in the opened order. */
async function readRow(index: number): Promise<Facts> {
  const [state = '', number = '', contents = '', title = '', date = '', total = '', due = ''] = await rows()
    .nth(index)
    .getByRole('cell')
    .evaluateAll((cells) => cells.map((cell) => cell.textContent ?? ''))
  const amount = (text: string) => `NOK ${text === '–' ? '0.00' : text}`
  return { state, number, contents, title: title.replace(/\+\d+$/, ''), date, total: amount(total), due: amount(due) }
}

/** The same facts from the order itself: its head, and its lines counted and read. */
async function readOrder(): Promise<Facts> {
  const order = customer.card.getByRole('region', { name: /^Order / })
  const lines = order.getByRole('table', { name: 'Contents' }).locator('tbody tr')
  await lines.first().waitFor()
  const cells = await lines.evaluateAll((all) =>
    all.map((line) => [...line.children].map((cell) => cell.textContent ?? '')),
  )
  const tickets = cells.filter(([, date]) => date !== '').length
  const items = cells.filter(([, date]) => date === '').reduce((sum, line) => sum + Number(line[3]), 0)
  const some = (count: number, word: string) => (count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`])
  const first = cells.find(([, date]) => date !== '') ?? cells[0] ?? []
  const sums = (await order.locator('dd').allTextContents()).map((text) => text.replace(/\u00a0/g, ' '))
  return {
    state: (await order.locator('[data-state]').first().textContent()) ?? '',
    number: ((await order.getByRole('heading', { level: 2 }).textContent()) ?? '').replace('Order ', ''),
    contents: [...some(tickets, 'ticket'), ...some(items, 'item')].join(', '),
    title: (first[0] ?? '').split(' · ')[0] ?? '',
    date: first[1] ?? '',
    total: sums[0] ?? '',
    due: sums[1] ?? '',
  }
}

test('CC20 orders: what is coming begins with the next evening, what is past with the last one, and the head says so', async () => {
  const sorted = async (choice: string) => {
    await pick('Performances', choice)
    const heads = await customer.card.locator('thead th').evaluateAll((all) => all.map((head) => head.ariaSort))
    return (
      heads.indexOf(heads.find((sort) => sort !== 'none') ?? null) +
      (heads.includes('ascending') ? ' ascending' : ' descending')
    )
  }
  expect([await sorted('Coming'), await sorted('Past'), await sorted('All')]).toEqual([
    '4 ascending',
    '4 descending',
    '4 descending',
  ])
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
