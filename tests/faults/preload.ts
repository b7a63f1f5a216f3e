// Loaded into a counter's process before anything else (`node --import`). It counts every step that can change what is
// on the disk and ends the process, as `kill -9` does, before or after the step it was told. Orders come over the
// process's own channel or, for what happens while it starts, in FOYER_FAULT.
import fs from 'node:fs'
import { open } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import Sqlite from 'better-sqlite3'

export type FaultOrder = {
  /** Die at this step, counted from one; 0 never. */
  killAt: number
  when: 'before' | 'after'
  /** Count statements that only read as well. */
  countReads: boolean
}

type Call = (this: unknown, ...args: unknown[]) => unknown
type Methods = Record<string, Call>

let order: FaultOrder | undefined
let steps: string[] = []

const given = process.env.FOYER_FAULT
if (given !== undefined) begin(JSON.parse(given) as FaultOrder)
process.on('message', (message: { fault?: FaultOrder; askSteps?: true }) => {
  if (message.fault) begin(message.fault)
  if (message.askSteps) process.send?.({ steps })
})
await patchAll()

function begin(wanted: FaultOrder): void {
  order = wanted
  steps = []
}

async function patchAll(): Promise<void> {
  const sample = new Sqlite(':memory:').prepare('select 1')
  for (const name of ['run', 'get', 'all'])
    patch(Object.getPrototypeOf(sample), name, (self) => {
      const { source, readonly } = self as Sqlite.Statement
      const isRead = readonly && /^\s*(select|with|pragma)\b/i.test(source)
      return isRead && !order?.countReads ? undefined : source.slice(0, 80)
    })
  for (const name of ['exec', 'pragma'])
    patch(Sqlite.prototype, name, (_, [text]) => `${name} ${String(text).replace(/x'.*'/, 'KEY')}`)
  const onDisk = ([file]: unknown[]) => (file === 1 || file === 2 ? undefined : '')
  for (const name of ['writeSync', 'fsyncSync', 'ftruncateSync', 'writeFileSync', 'renameSync', 'copyFileSync'])
    patch(fs, name, (_, args) => (onDisk(args) === undefined ? undefined : name))
  for (const name of ['mkdirSync', 'openSync', 'rmSync', 'unlinkSync']) patch(fs, name, () => name)
  const handle = await open('/dev/null')
  for (const name of ['appendFile', 'write', 'writeFile', 'sync', 'datasync', 'truncate'])
    patch(Object.getPrototypeOf(handle), name, () => `FileHandle.${name}`)
  await handle.close()
  syncBuiltinESMExports()
}

function patch(target: object, name: string, labelOf: (self: unknown, args: unknown[]) => string | undefined): void {
  const methods = target as Methods
  const real = methods[name]
  if (!real) throw new Error(`nothing is called ${name} here any more: the counting would miss it`)
  methods[name] = function counted(...args) {
    const label = order && labelOf(this, args)
    if (label === undefined) return real.apply(this, args)
    const isLast = steps.push(label) === order?.killAt
    if (isLast && order?.when === 'before') die()
    const result = real.apply(this, args)
    if (!isLast) return result
    return result instanceof Promise ? result.then(die) : die()
  }
}

/** Nothing runs after this: no exit handler, no buffer is emptied, as when the power of the process is cut. */
function die(): never {
  process.kill(process.pid, 'SIGKILL')
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}
