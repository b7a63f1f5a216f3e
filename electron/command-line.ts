// What may be said when starting Foyer: where the data are, and the two flags the demonstration needs, and the server.
// Everything else on the line belongs to Chromium and is left alone.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface CommandLine {
  /** Absolute. */
  dataDir: string
  isDemo: boolean
  isFresh: boolean
  /** The server's address, and the one-time code by which a new counter gets in there; both as the host reads them. */
  server: string | undefined
  invitation: string | undefined
}

/** @param userDataDir the profile directory of this user; the data stand below it unless `--data=<dir>` says otherwise. */
export function readCommandLine(args: string[], userDataDir: string): CommandLine {
  const { values } = parseArgs({
    args,
    strict: false,
    options: {
      data: { type: 'string' },
      demo: { type: 'boolean' },
      fresh: { type: 'boolean' },
      server: { type: 'string' },
      invitation: { type: 'string' },
    },
  })
  return {
    dataDir: typeof values.data === 'string' && values.data !== '' ? resolve(values.data) : join(userDataDir, 'data'),
    isDemo: values.demo === true,
    isFresh: values.fresh === true,
    server: textOf(values.server),
    invitation: textOf(values.invitation),
  }
}

/**
 * The host's arguments. `--fresh` is not among them: it is done once, by the shell, not at every start of a host.
 * The key is not among them: arguments can be read by every program on the machine.
 */
export function hostArguments({ dataDir, isDemo, server, invitation }: CommandLine): string[] {
  const link = server ? ['--server', server, ...(invitation ? ['--invitation', invitation] : [])] : []
  return ['--data', dataDir, '--shell', 'electron', ...(isDemo ? ['--demo'] : []), ...link]
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
