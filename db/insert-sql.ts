// Whole rows in and out as one text, to be prepared once: for rows by the thousand and for the sale, where Drizzle takes longer
// to make up its statement than SQLite to run it.
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { WritableDb } from './database.ts'

/** Values are bound by the schema's own names: `@totalMinor` for `total_minor`. Booleans and JSON are the caller's to turn. */
export function insertSql(table: SQLiteTable): string {
  return insertOf(table, Object.keys(getTableColumns(table)))
}

/** The same for some of the columns; a row with that key stays the row it is and is changed. */
export function upsertSql(table: SQLiteTable, key: string, names: readonly string[]): string {
  const sets = names.filter((name) => name !== key).map((name) => `${snakeCase(name)} = excluded.${snakeCase(name)}`)
  return `${insertOf(table, names)} on conflict (${snakeCase(key)}) do update set ${sets.join(', ')}`
}

/** Inserts one row at once; columns with a default may be left out. Booleans and JSON are the caller's to turn. */
export function insertRow<Table extends SQLiteTable>(tx: WritableDb, table: Table, row: Table['$inferInsert']): void {
  tx.sql.prepare(insertOf(table, Object.keys(row))).run(row)
}

/** Every column under the schema's own name, for a `select`; what is boolean or JSON comes as SQLite keeps it. */
export function columnsSql(table: SQLiteTable): string {
  const names = Object.keys(getTableColumns(table))
  return names.map((name) => `${getTableName(table)}.${snakeCase(name)} as "${name}"`).join(', ')
}

function insertOf(table: SQLiteTable, names: readonly string[]): string {
  const columns = names.map(snakeCase).join(', ')
  return `insert into ${getTableName(table)} (${columns}) values (${names.map((name) => `@${name}`).join(', ')})`
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
