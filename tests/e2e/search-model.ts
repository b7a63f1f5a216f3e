// The search box as a test uses it.
import type { Locator, Page } from 'playwright-core'

export class SearchModel {
  readonly page: Page
  readonly box: Locator
  readonly hits: Locator

  constructor(page: Page) {
    this.page = page
    this.box = page.locator('#search-box')
    this.hits = page.locator('#search-hits').getByRole('option')
  }

  /** F2, then the text; the list shows the answer to exactly this text. */
  async find(text: string): Promise<void> {
    await this.page.keyboard.press('F2')
    await this.page.keyboard.type(text)
    await this.page.locator('#new-customer').getByText(text, { exact: false }).waitFor()
    await this.page.locator('#search-hits[aria-busy="false"]').waitFor()
  }

  /** Opens the first hit with two keys, F2 and Enter, as a clerk does who knows whom they look for. */
  async openFirst(text: string): Promise<void> {
    await this.find(text)
    await this.page.keyboard.press('Enter')
    await this.page.locator('[data-customer]').waitFor()
  }
}
