// Disks of memory. What was committed stays when the program that wrote it is gone, as on a real disk; an image is what a backup
// or a thief would take away. Connections are used again for the next seed, because to prepare every statement anew would
// take longer than the seed itself.
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import type { Database } from '#db/database.ts'
import { writeEntity } from '#db/entity/entity.ts'
import { applyMigrations } from '#db/migrate.ts'
import { openImage } from '#db/open.ts'
import { furniture } from './venue.ts'

const migrations = fileURLToPath(new URL('../../db/migrations', import.meta.url))

/** A disk is full, or somebody else holds it, for one write. */
export class DiskTrouble extends Error {
  readonly code: 'SQLITE_FULL' | 'SQLITE_BUSY'

  constructor(code: DiskTrouble['code']) {
    super(code)
    this.code = code
  }
}

export interface Disk {
  readonly db: Database
  image(): Uint8Array
}

/** Furnished, and without a counter's identity. */
export function takeDisk(): Disk {
  const disk = free.pop() ?? newDisk(furnished())
  disk.isUsed ? disk.clear() : undefined
  disk.isUsed = true
  return disk
}

export function diskFrom(image: Uint8Array): Disk {
  return newDisk(image)
}

/** For the next seed. */
export function giveBack(disk: Disk): void {
  const pooled = disk as PooledDisk
  if (pooled.isFirstHand && free.length < disksMax) free.push(pooled)
  else disk.db.close()
}

type PooledDisk = Disk & { isUsed: boolean; isFirstHand: boolean; clear(): void }

const disksMax = 8
const free: PooledDisk[] = []

let template: Uint8Array | undefined
function furnished(): Uint8Array {
  if (template) return template
  const sqlite = new Sqlite(':memory:')
  applyMigrations(sqlite, migrations)
  const db = openImage(sqlite.serialize())
  sqlite.close()
  db.write((tx) => {
    for (const put of furniture) writeEntity(tx, put)
  })
  template = db.sqlite.serialize()
  db.close()
  return template
}

function newDisk(image: Uint8Array): PooledDisk {
  const db = openImage(image)
  let clear: (() => void) | undefined
  return {
    db,
    image: () => db.sqlite.serialize(),
    isUsed: false,
    isFirstHand: image === template,
    clear: () => {
      clear ??= clearing(db.sqlite)
      clear()
    },
  }
}

// Words of the search are kept in tables of FTS5's own; nothing here searches, so those of the furniture may stay as they are.
const searchTables = /^(customer_names|customer_words|order_search)/

/** Puts every table back to how the template has it. */
function clearing(sqlite: Sqlite.Database): () => void {
  const names = sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[]
  const known = names.filter((name) => !searchTables.test(name) && name !== '__drizzle_migrations')
  const tables = whatIsReferredToFirst(sqlite, known)
  const fresh = new Sqlite(Buffer.from(furnished()))
  sqlite.exec("attach ':memory:' as template")
  const clears = tables.toReversed().map((name) => `delete from main."${name}"`)
  const fills = tables.flatMap((name) => {
    const rows = fresh.prepare(`select * from "${name}"`).raw().all() as unknown[][]
    if (rows.length === 0) return []
    sqlite.exec(`create table template."kept_${name}" as select * from main."${name}" limit 0`)
    const places = (rows[0] ?? []).map(() => '?').join(', ')
    const insert = sqlite.prepare(`insert into template."kept_${name}" values (${places})`)
    for (const row of rows) insert.run(...row)
    return [`insert into main."${name}" select * from template."kept_${name}"`]
  })
  fresh.close()
  // What refers to others goes first and comes last: then nothing is missed. To put the check off instead would make SQLite
  // prepare every statement of the seed anew.
  const statements = [...clears, ...fills].map((text) => sqlite.prepare(text))
  return sqlite.transaction(() => {
    for (const statement of statements) statement.run()
  })
}

function whatIsReferredToFirst(sqlite: Sqlite.Database, names: readonly string[]): string[] {
  const inOrder: string[] = []
  const take = (name: string) => {
    if (inOrder.includes(name)) return
    const referred = sqlite.pragma(`foreign_key_list("${name}")`) as { table: string }[]
    for (const { table } of referred) if (table !== name) take(table)
    inOrder.push(name)
  }
  for (const name of names) take(name)
  return inOrder
}
