// Electron's utilityProcess as a worker thread: an own event loop, an own exit code, ports that can be transferred to it,
// and an end that a hanging loop cannot refuse. What it does not show is the operating system's process boundary.
import { EventEmitter } from 'node:events'
import { Worker } from 'node:worker_threads'
import { command, report } from './control.ts'
import type { MessagePortMain } from './message-port-main.ts'

const alive = new Set<UtilityProcess>()

class UtilityProcess extends EventEmitter {
  readonly #worker: Worker
  readonly stdout
  readonly stderr

  constructor(modulePath: string, args: string[], options: { serviceName: string; stdio: string }) {
    super()
    report('host-forked', { modulePath, args, options, env: Object.keys(options).includes('env') })
    this.#worker = new Worker(new URL('./host-boot.ts', import.meta.url), {
      argv: args,
      workerData: { modulePath },
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    this.stdout = this.#worker.stdout
    this.stderr = this.#worker.stderr
    alive.add(this)
    this.#worker.on('message', (message: unknown) => this.emit('message', message))
    this.#worker.on('error', (error) => report('host-threw', String(error)))
    this.#worker.once('exit', (code) => {
      alive.delete(this)
      report('host-exit', code)
      this.emit('exit', code)
    })
  }

  postMessage(data: unknown, ports: MessagePortMain[] = []): void {
    const raw = ports.map((port) => port.raw)
    this.#worker.postMessage({ data, ports: raw }, raw)
  }

  kill(): boolean {
    report('host-killed')
    const isAlive = alive.has(this)
    void this.#worker.terminate()
    return isAlive
  }
}

export const utilityProcess = {
  fork: (modulePath: string, args: string[], options: { serviceName: string; stdio: string }) =>
    new UtilityProcess(modulePath, args, options),
}

/** A host that dies without a word: out of memory, a broken driver, somebody's task manager. */
command('crash-host', () => {
  for (const child of alive) child.kill()
})
