// The place "Printer" in a real browser: papers of which nobody knows whether they came out, and the two answers to that.
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messages } from '#renderer/i18n/en/messages.ts'
import { axeViolations } from './axe.ts'
import { type Counter, openCounter } from './counter.ts'
import { SaleModel } from './sale-model.ts'

const preload = pathToFileURL(fileURLToPath(new URL('./doubtful-paper.mjs', import.meta.url))).href
const before = process.env.NODE_OPTIONS
let counter: Counter

beforeAll(async () => {
  process.env.NODE_OPTIONS = `--import ${preload}`
  counter = await openCounter()
})
afterAll(async () => {
  if (before === undefined) delete process.env.NODE_OPTIONS
  else process.env.NODE_OPTIONS = before
  expect(counter.complaints).toEqual([])
  await counter.close()
})

test('OF02 papers: what may have come out is asked about, and each answer settles one: it is there, or it is printed again', async () => {
  const { page } = counter
  const { document, printer, shell } = messages
  const sale = new SaleModel(page)
  await page.keyboard.press('F3')
  await sale.takeBestSeats('Hedda', 1)
  await sale.payExactly()
  await page.getByText(shell.waiting_other.replace('{{count}}', '2')).waitFor()
  await page.keyboard.press('F9')
  const asked = page.getByRole('main').getByText(document.states.unclear, { exact: true })
  await asked.nth(1).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: document.cameOut }).first().click()
  await asked.nth(1).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: document.printAgain }).click()
  await page.getByText(printer.nothingWaits).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})
