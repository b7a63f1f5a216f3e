// The one window: a sandboxed page without Node, served from app://foyer/. A page that crashes is loaded again, with the
// same patience as a host that dies; the journal is the host's, so nothing saved is lost with the page.
import { BrowserWindow, nativeTheme } from 'electron'
import { pageUrl } from './app-protocol.ts'
import { decideRetry, healthyAfterMs } from './retry.ts'

export interface WindowPlan {
  /** The built preload script, absolute. */
  preloadPath: string
  isDevelopment: boolean
  onLoaded: () => void
  /** The page crashed too often to try again, or its files are not there. */
  onGiveUp: (reason: string) => void
}

/** The page's own background, so that no white flash precedes a dark screen. */
const background = { light: '#ffffff', dark: '#242424' }

export function openMainWindow(plan: WindowPlan): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    title: 'Foyer',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: plan.preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: plan.isDevelopment,
      // Chromium would fetch dictionaries from the internet, and names are not spelled by a dictionary anyway.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  window.webContents.on('did-finish-load', plan.onLoaded)
  loadAgainAfterCrash(window, plan)
  load(window, plan)
  return window
}

/** For a second start of Foyer: the clerk wants the one that is there. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function load(window: BrowserWindow, plan: WindowPlan): void {
  window.loadURL(pageUrl).catch((error: unknown) => {
    // A page that crashes while it loads is the crash's business; a window being closed is nobody's.
    if (!window.isDestroyed() && !window.webContents.isCrashed()) plan.onGiveUp(String(error))
  })
}

function loadAgainAfterCrash(window: BrowserWindow, plan: WindowPlan): void {
  let triesInARow = 0
  let timer: NodeJS.Timeout | undefined
  const after = (waitMs: number, then: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(then, waitMs)
  }
  window.on('closed', () => clearTimeout(timer))
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    console.error(`The page ended: ${reason}. ${triesInARow} restarts in a row before.`)
    const retry = decideRetry(triesInARow)
    if (!retry.again) return plan.onGiveUp(reason)
    triesInARow += 1
    after(retry.waitMs, () => load(window, plan))
  })
  window.webContents.on('did-finish-load', () =>
    after(healthyAfterMs, () => {
      triesInARow = 0
    }),
  )
}
