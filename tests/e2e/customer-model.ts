// The customer card as a test uses it: by keys, and by what the clerk reads. For the English screen.
import type { Locator, Page } from 'playwright-core'

/** The demo's best customer, the only one of her name: orders in all states, labels, and an internal note. */
export const bestCustomer = 'Anne Berg'
export const bestEmail = 'anne.berg@example'

export class CustomerModel {
  readonly page: Page
  readonly card: Locator
  readonly name: Locator
  readonly form: Locator
  readonly internalNote: Locator
  readonly duplicates: Locator
  readonly alert: Locator

  constructor(page: Page) {
    this.page = page
    this.card = page.locator('[data-customer]')
    this.name = this.card.getByRole('heading', { level: 1 })
    this.form = page.getByRole('form', { name: 'Contact data' })
    this.internalNote = this.card.locator('header').getByRole('button', { name: 'Internal note', exact: true }).first()
    this.duplicates = page.getByRole('complementary', { name: 'Already known?' })
    this.alert = this.card.getByRole('alert')
  }

  field(label: string): Locator {
    return this.form.getByRole('textbox', { name: label, exact: true })
  }

  /** Opens the form by its key, with the card in front. */
  async edit(): Promise<void> {
    await this.page.keyboard.press('e')
    await this.form.waitFor()
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s')
    await this.form.waitFor({ state: 'detached' })
  }
}
