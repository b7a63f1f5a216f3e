// Which window `npm start` opens, and the app window of an installed browser.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export type Shell = 'electron' | 'browser' | 'none'
export type Wish = Shell | 'auto'

/** `note` is what a person is told when the wished window cannot be had, in one sentence. */
export type Choice = { shell: Shell; note?: string }

export type Offer = {
  hasDisplay: boolean
  /** Path of Electron's program; asked for only when it could be used, because asking may fetch it. */
  electron(): Promise<string | undefined>
  browser(): string | undefined
}

/**
 * The window to open: the one wished for, or the next best with a sentence why. Who leaves it open (`auto`) is promised
 * Electron first, so its absence is said to them as well.
 */
export async function chooseShell(wish: Wish, offer: Offer): Promise<Choice> {
  if (wish === 'none') return { shell: 'none' }
  const isElectronMeant = wish !== 'browser'
  if (!offer.hasDisplay)
    return { shell: 'none', note: isElectronMeant ? sentences.noScreenForElectron : sentences.noScreen }
  if (isElectronMeant && (await offer.electron())) return { shell: 'electron' }
  if (offer.browser()) return { shell: 'browser', ...(isElectronMeant && { note: sentences.browserInstead }) }
  return { shell: 'none', note: isElectronMeant ? sentences.neither : sentences.noBrowser }
}

const sentences = {
  noScreen: 'There is no screen here to open a window on; open the address in a browser.',
  noScreenForElectron: 'Electron cannot open a window here, because there is no screen; open the address in a browser.',
  browserInstead: 'Electron could not be fetched here; Foyer opens in a browser window instead.',
  neither:
    'Electron could not be fetched here, and no Chrome, Chromium or Edge was found; open the address in a browser.',
  noBrowser: 'No Chrome, Chromium or Edge was found; open the address in a browser.',
}

/** Whether this machine can show a window at all. */
export function hasDisplay(platform: NodeJS.Platform = process.platform, env = process.env): boolean {
  return platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** The arguments of a browser that make it one plain window with a profile of its own, so that it ends with us. */
export function appWindowArgs(url: string, dataDir: string, isRoot: boolean): string[] {
  const profile = join(dataDir, 'window')
  mkdirSync(profile, { recursive: true })
  const quiet = ['--no-first-run', '--no-default-browser-check', '--disable-sync', '--disable-background-networking']
  // Chromium refuses to run as root with its sandbox; root is for machines that only run tests.
  return [`--app=${url}`, `--user-data-dir=${profile}`, ...quiet, ...(isRoot ? ['--no-sandbox'] : [])]
}
