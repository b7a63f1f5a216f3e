// Where the server runs that `npm start` or `npm run server` started last: one line in a file, so that other commands find it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './processes.ts'

const standardFile = join(root, '.foyer', 'server-address')

export function saveServerAddress(url: string, file = standardFile): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${url}\n`)
}

/** Of a server that ended; one that was started since keeps its line. */
export function forgetServerAddress(url: string, file = standardFile): void {
  if (findServerAddress(file) === url) rmSync(file, { force: true })
}

/** Undefined when none was started, or it ended in good order. After a crash it may be an address where nobody answers. */
export function findServerAddress(file = standardFile): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
