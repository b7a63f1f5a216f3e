// The insert of a whole row as one text, to be prepared once: for rows by the thousand, where Drizzle takes longer than SQLite.
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

/** Values are bound by the schema's own names: `@totalMinor` for `total_minor`. Booleans and JSON are the caller's to turn. */
export function insertSql(table: SQLiteTable): string {
  const names = Object.keys(getTableColumns(table))
  const columns = names.map(snakeCase).join(', ')
  return `insert into ${getTableName(table)} (${columns}) values (${names.map((name) => `@${name}`).join(', ')})`
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
