// Starting and ending other programs: tools that run to their end with their words kept, and children that
// stay until they are told to go. Whoever starts a program here also ends it, with a bound.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { join } from 'node:path'

/** The root of the repository. */
export const root = join(import.meta.dirname, '..')

/** The Node this process runs on, which is the project's own Node 24. */
export const node = process.execPath

export type ToolResult = { exitCode: number; output: string }

const OUTPUT_CHARACTERS_MAX = 200_000
const END_MS_MAX = 5_000

/** Runs a program to its end and keeps the last of what it said on both streams, in the order it came. */
export function runTool(command: string, args: string[], options: { timeoutMs?: number } = {}): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs ?? 900_000,
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-OUTPUT_CHARACTERS_MAX)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve({ exitCode: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output }),
    )
  })
}

/** Runs a program with this terminal as its own, for as long as it likes; the answer is its exit code. */
export async function passThrough(command: string, args: string[], cwd = root): Promise<number> {
  const child = spawn(command, args, { cwd, stdio: 'inherit' })
  forwardSignals(child)
  return await exited(child)
}

/**
 * Starts a program in a group of its own, so that `endGroup` reaches what it starts in turn (a browser is many
 * processes) and a Ctrl+C in the terminal reaches it once, through us.
 */
export function startGroup(command: string, args: string[], options: SpawnOptions = {}): ChildProcess {
  return spawn(command, args, { cwd: root, detached: process.platform !== 'win32', ...options })
}

/** Asks a group to end and, after five seconds, ends it. Resolves when it is gone. */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const gone = exited(child)
  signalGroup(child, 'SIGTERM')
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), END_MS_MAX)
  await gone
  clearTimeout(timer)
}

/** Resolves with the exit code when the child has ended; 1 when a signal ended it or it could not be started. */
export function exited(child: ChildProcess): Promise<number> {
  if (hasEnded(child)) return Promise.resolve(child.exitCode ?? 1)
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1))
    child.once('error', () => resolve(1))
  })
}

/** Calls `end` once on the first Ctrl+C, hang-up or termination; a terminal may send the same wish twice. */
export function onEndWish(end: () => void): void {
  let isEnding = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isEnding) return
      isEnding = true
      end()
    })
  }
}

function forwardSignals(child: ChildProcess): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    // Windows has no signals to send; taskkill ends the whole tree.
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' })
    return
  }
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    // Gone between the look and the signal is what was wanted; anything else is not.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
