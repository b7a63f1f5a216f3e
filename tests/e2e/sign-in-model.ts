// The sign-in screen as a test uses it: by keys, in whatever language it stands.
import type { Locator, Page } from 'playwright-core'

export class SignInModel {
  readonly page: Page
  readonly pin: Locator
  readonly people: Locator

  constructor(page: Page) {
    this.page = page
    this.pin = page.locator('input[type="password"]')
    this.people = page.getByRole('radio')
  }

  async shown(): Promise<void> {
    await this.pin.waitFor()
  }

  /** The name chosen now. */
  async chosen(): Promise<string> {
    return ((await this.page.locator('label[data-chosen="true"]').textContent()) ?? '').trim()
  }

  /** Letters choose the person, digits are the PIN, Enter signs in; and the desk is there. */
  async as({ name, pin }: { name: string; pin: string }): Promise<void> {
    await this.try({ name, pin })
    await this.page.locator('#search-box').waitFor()
  }

  async try({ name, pin }: { name: string; pin: string }): Promise<void> {
    await this.pin.focus()
    // The demo's clerks all begin with letters of their own.
    await this.page.keyboard.press(name.slice(0, 1))
    await this.page.keyboard.type(pin)
    await this.page.keyboard.press('Enter')
  }
}
