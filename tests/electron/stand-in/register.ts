// Loaded before the built main.js: whoever imports `electron` gets the stand-in, and time runs as fast as the test says.
import { registerHooks } from 'node:module'
import { listen, report } from './control.ts'
import { readOptions } from './options.ts'

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})

const { timesFaster } = readOptions()
const realSetTimeout = globalThis.setTimeout
const scaled = (run: (...args: unknown[]) => void, waitMs = 0, ...args: unknown[]) => {
  report('timer', waitMs)
  const fire = () => {
    report('timer-fired', waitMs)
    run(...args)
  }
  return realSetTimeout(fire, waitMs / timesFaster)
}
globalThis.setTimeout = Object.assign(scaled, realSetTimeout) as typeof setTimeout
// Node keeps Electron's main process alive by its event loop; here it is this timer that stands for it.
setInterval(() => undefined, 60_000)
listen()
