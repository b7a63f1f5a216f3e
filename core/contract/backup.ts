// Backups and the journal's own check.
import { z } from 'zod'
import { withRight } from './base.ts'

export const BackupView = z.object({ name: z.string(), madeAtMs: z.int(), bytes: z.int() })

export const backup = {
  list: withRight('backup').output(z.array(BackupView)),
  make: withRight('backup').errors({ DISK_FULL: {} }).input(z.object({})).output(BackupView),
  /** Walks the journal and the black box; `problem` is null when all is well. */
  verify: withRight('backup').output(
    z.object({
      entries: z.int(),
      blackBoxEntries: z.int(),
      problem: z
        .object({ where: z.enum(['journal', 'black-box', 'numbers']), n: z.int(), what: z.string() })
        .nullable(),
    }),
  ),
}
