// What the Electron shell, the host and the page say to each other about starting, stopping and being connected.
// The shell only hands ports over: nothing a clerk does passes through these messages. The database key travels in
// `start` and nowhere else, never in arguments, environment or logs.
import { z } from 'zod'

/** 256 random bits in lower-case hexadecimal: the key of the counter's database. */
export const DatabaseKey = z.string().regex(/^[0-9a-f]{64}$/)

/** Made by the page for each connection, so that it takes no port it did not ask for. */
export const PortNonce = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)

/** The database's file inside the data directory. The shell looks for it, so as never to make a new key beside old data. */
export const databaseFileName = 'foyer.db'

/** Why a host cannot start at all. A host that says so is not started again until somebody asks for it. */
export const HostFailureCode = z.enum([
  /** The database was written by a newer Foyer than this one. */
  'database-too-new',
  /** The database does not open with this counter's key: another key, or a damaged file. */
  'database-unreadable',
  /** Another program holds the database. */
  'database-in-use',
  /** No room, or no right to write, in the data directory. */
  'disk-not-writable',
  'unexpected',
])
export type HostFailureCode = z.infer<typeof HostFailureCode>

/**
 * Shell to host. `start` comes first and once. With `port` comes one transferred message port: the page's new connection,
 * which takes the place of any earlier one. `stop` asks the host to close the database, say `stopped` and exit, in five seconds.
 */
export const ShellToHost = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), key: DatabaseKey, keyIsWeaklyProtected: z.boolean() }),
  z.object({ type: z.literal('port'), nonce: PortNonce }),
  z.object({ type: z.literal('stop') }),
])
export type ShellToHost = z.infer<typeof ShellToHost>

/** Host to shell. `ready`: ports are welcome. `failed`: will never be ready; `message` is for a technician, in English. */
export const HostToShell = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), code: HostFailureCode, message: z.string().max(2000) }),
  z.object({ type: z.literal('stopped') }),
])
export type HostToShell = z.infer<typeof HostToShell>

/** `running` is the moment to connect, again if need be; `failed` means a person must decide (the shell asks). */
export const HostState = z.enum(['starting', 'running', 'restarting', 'failed'])
export type HostState = z.infer<typeof HostState>

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
