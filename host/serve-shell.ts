// The host inside Electron: it gets its key and its ports from the shell over the utility process's own channel.
//
//   waiting ──start──▶ opening ──ready──▶ serving ──stop──▶ stopped
//                         └──failed──▶ (the shell tells the person)
import type { MessagePort as NodeMessagePort } from 'node:worker_threads'
import type { Logger } from 'pino'
import { erasedExitCode, type HostToShell, ShellToHost } from '#core/protocol/shell.ts'
import { DatabaseProblem, type DatabaseProblemCode } from '#db/refusal.ts'
import type { HostArguments } from './arguments.ts'
import { startJobs } from './jobs.ts'
import { type OpenedWorld, openWorld } from './open-world.ts'
import { type Doors, makeDoors } from './serve.ts'

type ParentPort = {
  on(event: 'message', listener: (message: { data: unknown; ports: NodeMessagePort[] }) => void): void
  postMessage(message: HostToShell): void
}

type Options = {
  given: HostArguments
  migrationsDirectory: string
  log: Logger
  prepare(given: HostArguments, opened: OpenedWorld, log: Logger): Promise<void>
}

type FailureCode = Extract<HostToShell, { type: 'failed' }>['code']

const failureCodes: Partial<Record<DatabaseProblemCode, FailureCode>> = {
  'newer-than-program': 'database-too-new',
  'wrong-key': 'database-unreadable',
  damaged: 'database-unreadable',
  missing: 'database-unreadable',
  'in-use': 'database-in-use',
  locked: 'database-in-use',
  'disk-full': 'disk-not-writable',
  'black-box': 'disk-not-writable',
}

/** Serves until the shell says stop. @throws when there is no shell to talk to */
export function serveShell(options: Options): void {
  // Electron puts it there in a utility process; Node's types do not know it.
  const { parentPort: parent } = process as { parentPort?: ParentPort }
  if (!parent) throw new TypeError('--shell electron needs the Electron shell; start the host without it')
  let opened: OpenedWorld | undefined
  let doors: Doors | undefined
  let stopJobs: (() => void) | undefined
  const start = async (message: Extract<ShellToHost, { type: 'start' }>) => {
    opened = await openWorld({
      ...options.given,
      ...options,
      key: Buffer.from(message.key, 'hex'),
      warnings: message.keyIsWeaklyProtected ? ['key-weakly-protected'] : [],
    })
    await options.prepare(options.given, opened, options.log)
    doors = makeDoors(opened.world, () => process.exit(70))
    opened.world.sync.begin(opened.world, options.given.invited)
    stopJobs = startJobs(opened.world)
    // Started again it says why it does not.
    void opened.erased.then(() => process.exit(erasedExitCode))
    parent.postMessage({ type: 'ready' })
  }
  const stop = async () => {
    stopJobs?.()
    await opened?.close()
    parent.postMessage({ type: 'stopped' })
    process.exit(0)
  }
  parent.on('message', ({ data, ports }) => {
    const message = ShellToHost.parse(data)
    const [port] = ports
    if (message.type === 'start') start(message).catch((error: unknown) => fail(parent, options.log, error))
    else if (message.type === 'stop') stop().catch((error: unknown) => fail(parent, options.log, error))
    else if (port) doors?.port(port)
  })
}

function fail(parent: ParentPort, log: Logger, error: unknown): void {
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'the host failed')
  const message = error instanceof Error ? error.message : String(error)
  const problem = error instanceof DatabaseProblem ? error : undefined
  const code = (problem && failureCodes[problem.code]) ?? 'unexpected'
  parent.postMessage({ type: 'failed', code, message, backups: [...(problem?.backups ?? [])] })
}
