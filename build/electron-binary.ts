// Electron's program. The npm package brings none; it fetches it from outside the npm registry on first use, which
// many networks do not let through. So: look whether it is there, try for a bounded time, and live without.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { node, root, runTool } from './processes.ts'

const FETCH_MS_MAX = 20_000

/** The path of Electron's program, or undefined when it was never fetched. */
export function findElectron(packageFolder = join(root, 'node_modules', 'electron')): string | undefined {
  const pathFile = join(packageFolder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const program = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(program) ? program : undefined
}

/** The path of Electron's program, fetched first where that is possible in twenty seconds; else undefined. */
export async function getOrFetchElectron(): Promise<string | undefined> {
  const found = findElectron()
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  if (found || !existsSync(installer)) return found
  console.error('Fetching Electron (once, for at most twenty seconds) …')
  await runTool(node, [installer], { timeoutMs: FETCH_MS_MAX })
  return findElectron()
}
