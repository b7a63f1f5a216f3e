// Which window `npm start` opens, and the app window of an installed browser.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export type Shell = 'electron' | 'browser' | 'none'
export type Wish = Shell | 'auto'

/** What a person is told when the wished window cannot be had, in one sentence. */
export type Choice = { shell: Shell; note?: string }

export type Offer = {
  hasDisplay: boolean
  /** Path of Electron's program; asked for only when it could be used, because asking may fetch it. */
  electron(): Promise<string | undefined>
  browser(): string | undefined
}

/** The window to open: the one wished for, or the next best with a sentence why. */
export async function chooseShell(wish: Wish, offer: Offer): Promise<Choice> {
  if (wish === 'none') return { shell: 'none' }
  if (!offer.hasDisplay)
    return withNote('none', wish, 'There is no screen here to open a window on; open the address in a browser.')
  if (wish !== 'browser' && (await offer.electron())) return { shell: 'electron' }
  if (offer.browser())
    return withNote('browser', wish, 'Electron could not be fetched here; Foyer opens in a browser window instead.')
  return { shell: 'none', note: 'No Chrome, Chromium or Edge was found; open the address in a browser.' }
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

/** Says why only to somebody who wished for something else by name; who left it open gets the window and no talk. */
function withNote(shell: Shell, wish: Wish, note: string): Choice {
  return wish === shell || (wish === 'auto' && shell === 'none') ? { shell } : { shell, note }
}
