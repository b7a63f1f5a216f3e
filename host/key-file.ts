// The key store of the browser shell: a file only its owner can read. It protects a stolen backup, not a stolen
// computer, and the screen says so. Electron keeps the key in the operating system's own store instead.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseProblem } from '#db/refusal.ts'
import { writeWholeFile } from '#db/whole-file.ts'

/** Reads the key, or makes one where there is no database yet. @throws DatabaseProblem `wrong-key` when it is gone or unreadable */
export function keyFromFile(directory: string, databasePath: string): Uint8Array {
  const path = join(directory, 'key')
  if (!existsSync(path)) {
    if (existsSync(databasePath)) throw new DatabaseProblem('wrong-key')
    writeWholeFile(path, `${randomBytes(32).toString('hex')}\n`)
  }
  const text = readFileSync(path, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new DatabaseProblem('wrong-key')
  return Buffer.from(text, 'hex')
}
