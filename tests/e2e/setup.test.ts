// The setup by keys in a real browser, as the manager of the demo venue: imports from the first file to the report,
// backups, the check of the journal.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadMessages, type Messages } from '#renderer/i18n/languages.ts'
import { axeViolations } from './axe.ts'
import { type Counter, clerks, openCounter } from './counter.ts'
import { SetupModel } from './setup-model.ts'

let counter: Counter
let setup: SetupModel
let page: Page
let texts: Messages

beforeAll(async () => {
  texts = await loadMessages(clerks.kari.language)
  counter = await openCounter({ clerk: 'kari' })
  page = counter.page
  setup = new SetupModel(page, texts)
})
afterAll(async () => {
  expect(counter.complaints).toEqual([])
  await counter.close()
})

/** In both looks: the clerk's own is that of the computer. */
async function axeInBothLooks(): Promise<string[]> {
  const found = await axeViolations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  found.push(...(await axeViolations(page)))
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

const people = {
  name: 'kundeliste.csv',
  text: [
    'Kundenr;Hvem;E-post;Telefon',
    '9001;Solveig Testrud;solveig.testrud@example.no;41200001',
    '9002;Aslak Testrud;aslak(at)example.no;41200002',
    '9003;;ingen.navn@example.no;41200003',
    '9001;Solveig Testrud;solveig.testrud@example.no;41200001',
    '9004;"Ingrid Testrud;ingrid@example.no;41200004',
    '9005;Øyvind Testrud;oyvind.testrud@example.no;41200005',
  ].join('\n'),
}

const house = {
  name: 'sesong.json',
  text: JSON.stringify({
    format: 'foyer-catalogue',
    version: 1,
    priceTypes: [{ code: 'adult', name: 'Voksen' }],
    products: [{ code: 'lue', name: 'Festivallue', priceMinor: 24_900, vatCode: '25' }],
    halls: [
      {
        code: 'TELT',
        name: 'Teltet',
        focusY: 0,
        areas: [
          { code: 'GULV', name: 'Gulv', kind: 'standing', category: 'S', capacity: 40 },
          { code: 'BENK', name: 'Benker', kind: 'seated', category: 'S', rows: [{ row: '1', seats: '1-4 _ 5-8' }] },
        ],
      },
    ],
    performances: [
      {
        code: 'TELT-1',
        hall: 'TELT',
        title: 'Sommerfest',
        organiser: 'Elvegata Scene',
        startsAt: '2031-06-20T20:00',
        vatCode: '0',
        prices: { S: { adult: 30_000 } },
      },
    ],
  }),
}

const ticket = { performance: 'TELT-1', area: 'GULV', priceType: 'adult', priceMinor: 30_000 }
const orders = {
  name: 'gamle-ordrer.jsonl',
  text: [
    { format: 'foyer-orders', version: 1, prefix: 'GML-' },
    { number: '71', customer: '9001', channel: 'web', state: 'sold', createdAt: '2026-10-01T12:00', lines: [ticket] },
    {
      ...{ number: '73', customer: '9002', channel: 'counter', state: 'reserved', createdAt: '2026-10-01T12:00' },
      lines: [{ ...ticket, area: 'BENK', row: '1', seat: '5' }],
    },
    { number: '72', customer: '9999', channel: 'web', state: 'sold', createdAt: '2026-10-01T12:00', lines: [ticket] },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n'),
}

test('PR10 import: by keys, a list of customers is looked at, a column named, the bad lines told with their reasons', async () => {
  const { imports } = texts
  await setup.open('import')
  const found = { choose: await axeViolations(page), look: [''], report: [''] }
  await setup.choose('customers', people)
  await setup.alert.getByText(imports.noName).waitFor()
  await page.keyboard.press('m')
  await page.keyboard.press('Tab')
  await page.keyboard.type(imports.column.fullName)
  await setup.alert.waitFor({ state: 'detached' })
  found.look = await axeInBothLooks()
  await setup.runToEnd()
  expect([await setup.counts(), await setup.remarkTexts()]).toEqual([
    [3, 0, 0, 3, 1],
    [
      `3 ${imports.remark.EMAIL_INVALID}`,
      `4 ${imports.remark.NAME_MISSING}`,
      `5 ${imports.remark.SAME_AS_LINE}`,
      `6 ${imports.remark.UNCLOSED_QUOTE}`,
    ],
  ])
  found.report = await axeInBothLooks()
  expect(found).toEqual({ choose: [], look: [], report: [] })
  const saving = page.waitForEvent('download')
  await page.keyboard.press('Control+s')
  const report = await (await saving).path().then((path) => readFile(path, 'utf8'))
  expect(report.trim().split('\r\n').slice(1, 2)).toEqual([
    `"3","${imports.severityWarning}","${imports.remark.EMAIL_INVALID}","${imports.column.email}","aslak(at)example.no"`,
  ])
  expect(report.trim().split('\r\n')).toHaveLength(5)
})

test('PR10 import: what became of a file is still there after a look at one of its customers, until it is put away', async () => {
  await counter.search.openFirst('testrud solveig')
  await page.locator('[data-customer]').getByText('solveig.testrud@example.no').waitFor()
  await page.keyboard.press('F10')
  await setup.outcome.getByText(texts.imports.done).waitFor()
  expect(await setup.remarks.count()).toBe(4)
  await setup.anotherFile()
})

test('PR10 import: a catalogue and then past orders of it come in from the screen, each mistake told where it is', async () => {
  const { imports } = texts
  await setup.choose('catalogue', { name: 'feil.json', text: house.text.replace('"hall":"TELT"', '"hall":"TETL"') })
  await setup.alert.getByText(imports.failure.WRONG_DOCUMENT).waitFor()
  expect(await setup.remarkTexts()).toEqual([imports.remark.CODE_UNKNOWN])
  await setup.anotherFile()
  await setup.choose('catalogue', house)
  await page.getByText(`${imports.count.performances}: 1`).waitFor()
  await setup.runToEnd()
  await setup.outcome.getByText(imports.done).waitFor()
  await setup.anotherFile()
  await setup.choose('orders', orders)
  await page.getByText(`${imports.count.orders}: 3`).waitFor()
  await setup.runToEnd()
  expect([await setup.counts(), await setup.remarkTexts()]).toEqual([
    [2, 0, 0, 1, 0],
    [`4 ${imports.remark.CUSTOMER_UNKNOWN}`],
  ])
  await counter.search.openFirst('testrud solveig')
  await page.locator('tr[data-order]').getByText('GML-71').waitFor()
  await page.keyboard.press('F10')
  await setup.anotherFile()
})

/** Not taken in before somebody has locked, come back and loaded the page anew, however fast the machine is. */
const manyRows = 100_000

test('PR10 import: one that runs is there again after leaving, locking and loading the page anew, and can be stopped', async () => {
  const { imports } = texts
  const row = (_: unknown, index: number) => `${manyRows + index};Kari;Testmann ${index}`
  const text = ['Kundenr;Fornavn;Etternavn', ...Array.from({ length: manyRows }, row)].join('\n')
  await setup.choose('customers', { name: 'mange.csv', text })
  await setup.start()
  await setup.button(imports.stop).waitFor()
  await page.keyboard.press('F2')
  await page.keyboard.press('F10')
  await setup.button(imports.stop).waitFor()
  await page.keyboard.press('Control+l')
  await counter.signIn.shown()
  // The one who locked is chosen already.
  await page.keyboard.type(clerks.kari.pin)
  await page.keyboard.press('Enter')
  await counter.search.box.waitFor()
  await page.reload()
  await counter.search.box.waitFor()
  await page.keyboard.press('F10')
  await page.getByText(imports.running).waitFor()
  const found = await axeViolations(page)
  await page.keyboard.press('Alt+c')
  await setup.outcome.getByText(imports.stopped).waitFor()
  const [created = 0] = await setup.counts()
  expect([created > 0, created < manyRows, found]).toEqual([true, true, []])
  await setup.anotherFile()
})

test('FM04 keys: backups and the check of the journal have keys, ? lists those of the page one is on, the palette knows them by name', async () => {
  const { setup: words, shell } = texts
  await setup.open('counter')
  const found = { counter: await axeInBothLooks(), backups: [''] }
  await setup.open('backups')
  await page.keyboard.press('b')
  // The whole database is copied and the whole journal walked, on whatever disk this is.
  await setup.outcome.getByText(/foyer-/).waitFor({ timeout: 30_000 })
  // By name, as somebody does who has the key not in mind.
  await page.keyboard.press('Control+k')
  await page.keyboard.type(words.journal.check)
  await page.keyboard.press('Enter')
  await setup.outcome.getByText(words.journal.good_other.split('{{count}}')[0] ?? '').waitFor({ timeout: 30_000 })
  found.backups = await axeInBothLooks()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog')
  const ours = help.locator('section').filter({ has: page.getByRole('heading', { name: shell.help.setup }) })
  const listed = await ours.locator('div').allInnerTexts()
  await page.keyboard.press('Escape')
  expect([found, listed.map((text) => text.split('\n').at(-1))]).toEqual([
    { counter: [], backups: [] },
    ['1', '2', '3', '4', '5', '6', 'B', 'J'],
  ])
})
