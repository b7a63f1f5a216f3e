// Remembers what a bundle was built from, so that starting twice does not build twice. The stamp is a hash of the
// names and contents of all sources: dates lie after a checkout.
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Stamp = {
  /** Where the stamp file is kept. */
  folder: string
  name: string
  /** Globs from the root of the repository. Test files among them do not count. */
  sources: string[]
}

export function isUpToDate(root: string, stamp: Stamp): boolean {
  try {
    return readFileSync(stampPath(stamp), 'utf8') === hashOf(root, stamp)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false // Never built.
    throw error
  }
}

export function markBuilt(root: string, stamp: Stamp): void {
  mkdirSync(stamp.folder, { recursive: true })
  writeFileSync(stampPath(stamp), hashOf(root, stamp))
}

function hashOf(root: string, { sources }: Stamp): string {
  const hash = createHash('sha256')
  for (const path of globSync(sources, { cwd: root }).sort()) {
    if (/\.test\.tsx?$/.test(path) || !statSync(join(root, path)).isFile()) continue
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function stampPath({ folder, name }: Stamp): string {
  return join(folder, `${name}.stamp`)
}
