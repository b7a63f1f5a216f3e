// A manager cancels a performance and gives its orders back, in a real browser against the real host, with no server.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations } from './axe.ts'
import { type Counter, openCounter } from './counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter({ clerk: 'kari' })
})
afterAll(async () => {
  expect(counter.complaints).toEqual([])
  await counter.close()
})

test('SR13 refund: a cancelled performance is given back by the hundred, with progress, and guests wait at the desk', async () => {
  const { page } = counter
  await page.keyboard.press('F10')
  await page.getByRole('navigation', { name: 'Sider i oppsettet' }).waitFor()
  await page.keyboard.press('6')
  const row = page.getByRole('row', { name: /Svanesjøen/ }).first()
  await row.getByRole('button').focus()
  await page.keyboard.press('Enter')
  const chosen = page.getByRole('region', { name: 'Svanesjøen' })
  await chosen.getByLabel('Hvorfor den ikke finner sted').waitFor()
  await page.keyboard.type('Solisten er syk')
  await page.keyboard.press('Enter')
  await chosen.getByRole('alert').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await chosen.getByText(/ordrer skal tilbake/).waitFor()
  const toDo = Number(/^\d+/.exec((await chosen.getByRole('status').innerText()).replace(/\s/g, ''))?.[0])
  expect(toDo).toBeGreaterThan(5)
  await page.keyboard.press('r')
  await chosen.getByText(/Ingenting gjenstår her/).waitFor({ timeout: 60_000 })
  expect(await chosen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('100')
  expect(await axeViolations(page)).toEqual([])
  await row.getByText('Avlyst').waitFor()
})
