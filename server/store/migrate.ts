// Bringing the server's schema up to date. Statements are those drizzle-kit wrote; they run in one transaction a file, and
// two processes that start at once take their turns.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Sql, SqlDatabase } from './sql-database.ts'

const Journal = z.object({ entries: z.array(z.object({ tag: z.string() })) })

/** Thrown when the database and this program do not belong together; nothing was changed. */
export class WrongSchema extends Error {}

/** @throws WrongSchema when the database is newer, or its history another */
export async function migrate(database: SqlDatabase, directory: string): Promise<void> {
  const shipped = readShipped(directory)
  await database.query(
    'create table if not exists schema_step (place int primary key, tag text not null, hash text not null)',
  )
  for (const step of shipped) await database.transaction((sql) => applyOnce(sql, step))
  const rows = await database.query<{ place: number }>('select place from schema_step where place >= $1', [
    shipped.length,
  ])
  if (rows.length > 0)
    throw new WrongSchema('The database was written by a newer Foyer server. Install that version or a later one.')
}

type Step = { place: number; tag: string; hash: string; statements: string[] }

function readShipped(directory: string): Step[] {
  const journal = Journal.parse(JSON.parse(readFileSync(join(directory, 'meta/_journal.json'), 'utf8')))
  return journal.entries.map(({ tag }, place) => {
    const text = readFileSync(join(directory, `${tag}.sql`), 'utf8')
    const hash = createHash('sha256').update(text).digest('hex')
    return { place, tag, hash, statements: text.split('--> statement-breakpoint') }
  })
}

async function applyOnce(sql: Sql, { place, tag, hash, statements }: Step): Promise<void> {
  await sql.query('lock table schema_step in exclusive mode')
  const [done] = await sql.query<{ hash: string }>('select hash from schema_step where place = $1', [place])
  if (done?.hash === hash) return
  if (done) throw new WrongSchema(`Step ${tag} of the database is not the one this program knows. Nothing was changed.`)
  for (const statement of statements) await sql.query(statement)
  await sql.query('insert into schema_step (place, tag, hash) values ($1, $2, $3)', [place, tag, hash])
}
