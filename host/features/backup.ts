// Backups and the check of the books, for a manager.
import { basename } from 'node:path'
import type { Backup } from '#db/backup.ts'
import { sqliteCodeOf } from '#db/refusal.ts'
import { DiskFull } from '../backups.ts'
import { host } from '../procedures.ts'
import { verifyBooks } from '../verify.ts'

export const backup = {
  list: host.backup.list.handler(({ context: { world } }) => world.backups.list().map(view)),
  make: host.backup.make.handler(async ({ context: { world }, errors }) => {
    try {
      const made = await world.backups.make()
      world.changes.announce(['backup'])
      return view(made)
    } catch (error) {
      if (error instanceof DiskFull || sqliteCodeOf(error).startsWith('SQLITE_FULL')) throw errors.DISK_FULL()
      throw error
    }
  }),
  verify: host.backup.verify.handler(({ context: { world } }) => verifyBooks(world.db, world.recorder.box)),
}

function view({ path, madeAtMs, bytes }: Backup) {
  return { name: basename(path), madeAtMs, bytes }
}
