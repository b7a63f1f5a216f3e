// Programs of others that a bench is held against. Each stands in tests/bench/peers/ with exact versions of its own; it is
// installed into .bench/ when a bench first wants it, and never among the packages of this project.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { node, root, runTool } from '#build/processes.ts'

const cacheDirectory = join(root, '.bench/peers')
/** Longer, and the line is too slow to wait for. */
const installMsMax = 300_000

/** The folder of a peer that can be run; undefined, with the reason on standard error, where it cannot be installed here. */
export async function installPeer(name: string): Promise<string | undefined> {
  const source = join(root, 'tests/bench/peers', name)
  const directory = join(cacheDirectory, `${name}-${hashOf(source)}`)
  if (existsSync(directory)) return directory
  removeOutdated(`${name}-`)
  const unfinished = `${directory}.unfinished`
  mkdirSync(unfinished, { recursive: true })
  cpSync(source, unfinished, { recursive: true })
  const words = ['ci', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const why = await runTool('npm', [...words, '--prefix', unfinished], { timeoutMs: installMsMax }).then(
    ({ exitCode, output }) => (exitCode === 0 ? undefined : output),
    String,
  )
  if (why !== undefined) {
    console.error(`${name} could not be installed, so nothing is held against it: ${why.slice(-500)}`)
    return undefined
  }
  renameSync(unfinished, directory)
  return directory
}

/** Runs one of its scripts to the end. @returns what its last line says, as JSON @throws when it fails */
export async function runPeer<Answer>(directory: string, script: string, args: readonly string[]): Promise<Answer> {
  const { exitCode, output } = await runTool(node, [join(directory, script), ...args])
  if (exitCode !== 0) throw new Error(`${script} failed: ${output.slice(-2_000)}`)
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Answer
}

function hashOf(directory: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(directory).sort()) hash.update(readFileSync(join(directory, name)))
  return hash.digest('hex').slice(0, 8)
}

function removeOutdated(prefix: string): void {
  if (!existsSync(cacheDirectory)) return
  for (const name of readdirSync(cacheDirectory).filter((each) => each.startsWith(prefix)))
    rmSync(join(cacheDirectory, name), { recursive: true })
}
