// Electron's `app`: the life of the program, its directories and its single-instance lock.
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers'
import { command, report } from './control.ts'
import { readOptions } from './options.ts'

/** An event whose default can be prevented, as Electron passes it first. */
export class StandInEvent {
  defaultPrevented = false
  preventDefault(): void {
    this.defaultPrevented = true
  }
}

class App extends EventEmitter {
  isReady = false
  isQuitting = false
  isPackaged = readOptions().isPackaged
  /** Closes the windows on quit; set by whoever has them. */
  closeWindows: () => void = () => undefined
  commandLine = {
    getSwitchValue: (name: string) =>
      process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
  }
  readonly #paths = new Map([['appData', readOptions().appDataDir]])

  setName(name: string): void {
    report('name', name)
  }

  enableSandbox(): void {
    if (this.isReady) throw new Error('app.enableSandbox() after ready')
    report('sandbox-enabled')
  }

  getPath(name: string): string {
    const path = this.#paths.get(name)
    if (path === undefined) throw new Error(`No path ${name}`)
    return path
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  getPreferredSystemLanguages(): string[] {
    return readOptions().languages
  }

  whenReady(): Promise<void> {
    return new Promise((resolve) =>
      setImmediate(() => {
        this.isReady = true
        resolve()
      }),
    )
  }

  /** As Chromium has it: a file in the profile that names the first program, which the second one wakes. */
  requestSingleInstanceLock(): boolean {
    const path = join(this.getPath('userData'), 'SingletonLock')
    mkdirSync(this.getPath('userData'), { recursive: true })
    if (existsSync(path) && wake(Number(readFileSync(path, 'utf8')))) {
      report('second-instance-refused')
      return false
    }
    writeFileSync(path, String(process.pid))
    process.on('SIGUSR2', () => this.emit('second-instance', new StandInEvent(), [], ''))
    return true
  }

  quit(): void {
    report('quit')
    this.isQuitting = true
    this.closeWindows()
    const event = new StandInEvent()
    this.emit('will-quit', event)
    report('will-quit', { isHeldUp: event.defaultPrevented })
    if (!event.defaultPrevented) this.exit(0)
  }

  exit(code: number): void {
    report('exit', code)
    setImmediate(() => process.exit(code))
  }
}

export const app = new App()
command('quit', () => app.quit())

/** False where the program is gone and has left its lock behind. */
function wake(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGUSR2')
  } catch {
    return false
  }
}
