// Opening the local database: key, pragmas, guards, migrations. If anything is wrong the file is left as it is and
// the caller learns in plain words what to do. It never starts empty by itself where a database was before.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { listBackups, makeBackup, removeUnfinished } from './backup.ts'
import { setKey } from './cipher.ts'
import type { Database, Synchronous, WritableDb } from './database.ts'
import { applyMigrations, pendingMigrations, shippedMigrations } from './migrate.ts'
import { DatabaseProblem, isMissingReference, problemCodeOf } from './refusal.ts'
import { schema } from './schema/schema.ts'
import { cachedPrepare, withCachedStatements } from './statement-cache.ts'
import { takePlace, writeWholeFile } from './whole-file.ts'

export type OpenOptions = {
  path: string
  /** 32 bytes. */
  key: Uint8Array
  migrationsDirectory: string
  backupsDirectory: string
  nowMs: number
  /** How long a statement waits for another program's lock before it fails; the counter must not hang. */
  busyTimeoutMs?: number
}

/**
 * Opens or creates the encrypted database and brings its schema up to date, after a backup where there is anything to lose.
 * @throws DatabaseProblem
 */
export function openDatabase(options: OpenOptions): Database {
  let sqlite: Sqlite.Database | undefined
  try {
    mkdirSync(dirname(options.path), { recursive: true })
    mkdirSync(options.backupsDirectory, { recursive: true })
    const remember = checkKey(options)
    removeUnfinished(options.backupsDirectory)
    sqlite = new Sqlite(options.path, { timeout: options.busyTimeoutMs ?? busyTimeoutMs })
    configure(sqlite, options)
    prepareSchema(sqlite, options)
    remember()
    return wrap(sqlite, options.path, () => reopen(options))
  } catch (error) {
    sqlite?.close()
    throw asProblem(error, options.backupsDirectory)
  }
}

const busyTimeoutMs = 2_000

/** The same pragmas without migrations: for the backup worker, `verify` and tests that look at a file from outside. */
export function openForReading(path: string, key: Uint8Array): Database {
  const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true })
  unlock(sqlite, key)
  return wrap(sqlite, path)
}

/** A database in memory, from a copy of one that is up to date: the simulation's disks. Nothing of it reaches a real disk. */
export function openImage(image: Uint8Array): Database {
  const sqlite = new Sqlite(Buffer.from(image))
  sqlite.pragma('foreign_keys = ON')
  return wrap(sqlite, ':memory:')
}

/** A second connection beside the counter's own, which carries the log over into the database and does nothing else. */
export function openForCheckpoints(path: string, key: Uint8Array): Database {
  const sqlite = new Sqlite(path, { fileMustExist: true, timeout: busyTimeoutMs })
  unlock(sqlite, key)
  sqlite.pragma('synchronous = FULL')
  return wrap(sqlite, path)
}

/** After so many pages of log a commit carries it over itself. @param pages SQLite's own number when left out */
export function checkpointPages(db: Database, pages = 1_000): void {
  db.sqlite.pragma(`wal_autocheckpoint = ${pages}`)
}

function configure(sqlite: Sqlite.Database, options: OpenOptions): void {
  unlock(sqlite, options.key)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('cache_size = -32768')
  sqlite.pragma('temp_store = MEMORY')
}

function unlock(sqlite: Sqlite.Database, key: Uint8Array): void {
  setKey(sqlite, key)
  sqlite.prepare('select count(*) from sqlite_schema').get()
}

/** After another file took the place of the one that was open; whoever put it there brought its schema up to date. */
function reopen(options: OpenOptions): Sqlite.Database {
  const sqlite = new Sqlite(options.path, { fileMustExist: true, timeout: options.busyTimeoutMs ?? busyTimeoutMs })
  configure(sqlite, options)
  sqlite.pragma('foreign_keys = ON')
  return sqlite
}

function prepareSchema(sqlite: Sqlite.Database, options: OpenOptions): void {
  const pending = pendingMigrations(sqlite, shippedMigrations(options.migrationsDirectory))
  const hasTables = sqlite.prepare("select 1 from sqlite_schema where type = 'table'").get() !== undefined
  if (pending.length > 0 && hasTables) makeBackup(sqlite, options.backupsDirectory, options.nowMs)
  applyMigrations(sqlite, options.migrationsDirectory)
  sqlite.pragma('foreign_keys = ON')
}

/**
 * SQLite says "not a database" both for a wrong key and for a damaged first page. A fingerprint of the key beside the
 * file tells them apart. It is a keyed hash, so it gives nothing of the key away.
 * @returns how to keep the fingerprint, to be called when the key has opened a database: a fingerprint kept earlier would
 *   make a first start that was cut short look like a lost database, and a wrong key like the right one
 */
function checkKey({ path, key }: OpenOptions): () => void {
  const fingerprintPath = `${path}.fingerprint`
  const fingerprint = createHmac('sha256', key).update('foyer database').digest()
  if (!existsSync(fingerprintPath)) return () => writeWholeFile(fingerprintPath, `${fingerprint.toString('hex')}\n`)
  const known = Buffer.from(readFileSync(fingerprintPath, 'utf8').trim(), 'hex')
  const fits = known.length === fingerprint.length && timingSafeEqual(known, fingerprint)
  if (!fits) throw new DatabaseProblem('wrong-key')
  if (!existsSync(path)) throw new DatabaseProblem('missing')
  return () => undefined
}

function asProblem(error: unknown, backupsDirectory: string): DatabaseProblem {
  const code = error instanceof DatabaseProblem ? error.code : problemCodeOf(error)
  const backups = existsSync(backupsDirectory) ? listBackups(backupsDirectory).map(({ path }) => path) : []
  return new DatabaseProblem(code, { backups, cause: error })
}

type Connection = {
  sqlite: Sqlite.Database
  db: WritableDb
  inTransaction: Sqlite.Transaction<(work: () => unknown) => unknown>
}

function connect(sqlite: Sqlite.Database): Connection {
  const client = withCachedStatements(sqlite)
  const sql = { prepare: cachedPrepare(sqlite) }
  const db: WritableDb = Object.assign(drizzle({ client, schema, casing: 'snake_case' }), { sql })
  return { sqlite, db, inTransaction: sqlite.transaction((work: () => unknown) => work()) }
}

function wrap(first: Sqlite.Database, path: string, openAgain?: () => Sqlite.Database): Database {
  let now = connect(first)
  const write = <T>(work: (tx: WritableDb) => Synchronous<T>): T => {
    if (now.sqlite.inTransaction) throw new Error('a transaction is already open: features open one, and only one')
    let result: T | undefined
    now.inTransaction.immediate(() => {
      result = work(now.db)
    })
    return result as T
  }
  return {
    get read() {
      return now.db
    },
    write,
    writeInAnyOrder(work) {
      // Most of what comes is in order. To put the check off, as to switch it off, makes SQLite prepare every statement anew,
      // which costs as much as the rows: that is done only where a row was refused.
      try {
        return write(work)
      } catch (error) {
        if (!isMissingReference(error)) throw error
      }
      try {
        return write((tx) => {
          now.sqlite.pragma('defer_foreign_keys = ON')
          return work(tx)
        })
      } catch (error) {
        if (!isMissingReference(error)) throw error
      }
      now.sqlite.pragma('foreign_keys = OFF')
      try {
        return write(work)
      } finally {
        now.sqlite.pragma('foreign_keys = ON')
      }
    },
    replaceBy(freshPath, prepare) {
      if (!openAgain || now.sqlite.inTransaction) throw new Error('only a counter that rests can take another database')
      now.sqlite.pragma('wal_checkpoint(TRUNCATE)')
      now.sqlite.close()
      try {
        // The last to close takes the log away with it. Where it still lies, somebody else reads, a backup for one.
        refuseOthers(path)
        prepare()
        refuseOthers(path)
        takePlace(freshPath, path)
      } finally {
        now = connect(openAgain())
      }
    },
    path,
    close: () => now.sqlite.close(),
    get sqlite() {
      return now.sqlite
    },
  }
}

/** A log that outlives its database would be taken for the next one's. @throws DatabaseProblem `locked` */
function refuseOthers(path: string): void {
  if (existsSync(`${path}-wal`)) throw new DatabaseProblem('locked')
}
