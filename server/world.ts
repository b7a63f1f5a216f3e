// Everything a feature of the server works with. Made once at start, or by a test with a clock of its own.
import type { Logger } from 'pino'
import type { Snapshots } from './features/snapshot.ts'
import type { FeedHeads } from './feed-heads.ts'
import type { SqlDatabase } from './store/sql-database.ts'
import type { Store } from './store/store.ts'

export type ServerWorld = {
  store: Store
  /** For what is not hot: counters, invitations. */
  database: SqlDatabase
  heads: FeedHeads
  snapshots: Snapshots
  log: Logger
  /** UTC milliseconds. */
  nowMs(): number
  random(bytes: number): Uint8Array
  /** Seals challenges and tokens; the same for all processes of the server. */
  secret: string
}
