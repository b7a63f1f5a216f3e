// Queries of Drizzle's that are made up once for each connection. To make one up takes Drizzle ten times as long as SQLite
// takes to run it, and the same few are asked with every sale and every page that comes down.
import type { ReadableDb } from './database.ts'

/** @param make a prepared query, with `sql.placeholder` where a value goes; kept as long as the connection is */
export function preparedOnce<Db extends ReadableDb, Query>(make: (db: Db) => Query): (db: Db) => Query {
  const made = new WeakMap<Db, Query>()
  return (db) => {
    const known = made.get(db)
    if (known !== undefined) return known
    const query = make(db)
    made.set(db, query)
    return query
  }
}
