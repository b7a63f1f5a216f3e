// Building a counter's database anew out of a snapshot's images, beside the one that is in use. Rows come first and indexes
// last: made at once they take a third of the time. Nothing here is durable until it is finished: cut short, it is thrown away.
import { closeSync, copyFileSync, fsyncSync, openSync, rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { Put } from '#core/effects/effect.ts'
import { type EntityKind, entityShapes } from '#core/protocol/entity.ts'
import { entitiesTable, searchIndexes, searchIndexTables } from '#core/protocol/snapshot.ts'
import { attachSql } from './attach.ts'
import type { WritableDb } from './database.ts'
import { writeEntity } from './entity/entity.ts'
import { openDatabase } from './open.ts'

export type FreshOptions = { path: string; key: Uint8Array; migrationsDirectory: string; backupsDirectory: string }

/** What could not be taken, and why; it is looked at by a person and stops nothing else. */
export type LeftOut = { what: string; why: string }

export interface FreshDatabase {
  /** @param image of the snapshot, as SQLite wrote it */
  take(image: Uint8Array): void
  /**
   * A finished database of what has been taken so far, to work with while the rest comes.
   * @param at where to, in the place of one that was cut short @param oldPath as for `finish`
   */
  preview(at: string, oldPath: string): LeftOut[]
  /** Makes the indexes and what does not come as rows. @param oldPath the database in use, whose journal and papers are copied */
  finish(oldPath: string): LeftOut[]
}

/** Larger than this, what SQLite sorts for an index does not fit the memory a counter has, and is sorted on the disk. */
const bytesInMemoryMax = 700 * 1024 * 1024

/** Makes the file, in the place of one that was cut short. @throws DatabaseProblem */
export function openFreshDatabase(options: FreshOptions): FreshDatabase {
  const { path, key } = options
  removeDatabase(path)
  let indexes = makeEmpty(options)
  const leftOut: LeftOut[] = []
  let bytes = 0
  const tempStore = () => (bytes > bytesInMemoryMax ? 'FILE' : 'MEMORY')
  return {
    take(image) {
      bytes += image.length
      leftOut.push(...copyImage(image, path, key))
    },
    preview(at, oldPath) {
      const db = openDatabase({ ...options, nowMs: 0 })
      try {
        hurry(db.sqlite, tempStore())
        const isFilled = ({ table }: Index) => db.sqlite.prepare(`select 1 from ${table} limit 1`).get() !== undefined
        const filled = indexes.filter(isFilled)
        indexes = indexes.filter((index) => !filled.includes(index))
        for (const index of filled) leftOut.push(...makeIndex(db.sqlite, index))
      } finally {
        db.close()
      }
      removeDatabase(at)
      copyFileSync(path, at)
      return complete({ ...options, path: at }, { oldPath, indexes, tempStore: tempStore() })
    },
    finish(oldPath) {
      leftOut.push(...complete(options, { oldPath, indexes, tempStore: tempStore() }))
      return leftOut
    },
  }
}

type TempStore = 'FILE' | 'MEMORY'
type Missing = { oldPath: string; indexes: readonly Index[]; tempStore: TempStore }

function complete(options: FreshOptions, { oldPath, indexes, tempStore }: Missing): LeftOut[] {
  const db = openDatabase({ ...options, nowMs: 0 })
  const { sqlite } = db
  const leftOut: LeftOut[] = []
  try {
    hurry(sqlite, tempStore)
    sqlite.exec(attachSql(oldPath, 'old', options.key))
    sqlite.exec('insert into journal select * from old.journal; insert into documents select * from old.documents')
    sqlite.exec('detach old')
    for (const index of indexes) leftOut.push(...makeIndex(sqlite, index))
    leftOut.push(...db.writeInAnyOrder(writeOthers))
    sqlite.exec(`drop table ${entitiesTable.name}`)
    // A few hundred rows of each index say as much as all of them.
    sqlite.exec('pragma analysis_limit = 400; analyze')
  } finally {
    db.close()
  }
  syncFile(options.path)
  return leftOut
}

function removeDatabase(path: string): void {
  for (const part of ['', '-wal', '-shm', '.fingerprint']) rmSync(path + part, { force: true })
}

/** Kinds of which there are few travel as they are. */
function writeOthers(tx: WritableDb): LeftOut[] {
  const rows = tx.sql.prepare(`select kind, id, body from ${entitiesTable.name}`).all() as Stored[]
  return rows.flatMap(({ kind, id, body: text }) => {
    const body = entityShapes[kind].safeParse(JSON.parse(text))
    if (!body.success) return [{ what: `${kind} ${id}`, why: body.error.message.slice(0, 500) }]
    writeEntity(tx, { kind, id, body: body.data } as Put)
    return []
  })
}

type Stored = { kind: EntityKind; id: string; body: string }
type Index = { name: string; table: string; sql: string }

/** @returns the indexes it is to have in the end */
function makeEmpty(options: FreshOptions): Index[] {
  const db = openDatabase({ ...options, nowMs: 0 })
  const { sqlite } = db
  const indexes = sqlite
    .prepare("select name, tbl_name as 'table', sql from sqlite_schema where type = 'index' and sql is not null")
    .all() as Index[]
  for (const { name } of indexes) sqlite.exec(`drop index ${name}`)
  sqlite.exec(`create table ${entitiesTable.name} (${entitiesTable.columns.join(', ')})`)
  sqlite.pragma('journal_mode = DELETE')
  sqlite.unsafeMode(true)
  for (const index of searchIndexes)
    for (const table of Object.keys(searchIndexTables)) sqlite.exec(`delete from ${index}_${table}`)
  db.close()
  return indexes
}

function hurry(sqlite: Sqlite.Database, tempStore: TempStore): void {
  // With a log every page of an index would be written and encrypted twice; without any journal an index that fails over
  // two equal rows could not be taken back.
  sqlite.pragma('journal_mode = MEMORY')
  sqlite.pragma('synchronous = OFF')
  sqlite.pragma('foreign_keys = OFF')
  sqlite.pragma(`temp_store = ${tempStore}`)
  // What is sorted takes as much again for each thread.
  sqlite.pragma(`cache_size = -${tempStore === 'FILE' ? 16_384 : 65_536}`)
  sqlite.pragma('threads = 2')
}

/** SQLite copies from the image in memory straight into the encrypted file: no row passes through here. */
function copyImage(image: Uint8Array, path: string, key: Uint8Array): LeftOut[] {
  const source = new Sqlite(Buffer.from(image.buffer, image.byteOffset, image.byteLength))
  try {
    source.unsafeMode(true)
    source.pragma('foreign_keys = OFF')
    source.exec(attachSql(path, 'fresh', key))
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -32768'])
      source.pragma(`fresh.${pragma}`)
    const tables = source.prepare("select name from main.sqlite_schema where type = 'table'").pluck().all() as string[]
    source.exec('begin')
    const leftOut = tables.flatMap((table) => copyTable(source, table))
    source.exec('commit')
    source.exec('detach fresh')
    return leftOut
  } finally {
    source.close()
  }
}

function copyTable(source: Sqlite.Database, table: string): LeftOut[] {
  const columns = (source.pragma(`main.table_info(${table})`) as { name: string }[])
    .map(({ name }) => `"${name}"`)
    .join()
  const { changes } = source
    .prepare(`insert or ignore into fresh.${table} (${columns}) select ${columns} from main.${table}`)
    .run()
  const wanted = source.prepare(`select count(*) from main.${table}`).pluck().get() as number
  const missing = wanted - changes
  return missing > 0 && !table.startsWith('order_search')
    ? [{ what: table, why: `${missing} rows are there already` }]
    : []
}

/** Where two things claim what only one may have, the one that was there first keeps it, as when they come down one by one. */
function makeIndex(sqlite: Sqlite.Database, { name, table, sql }: Index): LeftOut[] {
  try {
    sqlite.exec(sql)
    return []
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error
    const [, columns = '', where = 'true'] = /\(([^)]*)\)(?:\s+WHERE\s+(.*))?$/is.exec(sql) ?? []
    const { changes } = sqlite
      .prepare(`delete from ${table} where ${where} and rowid not in
        (select min(rowid) from ${table} where ${where} group by ${columns})`)
      .run()
    sqlite.exec(sql)
    return [{ what: table, why: `${changes} rows claim what another has (${name})` }]
  }
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
