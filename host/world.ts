// Everything a feature works with. Made once at start, or by a test with a clock and randomness of its own.
import type { Logger } from 'pino'
import type { Database } from '#db/database.ts'
import type { PaymentTerminal } from '#drivers/terminal/roles.ts'
import type { Backups } from './backups.ts'
import type { Carts } from './carts.ts'
import type { Changes } from './changes.ts'
import type { Checkpoints } from './checkpoints.ts'
import type { Clock, Random } from './clock.ts'
import type { Printers } from './printers.ts'
import type { Recorder } from './recorder.ts'
import type { Session } from './session.ts'
import type { Sync } from './sync/sync.ts'
import type { Training } from './training.ts'

export type Warning = 'key-in-file' | 'key-weakly-protected' | 'black-box-not-written'

export type World = {
  db: Database
  clock: Clock
  random: Random
  recorder: Recorder
  changes: Changes
  carts: Carts
  session: Session
  printers: Printers
  terminal: PaymentTerminal
  backups: Backups
  checkpoints: Checkpoints
  sync: Sync
  training: Training
  log: Logger
  dataDirectory: string
  /** Warnings known at start, such as where the key lies. */
  warnings: readonly Warning[]
}
