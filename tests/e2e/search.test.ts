// The one search box, with real keys against the real index.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { messages } from '#renderer/i18n/en/messages.ts'
import { type Counter, openCounter } from './counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter()
})
afterAll(async () => {
  await counter.close()
})
beforeEach(async () => {
  await counter.closeAllTabs()
})

test('FM01 search: F2, the name and Enter open the customer; the box is empty again and the card has the focus', async () => {
  const { page, search } = counter
  await search.openFirst('berg anne')
  expect([await search.box.inputValue(), await page.evaluate(() => document.activeElement?.id)]).toEqual([
    '',
    'card-region',
  ])
})

test('FM01 search: every beginning that was typed is marked in the first hit, and the new customer is the last', async () => {
  const { search } = counter
  await search.find('ann ber')
  const marks = await search.hits.first().locator('mark').allInnerTexts()
  expect([marks.map((mark) => mark.toLowerCase()), await search.hits.last().textContent()]).toEqual([
    expect.arrayContaining(['ann', 'ber']),
    `+ ${messages.search.newCustomer.replace('{{typed}}', 'ann ber')}`,
  ])
})

test('FM01 search: Enter right after the last letter opens the hit of the whole text, not of half of it', async () => {
  const { page } = counter
  await page.keyboard.press('F2')
  await page.keyboard.type('zz')
  await page.locator('#new-customer').waitFor()
  await page.keyboard.press('F2')
  await page.keyboard.type('berg anne')
  await page.keyboard.press('Enter')
  await page.locator('[data-customer]').waitFor()
  expect(await page.locator('[data-customer]').textContent()).toContain('Berg, Anne')
})

test('FM01 search: who is not found becomes a new customer with the name already filled in', async () => {
  const { page, search } = counter
  await search.find('Zebulon Quist')
  await page.keyboard.press('Enter')
  await page.getByLabel('Last name').waitFor()
  expect([await page.getByLabel('First name').inputValue(), await page.getByLabel('Last name').inputValue()]).toEqual([
    'Zebulon',
    'Quist',
  ])
})

test('FM01 search: arrows move through the list and round its end, and the box names the hit for a screen reader', async () => {
  const { page, search } = counter
  await search.find('berg')
  const chosen = async () => await search.box.getAttribute('aria-activedescendant')
  const first = await chosen()
  await page.keyboard.press('ArrowUp')
  const last = await chosen()
  await page.keyboard.press('ArrowDown')
  expect([last, await chosen()]).toEqual(['new-customer', first])
})

test('FM01 search: Escape goes one step back at a time: out of the list, then out of the box', async () => {
  const { page, search } = counter
  await search.openFirst('berg anne')
  await search.find('dahl')
  await page.keyboard.press('Escape')
  const first = [await search.box.inputValue(), await page.evaluate(() => document.activeElement?.id)]
  await page.keyboard.press('Escape')
  expect([first, await page.evaluate(() => document.activeElement?.id)]).toEqual([['', 'search-box'], 'card-region'])
})

test('FM01 search: the empty box offers the customers opened last', async () => {
  const { page, search } = counter
  await search.openFirst('berg anne')
  await page.keyboard.press('F2')
  await page.keyboard.press('ArrowDown')
  expect(await search.hits.first().textContent()).toContain('Berg, Anne')
})

test('FM01 search: a click anywhere on a hit opens it', async () => {
  const { page, search } = counter
  await search.find('berg anne')
  await search.hits.first().locator('mark').first().click()
  await page.locator('[data-customer]').waitFor()
  expect(await page.locator('[data-customer]').textContent()).toContain('Berg, Anne')
})

test('FM01 search: a long answer is drawn whole when the typing rests, and at once for the arrows', async () => {
  const { page, search } = counter
  await search.find('a')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  const chosen = await search.box.getAttribute('aria-activedescendant')
  expect([await page.locator(`#${chosen}`).isVisible(), await search.hits.count()]).toEqual([true, 31])
  await search.find('an')
  await search.hits.nth(30).waitFor()
})
