// Whole rows in and out as one text, to be prepared once: for rows by the thousand and for the sale, where Drizzle takes longer
// to make up its statement than SQLite to run it.
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { WritableDb } from './database.ts'

/** Values are bound by the schema's own names: `@totalMinor` for `total_minor`. Booleans and JSON are the caller's to turn. */
export function insertSql(table: SQLiteTable, leftOut: readonly string[] = []): string {
  const names = Object.keys(getTableColumns(table))
  return insertOf(
    table,
    names.filter((name) => !leftOut.includes(name)),
  )
}

/**
 * The same for a row that is there, found by its `id`; columns may be left out. An upsert would do both in one: it opens a
 * savepoint, at which FTS5 writes down all it has, and a page that comes down takes twice as long.
 */
export function updateSql(table: SQLiteTable, leftOut: readonly string[] = []): string {
  const names = Object.keys(getTableColumns(table)).filter((name) => name !== 'id' && !leftOut.includes(name))
  const sets = names.map((name) => `${snakeCase(name)} = @${name}`)
  return `update ${getTableName(table)} set ${sets.join(', ')} where id = @id`
}

/** Inserts one row at once; columns with a default may be left out. Booleans and JSON are the caller's to turn. */
export function insertRow<Table extends SQLiteTable>(tx: WritableDb, table: Table, row: Table['$inferInsert']): void {
  const names = Object.keys(row)
  const key = `${getTableName(table)} ${names.join()}`
  const text = rowTexts.get(key) ?? insertOf(table, names)
  rowTexts.set(key, text)
  tx.sql.prepare(text).run(row)
}

/** By table and columns, of which the program knows a few. */
const rowTexts = new Map<string, string>()

/** Every column under the schema's own name, for a `select`; what is boolean or JSON comes as SQLite keeps it. */
export function columnsSql(table: SQLiteTable): string {
  const names = Object.keys(getTableColumns(table))
  return names.map((name) => `${getTableName(table)}.${snakeCase(name)} as "${name}"`).join(', ')
}

function insertOf(table: SQLiteTable, names: readonly string[]): string {
  const columns = names.map(snakeCase).join(', ')
  return `insert into ${getTableName(table)} (${columns}) values (${names.map((name) => `@${name}`).join(', ')})`
}

/** The database's name of a column. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
