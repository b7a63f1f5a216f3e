// One loaded page: the page's own world and the preload script's isolated world, two contexts that share nothing but what
// `contextBridge` exposes and what `window.postMessage` carries. Scripts come through the app's protocol handler.
import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers'
import { createContext, runInContext } from 'node:vm'
import type { MessagePort } from 'node:worker_threads'

export interface PagePipe {
  /** `ipcRenderer.send`. */
  send(channel: string, args: unknown[]): void
  fetchText(url: string): Promise<string>
}

type Listener = (event: unknown) => void

export class Page {
  readonly url: string
  readonly origin: string
  readonly #pipe: PagePipe
  readonly #heard: Record<string, Listener[]> = {}
  readonly #fromMain: Record<string, ((...args: unknown[]) => void)[]> = {}
  readonly #world: Record<string, unknown> = {}

  constructor(url: string, origin: string, preloadPath: string, pipe: PagePipe) {
    this.url = url
    this.origin = origin
    this.#pipe = pipe
    Object.assign(this.#world, { window: this.#world, console, MessageChannel, ...this.#windowParts() })
    createContext(this.#world)
    this.#runPreload(preloadPath)
  }

  async runScripts(html: string): Promise<void> {
    for (const [, source = ''] of html.matchAll(/<script[^>]* src="([^"]+)"/g))
      this.evaluate(await this.#pipe.fetchText(new URL(source, this.url).href))
  }

  evaluate(code: string): unknown {
    return runInContext(code, createContext(this.#world))
  }

  /** What main sends with `webContents.send` or, with ports, `webContents.postMessage`. */
  hear(channel: string, args: unknown[], ports: MessagePort[]): void {
    setImmediate(() => {
      for (const listener of this.#fromMain[channel] ?? []) listener({ ports }, ...structuredClone(args))
    })
  }

  #runPreload(path: string): void {
    const sandbox = createContext({ window: this.#windowParts(), process: { platform: process.platform } })
    const run = runInContext(`(function (require) { ${readFileSync(path, 'utf8')}\n})`, sandbox)
    run((name: string) => {
      // The real sandbox lends a few modules of Node; ours needs none, so it gets none.
      if (name !== 'electron') throw new Error(`module not found: ${name}`)
      return { contextBridge: this.#contextBridge(), ipcRenderer: this.#ipcRenderer() }
    })
  }

  #windowParts() {
    return {
      location: { origin: this.origin, href: this.url },
      addEventListener: (type: string, listener: Listener) => {
        this.#heard[type] = [...(this.#heard[type] ?? []), listener]
      },
      postMessage: (data: unknown, targetOrigin: string, ports: MessagePort[] = []) => {
        if (targetOrigin !== '*' && targetOrigin !== this.origin) return
        const event = { data: structuredClone(data), origin: this.origin, ports }
        setImmediate(() => {
          for (const listener of this.#heard.message ?? []) listener(event)
        })
      },
    }
  }

  #contextBridge() {
    return {
      exposeInMainWorld: (name: string, api: object) => {
        this.#world[name] = Object.freeze({ ...api })
      },
    }
  }

  #ipcRenderer() {
    return {
      send: (channel: string, ...args: unknown[]) => this.#pipe.send(channel, structuredClone(args)),
      on: (channel: string, listener: (...args: unknown[]) => void) => {
        this.#fromMain[channel] = [...(this.#fromMain[channel] ?? []), listener]
      },
    }
  }
}
