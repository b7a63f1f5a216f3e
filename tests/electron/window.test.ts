// The window is a fortress: what the page may not do, and what it is served. Against the built shell.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BuiltApp, buildApp, type ShellRun } from './shell-run.ts'

let app: BuiltApp
let shell: ShellRun

beforeAll(async () => {
  app = await buildApp()
  shell = await app.run().ready()
})
afterAll(() => app.remove())

const get = (url: string, method?: string) =>
  shell.ask<{ status: number; headers: Record<string, string>; text: string }>('fetch', { url, method })

describe('the window', () => {
  test('is a sandboxed, isolated page without Node, of a size every counter has', () => {
    expect(shell.all('window')).toEqual([
      {
        width: 1280,
        height: 800,
        minWidth: 1024,
        minHeight: 700,
        title: 'Foyer',
        show: false,
        autoHideMenuBar: true,
        backgroundColor: '#ffffff',
        webPreferences: {
          preload: `${app.dir}/dist/electron/preload.cjs`,
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          webSecurity: true,
          devTools: false,
          spellcheck: false,
        },
      },
    ])
    expect(shell.all('sandbox-enabled')).toHaveLength(1)
  })

  test('is shown when there is something to see', () => expect(shell.all('window-call')).toEqual(['show']))

  test('gives the page three things and nothing of Node or Electron', async () => {
    expect(await shell.evaluate('Object.keys(foyerShell).sort()')).toEqual(['connect', 'onHostState', 'platform'])
    expect(await shell.evaluate('[typeof process, typeof require, typeof ipcRenderer]')).toEqual(
      Array(3).fill('undefined'),
    )
  })

  test.each([
    ['https://example.org/', true],
    ['file:///etc/passwd', true],
    ['app://elsewhere/', true],
    ['app://foyer/assets/app.js', true],
    ['app://foyer@elsewhere/', true],
    ['app://foyer/', false],
  ])('may not be led away: navigation to %s is prevented: %s', async (url, isPrevented) => {
    const main = { url, isMainFrame: true }
    expect(await shell.ask('is-prevented', { event: 'will-navigate', ...main })).toBe(isPrevented)
    expect(await shell.ask('is-prevented', { event: 'will-frame-navigate', ...main })).toBe(isPrevented)
  })

  test('neither redirects, nor embeds pages or frames, nor opens windows', async () => {
    const url = 'app://foyer/'
    expect([
      await shell.ask('is-prevented', { event: 'will-redirect', url, isMainFrame: true }),
      await shell.ask('is-prevented', { event: 'will-attach-webview', url, isMainFrame: true }),
      await shell.ask('is-prevented', { event: 'will-frame-navigate', url, isMainFrame: false }),
      await shell.ask('open-window', url),
    ]).toEqual([true, true, true, { action: 'deny' }])
  })

  test.each(['media', 'geolocation', 'usb', 'serial', 'notifications', 'openExternal', 'unknown'])(
    'is granted no permission: %s',
    async (name) =>
      expect(await shell.ask('permissions', name)).toEqual({ request: false, check: false, device: false }),
  )
})

describe('app://foyer/', () => {
  test('is a standard, secure scheme, made known before the app is ready', () =>
    expect(shell.all('schemes')).toEqual([
      [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }],
    ]))

  test('serves the page with a policy that lets it load only its own files', async () => {
    const { status, headers, text } = await get('app://foyer/')
    expect({ status, headers }).toEqual({
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    })
    expect(text).toContain('<title>Foyer</title>')
  })

  test.each([
    ['app.js', 'text/javascript; charset=utf-8'],
    ['a.css', 'text/css; charset=utf-8'],
    ['a.svg', 'image/svg+xml'],
    ['a.woff2', 'font/woff2'],
    ['a.unknown', 'application/octet-stream'],
  ])('gives %s its type, %s', async (name, type) => {
    if (name !== 'app.js') app.write(`dist/renderer/assets/${name}`, 'x')
    expect((await get(`app://foyer/assets/${name}`)).headers['content-type']).toBe(type)
  })

  test.each([
    'app://foyer/../secret.txt',
    'app://foyer/%2e%2e/secret.txt',
    'app://foyer/..%2fsecret.txt',
    'app://foyer/assets/..%2f..%2fsecret.txt',
    'app://foyer/..%5csecret.txt',
    'app://foyer/assets/%2e%2e%5c..%5csecret.txt',
    'app://foyer//etc/passwd',
    'app://foyer/%2fetc%2fpasswd',
    'app://foyer/C:%5cWindows%5cwin.ini',
    'app://foyer/index.html%00.js',
    'app://foyer/index.html::$DATA',
    'app://foyer/%E0%A4%A',
    'app://foyer/assets',
    'app://foyer/missing.js',
    'app://elsewhere/index.html',
  ])('serves nothing for %s', async (url) => {
    const { status, text, headers } = await get(url)
    expect({ status, text }).toEqual({ status: 404, text: '' })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  test('answers HEAD without a body and refuses to be written to', async () => {
    expect(await get('app://foyer/', 'HEAD')).toMatchObject({ status: 200, text: '' })
    expect(await get('app://foyer/', 'POST')).toMatchObject({ status: 405 })
  })
})

test('the packaged menu has no reload, the one in development has', async () => {
  const other = await buildApp()
  const developing = await other.run(undefined, { isPackaged: false }).ready()
  const roles = (run: ShellRun) => JSON.stringify(run.all('menu')).match(/(?<="role":")\w+/g)
  const packaged = ['quit', 'undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'zoomOut', 'resetZoom']
  expect(roles(shell)).toEqual(packaged)
  expect(roles(developing)).toEqual([...packaged, 'reload', 'toggleDevTools'])
  await other.remove()
})
