// A counter for the end-to-end tests: the real host on a copy of the demo venue, the built page, a real Chromium.
// The demo venue is made once and copied for every counter, so that each test begins on the same day with its own disk.
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { ensureChromium } from '#build/browser.ts'
import { isUpToDate, markBuilt } from '#build/build-stamp.ts'
import { getBundle, makeBundle } from '#build/bundles.ts'
import { type Host, startHost } from '#build/host-process.ts'
import { endGroup, root } from '#build/processes.ts'
import { SearchModel } from './search-model.ts'
import { SignInModel } from './sign-in-model.ts'

/** The demo's clerks by first name: what each test may sign in as. */
export const clerks = {
  kari: { name: 'Kari Nordby', pin: '1234', language: 'nb' },
  emma: { name: 'Emma Clarke', pin: '2345', language: 'en' },
  mads: { name: 'Mads Østergaard', pin: '3456', language: 'da' },
  femke: { name: 'Femke de Vries', pin: '4567', language: 'nl' },
  lukas: { name: 'Lukas Krüger', pin: '5678', language: 'de' },
} as const
export type ClerkName = keyof typeof clerks

export type CounterOptions = {
  /** Signs this clerk in; null leaves the sign-in screen. Emma, who reads English, unless said otherwise. */
  clerk?: ClerkName | null
  context?: BrowserContextOptions
  /** Changes the data before the host opens them. */
  prepare?: (dataDirectory: string) => void
  /** For the host, beyond where its data and its page are. */
  hostFlags?: string[]
  /** For Chromium itself, beyond those every test needs. */
  browserArgs?: string[]
}

export interface Counter {
  page: Page
  signIn: SignInModel
  search: SearchModel
  /** What the page logged as an error or threw, since it opened. */
  complaints: string[]
  /** Ends the host as a power cut would and starts it again on the same data and port. */
  restartHost(): Promise<void>
  /** An empty desk with the focus in the search box, whatever the last test left. */
  closeAllTabs(): Promise<void>
  stopHost(): Promise<void>
  startHost(): Promise<void>
  close(): Promise<void>
}

const screen = { width: 1280, height: 720 }
const browserArgs = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
export const quietBrowserArgs = [...browserArgs, '--disable-component-update', '--disable-sync']

export async function openCounter({
  clerk = 'emma',
  context = {},
  browserArgs: more = [],
  hostFlags = [],
  prepare,
}: CounterOptions = {}): Promise<Counter> {
  const rendererDirectory = await builtPage()
  const dataDirectory = copyOfDemo(await demoDirectory())
  prepare?.(dataDirectory)
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const start = () => startHost([...hostArgs(dataDirectory, rendererDirectory, port), ...hostFlags])
  let host = start()
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...quietBrowserArgs, ...more] })
  const page = await openPage(browser, context)
  const complaints = listen(page)
  const stopHost = () => endGroup(host.child)
  const startAgain = async () => {
    host = start()
    // The new host has a token of its own; the page's address carries it.
    await page.goto(await host.ready)
    await page.reload()
  }
  const counter: Counter = {
    page,
    complaints,
    signIn: new SignInModel(page),
    search: new SearchModel(page),
    closeAllTabs: () => closeAllTabs(page),
    stopHost,
    startHost: startAgain,
    restartHost: async () => {
      host.child.kill('SIGKILL')
      await endGroup(host.child)
      await startAgain()
    },
    close: async () => {
      await browser.close()
      await stopHost()
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
  await openSignedIn(counter, host, clerk)
  return counter
}

async function openSignedIn({ page, signIn }: Counter, host: Host, clerk: ClerkName | null): Promise<void> {
  await page.goto(await host.ready)
  await signIn.shown()
  if (clerk) await signIn.as(clerks[clerk])
}

async function closeAllTabs(page: Page): Promise<void> {
  const open = page.locator('header nav li')
  await page.keyboard.press('F2')
  await page.keyboard.press('Escape')
  while ((await open.count()) > 0) await open.first().locator('button').last().click()
  await page.keyboard.press('F2')
}

export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ viewport: screen, locale: 'en-GB', ...options })
  context.setDefaultTimeout(10_000)
  return await context.newPage()
}

export function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

function hostArgs(dataDirectory: string, rendererDirectory: string, port: number): string[] {
  return [join(root, 'host/main.ts'), '--data', dataDirectory, '--renderer', rendererDirectory, '--port', `${port}`]
}

/** FOYER_RENDERER names a page built elsewhere, so that two people can try two pages at once. */
export async function builtPage(): Promise<string> {
  if (process.env.FOYER_RENDERER) return process.env.FOYER_RENDERER
  const bundle = getBundle('renderer')
  await makeBundle(bundle)
  return join(root, 'dist/renderer')
}

/** Made again when anything it is made from changed, and every day, because its performances lie around today. */
async function demoDirectory(): Promise<string> {
  const today = new Date().toISOString().slice(0, 10)
  const folder = join(root, 'dist/e2e')
  const directory = join(folder, `demo-${today}`)
  const sources = ['core/**/*.ts', 'db/**', 'host/**/*.ts', 'drivers/**/*.ts']
  const stamp = { folder, name: `demo-${today}`, sources }
  if (existsSync(directory) && isUpToDate(root, stamp)) return directory
  mkdirSync(folder, { recursive: true })
  const making = mkdtempSync(join(folder, 'making-'))
  const host = startHost([join(root, 'host/main.ts'), '--data', making, '--demo'])
  await host.ready.finally(() => endGroup(host.child))
  rmSync(directory, { recursive: true, force: true })
  renameSync(making, directory)
  markBuilt(root, stamp)
  return directory
}

function copyOfDemo(demo: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'foyer-e2e-'))
  cpSync(demo, directory, { recursive: true })
  return directory
}
