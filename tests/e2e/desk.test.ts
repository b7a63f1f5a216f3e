// Tabs, keys, languages, looks and faults of the desk, with real keys in a real browser.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Language } from '#core/domain/locale.ts'
import { messages } from '#renderer/i18n/en/messages.ts'
import { loadMessages, type Messages } from '#renderer/i18n/languages.ts'
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
  const heard: Record<string, Frame> = {}
  const meant: Record<string, Frame> = {}
  for (const language of [...Language.options.filter((each) => each !== 'en'), 'en' as const]) {
    const texts = await loadMessages(language)
    await page.getByRole('button', { name: new RegExp(clerks.emma.name) }).click()
    await page.getByRole('menuitemradio', { name: languageNames[language] }).click()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.getByText(texts.shell.state.alone).waitFor()
    heard[language] = await readFrame()
    meant[language] = frameIn(language, texts)
  }
  expect(heard).toEqual(meant)
})

type Frame = {
  lang: string
  rail: string[]
  search: (string | null)[]
  tabs: string | null
  clerk: string | null
  empty: string[]
  help: string[]
}

/** Everything that is written round an empty desk, and the heads of the list of keys. */
async function readFrame(): Promise<Frame> {
  const { page, search } = counter
  const texts = (selector: string) => page.locator(selector).allInnerTexts()
  const frame = {
    lang: await page.evaluate(() => document.documentElement.lang),
    rail: await texts('nav button > span:first-child'),
    search: [await search.box.getAttribute('aria-label'), await search.box.getAttribute('placeholder')],
    tabs: await page.locator('header nav').getAttribute('aria-label'),
    clerk: await page.locator('header button[aria-haspopup="menu"]').last().getAttribute('aria-label'),
    empty: await texts('main h1, main h2, main dt'),
  }
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog')
  await help.locator('h3').first().waitFor()
  const heads = [await help.getAttribute('aria-label'), ...(await help.locator('h2, h3').allInnerTexts())]
  const close = await help.getByRole('button').first().getAttribute('aria-label')
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
  return { ...frame, help: [...heads, close].filter((text) => text !== null) }
}

function frameIn(lang: Language, { shell, search, common }: Messages): Frame {
  const { place, empty, help } = shell
  return {
    lang,
    rail: [place.find, place.guest, place.lists, place.shift, place.cases, place.printer, place.setup],
    search: [search.label, search.prompt],
    tabs: shell.tabs.name,
    clerk: shell.clerk.menu.replace('{{name}}', clerks.emma.name),
    empty: [empty.title, empty.keys, empty.find, empty.guest, empty.palette, empty.help, empty.recent],
    help: [help.title, help.places, help.general, help.search, common.close],
  }
}

test('FM04 keys: the palette changes language, look and single-letter keys by name', async () => {
  const { page } = counter
  const choose = async (words: string) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
  }
  const { shell } = await loadMessages('de')
  const look = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme)
  await choose('language deutsch')
  await page.getByText(shell.state.alone).waitFor()
  await choose(shell.clerk.chooseLook.replace('{{name}}', shell.clerk.dark))
  await expect.poll(look).toBe('dark')
  await choose(shell.clerk.chooseLook.replace('{{name}}', shell.clerk.light))
  await expect.poll(look).toBe('light')
  await choose(shell.clerk.letterKeysOff)
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('?')
  const whileOff = await page.getByRole('dialog').count()
  await choose(shell.clerk.letterKeysOn)
  await choose(shell.clerk.chooseLanguage.replace('{{name}}', languageNames.en))
  await page.getByText(messages.shell.state.alone).waitFor()
  expect(whileOff).toBe(0)
})

test('FM05 tabs: what has no room for a name is a number, and the number leads to each', async () => {
  const { page, search } = counter
  for (const name of ['berg anne', 'hansen', 'dahl', 'olsen', 'larsen', 'johansen']) await search.openFirst(name)
  const more = page.locator('header nav button[aria-haspopup="menu"]')
  await more.waitFor()
  const shown = await tabNames()
  const widths = await page
    .locator('nav li[data-active]')
    .evaluateAll((all) => all.map((tab) => tab.getBoundingClientRect().width))
  await more.click()
  await page.getByRole('menuitem').first().waitFor()
  const hidden = await page.getByRole('menuitem').count()
  await page.getByRole('menuitem').first().click()
  expect({
    all: shown.length + hidden,
    haveRoomForAName: Math.min(...widths) > 130,
    front: nameOf(await active()).split(',')[0],
  }).toEqual({ all: 6, haveRoomForAName: true, front: 'Hansen' })
})

test('FM04 focus: F9 and F10 bring it to the place they show, F2 back to the search box', async () => {
  const { page } = counter
  const focused = () => page.evaluate(() => document.activeElement?.closest('main, search')?.tagName.toLowerCase())
  const after: (string | undefined)[] = []
  for (const key of ['F9', 'F2', 'F10', 'F2']) {
    await page.keyboard.press(key)
    after.push(await focused())
  }
  expect(after).toEqual(['main', 'search', 'main', 'search'])
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

test('FM08 no dead ends: a page of an earlier start says so and is well again once the new address is opened', async () => {
  const { page, search } = counter
  const right = page.url()
  await page.goto(right.replace(/token=.*$/, 'token=of-yesterday'))
  await page.reload()
  await page.getByText(messages.shell.lost.refusedTitle).waitFor()
  const isStarting = await page.getByText(messages.shell.starting).count()
  await page.goto(right)
  await search.box.waitFor()
  expect(isStarting).toBe(0)
})

test('FM10 zoom: at 200 % every field of the contact form is seen whole when it has the focus, and nothing is cut at the side', async () => {
  const { page, search } = counter
  await page.setViewportSize({ width: 640, height: 360 })
  await search.openFirst('berg anne')
  await page.keyboard.press('e')
  await page.getByLabel('First name').waitFor()
  const hidden: string[] = []
  for (let step = 0; step < 24; step++) {
    const problem = await page.evaluate(whyNotSeen)
    if (problem) hidden.push(problem)
    await page.keyboard.press('Tab')
  }
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth)
  await page.keyboard.press('Alt+c')
  await page.setViewportSize({ width: 1280, height: 720 })
  expect({ hidden, sideways }).toEqual({ hidden: [], sideways: 640 })
})

/** Runs in the page: names what has the focus where its corners are out of the window or under something else. */
function whyNotSeen(): string | undefined {
  const field = document.activeElement
  if (!field) return 'nothing has the focus'
  const { left, right, top, bottom } = field.getBoundingClientRect()
  const corners = [left + 3, right - 3].flatMap((x) => [top + 3, bottom - 3].map((y) => [x, y] as const))
  const isCovered = corners.some(([x, y]) => {
    const seen = document.elementFromPoint(x, y)
    return (
      !seen ||
      !(
        field.contains(seen) ||
        seen.contains(field) ||
        seen.closest('label, [data-with-left-section], .mantine-Input-wrapper')?.contains(field)
      )
    )
  })
  const name = field.getAttribute('aria-label') ?? field.textContent ?? field.tagName
  return isCovered ? `${name}: ${Math.round(top)} to ${Math.round(bottom)}` : undefined
}

test('FM10 motion: for whoever wants less of it nothing moves, neither menus nor dialogs', async () => {
  const { page } = counter
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const moving = () =>
    page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length)
  await page.getByRole('button', { name: new RegExp(clerks.emma.name) }).click()
  await page.getByRole('menu').waitFor()
  const inMenu = await moving()
  await page.keyboard.press('Escape')
  await page.keyboard.press('F1')
  await page.getByRole('dialog').waitFor()
  const inDialog = await moving()
  await page.keyboard.press('Escape')
  await page.emulateMedia({ reducedMotion: null })
  expect([inMenu, inDialog]).toEqual([0, 0])
})

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
