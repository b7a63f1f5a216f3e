// Bringing a counter back: a copy of its database, and on top of it everything the black box knows beyond it. Built and
// verified beside the old files, which are put aside at the very end and never deleted.
//
//   copy of a backup ──open──▶ entries of the black box done again ──verified──▶ in the place of the old database
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import { databaseFileName } from '#core/protocol/shell.ts'
import { listBackups } from '#db/backup.ts'
import { type BlackBox, readBlackBox } from '#db/black-box.ts'
import { findCounter, insertCounter } from '#db/counter.ts'
import type { Database } from '#db/database.ts'
import { findLast, listEntriesAfter } from '#db/journal.ts'
import { openDatabase } from '#db/open.ts'
import { replayEntry, settleSeries } from '#db/replay.ts'
import { blackBoxFileName } from './open-world.ts'
import { type VerifyReport, verifyBooks } from './verify.ts'

export type RestoreOptions = {
  dataDirectory: string
  migrationsDirectory: string
  key: Uint8Array
  /** Undefined takes the newest; where there is none, everything is read out of the black box. */
  backup?: string | undefined
  nowMs: number
}

export type Restored = {
  /** Entries whose doing cannot be repeated, in words; they are in the journal. */
  left: string[]
  /** Null when there was no backup. */
  backup: string | null
  /** Entries of the backup's journal, and those done again on top. */
  entries: number
  replayed: number
  /** Where the old database lies now; null when there was none. */
  oldDatabase: string | null
}

/** For the person who asked. */
export function restoredText({ backup, entries, replayed, left, oldDatabase }: Restored): string {
  const base = backup
    ? `The backup ${backup} with ${entries} journal entries`
    : 'An empty database, as there was no backup,'
  const aside = oldDatabase ? ` The old database lies at ${oldDatabase}.` : ''
  const said = `${base} and ${replayed} entries of the black box on top: the counter is whole and verified.${aside}`
  if (left.length === 0) return said
  return [said, 'What these entries did could not be repeated. They are in the journal, word for word:', ...left].join(
    '\n',
  )
}

/** Said to the person who asked; nothing was changed. */
export class NotRestored extends Error {
  constructor(why: string) {
    super(`${why} Nothing was changed.`)
    this.name = 'NotRestored'
  }
}

/** The caller holds the directory's lock. @throws NotRestored, DatabaseProblem */
export function restoreCounter(options: RestoreOptions): Restored {
  const { dataDirectory, key } = options
  const backup = chooseBackup(options)
  const workshop = mkdtempSync(join(dataDirectory, 'restoring-'))
  const box = readBlackBox(join(dataDirectory, blackBoxFileName), key)
  try {
    if (backup) copyFileSync(backup, join(workshop, databaseFileName))
    const { entries, replayed, left } = build(workshop, box, options)
    const oldDatabase = putInPlace(workshop, options)
    return { backup, entries, replayed, left, oldDatabase }
  } finally {
    box.close()
    rmSync(workshop, { recursive: true, force: true })
  }
}

function chooseBackup({ dataDirectory, backup }: RestoreOptions): string | null {
  if (backup !== undefined && !existsSync(backup)) throw new NotRestored(`There is no backup ${backup}.`)
  const chosen = backup ?? listBackups(join(dataDirectory, 'backups')).at(0)?.path ?? null
  if (chosen === null && !existsSync(join(dataDirectory, blackBoxFileName))) {
    throw new NotRestored(`There is neither a backup nor a black box in ${dataDirectory}.`)
  }
  return chosen
}

type Box = Pick<BlackBox, 'entries'>

function build(workshop: string, box: Box, { key, migrationsDirectory, nowMs }: RestoreOptions) {
  const path = join(workshop, databaseFileName)
  const db = openDatabase({ path, key, migrationsDirectory, backupsDirectory: join(workshop, 'backups'), nowMs })
  try {
    const before = findLast(db.read)?.n ?? 0
    const left: string[] = []
    const replayed = replay(db, box, nowMs, ({ n, name }, why) => left.push(`  ${n} ${name}: ${why}`))
    const report = verifyBooks(db, box)
    if (report.problem) throw new NotRestored(flawText(report))
    return { entries: before, replayed, left }
  } finally {
    db.close()
  }
}

/**
 * Does again what the box knows beyond the database. One transaction an entry: a workshop that is cut short is thrown away as a whole.
 * @param onLeft told of an entry whose doing cannot be repeated; without it that is an error
 * @returns how many entries @throws NotRestored
 */
export function replay(db: Database, box: Box, nowMs: number, onLeft: OnLeft = stop): number {
  const known = findLast(db.read)?.n ?? 0
  let replayed = 0
  for (const entry of box.entries()) {
    if (entry.n < known) continue
    if (entry.n === known) checkSameHistory(db, entry)
    else {
      const why = db.writeInAnyOrder((tx) => {
        if (!findCounter(tx)) insertCounter(tx, identityOf(entry, nowMs))
        return replayEntry(tx, entry)
      })
      if (why !== undefined) onLeft(entry, why)
      replayed += 1
    }
  }
  db.write(settleSeries)
  return replayed
}

type OnLeft = (entry: JournalEntry, why: string) => void

const stop: OnLeft = ({ n }, why) => {
  throw new NotRestored(`Entry ${n} of the black box cannot be done again: ${why}.`)
}

function checkSameHistory(db: Database, entry: JournalEntry): void {
  const twin = listEntriesAfter(db.read, entry.n - 1, 1).at(0)
  if (twin?.hash !== entry.hash) throw new NotRestored('The backup and the black box are not of the same counter.')
}

const FirstEntry = z.object({ counterCode: z.string() })

/** The first thing a counter ever wrote down says who it is. */
function identityOf({ name, body, counterId, incarnation }: JournalEntry, nowMs: number) {
  const first = FirstEntry.safeParse(JSON.parse(body))
  if (name !== 'host.start' || !first.success) throw new NotRestored('The black box does not begin with a first start.')
  return { id: counterId, code: first.data.counterCode, incarnation, createdAtMs: nowMs }
}

function flawText({ problem }: VerifyReport): string {
  return `What was put together does not hold (${problem?.where}, entry ${problem?.n}: ${problem?.what}).`
}

/** The database's log goes aside with it: beside another database it would be read into that one. */
function putInPlace(workshop: string, { dataDirectory, nowMs }: RestoreOptions): string | null {
  const path = join(dataDirectory, databaseFileName)
  const aside = `${path}-until-${new Date(nowMs).toISOString().replace(/[:.]/g, '-')}`
  const hadOne = existsSync(path)
  for (const part of ['-wal', '-shm', '']) {
    if (existsSync(path + part)) renameSync(path + part, aside + part)
  }
  renameSync(join(workshop, databaseFileName), path)
  renameSync(join(workshop, `${databaseFileName}.fingerprint`), `${path}.fingerprint`)
  return hadOne ? aside : null
}
