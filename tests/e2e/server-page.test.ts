// The page about the server in a real browser: in words how this counter stands, what waits, and what was not understood.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messages } from '#renderer/i18n/en/messages.ts'
import { axeViolations } from './axe.ts'
import { type Counter, openCounter } from './counter.ts'
import { parkedReason, seedServer } from './seed-server.ts'

let counter: Counter

beforeAll(async () => {
  counter = await openCounter({ prepare: seedServer, context: { permissions: ['clipboard-read', 'clipboard-write'] } })
}, 180_000)
afterAll(async () => {
  await counter.close()
  expect(counter.complaints).toEqual([])
})

const { cases, shell } = messages

test('OF05 sync in words: the palette leads to the page: offline, since when, how old what is shown is, and what waits', async () => {
  const { page } = counter
  await page.keyboard.press('Control+k')
  await page.keyboard.type('stands server')
  await page.keyboard.press('Enter')
  const main = page.getByRole('main')
  await main.getByText(shell.state.neverHeard).first().waitFor()
  await main.getByText(cases.sync.never).waitFor()
  await main.getByRole('heading', { name: cases.sync.promises }).waitFor()
  const queue = main.getByRole('region', { name: cases.sync.queue }).getByRole('table')
  await page.getByRole('button', { name: cases.sync.next }).waitFor()
  await page.keyboard.press('PageDown')
  await queue.getByText(cases.entry.signIn).waitFor()
  expect(await queue.innerText()).toContain('Emma Clarke')
  await page.keyboard.press('t')
  await page.getByRole('button', { name: cases.sync.retry }).waitFor()
  expect(await axeViolations(page)).toEqual([])
})

test('OF05 parked: an entry that was not understood stands with its reason, and both are copied for whoever helps', async () => {
  const { page } = counter
  await page.getByText(parkedReason, { exact: true }).waitFor()
  await page.keyboard.press('b')
  await page.getByText(cases.copied).waitFor()
  const copied = await page.evaluate('navigator.clipboard.readText()')
  expect(copied).toContain(parkedReason)
  expect(copied).toContain('"name":"host.start"')
})

test('OF05 sync in words: dark looks as right as light', async () => {
  const { page } = counter
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await axeViolations(page)).toEqual([])
})
