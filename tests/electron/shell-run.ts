// Starts the *built* shell against the stand-in for Electron, in a directory of its own laid out like the packaged app,
// and gives the test what it needs: everything reported, a way to ask, and an end that leaves no process behind.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildElectron } from '#build/node-bundle.ts'
import type { Behaviour } from './fixture/host.ts'
import type { Answer, Report } from './stand-in/control.ts'
import { optionsVariable, type StandInOptions, usual } from './stand-in/options.ts'

export interface BuiltApp {
  /** The directory of everything: the app, the user's data, a file the page must never get. */
  dir: string
  dataDir: string
  write(path: string, text: string): void
  behave(behaviour: Behaviour): void
  run(args?: string[], options?: Partial<StandInOptions>): ShellRun
  remove(): Promise<void>
}

const pageScript = `
  globalThis.states = []
  foyerShell.onHostState((state) => states.push(state))
  globalThis.connect = (nonce, say) => new Promise((resolve) => {
    window.addEventListener('message', ({ data, ports: [port] }) => {
      if (data.type !== 'foyer:port' || data.nonce !== nonce) return
      port.onmessage = (event) => resolve(event.data)
      port.postMessage(say)
    })
    foyerShell.connect(nonce)
  })`

const fixtureHost = join(import.meta.dirname, 'fixture', 'host.ts')

/** Builds the shell once; a page and a host that belong to the test stand where the build would put the real ones. */
export async function buildApp(hostPath = fixtureHost): Promise<BuiltApp> {
  const dir = mkdtempSync(join(tmpdir(), 'foyer-shell-'))
  const runs: ShellRun[] = []
  const app: BuiltApp = {
    dir,
    dataDir: join(dir, 'data'),
    write: (path, text) => {
      mkdirSync(dirname(join(dir, path)), { recursive: true })
      writeFileSync(join(dir, path), text)
    },
    behave: (behaviour) => app.write('data/behaviour', behaviour),
    run: (args = [`--data=${app.dataDir}`], options = {}) => {
      const run = new ShellRun(dir, args, { ...usual, appDataDir: join(dir, 'app-data'), ...options })
      runs.push(run)
      return run
    },
    remove: async () => {
      await Promise.all(runs.map((run) => run.end()))
      rmSync(dir, { recursive: true, force: true })
    },
  }
  mkdirSync(join(dir, 'app-data'))
  app.write('package.json', '{ "type": "module" }')
  app.write('dist/secret.txt', 'nobody reads this')
  app.write('dist/renderer/index.html', '<!doctype html><title>Foyer</title><script src="/assets/app.js"></script>')
  app.write('dist/renderer/assets/app.js', pageScript)
  app.write('dist/host/main.js', `await import(${JSON.stringify(hostPath)})`)
  await buildElectron(join(dir, 'dist', 'electron'))
  return app
}

export class ShellRun {
  readonly reports: Report[] = []
  output = ''
  readonly #child: ChildProcess
  readonly #gone: Promise<number | null>
  readonly #waiting = new Set<() => void>()
  readonly #asked = new Map<number, (answer: Answer) => void>()

  constructor(dir: string, args: string[], options: StandInOptions) {
    const register = join(import.meta.dirname, 'stand-in', 'register.ts')
    this.#child = spawn(process.execPath, ['--import', register, join(dir, 'dist', 'electron', 'main.js'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, [optionsVariable]: JSON.stringify(options) },
    })
    this.#gone = new Promise((resolve) => this.#child.once('exit', (code) => resolve(code)))
    this.#child.stdout?.on('data', (chunk) => this.#note(() => this.#add(chunk)))
    this.#child.stderr?.on('data', (chunk) => this.#note(() => this.#add(chunk)))
    this.#child.on('message', (message: Report | Answer) =>
      'id' in message ? this.#asked.get(message.id)?.(message) : this.#note(() => this.reports.push(message)),
    )
    // Wakes whoever still waits for a word from a program that is gone.
    void this.#gone.then(() => this.#note(() => undefined))
  }

  /** What was reported under one name, in order. */
  all<Detail>(what: string): Detail[] {
    return this.reports.filter((one) => one.what === what).map((one) => one.detail as Detail)
  }

  /** Waits until something is so; asked again after every report and every line. The test's own timeout is the bound. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.#child.exitCode !== null) throw new Error(`The shell is gone: ${this.output}`)
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  seen<Detail>(what: string, count = 1): Promise<Detail> {
    return this.until(() => this.all(what).length >= count).then(() => this.all<Detail>(what)[count - 1] as Detail)
  }

  async ready(): Promise<this> {
    await this.until(() => this.output.includes('Foyer is ready'))
    return this
  }

  ask<Value>(command: string, input: unknown = null): Promise<Value> {
    const id = this.#asked.size
    const answered = new Promise<Value>((resolve, reject) => {
      this.#asked.set(id, ({ value, error }) =>
        error === undefined ? resolve(value as Value) : reject(new Error(error)),
      )
    })
    this.#child.send({ id, command, input })
    return answered
  }

  evaluate<Value>(code: string): Promise<Value> {
    return this.ask<Value>('evaluate', code)
  }

  /** The exit code, once the program has ended by itself. */
  ended(): Promise<number | null> {
    return this.#gone
  }

  async end(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#gone
  }

  #add(chunk: Buffer): void {
    this.output += chunk.toString()
  }

  #note(happened: () => unknown): void {
    happened()
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of waiting) wake()
  }
}
