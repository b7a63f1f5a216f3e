// The conflict desk in a real browser, by keys alone: seats that were sold twice, a field that two counters wrote.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messages as english } from '#renderer/i18n/en/messages.ts'
import { messages as norwegian } from '#renderer/i18n/nb/messages.ts'
import { axeViolations } from './axe.ts'
import { type Counter, clerks, openCounter } from './counter.ts'
import { type SeededCases, seedCases } from './seed-cases.ts'

let counter: Counter
let seeded: SeededCases

beforeAll(async () => {
  counter = await openCounter({ prepare: (dataDirectory) => (seeded = seedCases(dataDirectory)) })
}, 180_000)
afterAll(async () => {
  await counter.close()
  expect(counter.complaints).toEqual([])
})

const press = async (...keys: string[]) => {
  for (const key of keys) await counter.page.keyboard.press(key)
}
const rows = () => counter.page.getByRole('main').getByRole('list').first().getByRole('listitem')
const answered = (text: string) => counter.page.getByRole('status').filter({ hasText: text }).first().waitFor()
const signInAs = async (clerk: keyof typeof clerks) => {
  await press('Control+l')
  await counter.signIn.shown()
  await counter.signIn.as(clerks[clerk])
}

describe('the conflict desk', () => {
  test('OF04 conflict: the rail says how many cases are open; each is one sentence with where, who and how to call', async () => {
    const { page } = counter
    await page.getByRole('navigation').getByText('5', { exact: true }).waitFor()
    await press('F8')
    await rows().nth(3).waitFor()
    const first = await rows().first().innerText()
    expect(first).toContain('2 seats were sold twice')
    for (const text of [seeded.title, seeded.customer, seeded.orders[0] ?? '', 'counter B1', 'Kari Nordby'])
      expect(first).toContain(text)
    await page.getByRole('link', { name: seeded.phone }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeViolations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
  })

  test('OF04 conflict: a cashier calls, then gives two other seats beside each other; the tickets are printed', async () => {
    const { page } = counter
    await press('c')
    await page.keyboard.type('comes at seven')
    await press('Enter')
    await answered(english.cases.done.call)
    await page.getByText('comes at seven').waitFor()
    await press('r')
    await page
      .getByRole('button', { name: /^Give / })
      .nth(1)
      .waitFor()
    expect(await axeViolations(page)).toEqual([])
    await press('a')
    await answered(english.cases.done.reseat)
    await rows().nth(3).waitFor({ state: 'detached' })
  })

  test('OF04 conflict: money, letting in and putting away wait for a manager, and the screen says so', async () => {
    const { page } = counter
    const refund = page.getByRole('button', { name: english.cases.answer.refund })
    await refund.waitFor()
    expect(await refund.isDisabled()).toBe(true)
    await page.getByText(english.cases.managerOnly).waitFor()
    await press('m')
    expect(await page.getByText(english.cases.about.refund).count()).toBe(0)
  })

  test('OF04 conflict: closed cases are looked at with how, by whom and when', async () => {
    const { page } = counter
    await press('f')
    const history = page.getByRole('main').getByRole('listitem').filter({ hasText: english.cases.given.reseat })
    expect(await history.innerText()).toContain('counter A1, Emma Clarke')
    await press('f')
  })

  test('OF04 conflict: in Norwegian a manager gives the money back, and the receipt says so', async () => {
    const { page } = counter
    await signInAs('kari')
    await press('F8')
    await rows().nth(2).waitFor()
    await press('m')
    const pay = page.getByRole('button', { name: /^Betal tilbake / })
    await pay.waitFor()
    expect(await axeViolations(page)).toEqual([])
    await press('Enter')
    await page.getByRole('status').filter({ hasText: 'Kvitteringen skrives ut' }).waitFor()
    await rows().nth(2).waitFor({ state: 'detached' })
    await press('f')
    await rows().nth(1).waitFor()
    expect(await rows().first().innerText()).toContain('Et sete er solgt to ganger')
    await press('o')
    await page.getByText(norwegian.order.lineCancelled).first().waitFor()
    await page.getByText('A1-', { exact: false }).first().waitFor()
  })

  test('OF04 conflict: what needs nothing but a word is put away with one', async () => {
    const { page } = counter
    await press('F8')
    await rows().nth(1).waitFor()
    await rows().first().getByText(seeded.product).waitFor()
    await press('x')
    await page.keyboard.type('to nye esker kom')
    await press('Enter')
    await answered(norwegian.cases.done.close)
    await rows().nth(1).waitFor({ state: 'detached' })
  })
})

test('OF06 field conflicts: both values stand side by side on the desk and in a quiet line on the card; one key chooses', async () => {
  const { page } = counter
  await page.getByRole('region', { name: norwegian.cases.values.other }).getByText('-Lise').waitFor()
  await press('o')
  const question = page.getByRole('note').filter({ hasText: '-Lise' })
  await question.waitFor()
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeViolations(page)).toEqual([])
  }
  await press('Alt+t')
  await question.waitFor({ state: 'detached' })
  await page.getByRole('region', { name: norwegian.shell.region.card }).getByText('-Lise').first().waitFor()
  await press('F8')
  await page.getByText(norwegian.cases.none).waitFor()
})
