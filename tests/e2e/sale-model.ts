// The sale panel as a test uses it: by keys, counted, and by what the clerk reads.
import type { Locator, Page } from 'playwright-core'

export class SaleModel {
  readonly page: Page
  readonly panel: Locator
  readonly performances: Locator
  readonly seats: Locator
  /** The cart's rows, one per line or per standing area and price type. */
  readonly lines: Locator
  readonly total: Locator
  readonly change: Locator
  readonly alert: Locator
  /** Keys pressed since the model was made; typed text does not count. */
  keys: string[] = []

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('region', { name: 'Sale', exact: true })
    this.performances = this.panel.getByRole('listbox', { name: 'Coming performances' }).getByRole('option')
    this.seats = page.getByRole('region', { name: 'Choose seats' })
    this.lines = this.panel.locator('[data-cart-row]')
    this.total = this.panel.getByTestId('total')
    this.change = this.panel.getByTestId('change')
    this.alert = this.panel.getByRole('alert')
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.keys.push(key)
      await this.page.keyboard.press(key)
    }
  }

  /** Goes to the performances and types; the list shows only what was typed. */
  async find(title: string): Promise<void> {
    await this.performances.first().waitFor()
    await this.press('s')
    await this.page.keyboard.type(title)
    await this.performances.filter({ hasNotText: title }).first().waitFor({ state: 'detached' })
  }

  /** The n best seats of a performance, in the cart. */
  async takeBestSeats(title: string, count = 2): Promise<void> {
    await this.find(title)
    await this.press('Enter')
    await this.seats.getByRole('button', { name: 'Best seats' }).waitFor()
    if (count !== 2) await this.press(`${count}`)
    await this.press('b')
    await this.seats.getByRole('button', { name: `Take ${count} place` }).waitFor()
    await this.press('Enter')
    await this.seats.waitFor({ state: 'detached' })
  }

  /** Exact cash for what lies in the cart. */
  async payExactly(): Promise<void> {
    await this.press('F12')
    await this.panel.getByLabel('Cash given').waitFor()
    await this.press('Enter')
    await this.change.waitFor()
  }

  async orderNumber(): Promise<number> {
    const text = await this.panel.getByText(/^Order /).innerText()
    return Number(/Order [A-Z0-9]+-(\d+)/.exec(text)?.[1])
  }

  async lineTexts(): Promise<string[]> {
    const rows = await this.lines.all()
    return Promise.all(rows.map(async (row) => (await row.locator('[title]').first().getAttribute('title')) ?? ''))
  }
}

/** `NOK 1,234.50` → 123450 */
export function minorOf(text: string): number {
  return Math.round(Number(text.replaceAll(/[^\d.]/g, '')) * 100)
}
