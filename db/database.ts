// The two faces of the local database: one that may only read, one that may write and exists only inside a transaction.
import type Sqlite from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { schema } from './schema/schema.ts'

type Drizzle = BetterSQLite3Database<typeof schema>

/** Reads only. Every query function says by its first parameter whether it writes. */
export type ReadableDb = Pick<Drizzle, 'select' | 'selectDistinct' | 'get' | 'all' | 'values' | 'with' | '$count'> & {
  readonly sql: Statements
}

/** Reads and writes; handed out by `Database.write` alone. */
export type WritableDb = ReadableDb & Pick<Drizzle, 'insert' | 'update' | 'delete' | 'run'>

/** Prepared once, used often: for hot queries written by hand, and for what Drizzle cannot say (FTS5). */
export interface Statements {
  prepare(source: string): Sqlite.Statement
}

/** A type that is `never` for promises, so that an async transaction does not compile. */
export type Synchronous<T> = T extends PromiseLike<unknown> ? never : T

export interface Database {
  readonly read: ReadableDb
  /** One immediate, synchronous transaction: all of it or nothing of it is on the disk when this returns. */
  write<T>(work: (tx: WritableDb) => Synchronous<T>): T
  /**
   * The same, without asking whether what a row refers to is there: state that comes from elsewhere comes in its own order,
   * and what is missing comes with the next of it. The work may be done three times, all but the last for nothing, and must
   * not keep a refusal for what is missing to itself.
   */
  writeInAnyOrder<T>(work: (tx: WritableDb) => Synchronous<T>): T
  /**
   * Puts another finished database file, with the same key and the same schema, in the place of this one and goes on with it,
   * in a single step: whatever happens, one of the two is there whole. Nothing may be kept of `read` across it.
   * @param prepare the last touch to the other file, while nobody has this one open; what it throws leaves all as it is
   * @throws DatabaseProblem `locked` while another connection is open; then nothing has changed
   */
  replaceBy(freshPath: string, prepare: () => void): void
  readonly path: string
  close(): void
  /** For backups, integrity checks and benches; features never touch it. */
  readonly sqlite: Sqlite.Database
}
