// Starting a counter as a program, telling it what to do and when to die, and waiting for that.
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrationsDirectory } from '#tests/fixture/counter.ts'
import type { FromCounter, ToCounter } from './counter-program.ts'
import type { FaultOrder } from './preload.ts'
import type { Sent } from './sent.ts'

const preload = new URL('./preload.ts', import.meta.url).href

export interface CounterProcess {
  /** Resolves with the counter's word of this kind, or undefined when it died first. */
  hear<Key extends keyof FromCounter>(key: Key): Promise<FromCounter[Key] | undefined>
  tell(message: ToCounter | { fault: FaultOrder } | { askSteps: true }): void
  kill(): void
  /** What ended it. */
  readonly ended: Promise<string>
}

/** @param program from bundleCounter */
export function startCounter(program: string, directory: string, fault?: FaultOrder): CounterProcess {
  const child = spawn(process.execPath, ['--import', preload, program, directory, migrationsDirectory], {
    stdio: ['ignore', 'ignore', process.env.FOYER_LOG ? 'inherit' : 'ignore', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache, ...(fault && { FOYER_FAULT: JSON.stringify(fault) }) },
    timeout: lifeMsMax,
    killSignal: 'SIGTERM',
  })
  const ended = new Promise<string>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`)),
  )
  return {
    hear: (key) => hear(child, key),
    tell: (message) => tell(child, message),
    kill: () => child.kill('SIGKILL'),
    ended,
  }
}

// The sources are compiled once for hundreds of starts.
const compileCache = join(tmpdir(), 'foyer-faults-compile-cache')
const lifeMsMax = 30_000

function hear<Key extends keyof FromCounter>(child: ChildProcess, key: Key): Promise<FromCounter[Key] | undefined> {
  return new Promise((resolve) => {
    const listen = (message: FromCounter) => {
      if (!(key in message) && !('refused' in message)) return
      child.off('message', listen)
      resolve(message[key])
    }
    if (child.exitCode !== null || child.signalCode !== null) return resolve(undefined)
    child.on('message', listen)
    child.once('exit', () => resolve(undefined))
  })
}

function tell(child: ChildProcess, message: object): void {
  // A counter that is dead already hears nothing: that is the case under test, not an error.
  if (child.connected) child.send(message, () => undefined)
}

/** Does something with a copy of a prepared directory that is gone afterwards. */
export async function withCopy<Result>(of: string, work: (directory: string) => Promise<Result>): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'foyer-kill-'))
  try {
    cpSync(of, directory, { recursive: true })
    return await work(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

export type Run = { sent: Sent[]; ended: string; steps: string[] }

/** One counter that is sent these commands, prints what they make, and dies at the step it was told. */
export async function runUntilKilled(
  program: string,
  directory: string,
  commands: readonly Sent[],
  fault: FaultOrder,
): Promise<Run> {
  const counter = startCounter(program, directory)
  await counter.hear('ready')
  counter.tell({ fault })
  const sent: Sent[] = []
  for (const command of commands) {
    const heard = counter.hear('answer')
    counter.tell({ call: command })
    const answer = await heard
    sent.push(answer === undefined ? command : { ...command, answer })
  }
  const isSettled = counter.hear('settled')
  counter.tell({ settle: true })
  await isSettled
  const heard = counter.hear('steps')
  counter.tell({ askSteps: true })
  const steps = (await heard) ?? []
  // Ended in peace, it keeps the compiled sources for those that come after it.
  counter.tell({ close: true })
  return { sent, ended: await counter.ended, steps }
}
