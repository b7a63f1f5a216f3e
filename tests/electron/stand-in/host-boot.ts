// Runs in the host's worker before the host: gives it `process.parentPort` as Electron does.
import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { MessagePortMain } from './message-port-main.ts'

class ParentPort extends EventEmitter {
  constructor() {
    super()
    // Like a port of Electron's: messages wait until somebody listens.
    this.once('newListener', () => queueMicrotask(() => this.#listen()))
  }

  postMessage(message: unknown): void {
    parentPort?.postMessage(message)
  }

  #listen(): void {
    parentPort?.on('message', ({ data, ports }: { data: unknown; ports: MessagePort[] }) =>
      this.emit('message', { data, ports: ports.map((port) => new MessagePortMain(port)) }),
    )
  }
}

const { modulePath } = workerData as { modulePath: string }
process.argv[1] = modulePath
Object.defineProperty(process, 'parentPort', { value: new ParentPort() })
await import(pathToFileURL(modulePath).href)
