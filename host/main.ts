// The host as a program. In the browser shell it serves the page and says on standard output where; in Electron the shell
// speaks with it over the utility process's own port. `verify`, `restore` and `import` are its
// errands without a screen.
import { randomBytes } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino, { type Logger } from 'pino'
import { databaseFileName, erasedExitCode } from '#core/protocol/shell.ts'
import { readBlackBox } from '#db/black-box.ts'
import { findSetting, saveSetting } from '#db/counter.ts'
import { lockDirectory } from '#db/directory-lock.ts'
import { openForReading } from '#db/open.ts'
import { DatabaseProblem } from '#db/refusal.ts'
import { listStaff } from '#db/staff.ts'
import { type HostArguments, readArguments } from './arguments.ts'
import { CounterErased } from './erase.ts'
import { runImportCommand } from './import/command.ts'
import { buildDemo } from './import/demo.ts'
import { startJobs } from './jobs.ts'
import { keyFromFile } from './key-file.ts'
import { blackBoxFileName, type OpenedWorld, openWorld } from './open-world.ts'
import { JournalBehindBlackBox } from './recorder.ts'
import { NotRestored, restoreCounter, restoredText } from './restore.ts'
import { makeDoors } from './serve.ts'
import { serveShell } from './serve-shell.ts'
import { openWebDoor } from './serve-web.ts'
import { verifyBooks } from './verify.ts'

const migrationsDirectory = fileURLToPath(new URL('../db/migrations', import.meta.url))

// Standard output belongs to the one line the starter waits for; everything else is a log line on standard error.
const log = pino({ level: process.env.FOYER_LOG ?? 'info' }, pino.destination({ dest: 2, sync: true }))

try {
  await run(readArguments(process.argv.slice(2)))
} catch (error) {
  reportFailure(error)
}

async function run(given: HostArguments): Promise<void> {
  if (given.command === 'verify') return verify(given)
  if (given.command === 'restore') return restore(given)
  if (given.command === 'import') return importFile(given)
  if (given.shell === 'electron') return serveShell({ given, migrationsDirectory, log, prepare })
  return serveBrowser(given)
}

async function serveBrowser(given: HostArguments): Promise<void> {
  if (given.isFresh) setAside(given.dataDirectory)
  const opened = await openWorld({ ...given, migrationsDirectory, log, warnings: ['key-in-file'] })
  const closers: (() => unknown)[] = [() => opened.close()]
  const end = endOnce(closers)
  try {
    const doors = makeDoors(opened.world, () => void end(70))
    const token = randomBytes(24).toString('base64url')
    // Before the demo is made: who is told that the port is taken has not waited for it.
    const door = await openWebDoor({ ...given, token, onConnection: (socket) => doors.socket(socket) }).catch(portTaken)
    await prepare(given, opened, log)
    opened.world.sync.begin(opened.world, given.invited)
    closers.unshift(startJobs(opened.world), () => door.close())
    void opened.erased.then(() => end(erasedExitCode))
    process.once('SIGTERM', () => void end(0))
    process.once('SIGINT', () => void end(0))
    say({ ready: true, url: door.url })
  } catch (error) {
    await opened.close()
    throw error
  }
}

function portTaken(error: unknown): never {
  const { code, port } = error as { code?: unknown; port?: unknown }
  if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
  throw new TypeError(`Another program has the port ${port}. Choose another with --port, or none for any that is free.`)
}

/** Stops jobs, door and database in that order, once, however often it is asked. */
function endOnce(closers: readonly (() => unknown)[]): (code: number) => Promise<void> {
  let isEnding = false
  return async (code) => {
    if (isEnding) return
    isEnding = true
    for (const close of closers) await close()
    process.exit(code)
  }
}

/** Fills a counter without staff with the demo venue where that was asked for; one cut short is gone on with. */
async function prepare(given: HostArguments, { world }: OpenedWorld, logger: Logger): Promise<void> {
  const isBegun = findSetting(world.db.read, 'demo') === 'begun'
  if (!given.isDemo || (!isBegun && listStaff(world.db.read).length > 0)) return
  logger.info('making the demo venue')
  world.db.write((tx) => saveSetting(tx, 'demo', 'begun'))
  await buildDemo(world, { todayMs: world.clock.nowMs(), seed: 1, onProgress: (step) => logger.debug(step, 'demo') })
  world.db.write((tx) => saveSetting(tx, 'demo', 'made'))
}

/** Never deletes: the old data stay beside the new ones under a dated name. @throws DatabaseProblem while another host works on them */
function setAside(directory: string): void {
  if (!existsSync(directory)) return
  lockDirectory(directory)()
  renameSync(directory, `${directory}-until-${new Date().toISOString().replace(/[:.]/g, '-')}`)
}

/** Looks at the books as they lie there: opened for reading, so that a black box that lags is reported and not mended first. */
function verify({ dataDirectory }: HostArguments): void {
  const path = join(dataDirectory, databaseFileName)
  if (!existsSync(path)) throw new TypeError(`There is no counter in ${dataDirectory}.`)
  const unlock = lockDirectory(dataDirectory)
  const key = keyFromFile(dataDirectory, path)
  const db = openForReading(path, key)
  const box = readBlackBox(join(dataDirectory, blackBoxFileName), key)
  const report = verifyBooks(db, box)
  box.close()
  db.close()
  unlock()
  say(report)
  process.exitCode = report.problem ? 1 : 0
}

/** Says in plain words what was done; a refusal changed nothing. */
function restore({ dataDirectory, backup }: HostArguments): void {
  if (!existsSync(dataDirectory)) throw new TypeError(`There is no counter in ${dataDirectory}.`)
  const unlock = lockDirectory(dataDirectory)
  try {
    // Where there is a black box there was a key: a new one would read neither.
    const key = keyFromFile(dataDirectory, join(dataDirectory, blackBoxFileName))
    const nowMs = Date.now()
    const restored = restoreCounter({ dataDirectory, migrationsDirectory, key, backup, nowMs })
    process.stdout.write(`${restoredText(restored)}\n`)
  } finally {
    unlock()
  }
}

async function importFile(given: HostArguments): Promise<void> {
  process.exitCode = await runImportCommand(given.rest, {
    openWorld: (dataDirectory) =>
      openWorld({
        ...given,
        ...(dataDirectory !== undefined && { dataDirectory }),
        migrationsDirectory,
        log,
        warnings: [],
      }),
    cwd: process.env.INIT_CWD ?? process.cwd(),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    isTerminal: process.stdout.isTTY,
  })
}

function reportFailure(error: unknown): void {
  const isExplained =
    error instanceof DatabaseProblem ||
    error instanceof JournalBehindBlackBox ||
    error instanceof NotRestored ||
    error instanceof CounterErased ||
    error instanceof TypeError
  const message = isExplained ? error.message : 'Foyer could not start. The reason is in the log.'
  // What is explained to the person needs no stack on their screen.
  if (!isExplained) log.error({ error: error instanceof Error ? error.stack : String(error) }, 'the host did not start')
  const backups = error instanceof DatabaseProblem ? error.backups : []
  say({ ready: false, code: error instanceof DatabaseProblem ? error.code : 'unexpected', message, backups })
  process.exitCode = 1
}

function say(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
