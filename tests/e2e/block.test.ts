// Blocked seats, in a real browser against the real host, offline.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations } from './axe.ts'
import { type Counter, openCounter } from './counter.ts'

let counter: Counter
beforeAll(async () => {
  // A manager, who reads Norwegian.
  counter = await openCounter({ clerk: 'kari' })
})
afterAll(async () => {
  expect(counter.complaints).toEqual([])
  await counter.close()
})

test('SR17 blocked seats: a manager blocks chosen seats for somebody by key, the map shows for whom, and they are let go', async () => {
  const { page } = counter
  await page.keyboard.press('F3')
  const panel = page.getByRole('region', { name: 'Salg', exact: true })
  await panel.getByRole('option').first().waitFor()
  await page.keyboard.press('s')
  await page.keyboard.type('Hedda')
  await panel.getByRole('option').filter({ hasNotText: 'Hedda' }).first().waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  const map = page.getByRole('region', { name: 'Velg plasser' })
  await map.getByRole('button', { name: 'Beste plasser' }).waitFor()
  await page.keyboard.press('4')
  await page.keyboard.press('b')
  await map.getByRole('button', { name: 'Ta 4 plasser' }).waitFor()
  await page.keyboard.press('Alt+b')
  await map.getByLabel('Hvem de holdes av til').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.type('Nordic Concerts')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const blocked = map.getByRole('list', { name: 'Sperrede plasser' }).getByRole('listitem')
  await blocked.filter({ hasText: 'Arrangør, Nordic Concerts: 4' }).waitFor()
  expect(await panel.locator('[data-cart-row]').count()).toBe(0)
  const free = async () => Number(/(\d+) ledige/.exec(await panel.getByRole('option').first().innerText())?.[1])
  const before = await free()
  await blocked.getByRole('button', { name: 'Frigi Nordic Concerts' }).press('Enter')
  await blocked.first().waitFor({ state: 'detached' })
  await expect.poll(free).toBe(before + 4)
})

test('SR17 blocked places: of a standing area as many as somebody wants, until a day before it begins', async () => {
  const { page } = counter
  await counter.closeAllTabs()
  await page.keyboard.press('F3')
  const panel = page.getByRole('region', { name: 'Salg', exact: true })
  await panel.getByRole('option').first().waitFor()
  await page.keyboard.press('s')
  await page.keyboard.type('Folkemusikk')
  await panel.getByRole('option').filter({ hasNotText: 'Folkemusikk' }).first().waitFor({ state: 'detached' })
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const places = page.getByRole('region', { name: 'Velg plasser' })
  await places.getByText('ledige').first().waitFor()
  await page.keyboard.press('2')
  await page.keyboard.press('5')
  await places.getByRole('button', { name: 'Ta 25 plasser' }).waitFor()
  await page.keyboard.press('Alt+b')
  await places.getByLabel('Hvem de holdes av til').waitFor()
  await page.keyboard.type('Spelemannslaget')
  await places.getByLabel('Når den slutter').selectOption('24')
  expect(await axeViolations(page)).toEqual([])
  await places.getByRole('button', { name: 'Sperr 25' }).press('Enter')
  const blocked = places.getByRole('list', { name: 'Sperrede plasser' }).getByRole('listitem')
  await blocked.filter({ hasText: /Huset, Spelemannslaget: 25 · til / }).waitFor()
  expect(await panel.locator('[data-cart-row]').count()).toBe(0)
  await blocked.getByRole('button', { name: 'Frigi Spelemannslaget' }).press('Enter')
  await blocked.first().waitFor({ state: 'detached' })
})
