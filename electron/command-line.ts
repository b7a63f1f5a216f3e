// What may be said when starting Foyer: where the data are, and the two flags the demonstration needs.
// Everything else on the line belongs to Chromium and is left alone.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface CommandLine {
  /** Absolute. */
  dataDir: string
  isDemo: boolean
  isFresh: boolean
}

/** @param userDataDir the profile directory of this user; the data stand below it unless `--data=<dir>` says otherwise. */
export function readCommandLine(args: string[], userDataDir: string): CommandLine {
  const { values } = parseArgs({
    args,
    strict: false,
    options: { data: { type: 'string' }, demo: { type: 'boolean' }, fresh: { type: 'boolean' } },
  })
  return {
    dataDir: typeof values.data === 'string' && values.data !== '' ? resolve(values.data) : join(userDataDir, 'data'),
    isDemo: values.demo === true,
    isFresh: values.fresh === true,
  }
}

/**
 * The host's arguments. `--fresh` is not among them: it is done once, by the shell, not at every start of a host.
 * The key is not among them: arguments can be read by every program on the machine.
 */
export function hostArguments(line: CommandLine): string[] {
  return ['--data', line.dataDir, '--shell', 'electron', ...(line.isDemo ? ['--demo'] : [])]
}
