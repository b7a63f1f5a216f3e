// Tabs, keys, languages, looks and faults of the desk, with real keys in a real browser.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Language } from '#core/domain/locale.ts'
import { messages } from '#renderer/i18n/en/messages.ts'
import { loadMessages } from '#renderer/i18n/languages.ts'
import { languageNames } from '#renderer/staff/language-names.ts'
import { axeViolations } from './axe.ts'
import { type Counter, clerks, openCounter } from './counter.ts'

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

const tabNames = () => counter.page.locator('nav li[data-active]').allInnerTexts()
const active = () => counter.page.locator('nav li[data-active="true"]').textContent()
const nameOf = (text: string | null) => (text ?? '').replace(/[\s×●■]+$/u, '')

test('FM05 tabs: cards lie side by side; Alt and a digit, Ctrl+PageDown and Alt+W move between them', async () => {
  const { page, search } = counter
  await search.openFirst('berg anne')
  await page.keyboard.press('F3')
  await page.keyboard.press('Alt+1')
  const first = nameOf(await active())
  await page.keyboard.press('Control+PageDown')
  const second = nameOf(await active())
  await page.keyboard.press('Alt+w')
  expect([first, second, (await tabNames()).map(nameOf)]).toEqual(['Berg, Anne', 'Guest', ['Berg, Anne']])
})

test('FM05 tabs: an edit that was not saved shows on its tab and is there again when the page is loaded anew', async () => {
  const { page, search } = counter
  await search.openFirst('dahl')
  await page.keyboard.press('e')
  await page.getByLabel('First name').fill('Zacharias')
  const dot = page.getByRole('img', { name: messages.shell.tabs.unsaved })
  await dot.waitFor()
  await page.keyboard.press('F9')
  await page.reload()
  await dot.waitFor()
  // The card opens again with the form that was left open.
  await page.keyboard.press('Alt+1')
  expect(await page.getByLabel('First name').inputValue()).toBe('Zacharias')
})

test('FM04 keys: ? lists every key with its name, and while it is open no key beneath answers', async () => {
  const { page, search } = counter
  await search.openFirst('berg anne')
  await page.keyboard.press('?')
  const help = page.getByRole('dialog')
  await help.getByText(messages.shell.clerk.lockOrChange).waitFor()
  const before = (await tabNames()).length
  await page.keyboard.press('F3')
  expect([(await help.locator('dt').count()) > 12, (await tabNames()).length]).toEqual([true, before])
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
})

test('FM04 keys: the palette finds an action by its name and does it', async () => {
  const { page } = counter
  // Without waiting, as fast fingers do: no letter of it is lost.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('set')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: messages.setup.counter }).waitFor()
})

test('FM09 languages: the whole frame speaks each of the six, chosen by the clerk and kept over a restart of the page', async () => {
  const { page } = counter
  const heard: string[][] = []
  for (const language of [...Language.options, 'en' as const]) {
    const texts = await loadMessages(language)
    await page.getByRole('button', { name: new RegExp(clerks.emma.name) }).click()
    await page.getByRole('menuitemradio', { name: languageNames[language] }).click()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.getByText(texts.shell.state.alone).waitFor()
    heard.push([language, await page.evaluate(() => document.documentElement.lang)])
  }
  expect(heard.every(([wanted, spoken]) => wanted === spoken)).toBe(true)
})

test.each(['Light', 'Dark'])(
  'FM10 look: the desk, its card, the keys, the printer and the setup pass axe in %s',
  async (look) => {
    const { page, search } = counter
    await page.getByRole('button', { name: new RegExp(clerks.emma.name) }).click()
    await page.getByRole('menuitemradio', { name: look }).click()
    const menu = await axeViolations(page)
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    const found = {
      menu,
      empty: await axeViolations(page),
      card: [''],
      search: [''],
      help: [''],
      printer: [''],
      setup: [''],
    }
    await search.openFirst('berg anne')
    found.card = await axeViolations(page)
    await search.find('berg')
    found.search = await axeViolations(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('F1')
    await page.getByRole('dialog').getByText(messages.shell.help.general).waitFor()
    found.help = await axeViolations(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('F9')
    await page.getByRole('heading', { name: messages.printer.printers }).waitFor()
    found.printer = await axeViolations(page)
    await page.keyboard.press('F10')
    await page.getByRole('heading', { name: messages.setup.counter }).waitFor()
    found.setup = await axeViolations(page)
    expect(found).toEqual({ menu: [], empty: [], card: [], search: [], help: [], printer: [], setup: [] })
  },
)

test('FM08 no dead ends: when the program in the background is gone the screen says so, and keeps what was typed', async () => {
  const { page, search } = counter
  await search.find('berg')
  await counter.stopHost()
  await page.getByText(messages.shell.lost.title).waitFor()
  expect(await search.box.inputValue()).toBe('berg')
  await counter.startHost()
  await counter.signIn.shown()
  await counter.signIn.as(clerks.emma)
})
