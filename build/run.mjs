// The one door of every npm script: `node build/run.mjs <task> [-- args]`. Needs nothing but Node 20 and npm:
// it installs what is missing, then runs build/<task>.ts with the project's own Node 24, which reads
// TypeScript as it is. Standard streams, signals and the exit code pass through untouched.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installMissing, projectNode } from './install.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(here)
const [task = '', ...rest] = process.argv.slice(2)
const args = rest[0] === '--' ? rest.slice(1) : rest

if (!/^[a-z-]+$/.test(task) || !existsSync(join(here, `${task}.ts`)))
  stop(`There is no task "${task}". See "scripts" in package.json.`, 64)

const failure = installMissing(root)
if (failure) stop(failure, 69)
runTask()

function runTask() {
  const child = spawn(projectNode(root), [join(here, `${task}.ts`), ...args], { stdio: 'inherit', cwd: root })
  // A Ctrl+C in a terminal reaches the child as well as this process: it has to bear hearing a signal twice.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) endWithParent(child)
  child.on('error', (error) => stop(`The Node in node_modules could not be started: ${error.message}`, 70))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

/** npm passes a termination to the shell between it and us, which dies of it without a word: then we are orphaned. */
function endWithParent(child) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref()
}

function stop(message, code) {
  console.error(message)
  process.exit(code)
}
