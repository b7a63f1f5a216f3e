import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listBackups, makeBackup } from '#db/backup.ts'
import { setKey } from '#db/cipher.ts'
import { type OpenOptions, openDatabase, openForReading } from '#db/open.ts'
import { DatabaseProblem } from '#db/refusal.ts'
import { eveningMs, migrationsDirectory } from '#tests/fixture/counter.ts'

let directory: string
let options: OpenOptions
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'foyer-db-'))
  options = {
    path: join(directory, 'foyer.db'),
    key: new Uint8Array(32).fill(1),
    migrationsDirectory,
    backupsDirectory: join(directory, 'backups'),
    nowMs: eveningMs,
    busyTimeoutMs: 50,
  }
})
afterEach(() => rmSync(directory, { recursive: true }))

const problemOf = (change: Partial<OpenOptions> = {}) => {
  try {
    openDatabase({ ...options, ...change }).close()
    return 'opened'
  } catch (error) {
    return error instanceof DatabaseProblem ? error.code : error
  }
}

const makeOne = () => openDatabase(options).close()

describe('PR08 encrypted at rest', () => {
  it('PR08 encrypted at rest: the file shows nothing of its contents and opens with its key only', () => {
    const db = openDatabase(options)
    db.write((tx) => tx.sql.prepare("insert into settings (key, value) values ('name', '\"Bjørn Østby\"')").run())
    db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    const bytes = readFileSync(options.path)
    expect([bytes.includes('SQLite format'), bytes.includes('Bjørn'), bytes.includes('settings')]).toEqual([
      false,
      false,
      false,
    ])
    expect([problemOf({ key: new Uint8Array(32).fill(2) }), problemOf()]).toEqual(['wrong-key', 'opened'])
  })
})

describe('opening a database that is not right', () => {
  it('leaves the file as it is and names the trouble', () => {
    makeOne()
    const good = readFileSync(options.path)
    const bad = Buffer.from(good)
    bad.fill(0xff, 0, 4096)
    writeFileSync(options.path, bad)
    expect(problemOf()).toBe('damaged')
    expect(readFileSync(options.path).equals(bad)).toBe(true)
    writeFileSync(options.path, good)
    expect(problemOf()).toBe('opened')
  })

  it('does not start empty where a database has been', () => {
    makeOne()
    rmSync(options.path)
    expect(problemOf()).toBe('missing')
    expect(existsSync(options.path)).toBe(false)
  })

  it('refuses a database newer than the program', () => {
    makeOne()
    tamper("insert into __drizzle_migrations (hash, created_at) values ('of the future', 99999999999999)")
    expect(problemOf()).toBe('newer-than-program')
  })

  it('refuses a database whose history is not the program’s', () => {
    makeOne()
    tamper("update __drizzle_migrations set hash = 'another' where rowid = 1")
    expect(problemOf()).toBe('missing-migration')
  })

  it('gives up on a locked database after its bound, with the reason', () => {
    makeOne()
    const other = new Sqlite(options.path)
    setKey(other, options.key)
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec('begin exclusive')
    expect(problemOf()).toBe('locked')
    other.exec('rollback')
    other.close()
    expect(problemOf()).toBe('opened')
  })

  it('offers the backups, newest first', () => {
    const db = openDatabase(options)
    for (const day of [1, 2]) makeBackup(db.sqlite, options.backupsDirectory, eveningMs + day * 86_400_000)
    db.close()
    rmSync(options.path)
    try {
      openDatabase(options)
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({
        backups: [expect.stringContaining('2026-11-29'), expect.stringContaining('2026-11-28')],
      })
    }
  })
})

describe('rows that refer to each other', () => {
  it('lets state from elsewhere come in its own order, and asks of everything else that what it refers to is there', () => {
    const db = openDatabase(options)
    const insert = "insert into customer_labels (customer_id, label_id, added_at_ms, added_by) values ('c', ?, 0, '')"
    db.writeInAnyOrder((tx) => void tx.sql.prepare(insert).run('a'))
    expect(() => db.write((tx) => void tx.sql.prepare(insert).run('b'))).toThrow('FOREIGN KEY')
    expect(db.sqlite.prepare('select label_id from customer_labels').pluck().all()).toEqual(['a'])
    db.close()
  })
})

describe('backups', () => {
  it('are whole, encrypted with the same key, and three are kept', () => {
    const db = openDatabase(options)
    db.write((tx) => tx.sql.prepare("insert into settings (key, value) values ('day', '7')").run())
    for (const day of [1, 2, 3, 4]) makeBackup(db.sqlite, options.backupsDirectory, eveningMs + day * 86_400_000)
    db.close()
    const backups = listBackups(options.backupsDirectory)
    expect(backups.map(({ madeAtMs }) => (madeAtMs - eveningMs) / 86_400_000)).toEqual([4, 3, 2])
    const copy = join(directory, 'copy.db')
    copyFileSync(backups[0]?.path ?? '', copy)
    expect(readFileSync(copy).includes('SQLite format')).toBe(false)
    const restored = openForReading(copy, options.key)
    expect(restored.sqlite.prepare("select value from settings where key = 'day'").get()).toEqual({ value: '7' })
    restored.close()
  })
})

function tamper(sql: string): void {
  const db = openDatabase(options)
  db.sqlite.exec(sql)
  db.close()
}
