// What the host can be started with.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type TerminalKind, terminalKinds } from './terminals.ts'

export type HostArguments = {
  command: 'serve' | 'verify' | 'restore' | 'import'
  dataDirectory: string
  port: number
  rendererDirectory: string | undefined
  isDemo: boolean
  isFresh: boolean
  shell: 'browser' | 'electron'
  counterCode: string
  terminal: TerminalKind
  /** Where the server is, and the one-time code by which a counter that is not known to it yet gets in. */
  invited: { url: string; invitation: string } | undefined
  /** The copy to restore; the newest where it is not named. */
  backup: string | undefined
  /** What follows the command `import`. */
  rest: string[]
}

/** @throws TypeError with a plain sentence for flags that are unknown or make no sense */
export function readArguments(argv: readonly string[]): HostArguments {
  const [first, ...after] = argv
  const command = first === 'verify' || first === 'restore' || first === 'import' ? first : 'serve'
  const { values } = parseArgs({
    args: command === 'serve' ? [...argv] : after,
    allowPositionals: command === 'import',
    strict: command !== 'import',
    options: {
      data: { type: 'string', default: '.foyer/demo' },
      port: { type: 'string', default: '0' },
      renderer: { type: 'string' },
      demo: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      shell: { type: 'string', default: 'browser' },
      counter: { type: 'string', default: 'A1' },
      terminal: { type: 'string', default: 'standalone' },
      backup: { type: 'string' },
      server: { type: 'string' },
      invitation: { type: 'string' },
    },
  })
  return {
    command,
    dataDirectory: resolve(String(values.data)),
    port: portOf(String(values.port)),
    rendererDirectory: values.renderer === undefined ? undefined : resolve(String(values.renderer)),
    isDemo: values.demo === true,
    isFresh: values.fresh === true,
    shell: values.shell === 'electron' ? 'electron' : 'browser',
    counterCode: counterCodeOf(String(values.counter)),
    terminal: terminalOf(String(values.terminal)),
    backup: values.backup === undefined ? undefined : resolve(String(values.backup)),
    invited: invitedOf(values),
    rest: after,
  }
}

function invitedOf({ server, invitation }: { server?: unknown; invitation?: unknown }): HostArguments['invited'] {
  if (server === undefined) return undefined
  if (typeof server !== 'string' || !URL.canParse(server)) throw new TypeError('--server needs an address')
  return { url: server, invitation: typeof invitation === 'string' ? invitation : '' }
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError(`--port ${text} is not a port`)
  return port
}

function terminalOf(text: string): TerminalKind {
  const kind = terminalKinds.find((known) => known === text)
  if (!kind) throw new TypeError(`--terminal ${text}: ${terminalKinds.join(' or ')}`)
  return kind
}

function counterCodeOf(text: string): string {
  if (!/^[A-Z][A-Z0-9]{0,3}$/.test(text)) {
    throw new TypeError(`--counter ${text}: one to four capitals and digits, beginning with a letter, such as A1`)
  }
  return text
}
