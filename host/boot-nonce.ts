// Notices that the database was put back from a copy. A number made up at every start stands in the database and in a small
// file beside it; a copy of the database alone brings an older number with it.
//
//   file: old ──new number──▶ file: old, new ──▶ database: new ──▶ file: new       stopped anywhere, the two still agree
import { existsSync, readFileSync } from 'node:fs'
import { beginIncarnation, findSetting, saveSetting } from '#db/counter.ts'
import type { Database } from '#db/database.ts'
import { freezeRights, hasServer } from '#db/sync-state.ts'
import { writeWholeFile } from '#db/whole-file.ts'
import { type Clock, newId, type Random } from './clock.ts'

/** What stands outside the database: one number, or two while a start is on its way. Written whole or not at all. */
export type BootFile = { read(): readonly string[]; write(numbers: readonly string[]): void }

export function bootFileOf({ path }: Pick<Database, 'path'>): BootFile {
  const file = `${path}.boot`
  return {
    read: () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []),
    write: (numbers) => writeWholeFile(file, `${numbers.join('\n')}\n`),
  }
}

/**
 * Where the two do not agree the journal goes on in a chain of its own, and a counter of a server sells on no right of its
 * own until it has heard the server to the end. @returns whether the database was put back
 */
export function checkBoot(db: Database, file: BootFile, clock: Clock, random: Random): boolean {
  const inDatabase = findSetting(db.read, 'boot')
  const inFile = file.read()
  // A database of before there was a number has none yet, and neither has the file.
  const wasPutBack = typeof inDatabase === 'string' ? !inFile.includes(inDatabase) : inFile.length > 0
  const fresh = newId<string>(clock, random)
  const known = typeof inDatabase === 'string' ? [inDatabase] : []
  file.write([...known, fresh])
  db.write((tx) => {
    saveSetting(tx, 'boot', fresh)
    if (!wasPutBack) return
    beginIncarnation(tx, newId<string>(clock, random))
    if (hasServer(tx)) freezeRights(tx, 'restored')
  })
  file.write([fresh])
  return wasPutBack
}
