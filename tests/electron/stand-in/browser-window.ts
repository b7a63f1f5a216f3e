// Electron's windows, web contents, sessions and custom protocols, with one real page in each window. The commands at
// the end are what a test may do to them: navigate, open windows, ask for permissions, speak as a foreign frame.
import { EventEmitter } from 'node:events'
import { setImmediate } from 'node:timers'
import { app, StandInEvent } from './app.ts'
import { command, report } from './control.ts'
import type { MessagePortMain } from './message-port-main.ts'
import { Page } from './page.ts'

type Handler = (request: Request) => Promise<Response>
type Frame = { frameTreeNodeId: number; origin: string; url: string }

const standardSchemes = new Set<string>()
const handlers = new Map<string, Handler>()
const permissions: Record<string, (...args: unknown[]) => unknown> = {}
const windows = new Set<BrowserWindow>()

export const ipcMain = new EventEmitter()

export const protocol = {
  registerSchemesAsPrivileged: (schemes: { scheme: string; privileges: { standard?: boolean } }[]) => {
    if (app.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    report('schemes', schemes)
    for (const { scheme, privileges } of schemes) if (privileges.standard) standardSchemes.add(scheme)
  },
}

export const session = {
  defaultSession: {
    protocol: { handle: (scheme: string, handler: Handler) => handlers.set(scheme, handler) },
    setPermissionRequestHandler: (handler: (...args: unknown[]) => unknown) => {
      permissions.request = handler
    },
    setPermissionCheckHandler: (handler: (...args: unknown[]) => unknown) => {
      permissions.check = handler
    },
    setDevicePermissionHandler: (handler: (...args: unknown[]) => unknown) => {
      permissions.device = handler
    },
  },
}

class WebContents extends EventEmitter {
  page: Page | undefined
  mainFrame: Frame = { frameTreeNodeId: 1, origin: 'null', url: '' }
  windowOpenHandler: (details: { url: string }) => unknown = () => ({ action: 'allow' })
  #isCrashed = false

  isCrashed = () => this.#isCrashed
  reload = () => this.emit('reload-asked')

  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.windowOpenHandler = handler
  }

  send(channel: string, ...args: unknown[]): void {
    report('sent-to-page', { channel, args })
    if (channel === 'foyer:host-state') report('host-state', args[0])
    this.page?.hear(channel, args, [])
  }

  postMessage(channel: string, message: unknown, ports: MessagePortMain[]): void {
    report('posted-to-page', { channel, message, ports: ports.length })
    this.page?.hear(
      channel,
      [message],
      ports.map((port) => port.raw),
    )
  }

  crash(reason: string): void {
    this.#isCrashed = true
    this.page = undefined
    this.emit('render-process-gone', new StandInEvent(), { reason, exitCode: 1 })
  }

  async load(url: string, preloadPath: string): Promise<void> {
    this.#isCrashed = false
    this.emit('did-start-navigation', { url, isMainFrame: true, isSameDocument: false })
    const html = await fetchText(url)
    this.mainFrame = { frameTreeNodeId: 1, origin: originOf(url), url }
    const send = (channel: string, args: unknown[]) =>
      setImmediate(() => ipcMain.emit(channel, { sender: this, senderFrame: this.mainFrame, ports: [] }, ...args))
    this.page = new Page(url, this.mainFrame.origin, preloadPath, { send, fetchText })
    await this.page.runScripts(html)
    this.emit('did-finish-load')
    report('page-loaded', url)
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  readonly #preloadPath: string
  #isDestroyed = false

  constructor(options: { webPreferences: { preload: string } }) {
    super()
    this.#preloadPath = options.webPreferences.preload
    windows.add(this)
    report('window', options)
    app.emit('web-contents-created', new StandInEvent(), this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url, this.#preloadPath)
    this.emit('ready-to-show')
  }

  isDestroyed = () => this.#isDestroyed
  isMinimized = () => true
  show = () => report('window-call', 'show')
  restore = () => report('window-call', 'restore')
  focus = () => report('window-call', 'focus')

  close(): void {
    this.#isDestroyed = true
    windows.delete(this)
    this.emit('closed')
    if (windows.size === 0 && !app.isQuitting) app.emit('window-all-closed')
  }
}

app.closeWindows = () => {
  for (const window of windows) window.close()
}

async function request(url: string, method = 'GET'): Promise<Response> {
  const handler = handlers.get(url.slice(0, url.indexOf(':')))
  if (!handler) throw new Error(`ERR_UNKNOWN_URL_SCHEME ${url}`)
  return handler(new Request(url, { method }))
}

async function fetchText(url: string): Promise<string> {
  const response = await request(url)
  if (response.status !== 200) throw new Error(`ERR_FAILED ${response.status} ${url}`)
  return response.text()
}

/** As Chromium has it: only a scheme registered as standard has an origin. */
function originOf(url: string): string {
  const { protocol: scheme, host } = new URL(url)
  return standardSchemes.has(scheme.slice(0, -1)) ? `${scheme}//${host}` : 'null'
}

function only(): BrowserWindow {
  const [window] = windows
  if (!window) throw new Error('There is no window.')
  return window
}

command('evaluate', (code: string) => only().webContents.page?.evaluate(code))
command('close-window', () => only().close())
command('crash-page', (reason: string) => only().webContents.crash(reason))
command('reload-page', () => only().loadURL(only().webContents.mainFrame.url))
command('open-window', (url: string) => only().webContents.windowOpenHandler({ url }))

command('fetch', async ({ url, method }: { url: string; method?: string }) => {
  const response = await request(url, method)
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() }
})

command('is-prevented', ({ event, ...params }: { event: string; url: string; isMainFrame: boolean }) => {
  const details = Object.assign(new StandInEvent(), params)
  only().webContents.emit(event, details, {}, {})
  return details.defaultPrevented
})

command('permissions', (name: string) => {
  let isGranted: unknown
  permissions.request?.(only().webContents, name, (answer: unknown) => {
    isGranted = answer
  })
  return { request: isGranted, check: permissions.check?.(null, name, ''), device: permissions.device?.({}) }
})

/** A question for a port as somebody else would put it: a frame inside the page, a foreign page, another window. */
command(
  'connect-as',
  ({ nonce, frame, isOther }: { nonce: unknown; frame: Partial<Frame> | null; isOther?: boolean }) => {
    const { webContents } = only()
    const senderFrame = frame && { ...webContents.mainFrame, ...frame }
    ipcMain.emit('foyer:connect', { sender: isOther ? new WebContents() : webContents, senderFrame, ports: [] }, nonce)
  },
)
