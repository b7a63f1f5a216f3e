// A number is of one thing only. Where something comes down under the number of another, the counters' chains have parted, and that
// other has not got its own number from the server yet: it must neither keep what comes away nor be lost itself.
import { getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { WritableDb } from '../database.ts'

/** Within the caller's transaction, before the row is written: another row's number gets the end of its id behind it. */
export function displaceNumber(
  tx: WritableDb,
  table: SQLiteTable,
  { id, number }: { id: string; number: string },
): void {
  const name = getTableName(table)
  const sql =
    texts.get(name) ?? `update ${name} set number = number || '~' || substr(id, -6) where number = ? and id <> ?`
  texts.set(name, sql)
  tx.sql.prepare(sql).run(number, id)
}

const texts = new Map<string, string>()
