// Starts the host as a program of its own and waits until it is usable.
//   starting --one JSON line {"ready":true,"url":…}--> usable
//            --{"ready":false,…}, its end, or no word in time--> not started (thrown)
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { node, startGroup } from './processes.ts'

export type Host = {
  child: ChildProcess
  /** The address of the page once the host is usable; rejects with HostNotStarted when it will not be. */
  ready: Promise<string>
}

/** The host said why it cannot start, or did not start at all; the message is a plain sentence, with backups where there are any. */
export class HostNotStarted extends Error {}

/** The first start makes the demo's customers and its search index; a slow disk may need most of this. */
const READY_MS_MAX = 180_000

/** Starts `node <args>`, a host. What it logs goes to our standard error. Whoever calls this ends `child`. */
export function startHost(args: string[], readyMsMax = READY_MS_MAX): Host {
  return startProgram(args, readReadyLine, readyMsMax)
}

export type ReadyServer = { url: string; invitations: string[] }

/** The same for the central server, which says besides where it is the one-time codes it was asked for. */
export function startServer(
  args: string[],
  { readyMsMax = READY_MS_MAX, env = process.env } = {},
): { child: ChildProcess; ready: Promise<ReadyServer> } {
  return startProgram(args, readServerLine, readyMsMax, env)
}

function startProgram<Ready>(args: string[], read: (line: string) => Ready, readyMsMax: number, env = process.env) {
  const child = startGroup(node, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
  return { child, ready: withinMs(firstWord(child, read), readyMsMax) }
}

function readServerLine(line: string): ReadyServer {
  const url = readReadyLine(line)
  const invitations = parseJson(line)?.invitations
  return { url, invitations: Array.isArray(invitations) ? invitations.map(String) : [] }
}

/** The address from a host's first line. Throws HostNotStarted with the host's own sentence where it refuses. */
export function readReadyLine(line: string): string {
  const word = parseJson(line)
  if (word?.ready === true && typeof word.url === 'string') return word.url
  if (word?.ready === false && typeof word.message === 'string')
    throw new HostNotStarted(refusal(word.message, word.backups))
  throw new HostNotStarted(`The host said something else than whether it is ready: ${line.slice(0, 200)}`)
}

/** The host's own sentence, and below it the copies that can be restored, newest first as the host says them. */
function refusal(message: string, backups: unknown): string {
  const paths = Array.isArray(backups) ? backups.filter((path) => typeof path === 'string') : []
  if (paths.length === 0) return message
  return [message, 'There are backups to restore, the newest first:', ...paths.map((path) => `  ${path}`)].join('\n')
}

function firstWord<Ready>(child: ChildProcess, read: (line: string) => Ready): Promise<Ready> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error('The host was started without a way to hear it.')
    const lines = createInterface({ input: child.stdout })
    lines.once('line', (line) => {
      // Whatever a library prints later must not reach our standard output, where one line is promised.
      lines.on('line', (later) => console.error(later))
      try {
        resolve(read(line))
      } catch (error) {
        reject(error)
      }
    })
    // 'close' comes after the last line was read, so a refusal is heard before the end is.
    child.once('close', (code) =>
      reject(new HostNotStarted(`The host ended with exit code ${code} before it was ready.`)),
    )
    child.once('error', (error) => reject(new HostNotStarted(`The host could not be started: ${error.message}`)))
  })
}

async function withinMs<Value>(promise: Promise<Value>, msMax: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new HostNotStarted(`The host was not ready after ${msMax / 1000} seconds.`)), msMax)
  })
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

function parseJson(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined // Not JSON at all: the caller says what it was.
  }
}
