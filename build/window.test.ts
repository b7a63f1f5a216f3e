import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { appWindowArgs, chooseShell, hasDisplay, type Offer, type Wish } from './window.ts'

const everything: Offer = { hasDisplay: true, electron: async () => '/electron', browser: () => '/chromium' }

const noElectron = { electron: async () => undefined }
const noBrowser = { browser: () => undefined }

test.each<[string, Wish, Partial<Offer>, string, string | undefined]>([
  ['everything is there', 'auto', {}, 'electron', undefined],
  ['a browser is wished for', 'browser', {}, 'browser', undefined],
  ['only the address is wished for', 'none', { hasDisplay: false }, 'none', undefined],
  ['Electron is wished for and not to be had', 'electron', noElectron, 'browser', 'Electron could not be fetched'],
  [
    'Electron is not to be had and nothing was wished for',
    'auto',
    noElectron,
    'browser',
    'Electron could not be fetched',
  ],
  [
    'there is neither Electron nor a browser',
    'electron',
    { ...noElectron, ...noBrowser },
    'none',
    'Electron could not be',
  ],
  [
    'there is neither and nothing was wished for',
    'auto',
    { ...noElectron, ...noBrowser },
    'none',
    'Electron could not be',
  ],
  ['there is no browser but one is wished for', 'browser', noBrowser, 'none', 'No Chrome'],
  ['there is no screen', 'auto', { hasDisplay: false }, 'none', 'Electron cannot open a window here'],
  ['there is no screen for Electron', 'electron', { hasDisplay: false }, 'none', 'Electron cannot open a window here'],
  ['there is no screen for a browser', 'browser', { hasDisplay: false }, 'none', 'There is no screen'],
])('when %s, the window is the next best and says why', async (_case, wish, offer, shell, note) => {
  const choice = await chooseShell(wish, { ...everything, ...offer })
  expect(choice).toEqual({ shell, ...(note ? { note: expect.stringContaining(note) } : {}) })
})

test('what a person is told is one sentence', async () => {
  const notes = await Promise.all(
    (['auto', 'electron', 'browser'] as const).flatMap((wish) =>
      [{ hasDisplay: false }, noElectron, { ...noElectron, ...noBrowser }].map(
        async (offer) => (await chooseShell(wish, { ...everything, ...offer })).note ?? '.',
      ),
    ),
  )
  expect(notes.filter((note) => note.indexOf('.') !== note.length - 1)).toEqual([])
})

test('where there is no screen, Electron is not fetched in vain', async () => {
  const electron = () => Promise.reject(new Error('fetched'))
  expect(await chooseShell('auto', { ...everything, hasDisplay: false, electron })).toMatchObject({ shell: 'none' })
})

test('Electron is not fetched for somebody who asked for a browser', async () => {
  const electron = () => Promise.reject(new Error('fetched'))
  expect(await chooseShell('browser', { ...everything, electron })).toEqual({ shell: 'browser' })
})

test('a Linux machine has a screen when X or Wayland says so', () => {
  expect([hasDisplay('linux', {}), hasDisplay('linux', { DISPLAY: ':0' }), hasDisplay('win32', {})]).toEqual([
    false,
    true,
    true,
  ])
})

test('the app window has its own profile below the data, and no sandbox only for root', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-window-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const args = appWindowArgs('http://127.0.0.1:1/', dataDir, true)
  expect(args.slice(0, 2)).toEqual(['--app=http://127.0.0.1:1/', `--user-data-dir=${join(dataDir, 'window')}`])
  expect([args.includes('--no-sandbox'), appWindowArgs('u', dataDir, false).includes('--no-sandbox')]).toEqual([
    true,
    false,
  ])
})
