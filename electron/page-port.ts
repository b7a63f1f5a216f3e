// The one thing the page may ask of the shell: a port to the host. The shell makes the channel, gives each side its end
// and is out of it. A page that asks too early is served when the host runs; of several questions only the last counts.
import { type BrowserWindow, type IpcMainEvent, ipcMain, MessageChannelMain, type WebContents } from 'electron'
import { PortNonce } from '#core/protocol/shell.ts'
import { appOrigin, shellChannels } from '#core/protocol/shell-channels.ts'
import { isPageUrl } from './app-protocol.ts'
import type { HostProcess } from './host-process.ts'

export interface PagePorts {
  /** To be called when the host has become ready: serves the page that is waiting, if one is. */
  serveWaiting(): void
}

export function handOverPorts(window: BrowserWindow, host: HostProcess): PagePorts {
  let waiting: string | undefined
  const serveWaiting = () => {
    if (waiting !== undefined && connect(window.webContents, host, waiting)) waiting = undefined
  }
  ipcMain.on(shellChannels.connect, (event, asked: unknown) => {
    const nonce = PortNonce.safeParse(asked)
    if (!nonce.success || !isOurPage(event, window.webContents)) return refuse(event)
    waiting = nonce.data
    serveWaiting()
  })
  // A page that is left or loaded anew makes its own nonce; the old one has nobody to take its port.
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) waiting = undefined
  })
  return { serveWaiting }
}

function connect(page: WebContents, host: HostProcess, nonce: string): boolean {
  if (host.state !== 'running') return false
  const { port1, port2 } = new MessageChannelMain()
  if (!host.handOver(nonce, port1)) return false
  page.postMessage(shellChannels.port, { nonce }, [port2])
  return true
}

/** Asked by the main frame of our own window, showing our own page: not by a frame inside it, not by another window. */
function isOurPage(event: IpcMainEvent, page: WebContents): boolean {
  const frame = event.senderFrame
  if (!frame || event.sender !== page || frame.frameTreeNodeId !== page.mainFrame.frameTreeNodeId) return false
  return frame.origin === appOrigin && isPageUrl(frame.url)
}

function refuse(event: IpcMainEvent): void {
  console.error(`A port to the host was refused to ${event.senderFrame?.origin ?? 'a frame that is gone'}.`)
}
