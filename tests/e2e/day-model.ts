// A counter on a day in the theatre as its clerks use it, by keys, on the English screen. It writes down what each sale should
// have come to by the price list below, which is what the day is measured by.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { denominationsMinor } from '#core/domain/cash-count.ts'
import type { CounterProgram } from '#tests/faults/processes.ts'
import { minorOf, SaleModel } from './sale-model.ts'
import { SearchModel } from './search-model.ts'
import { SignInModel } from './sign-in-model.ts'

/** Minor units. Most are not whole kroner, so that cash is rounded. */
export const priceMinor = {
  Vildanden: 32_000,
  'Fruen fra havet': 28_940,
  Juleoratoriet: 17_530,
  Vin: 9_470,
  Festivallue: 24_900,
} as const
type Goods = 'Vin' | 'Festivallue'
type Show = Exclude<keyof typeof priceMinor, Goods>
/** Where one stands: places are counted instead of chosen. */
const standing: Show = 'Juleoratoriet'

export type Wish = { places?: [Show, number]; goods?: [Goods, number] }
/** `note`: what was given in cash, in kroner, where it was not exact. */
export type Way = 'cash' | 'card' | 'card at once' | 'nothing' | { note: number }

type Clerk = { name: string; pin: string }
/** One settlement, as the test has it: what went out, what came back (below nothing), and by which means. Minor units. */
export type Noted = { clerk: string; soldMinor: number; backMinor: number; means: 'cash' | 'card' }

type DeskOf = { counter: CounterProgram; page: Page; complaints: string[] }

export class DayDesk {
  readonly counter: CounterProgram
  readonly page: Page
  readonly complaints: string[]
  readonly sale: SaleModel
  readonly search: SearchModel
  readonly signIn: SignInModel
  readonly noted: Noted[] = []
  /** By name, how much was sold or reserved here, less what came back here: below nothing where it was sold at the other counter. */
  readonly given = new Map<string, number>()
  floatMinor = 0
  #clerk = ''
  #slips = 0

  constructor({ counter, page, complaints }: DeskOf) {
    this.counter = counter
    this.page = page
    this.complaints = complaints
    this.sale = new SaleModel(page)
    this.search = new SearchModel(page)
    this.signIn = new SignInModel(page)
  }

  // ---- the clerk and the drawer ----

  /** Whoever was here locks with two keys. */
  async changeTo(clerk: Clerk): Promise<void> {
    await this.page.keyboard.press('Control+l')
    await this.enter(clerk)
  }

  async enter(clerk: Clerk): Promise<void> {
    await this.signIn.shown()
    await this.signIn.as(clerk)
    this.#clerk = clerk.name
  }

  get shift() {
    return this.page.getByRole('region', { name: 'Shift' })
  }

  async openShift(floatMinor: number): Promise<void> {
    await this.page.keyboard.press('F7')
    await this.shift.getByText('No shift is open').waitFor()
    await this.#count(floatMinor)
    await this.page.keyboard.press('Control+Enter')
    await this.shift.getByText(`by ${this.#clerk}`).waitFor()
    this.floatMinor = floatMinor
  }

  /** What the screen says of one part of the shift: its rows, without how often. */
  async figures(part: string): Promise<Record<string, number>> {
    const rows = await this.shift.getByRole('region', { name: part, exact: true }).locator('dl > div').all()
    const read = rows.map(async (row) => {
      const name = (await row.locator('dt').innerText()).replace(/ \(\d+\)$/, '')
      return [name, signedMinorOf(await row.locator('dd').innerText())] as const
    })
    return Object.fromEntries(await Promise.all(read))
  }

  /** Counted to the end. @returns the number of the Z report, and what is on its paper */
  async closeShift(countedMinor: number, reason = ''): Promise<{ number: string; paper: string }> {
    await this.page.keyboard.press('z')
    await this.#count(countedMinor)
    await this.page.keyboard.press('Control+Enter')
    await this.shift.getByText('Difference', { exact: true }).waitFor()
    if (reason !== '') await this.page.keyboard.type(reason)
    await this.page.keyboard.press('Control+Enter')
    await this.shift.getByText('No shift is open').waitFor()
    const row = this.shift.getByRole('region', { name: 'Closed shifts' }).getByRole('row', { name: this.#clerk })
    const number = await row.getByRole('cell').first().innerText()
    await row.getByRole('button', { name: `Look at ${number}` }).press('Enter')
    const paper = this.page.getByRole('dialog').getByRole('img', { name: new RegExp(number) })
    const text = (await paper.locator('desc').textContent()) ?? ''
    await this.page.keyboard.press('Escape')
    await paper.waitFor({ state: 'detached' })
    return { number, paper: text }
  }

  /** In as few pieces as there can be, one field after the other. */
  async #count(minor: number): Promise<void> {
    const fields = this.shift.getByRole('textbox', { name: /: Pieces$/ })
    await expect.poll(() => fields.first().evaluate((field) => field === document.activeElement)).toBe(true)
    let left = minor
    for (const [index, piece] of denominationsMinor.NOK.entries()) {
      await this.page.keyboard.type(String(Math.floor(left / piece)))
      if (index < denominationsMinor.NOK.length - 1) await this.page.keyboard.press('Enter')
      left %= piece
    }
    const total = this.shift.locator('fieldset p b')
    await expect.poll(async () => minorOf(await total.innerText())).toBe(minor)
  }

  // ---- selling ----

  /** @param customer a last name; a guest where there is none */
  async sell(wish: Wish, way: Way, customer?: string): Promise<string> {
    await this.#turnTo(customer)
    await this.#fill(wish)
    return await this.#settle({ soldMinor: worthMinor(wish), backMinor: 0 }, way, wish)
  }

  /** @returns the number of the order */
  async reserve(wish: Wish, customer: string): Promise<string> {
    await this.#turnTo(customer)
    await this.#fill(wish)
    await this.sale.press('Shift+F12')
    const text = await this.sale.panel.getByText(/^Reserved: order/).innerText()
    this.#give(wish)
    await this.#closeTab()
    return numberIn(text)
  }

  async payReserved(order: string, wish: Wish, way: Way, customer: string): Promise<void> {
    await this.#openOrder(order, customer)
    await this.sale.press('u')
    await this.sale.panel.getByText(`Order ${order}`).waitFor()
    await this.#settle({ soldMinor: worthMinor(wish), backMinor: 0 }, way, {})
  }

  async giveUp(order: string, wish: Wish, customer: string): Promise<void> {
    await this.#openOrder(order, customer)
    const button = this.page.getByRole('button', { name: 'Give up the reservation' })
    await button.waitFor()
    await this.page.keyboard.press('Alt+x')
    await button.waitFor({ state: 'detached' })
    this.#give(wish, -1)
    await this.#closeTab()
  }

  /** All of an order for something else. */
  async exchange(order: string, old: Wish, wish: Wish, way: Way, customer: string): Promise<string> {
    await this.#bringBack(order, old, customer)
    await this.#fill(wish)
    return await this.#settle({ soldMinor: worthMinor(wish), backMinor: 0 - worthMinor(old) }, way, wish)
  }

  /** All of an order, back as it was paid. */
  async refund(order: string, old: Wish, means: 'cash' | 'card', customer: string): Promise<void> {
    await this.#bringBack(order, old, customer)
    await this.#settle({ soldMinor: 0, backMinor: 0 - worthMinor(old) }, means, {})
  }

  async #turnTo(customer: string | undefined): Promise<void> {
    if (customer === undefined) await this.page.keyboard.press('F3')
    else {
      await this.search.openFirst(customer)
      await this.page.getByRole('heading', { level: 1, name: customer }).waitFor()
    }
    await this.sale.performances.first().waitFor()
  }

  async #fill({ places, goods }: Wish): Promise<void> {
    if (places) {
      const [show, count] = places
      if (show === standing) await this.#takePlaces(show, count)
      else await this.sale.takeBestSeats(show, count)
    }
    if (goods) {
      const [name, count] = goods
      await this.sale.press('p')
      await this.page.keyboard.type(name)
      const listed = this.sale.panel.getByRole('listbox', { name: 'Products' }).getByRole('option')
      await listed.filter({ hasText: name }).waitFor()
      await listed.filter({ hasNotText: name }).first().waitFor({ state: 'detached' })
      for (let taken = 0; taken < count; taken++) await this.sale.press('Enter')
      await this.sale.lines.filter({ hasText: name }).waitFor()
    }
  }

  async #takePlaces(show: Show, count: number): Promise<void> {
    await this.sale.find(show)
    await this.sale.press('Enter')
    await this.sale.seats.getByRole('heading', { name: /Gulv/ }).waitFor()
    await this.sale.press(`${count}`)
    await this.sale.seats.getByRole('button', { name: `Take ${count} place` }).waitFor()
    await this.sale.press('Enter')
    await this.sale.seats.waitFor({ state: 'detached' })
  }

  async #openOrder(order: string, customer: string): Promise<void> {
    await this.#turnTo(customer)
    // It may have been made at the other counter a moment ago.
    await this.page.locator(`tr[data-order="${order}"]`).waitFor({ timeout: 30_000 })
    await this.page.keyboard.press('o')
    await this.page.keyboard.press('Enter')
    await this.page.getByRole('heading', { name: new RegExp(`${order}$`) }).waitFor()
  }

  async #bringBack(order: string, old: Wish, customer: string): Promise<void> {
    await this.#openOrder(order, customer)
    await this.sale.press('x')
    await this.sale.panel.getByText(`Back from order ${order}`).waitFor()
    this.#give(old, -1)
  }

  #give({ places, goods }: Wish, sign = 1): void {
    for (const of of [places, goods]) if (of) this.given.set(of[0], (this.given.get(of[0]) ?? 0) + sign * of[1])
  }

  // ---- the money ----

  async #settle(worth: Pick<Noted, 'soldMinor' | 'backMinor'>, way: Way, wish: Wish): Promise<string> {
    const totalMinor = worth.soldMinor + worth.backMinor
    await expect.poll(async () => signedMinorOf(await this.sale.total.innerText())).toBe(totalMinor)
    await this.#pay(totalMinor, way)
    await this.sale.change.waitFor()
    const given = typeof way === 'object' ? way.note * 100 - inCash(totalMinor) : 0
    const back = totalMinor < 0 && way === 'cash' ? inCash(0 - totalMinor) : given
    const isBackOnCard = totalMinor < 0 && way === 'card'
    if (!isBackOnCard) expect(minorOf(await this.sale.change.innerText())).toBe(back)
    const means = way === 'card' || way === 'card at once' ? 'card' : 'cash'
    this.noted.push({ ...worth, means, clerk: this.#clerk })
    this.#give(wish)
    const number = numberIn(await this.sale.panel.getByText(/^Order [A-Z]/).innerText())
    await this.#next()
    return number
  }

  async #pay(totalMinor: number, way: Way): Promise<void> {
    if (way === 'card at once') {
      await this.sale.panel.getByRole('button', { name: /^Pay NOK/ }).waitFor()
      await this.sale.press('Alt+k')
      return await this.#keyIn()
    }
    await this.sale.press('F12')
    if (way === 'nothing') await this.sale.panel.getByRole('button', { name: /^Nothing to pay/ }).press('Enter')
    else if (totalMinor < 0) {
      await this.sale.panel.getByRole('form', { name: 'Money back' }).waitFor()
      await this.sale.press(way === 'cash' ? 'c' : 'Enter')
      if (way === 'card') await this.#keyIn()
    } else if (way === 'card') {
      await this.sale.press('k')
      await this.page.getByLabel('Amount', { exact: true }).waitFor()
      await this.sale.press('Enter')
      await this.#keyIn()
    } else {
      await this.sale.panel.getByLabel('Cash given').waitFor()
      if (typeof way === 'object') await this.page.keyboard.type(`${way.note}`)
      await this.sale.press('Enter')
    }
  }

  /** The terminal has no line to the counter: its amount is keyed in, and the clerk says what became of it. */
  async #keyIn(): Promise<void> {
    await this.sale.panel.getByLabel('Number of the slip').waitFor()
    this.#slips += 1
    await this.page.keyboard.type(`${this.counter.code}/${this.#slips}`)
    await this.sale.press('Enter')
  }

  /** For a moment the screen is deaf to an Enter that may still have been meant for the money. */
  async #next(): Promise<void> {
    const isDone = async () => {
      if ((await this.sale.change.count()) > 0) await this.page.keyboard.press('Enter')
      return (await this.sale.change.count()) === 0
    }
    await expect.poll(isDone, { interval: 150, timeout: 5_000 }).toBe(true)
    await this.page.waitForFunction(() => document.activeElement?.id === 'search-box')
    await this.#closeTab()
  }

  /** A customer's; a guest's has gone by itself. */
  async #closeTab(): Promise<void> {
    const tabs = this.page.locator('header nav li')
    if ((await tabs.count()) === 0) return
    await this.page.keyboard.press('Alt+w')
    await tabs.first().waitFor({ state: 'detached' })
  }
}

/** `−NOK 61.20` → -6120 */
function signedMinorOf(text: string): number {
  return /[-−]/.test(text) ? 0 - minorOf(text) : minorOf(text)
}

/** To the whole krone; below nothing as above. */
export function inCash(minor: number): number {
  return Math.sign(minor) * Math.round(Math.abs(minor) / 100) * 100
}

function worthMinor({ places, goods }: Wish): number {
  return [places, goods].reduce((sum, of) => sum + (of ? priceMinor[of[0]] * of[1] : 0), 0)
}

function numberIn(text: string): string {
  const number = /order ([A-Z0-9]+-\d+)/i.exec(text)?.[1]
  if (!number) throw new Error(`no order in “${text}”`)
  return number
}
