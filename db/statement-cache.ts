// Statements prepared once and used again. SQLite takes longer to prepare most of ours than to run them, and Drizzle, left
// to itself, prepares each anew.
import type Sqlite from 'better-sqlite3'

/** Texts with lists of every length would grow without end; past this many the oldest make room. */
const statementsMax = 400

/** A `prepare` that remembers. Its callers must not share it when they set a statement's row mode differently. */
export function cachedPrepare(sqlite: Sqlite.Database): (source: string) => Sqlite.Statement {
  const statements = new Map<string, Sqlite.Statement>()
  return (source) => {
    const known = statements.get(source)
    if (known) return known
    const statement = sqlite.prepare(source)
    if (statements.size >= statementsMax) statements.delete(statements.keys().next().value ?? '')
    statements.set(source, statement)
    return statement
  }
}

/** The same database to Drizzle, which asks for nothing but `prepare` and `transaction`. */
export function withCachedStatements(sqlite: Sqlite.Database): Sqlite.Database {
  return Object.create(sqlite, { prepare: { value: cachedPrepare(sqlite) } }) as Sqlite.Database
}
