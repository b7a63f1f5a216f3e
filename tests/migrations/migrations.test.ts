// The steps of the local schema: each applies to what the ones before made, together they make what the program reads and
// writes by, and a step that was ever released stays as it was.
//
// To release: move the hashes of released.json from `unreleased` to `released`, in the same commit that raises the version
// of the program. From then on a change of such a file fails here, and what it was to change needs a step of its own.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SQL } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { getTableConfig, SQLiteSyncDialect, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterAll, describe, expect, it } from 'vitest'
import type { Database } from '#db/database.ts'
import { shippedMigrations } from '#db/migrate.ts'
import { openDatabase } from '#db/open.ts'
import { schema } from '#db/schema/schema.ts'
import { eveningMs, migrationsDirectory } from '#tests/fixture/counter.ts'
import released from './released.json' with { type: 'json' }

const made: string[] = []
const makeDirectory = () => {
  const directory = mkdtempSync(join(tmpdir(), 'foyer-migrations-'))
  made.push(directory)
  return directory
}
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true })
})

const open = (directory: string, migrations: string): Database =>
  openDatabase({
    path: join(directory, 'foyer.db'),
    key: new Uint8Array(32).fill(3),
    migrationsDirectory: migrations,
    backupsDirectory: join(directory, 'backups'),
    nowMs: eveningMs,
  })

/** What the file says its schema is. */
function schemaOf(directory: string, migrations = migrationsDirectory): unknown[] {
  const db = open(directory, migrations)
  const rows = db.sqlite.prepare('select type, name, tbl_name, sql from sqlite_schema order by type, name').all()
  db.close()
  return rows
}

/** The shipped migrations, but only the first so many. */
function migrationsUpTo(count: number): string {
  const directory = makeDirectory()
  cpSync(migrationsDirectory, directory, { recursive: true })
  const list = join(directory, 'meta', '_journal.json')
  const shipped = JSON.parse(readFileSync(list, 'utf8')) as { entries: unknown[] }
  writeFileSync(list, JSON.stringify({ ...shipped, entries: shipped.entries.slice(0, count) }))
  return directory
}

describe('the migrations', () => {
  const shipped = shippedMigrations(migrationsDirectory)

  it('make the same schema one by one, over several versions of the program, as all at once', () => {
    const stepwise = makeDirectory()
    for (let count = 1; count <= shipped.length; count++) open(stepwise, migrationsUpTo(count)).close()
    expect(schemaOf(stepwise)).toEqual(schemaOf(makeDirectory()))
  })

  it('carry times that increase, and every file is in the list', () => {
    const times = shipped.map(({ when }) => when)
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
    const files = readdirSync(migrationsDirectory).filter((name) => name.endsWith('.sql'))
    expect(files.sort()).toEqual(shipped.map(({ tag }) => `${tag}.sql`).sort())
  })

  it('are the ones on record, and the released ones are as they were released', () => {
    const asShipped = Object.fromEntries(shipped.map(({ tag, hash }) => [tag, hash]))
    expect({ ...released.released, ...released.unreleased }).toEqual(asShipped)
    const firstUnreleased = shipped.findIndex(({ tag }) => !(tag in released.released))
    const isUnbroken = shipped
      .slice(firstUnreleased < 0 ? shipped.length : firstUnreleased)
      .every(({ tag }) => tag in released.unreleased)
    expect(isUnbroken).toBe(true)
  })
})

describe('the schema in the code', () => {
  const db = open(makeDirectory(), migrationsDirectory)
  afterAll(() => db.close())
  const tables = Object.values(schema).map((table) => getTableConfig(table))

  it('names every table the migrations make, but for those of the search and of the migrator', () => {
    const sql = `select name from sqlite_schema where type = 'table'
      and name not like 'sqlite_%' and name not like '%\\_search%' escape '\\'
      and name not like 'customer\\_names%' escape '\\' and name not like 'customer\\_words%' escape '\\' and name <> '__drizzle_migrations'`
    const names = (db.sqlite.prepare(sql).all() as { name: string }[]).map(({ name }) => name)
    expect(tables.map(({ name }) => name).sort()).toEqual(names.sort())
  })

  it.each(tables.map((table) => [table.name, table] as const))('says of %s what the migrations made', (name, table) => {
    expect({ columns: columnsInCode(table), keys: keysInCode(table), indexes: indexesInCode(table) }).toEqual({
      columns: columnsInFile(name),
      keys: keysInFile(name),
      indexes: indexesInFile(name),
    })
  })

  type Table = ReturnType<typeof getTableConfig>

  const rows = (sql: string) => db.sqlite.prepare(sql).all() as Record<string, string | number | null>[]

  function columnsInFile(name: string): unknown[] {
    const columns = rows(`select * from pragma_table_info('${name}') order by name`)
    const isSingleKey = columns.filter(({ pk }) => Number(pk) > 0).length === 1
    return columns.map(({ name: column, type, notnull, dflt_value, pk }) => ({
      column,
      type: String(type).toLowerCase(),
      // SQLite's own rowid column is never null, whatever the table says.
      isNotNull: notnull === 1,
      byDefault: dflt_value,
      isKey: isSingleKey && pk === 1,
    }))
  }

  function columnsInCode(table: Table): unknown[] {
    return table.columns
      .map((column) => ({
        column: nameOf(column),
        type: column.getSQLType(),
        isNotNull: column.notNull,
        byDefault: column.default === undefined ? null : literal(column.default),
        isKey: column.primary,
      }))
      .sort((a, b) => (a.column < b.column ? -1 : 1))
  }

  function keysInFile(name: string): unknown[] {
    const composite = rows(`select name from pragma_table_info('${name}') where pk > 0 order by pk`)
    const foreign = rows(`select "from", "table", "to" from pragma_foreign_key_list('${name}')`)
    return [
      composite.length > 1 ? composite.map((row) => row.name) : [],
      ...foreign.map((row) => `${row.from} → ${row.table}.${row.to}`).sort(),
    ]
  }

  function keysInCode(table: Table): unknown[] {
    const foreign = table.foreignKeys.map((key) => {
      const { columns, foreignColumns, foreignTable } = key.reference()
      return `${columns.map(nameOf)} → ${getTableConfig(foreignTable as SQLiteTable).name}.${foreignColumns.map(nameOf)}`
    })
    return [table.primaryKeys.flatMap(({ columns }) => columns.map(nameOf)), ...foreign.sort()]
  }

  function indexesInFile(name: string): unknown[] {
    const made = rows(`select * from pragma_index_list('${name}') where origin = 'c'`)
    return made
      .map((index) => ({
        isUnique: index.unique === 1,
        on: rows(`select name from pragma_index_info('${index.name}') order by seqno`).map((row) => row.name),
        where: whereOf(String(rows(`select sql from sqlite_schema where name = '${index.name}'`)[0]?.sql)),
      }))
      .map((index) => JSON.stringify(index))
      .sort()
  }

  function indexesInCode(table: Table): unknown[] {
    const named = table.indexes.map(({ config }) => ({
      isUnique: config.unique,
      on: config.columns.map((column) => nameOf(column as Column)),
      where: config.where ? sqlText(config.where) : '',
    }))
    const together = table.uniqueConstraints.map(({ columns }) => ({
      isUnique: true,
      on: columns.map(nameOf),
      where: '',
    }))
    const single = table.columns
      .filter((column) => column.isUnique)
      .map((column) => ({ isUnique: true, on: [nameOf(column)], where: '' }))
    return [...named, ...together, ...single].map((index) => JSON.stringify(index)).sort()
  }

  type Column = Table['columns'][number]
  const nameOf = (column: Column) => (column.keyAsName ? toSnakeCase(column.name) : column.name)
  const whereOf = (sql: string) => /\bwhere\b(.*)$/is.exec(sql)?.[1]?.trim() ?? ''
  const sqlText = (text: SQL) => new SQLiteSyncDialect({ casing: 'snake_case' }).sqlToQuery(text).sql.trim()
  const literal = (value: unknown) => (typeof value === 'string' ? `'${value}'` : String(value))
})
