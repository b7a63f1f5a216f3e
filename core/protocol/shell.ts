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

/**
 * Host to shell. `ready`: ports are welcome. `failed`: will never be ready; `message` is for a technician, in English, `backups`
 * are the paths of copies that can be restored, newest first.
 */
export const HostToShell = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('failed'),
    code: HostFailureCode,
    message: z.string().max(2000),
    backups: z.array(z.string()),
  }),
  z.object({ type: z.literal('stopped') }),
])
export type HostToShell = z.infer<typeof HostToShell>

/** `running` is the moment to connect, again if need be; `failed` means a person must decide (the shell asks). */
export const HostState = z.enum(['starting', 'running', 'restarting', 'failed'])
export type HostState = z.infer<typeof HostState>

/** How the host ends when its counter was put out of service and has erased itself. */
export const erasedExitCode = 75
