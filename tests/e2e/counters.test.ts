// The page of the venue's counters in a real browser, by keys alone: a counter is invited and comes, another is put out of
// service and hears of it; without the line, and for a counter that works alone, the page says so.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureChromium } from '#build/browser.ts'
import { type Host, startHost } from '#build/host-process.ts'
import { endGroup, root } from '#build/processes.ts'
import { CommandId } from '#core/domain/ids.ts'
import { newId, systemClock, systemRandom } from '#host/clock.ts'
import { loadMessages, type Messages } from '#renderer/i18n/languages.ts'
import { type CounterProgram, type House, openHouse } from '#tests/faults/processes.ts'
import { axeViolations } from './axe.ts'
import { builtPage, clerks, listen, openCounter, openPage, quietBrowserArgs } from './counter.ts'
import { SignInModel } from './sign-in-model.ts'

const patienceMs = 90_000

let house: House
let here: CounterProgram
let there: CounterProgram
let browser: Browser
let page: Page
let main: Locator
let complaints: string[]
let english: Messages
let norwegian: Messages
const invited: { host?: Host; data: string } = { data: mkdtempSync(join(tmpdir(), 'foyer-invited-')) }

beforeAll(async () => {
  english = await loadMessages('en')
  norwegian = await loadMessages('nb')
  house = await openHouse(['A1', 'B1'], await builtPage())
  const [a, b] = house.counters
  if (!a || !b) throw new Error('two counters were opened')
  here = a
  there = b
  browser = await chromium.launch({ executablePath: ensureChromium(), args: quietBrowserArgs })
  page = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] })
  complaints = listen(page)
  main = page.getByRole('main')
  await page.goto(here.address())
  await new SignInModel(page).as(clerks.kari)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  if (invited.host) await endGroup(invited.host.child)
  await house?.close()
  rmSync(invited.data, { recursive: true, force: true })
  expect(complaints).toEqual([])
})

/** Kari is the only manager; which language she reads is hers to say. */
async function read(language: 'en' | 'nb', { setup, counters }: Messages): Promise<void> {
  const commandId = CommandId.parse(newId<string>(systemClock, systemRandom))
  await here.client().session.setPreferences({ commandId, language, colorScheme: 'auto' })
  await page.keyboard.press('F10')
  await main.getByRole('button', { name: setup.rights }).waitFor()
  await page.keyboard.press('5')
  await main.getByRole('heading', { name: counters.title, exact: true }).waitFor()
}

/** Of the counter with this code: what the table says of it. */
async function rowOf(code: string): Promise<string[]> {
  const row = main.getByRole('row').filter({ has: page.getByRole('cell', { name: code, exact: true }) })
  await row.waitFor({ timeout: patienceMs })
  return await row.getByRole('cell').allInnerTexts()
}

/** In both looks: Kari's own is that of the computer. */
async function axeInBothLooks(): Promise<string[]> {
  const found = await axeViolations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  found.push(...(await axeViolations(page)))
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

const clipboard = () => page.evaluate<string>('navigator.clipboard.readText()')
const lost = (key: string) => key.split('{{')[0] ?? ''

test('PR08 counters: the list shows each with its name, when it was last heard and that it is in service', async () => {
  const { counters } = english
  await read('en', english)
  const [, name, heard, state] = await rowOf('B1')
  expect([name, heard, state]).toEqual(['Door B1', expect.stringMatching(/\d{4}/), `● ${counters.inService}`])
  expect((await rowOf('A1'))[1]).toBe(`Door A1 – ${counters.thisOne}`)
  expect(await axeInBothLooks()).toEqual([])
})

test('PR08 counters: by keys a counter is invited, what is missing or taken is said where it is, and it comes with what was shown', async () => {
  const { counters } = english
  await read('en', english)
  await page.keyboard.press('i')
  await main.getByLabel(counters.name).waitFor()
  await page.keyboard.press('Enter')
  await main.getByText(counters.nameMissing).waitFor()
  await page.keyboard.type('Door C')
  await page.keyboard.press('Tab')
  await page.keyboard.type('a1')
  await page.keyboard.press('Enter')
  await main.getByText(counters.refusedCodeTaken).waitFor()
  const found = { form: await axeInBothLooks(), code: [''] }
  await page.keyboard.press('Control+a')
  await page.keyboard.type('c1')
  await page.keyboard.press('Enter')
  await main.getByRole('heading', { name: counters.invited.replace('{{name}}', 'Door C') }).waitFor()
  found.code = await axeInBothLooks()
  expect(found).toEqual({ form: [], code: [] })
  const invitation = (await main.locator('output').innerText()).trim()
  await page.keyboard.press('c')
  await expect.poll(clipboard).toBe(invitation)
  await page.keyboard.press('k')
  await expect.poll(clipboard).toBe(`npm start -- --server ${here.line.url} --invitation ${invitation}`)
  await page.keyboard.press('Escape')
  expect(
    await main.getByRole('button', { name: counters.invite }).evaluate((it) => it === document.activeElement),
  ).toBe(true)
  const where = ['--data', invited.data, '--server', here.line.url, '--invitation', invitation]
  invited.host = startHost([join(root, 'host/main.ts'), ...where])
  await invited.host.ready
  expect((await rowOf('C1'))[1]).toBe('Door C')
})

test('PR08 counters: without the line the list stays, nobody claims to know when others were heard, and it is said why nothing can be done', async () => {
  const { counters } = norwegian
  await read('nb', norwegian)
  here.line.cut()
  await page
    .getByRole('button', { name: new RegExp(lost(norwegian.shell.state.offline)) })
    .waitFor({ timeout: patienceMs })
  await expect.poll(async () => (await rowOf('B1'))[2], { timeout: patienceMs }).toBe(counters.notKnown)
  await page.keyboard.press('i')
  await main.getByLabel(counters.name).waitFor()
  await page.keyboard.type('Dør D')
  await page.keyboard.press('Enter')
  await main.getByText(counters.refusedInviteOffline).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  here.line.heal()
  await expect.poll(async () => (await rowOf('B1'))[2], { timeout: patienceMs }).not.toBe(counters.notKnown)
})

test('PR08 counters: by keys a counter is put out of service with the PIN of whoever does it, and stops', async () => {
  const { counters } = norwegian
  await read('nb', norwegian)
  await page.keyboard.press('o')
  const which = main.getByLabel(counters.which)
  await which.waitFor()
  await page.keyboard.press('Enter')
  await main.getByText(counters.counterMissing).waitFor()
  await which.focus()
  await page.keyboard.type('B1')
  await main.getByText(lost(counters.heard)).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type('9999')
  await page.keyboard.press('Enter')
  await main.getByText(counters.refusedWrongPin).waitFor()
  expect(await axeInBothLooks()).toEqual([])
  await page.keyboard.type(clerks.kari.pin)
  await page.keyboard.press('Enter')
  await main.getByText(counters.revoked.replace('{{code}}', 'B1')).waitFor()
  await expect
    .poll(async () => (await rowOf('B1'))[3], { timeout: patienceMs })
    .toMatch(new RegExp(`^✕ ${lost(counters.outOfService)}`))
  expect(await axeInBothLooks()).toEqual([])
  // Its program ends when it has erased itself.
  const isGone = () =>
    there
      .client()
      .sync.state()
      .then(
        ({ stopReason }) => stopReason === 'revoked',
        () => true,
      )
  await expect.poll(isGone, { timeout: patienceMs }).toBe(true)
})

test('PR08 counters: a cashier has no such page', async () => {
  await page.keyboard.press('Control+l')
  const signIn = new SignInModel(page)
  await signIn.shown()
  await signIn.as(clerks.emma)
  await page.keyboard.press('F10')
  await main.getByRole('button', { name: english.setup.counter, exact: true }).waitFor()
  expect(await main.getByRole('navigation').getByRole('button').count()).toBe(1)
})

test('PR08 counters: a counter that works alone says so in one sentence', async () => {
  const alone = await openCounter({ clerk: 'kari' })
  await alone.page.keyboard.press('F10')
  await alone.page.getByRole('main').getByRole('button', { name: norwegian.setup.rights }).waitFor()
  await alone.page.keyboard.press('5')
  await alone.page.getByText(norwegian.counters.alone).waitFor()
  const buttons = await alone.page.getByRole('button', { name: norwegian.counters.invite }).count()
  expect([buttons, await axeViolations(alone.page), alone.complaints]).toEqual([0, [], []])
  await alone.close()
})
