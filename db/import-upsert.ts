// One thing of a catalogue, found again by its key: made, changed where it differs, or left alone.
import type { WritableDb } from './database.ts'

type Value = string | number | null
export type Columns = Record<string, Value>
export type Did = 'created' | 'changed' | 'unchanged'
export type Upserted = { id: string; did: Did }

/**
 * Table and column names are ours, never a document's.
 * @param onlyNew what counts only when the thing is made: an id, a first PIN, the first stock
 */
export function upsert(
  tx: WritableDb,
  table: string,
  key: Columns,
  values: Columns,
  onlyNew: Columns & { id: string },
): Upserted {
  const names = Object.keys(values)
  const where = Object.keys(key)
    .map((column) => `${column} = ?`)
    .join(' and ')
  const found = tx.sql
    .prepare(`select id, ${names.join(', ')} from ${table} where ${where}`)
    .get(...Object.values(key)) as (Columns & { id: string }) | undefined
  if (!found) {
    insertRow(tx, table, { ...onlyNew, ...key, ...values })
    return { id: onlyNew.id, did: 'created' }
  }
  if (names.every((name) => found[name] === values[name])) return { id: found.id, did: 'unchanged' }
  const sets = names.map((name) => `${name} = ?`).join(', ')
  tx.sql.prepare(`update ${table} set ${sets} where id = ?`).run(...Object.values(values), found.id)
  return { id: found.id, did: 'changed' }
}

export function insertRow(tx: WritableDb, table: string, row: Columns): void {
  const names = Object.keys(row)
  const marks = names.map(() => '?').join(', ')
  tx.sql.prepare(`insert into ${table} (${names.join(', ')}) values (${marks})`).run(...Object.values(row))
}
