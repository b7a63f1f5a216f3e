// The server's schema, made at once and step by step over several versions of the program, with data in it.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { migrate, WrongSchema } from '#server/store/migrate.ts'
import { connectDatabase, type SqlDatabase } from '#server/store/sql-database.ts'
import { madeId } from './journal-maker.ts'
import { serverMigrations } from './server-fixture.ts'

const Journal = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) })
const journal = Journal.parse(JSON.parse(readFileSync(join(serverMigrations, 'meta/_journal.json'), 'utf8')))
const home = mkdtempSync(join(tmpdir(), 'foyer-server-steps-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** The steps that an older program shipped. */
function stepsUpTo(count: number): string {
  const directory = join(home, String(count))
  mkdirSync(join(directory, 'meta'), { recursive: true })
  const entries = journal.entries.slice(0, count)
  for (const { tag } of entries) copyFileSync(join(serverMigrations, `${tag}.sql`), join(directory, `${tag}.sql`))
  writeFileSync(join(directory, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  return directory
}

/** What the schema is, without the order in which it came to be. */
async function schemaOf(database: SqlDatabase): Promise<unknown[][]> {
  const questions = [
    `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
      where table_schema = 'public' order by 1, 2`,
    "select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1",
    `select conname, pg_get_constraintdef(oid) as text from pg_constraint
      where connamespace = 'public'::regnamespace order by 1`,
    "select proname, prosrc from pg_proc where pronamespace = 'public'::regnamespace order by 1",
    'select tgname, tgrelid::regclass::text as relation from pg_trigger where not tgisinternal order by 1',
  ]
  return await Promise.all(questions.map((question) => database.query(question)))
}

const open = () => connectDatabase({ dataDirectory: null })
const counterSql =
  "insert into counter (id, code, name, public_key, enrolled_at_ms) values ($1, 'A1', 'Door', 'key', 1)"
const opSql = `insert into applied_op (incarnation, n, op_id, name, v, body, at_wall_ms, at_mono_ms, prev_hash, hash, outcome,
  detail, seq, received_at_ms) values ($1, 1, $2, 'host.start', 1, '{}', 1, 1, '0', '1', 'applied', '', 0, 1)`

describe('the server’s schema', () => {
  it.each(journal.entries.map((_, index) => index + 1))(
    'is the same from step %i on, with everything that was kept until then, as made at once',
    async (step) => {
      const [fresh, old] = [await open(), await open()]
      await migrate(fresh, serverMigrations)
      await migrate(old, stepsUpTo(step))
      const [counterId, incarnation, opId] = [madeId(), madeId(), madeId()]
      await old.query(counterSql, [counterId])
      await old.query("insert into incarnation (id, counter_id, last_n, last_hash) values ($1, $2, 1, '1')", [
        incarnation,
        counterId,
      ])
      await old.query(opSql, [incarnation, opId])
      if (step > 1)
        await old.query('select put_entities($1::jsonb, 1)', [
          JSON.stringify([{ kind: 'customer', id: 'c', body: { old: true }, isNew: true }]),
        ])
      await migrate(old, serverMigrations)
      expect(await schemaOf(old)).toEqual(await schemaOf(fresh))
      expect(await old.query('select op_id as id from applied_op')).toEqual([{ id: opId }])
      const kept = await old.query("select body from entity where kind = 'customer'")
      expect(kept).toEqual(step > 1 ? [{ body: { old: true } }] : [])
      expect(await old.query('select count(*)::int as feeds from feed')).toEqual([{ feeds: 1 }])
      await Promise.all([fresh.close(), old.close()])
    },
  )

  it('of a newer program is refused, and nothing is changed', async () => {
    const database = await open()
    await migrate(database, serverMigrations)
    await expect(migrate(database, stepsUpTo(1))).rejects.toThrow(WrongSchema)
    await database.close()
  })
})
