// Backups: dated, complete copies made by VACUUM INTO, encrypted with the same key. Three are kept.
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'

export type Backup = { path: string; madeAtMs: number; bytes: number }

const keptCopies = 3
const nameOf = /^foyer-(\d{4})-(\d\d)-(\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.db$/

/** The finished copies in a directory, newest first; unfinished ones carry another ending and are not listed. */
export function listBackups(directory: string): Backup[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory)
    .flatMap((name) => {
      const madeAtMs = madeAt(name)
      const path = join(directory, name)
      return madeAtMs === undefined ? [] : [{ path, madeAtMs, bytes: statSync(path).size }]
    })
    .sort((a, b) => b.madeAtMs - a.madeAtMs)
}

/**
 * Copies the whole database into `directory`. The copy gets its name only when it is complete and on the disk,
 * and only then are copies beyond the newest three removed.
 */
export function makeBackup(sqlite: Sqlite.Database, directory: string, nowMs: number): Backup {
  const stamp = new Date(nowMs).toISOString().replace(/[:.]/g, '-')
  const path = join(directory, `foyer-${stamp}.db`)
  const unfinished = `${path}.unfinished`
  rmSync(unfinished, { force: true })
  sqlite.prepare('vacuum into ?').run(unfinished)
  syncFile(unfinished)
  renameSync(unfinished, path)
  for (const old of listBackups(directory).slice(keptCopies)) rmSync(old.path)
  return { path, madeAtMs: nowMs, bytes: statSync(path).size }
}

/** Copies that were cut short, as large as the database each. Only for whoever holds the data directory alone. */
export function removeUnfinished(directory: string): void {
  for (const name of readdirSync(directory)) if (name.endsWith('.db.unfinished')) rmSync(join(directory, name))
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function madeAt(name: string): number | undefined {
  const match = nameOf.exec(name)
  if (!match) return undefined
  const [year, month, day, hour, minute, second, ms] = match.slice(1).map(Number)
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, ms)
}
