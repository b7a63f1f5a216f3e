// Drizzle's migrator with the guards it lacks: the applied list must be an exact prefix of the shipped list.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { z } from 'zod'
import { DatabaseProblem } from './refusal.ts'

const JournalFile = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) })

export type Migration = { tag: string; hash: string; when: number }

/** The migrations this program carries, in order, each with the hash Drizzle records when it is applied. */
export function shippedMigrations(directory: string): Migration[] {
  const list = JournalFile.parse(JSON.parse(readFileSync(join(directory, 'meta', '_journal.json'), 'utf8')))
  return list.entries.map(({ tag, when }) => ({
    tag,
    when,
    hash: createHash('sha256')
      .update(readFileSync(join(directory, `${tag}.sql`), 'utf8'))
      .digest('hex'),
  }))
}

/**
 * What is still to be applied.
 * @throws DatabaseProblem `newer-than-program` when the database has more than the program ships,
 *   `missing-migration` when the two histories differ.
 */
export function pendingMigrations(sqlite: Sqlite.Database, shipped: readonly Migration[]): Migration[] {
  const applied = appliedHashes(sqlite)
  const isPrefix = applied.every((hash, index) => index >= shipped.length || shipped[index]?.hash === hash)
  if (!isPrefix) throw new DatabaseProblem('missing-migration')
  if (applied.length > shipped.length) throw new DatabaseProblem('newer-than-program')
  return shipped.slice(applied.length)
}

/**
 * Brings the schema up to date in one transaction. Foreign keys are checked afterwards, because the pragma does nothing inside a transaction.
 * @throws DatabaseProblem as `pendingMigrations`; `missing-migration` when the shipped list itself is out of order.
 */
export function applyMigrations(sqlite: Sqlite.Database, directory: string): void {
  const shipped = shippedMigrations(directory)
  const inOrder = shipped.every(({ when }, index) => index === 0 || when > (shipped[index - 1]?.when ?? 0))
  if (!inOrder) throw new DatabaseProblem('missing-migration')
  if (pendingMigrations(sqlite, shipped).length === 0) return
  sqlite.pragma('foreign_keys = OFF')
  migrate(drizzle({ client: sqlite }), { migrationsFolder: directory })
  const violations = sqlite.pragma('foreign_key_check')
  if (Array.isArray(violations) && violations.length > 0) throw new DatabaseProblem('damaged')
}

function appliedHashes(sqlite: Sqlite.Database): string[] {
  const table = sqlite.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get()
  if (!table) return []
  const rows = sqlite.prepare('select hash from __drizzle_migrations order by created_at, rowid').all()
  return rows.map((row) => z.object({ hash: z.string() }).parse(row).hash)
}
