// Keeps the host alive: starts it, starts it again when it dies, and lets it close its database before the shell goes.
//
//   starting ──ready──▶ running ──exit──▶ restarting ──wait──▶ starting        (a minute of health forgets the tries)
//       │                                     │
//       └──failed, or too many tries──▶ failed ──a person says "try again"──▶ starting
//
//   any state ──stop()──▶ stopping ──exit, or five seconds and a kill──▶ gone
import type { MessagePortMain, UtilityProcess } from 'electron'
import { type HostFailureCode, type HostState, HostToShell, type ShellToHost } from '#core/protocol/shell.ts'
import { decideRetry, healthyAfterMs } from './retry.ts'

export interface HostFailure {
  /** `keeps-stopping` is the shell's own finding; the others are what the host said. */
  code: HostFailureCode | 'keeps-stopping'
  /** For a technician, in English; may be empty. */
  message: string
  /** Paths of copies that can be restored, newest first. */
  backups: readonly string[]
}

export interface HostWiring {
  fork: () => UtilityProcess
  start: Extract<ShellToHost, { type: 'start' }>
  onState: (state: HostState) => void
  /** Asks a person. `start()` may be called again from here, or never. */
  onFailure: (failure: HostFailure) => void
}

/** A host that opens a large database, copies it and migrates it may take minutes; one that takes this long hangs. */
const readyWaitMsMax = 10 * 60_000
const stopWaitMs = 5_000

export class HostProcess {
  readonly #wiring: HostWiring
  #child: UtilityProcess | undefined
  #state: HostState = 'starting'
  #triesInARow = 0
  #isStopping = false
  /** One at a time, whichever the state needs: the ready bound, the back-off, or the minute of health. */
  #timer: NodeJS.Timeout | undefined

  constructor(wiring: HostWiring) {
    this.#wiring = wiring
  }

  get state(): HostState {
    return this.#state
  }

  /** The first start, and the one after a person said "try again". */
  start(): void {
    this.#triesInARow = 0
    this.#become('starting')
    this.#fork()
  }

  /** Hands the page's port to the running host; says whether there was one to take it. */
  handOver(nonce: string, port: MessagePortMain): boolean {
    if (this.#state !== 'running' || this.#isStopping || !this.#child) return false
    this.#say(this.#child, { type: 'port', nonce }, [port])
    return true
  }

  /** Resolves when the host is gone, at the latest after five seconds and a kill. */
  stop(): Promise<void> {
    this.#isStopping = true
    clearTimeout(this.#timer)
    const child = this.#child
    if (!child) return Promise.resolve()
    return new Promise((resolve) => {
      const bound = setTimeout(() => {
        console.error('The host did not stop in time; it is ended. Its database survives that.')
        if (!child.kill()) resolve()
      }, stopWaitMs)
      child.once('exit', () => {
        clearTimeout(bound)
        resolve()
      })
      this.#say(child, { type: 'stop' })
    })
  }

  #fork(): void {
    const child = this.#wiring.fork()
    this.#child = child
    child.on('message', (message: unknown) => this.#hear(child, message))
    child.once('exit', (code) => this.#missed(child, code))
    this.#say(child, this.#wiring.start)
    this.#after(readyWaitMsMax, () => child.kill())
  }

  #say(child: UtilityProcess, message: ShellToHost, ports: MessagePortMain[] = []): void {
    child.postMessage(message, ports)
  }

  #hear(child: UtilityProcess, message: unknown): void {
    if (child !== this.#child) return
    const { data } = HostToShell.safeParse(message)
    if (!data) console.error('The host said something the shell does not understand.')
    if (data?.type === 'stopped') child.kill()
    if (data?.type === 'ready' && !this.#isStopping) this.#beReady()
    if (data?.type === 'failed' && !this.#isStopping) this.#fail(child, data)
  }

  #beReady(): void {
    this.#become('running')
    this.#after(healthyAfterMs, () => {
      this.#triesInARow = 0
    })
  }

  #missed(child: UtilityProcess, code: number): void {
    if (child !== this.#child) return
    this.#child = undefined
    clearTimeout(this.#timer)
    if (this.#isStopping || this.#state === 'failed') return
    const retry = decideRetry(this.#triesInARow)
    console.error(`The host ended with code ${code} after ${this.#triesInARow} restarts in a row.`)
    if (retry.again) this.#startAgain(retry.waitMs)
    else this.#giveUp({ code: 'keeps-stopping', message: `Last exit code: ${code}`, backups: [] })
  }

  #startAgain(waitMs: number): void {
    this.#triesInARow += 1
    this.#become('restarting')
    this.#after(waitMs, () => this.#fork())
  }

  #fail(child: UtilityProcess, failure: HostFailure): void {
    this.#child = undefined
    child.kill()
    clearTimeout(this.#timer)
    this.#giveUp(failure)
  }

  #giveUp(failure: HostFailure): void {
    this.#become('failed')
    this.#wiring.onFailure(failure)
  }

  #become(state: HostState): void {
    this.#state = state
    this.#wiring.onState(state)
  }

  #after(waitMs: number, then: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(then, waitMs)
  }
}
