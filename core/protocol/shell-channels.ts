// The names the shell, its preload script and the page share. Apart from the messages themselves, because the preload
// script runs in a sandbox as one small file and must not carry a schema library with it.
import type { HostState } from './shell.ts'

/** Electron's own channels between the shell and its preload script. */
export const shellChannels = {
  connect: 'foyer:connect',
  port: 'foyer:port',
  hostState: 'foyer:host-state',
} as const

/** Where the page comes from in Electron; also the target origin of the messages the preload script posts to it. */
export const appOrigin = 'app://foyer'

/** What the preload script posts into the page's window, with the connection's port in `ports[0]`. */
export interface PortMessage {
  type: typeof shellChannels.port
  nonce: string
}

/** `window.foyerShell`, there only in Electron. */
export interface FoyerShell {
  /** Node's name of the operating system: `win32`, `darwin` or `linux`. */
  platform: string
  /**
   * Asks for a new connection to the host. The port comes as a {@link PortMessage} once the host runs; only the last
   * nonce asked for is served. A nonce is 16 to 64 characters of base64url; anything else is ignored.
   */
  connect(nonce: string): void
  /** Calls back with the state known now, if any, and with every later one; returns the way to end that. */
  onHostState(listener: (state: HostState) => void): () => void
}
