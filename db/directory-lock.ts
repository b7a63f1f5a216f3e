// One counter per data directory: an exclusive lock held by the operating system for as long as the process lives, so
// that even a killed host leaves nothing behind that would have to be cleaned up.
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { DatabaseProblem, problemCodeOf } from '#db/refusal.ts'

/** @returns the way to let go. @throws DatabaseProblem `in-use` when another Foyer holds the directory */
export function lockDirectory(directory: string): () => void {
  const lock = new Sqlite(join(directory, 'in-use.lock'), { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('begin exclusive')
    return () => lock.close()
  } catch (error) {
    lock.close()
    const code = problemCodeOf(error)
    throw new DatabaseProblem(code === 'locked' ? 'in-use' : code, { cause: error })
  }
}
