// Joins the three things the shell has: the window, the host and the way out. Prints `Foyer is ready at app://foyer/`
// when both are there, tells the page how the host is, and lets the host close its database before the program ends.
import { join } from 'node:path'
import { app, type BrowserWindow, type UtilityProcess, utilityProcess } from 'electron'
import type { HostState, ShellToHost } from '#core/protocol/shell.ts'
import { shellChannels } from '#core/protocol/shell-channels.ts'
import { pageUrl } from './app-protocol.ts'
import { type CommandLine, hostArguments } from './command-line.ts'
import { HostProcess } from './host-process.ts'
import { handOverPorts } from './page-port.ts'
import type { ShellTexts, Trouble } from './texts/texts.ts'
import { askToTryAgain, detailOf } from './trouble.ts'
import { bringToFront, openMainWindow } from './window.ts'

export interface ShellPlan {
  /** Where the build put everything; absolute. */
  distDir: string
  line: CommandLine
  texts: ShellTexts
  start: Extract<ShellToHost, { type: 'start' }>
}

export function openShell(plan: ShellPlan): void {
  const ask = (trouble: Trouble, detail: string, again: () => void) =>
    void askToTryAgain(plan.texts, trouble, detail).then((isAgain) => (isAgain ? again() : app.quit()))
  const host = new HostProcess({
    fork: () => forkHost(plan),
    start: plan.start,
    onState: (state) => told(state),
    onFailure: (failure) => ask(failure.code, detailOf(plan.texts, failure), () => host.start()),
  })
  const window = openMainWindow({
    preloadPath: join(plan.distDir, 'electron', 'preload.cjs'),
    isDevelopment: !app.isPackaged,
    onLoaded: () => loaded(),
    onGiveUp: (reason) => ask('page-keeps-stopping', reason, () => window.webContents.reload()),
  })
  const ports = handOverPorts(window, host)
  const announce = announceOnce()
  const told = (state: HostState) => {
    tell(window, state)
    if (state !== 'running') return
    announce.hostIsReady()
    ports.serveWaiting()
  }
  const loaded = () => {
    tell(window, host.state)
    announce.pageIsLoaded()
  }
  app.on('second-instance', () => bringToFront(window))
  quitInOrder(host)
  host.start()
}

function forkHost({ distDir, line }: ShellPlan): UtilityProcess {
  const child = utilityProcess.fork(join(distDir, 'host', 'main.js'), hostArguments(line), {
    serviceName: 'Foyer host',
    stdio: 'pipe',
  })
  child.stdout?.on('data', (chunk: Buffer) => process.stdout.write(chunk))
  child.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk))
  // Its report holds the environment, so only the kind and the place are said; the exit that follows is acted on.
  child.on('error', (type, location) => console.error(`The host broke down: ${type} at ${location}`))
  return child
}

function tell(window: BrowserWindow, state: HostState): void {
  if (!window.isDestroyed()) window.webContents.send(shellChannels.hostState, state)
}

/** The line that says so to whoever started Foyer, once, when the later of the two has come. */
function announceOnce(): { hostIsReady(): void; pageIsLoaded(): void } {
  const missing = new Set(['host', 'page'])
  const arrived = (part: string) => {
    if (missing.delete(part) && missing.size === 0) console.log(`Foyer is ready at ${pageUrl}`)
  }
  return { hostIsReady: () => arrived('host'), pageIsLoaded: () => arrived('page') }
}

function quitInOrder(host: HostProcess): void {
  let end: 'not yet' | 'stopping' | 'gone' = 'not yet'
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (end === 'gone') return
    event.preventDefault()
    if (end === 'stopping') return
    end = 'stopping'
    void host.stop().then(() => {
      end = 'gone'
      app.quit()
    })
  })
}
