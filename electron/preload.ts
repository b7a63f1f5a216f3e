// Runs in the sandbox beside the page: passes the page's question for a port on to the shell and the port back to the
// page. It becomes one CommonJS file that needs nothing but `electron`; the page gets `window.foyerShell`, no more.
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { HostState } from '#core/protocol/shell.ts'
import { appOrigin, type FoyerShell, type PortMessage, shellChannels } from '#core/protocol/shell-channels.ts'

const listeners = new Set<(state: HostState) => void>()
let lastState: HostState | undefined

ipcRenderer.on(shellChannels.port, (event: IpcRendererEvent, { nonce }: { nonce: string }) => {
  const message: PortMessage = { type: shellChannels.port, nonce }
  window.postMessage(message, appOrigin, [...event.ports])
})

ipcRenderer.on(shellChannels.hostState, (_event: IpcRendererEvent, state: HostState) => {
  lastState = state
  for (const listener of listeners) listener(state)
})

const foyerShell: FoyerShell = {
  platform: process.platform,
  connect: (nonce) => ipcRenderer.send(shellChannels.connect, nonce),
  onHostState: (listener) => {
    listeners.add(listener)
    // Later, as with every other call: the page has its way to end the calls in hand before the first one comes.
    if (lastState !== undefined)
      void Promise.resolve(lastState).then((state) => listeners.has(listener) && listener(state))
    return () => listeners.delete(listener)
  },
}

contextBridge.exposeInMainWorld('foyerShell', foyerShell)
