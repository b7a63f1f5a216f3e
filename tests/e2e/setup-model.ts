// The setup as a test uses it: by keys, and by what the clerk reads, in the clerk's language.
import type { Locator, Page } from 'playwright-core'
import type { Messages } from '#renderer/i18n/languages.ts'

export type FileToImport = { name: string; text: string }

const kindKeys = { customers: 'c', catalogue: 'k', orders: 'o' } as const
export type FileKind = keyof typeof kindKeys

export class SetupModel {
  readonly page: Page
  readonly texts: Messages
  /** How an import ended, or what a backup or a check came to. */
  readonly outcome: Locator
  readonly alert: Locator
  /** The lines refused or taken without a value, below their heading. */
  readonly remarks: Locator
  readonly columns: Locator

  constructor(page: Page, texts: Messages) {
    const place = page.getByRole('main')
    this.page = page
    this.texts = texts
    this.outcome = place.getByRole('status')
    this.alert = place.getByRole('alert')
    this.remarks = place.locator('table').last().locator('tbody tr')
    // Heard all the time: switched off after one file, it is not surely on again for the next.
    page.on('filechooser', () => undefined)
    this.columns = place.getByRole('table', { name: texts.imports.firstRows })
  }

  button(title: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name: title })
  }

  async open(page: 'counter' | 'backups' | 'import'): Promise<void> {
    await this.page.keyboard.press('F10')
    const { texts } = this
    // Exactly: of a counter and the counters, one begins with the other in most languages.
    await this.page.getByRole('main').getByRole('button', { name: texts.setup[page], exact: true }).waitFor()
    await this.page.keyboard.press({ counter: '1', backups: '2', import: '3' }[page])
    const headings = { counter: texts.setup.counter, backups: texts.setup.backup.title, import: texts.imports.title }
    await this.page.getByRole('heading', { name: headings[page], exact: true }).first().waitFor()
  }

  /** Chooses a file, as far as the look at it. */
  async choose(kind: FileKind, { name, text }: FileToImport): Promise<void> {
    const { page, texts } = this
    await this.button(texts.imports.choose).waitFor()
    await page.keyboard.press(kindKeys[kind])
    const asked = page.waitForEvent('filechooser')
    await page.keyboard.press('f')
    await (await asked).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
    await page.getByText(name).first().waitFor()
    await this.button(texts.imports.again).waitFor()
  }

  /** Starts what is looked at. */
  async start(): Promise<void> {
    await this.button(this.texts.imports.start).waitFor()
    await this.page.keyboard.press('F12')
    await this.button(this.texts.imports.start).waitFor({ state: 'detached' })
  }

  async runToEnd(): Promise<void> {
    await this.start()
    await this.button(this.texts.imports.stop).waitFor({ state: 'detached' })
  }

  /** New, changed, unchanged, refused, warnings. */
  async counts(): Promise<number[]> {
    const texts = await this.page.getByRole('main').locator('dl dd').allInnerTexts()
    return texts.map((text) => Number(text.replaceAll(/\D/g, '')))
  }

  /** One line per remark: its line in the file, where there are lines, and what is said of it. */
  async remarkTexts(): Promise<string[]> {
    const rows = await this.remarks.all()
    return Promise.all(
      rows.map(async (row) => {
        const cells = await row.locator('td').allInnerTexts()
        return [...(cells.length === 5 ? cells.slice(0, 1) : []), cells.at(-2)].join(' ')
      }),
    )
  }

  async anotherFile(): Promise<void> {
    await this.page.keyboard.press('Alt+n')
    await this.button(this.texts.imports.choose).waitFor()
  }
}
