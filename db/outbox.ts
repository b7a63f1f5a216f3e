// The journal as an outbox: which entries still go up, what became of those that went, and which of them are laid over what
// comes down.
import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { EntityKey } from '#core/protocol/entity.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import type { EntryOutcome, Outcome } from '#core/protocol/sync.ts'
import { findSetting, saveSetting } from './counter.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { entryColumns, entryColumnsSql } from './journal.ts'
import { cases, journal } from './schema/counter.ts'

/** Entries without an outcome, oldest first, of one chain: as many as fit, but at least one. */
export function listUnsent(db: ReadableDb, entriesMax: number, bytesMax: number): JournalEntry[] {
  const rows = db.sql.prepare(unsentSql).all(entriesMax) as JournalEntry[]
  let bytes = 0
  const first = rows.at(0)
  const end = rows.findIndex((row, index) => {
    bytes += row.body.length
    return index > 0 && (bytes > bytesMax || row.incarnation !== first?.incarnation)
  })
  return end === -1 ? rows : rows.slice(0, end)
}

const unsentSql = `select ${entryColumnsSql} from journal where outcome is null order by n limit ?`

/** Entries without an outcome behind `n`, of whichever chain. */
export function listUnsentAfter(db: ReadableDb, n: number, entriesMax: number): JournalEntry[] {
  const isUnsent = and(isNull(journal.outcome), gt(journal.n, n))
  return db.select(entryColumns).from(journal).where(isUnsent).orderBy(asc(journal.n)).limit(entriesMax).all()
}

export function countUnsent(db: ReadableDb): number {
  return db.select({ count: sql<number>`count(*)` }).from(journal).where(isNull(journal.outcome)).get()?.count ?? 0
}

/** How much waits: entries, and the bytes of their bodies. */
export function measureUnsent(db: ReadableDb): { total: number; bytes: number } {
  const sizes = { total: sql<number>`count(*)`, bytes: sql<number>`coalesce(sum(length(cast(body as blob))), 0)` }
  return db.select(sizes).from(journal).where(isNull(journal.outcome)).get() ?? { total: 0, bytes: 0 }
}

/** Entries without an outcome, oldest first, `entriesMax` from the given place on. */
export function listUnsentPage(db: ReadableDb, from: number, entriesMax: number): JournalEntry[] {
  return db
    .select(entryColumns)
    .from(journal)
    .where(isNull(journal.outcome))
    .orderBy(asc(journal.n))
    .limit(entriesMax)
    .offset(from)
    .all()
}

/** Newest first. */
export function listParked(db: ReadableDb, entriesMax: number): JournalEntry[] {
  const isParked = eq(journal.outcome, 'parked')
  return db.select(entryColumns).from(journal).where(isParked).orderBy(desc(journal.n)).limit(entriesMax).all()
}

/** Why the server parked an entry, in its own words; empty for one that was parked before this was kept. */
export function findParkedReason(db: ReadableDb, opId: string): string {
  const reason = findSetting(db, parkedKey(opId))
  return typeof reason === 'string' ? reason : ''
}

// A parked entry is a rare thing that somebody must look at; its reason is of this counter alone and no part of the journal.
const parkedKey = (opId: string) => `parked ${opId}`

export function countParked(db: ReadableDb): number {
  const parked = db.select({ count: sql<number>`count(*)` }).from(journal).where(eq(journal.outcome, 'parked')).get()
  return parked?.count ?? 0
}

export function countOpenCases(db: ReadableDb): number {
  return db.select({ count: sql<number>`count(*)` }).from(cases).where(eq(cases.state, 'open')).get()?.count ?? 0
}

/** By op id, never by "all up to here": an answer that says nothing of an entry settles nothing of it. */
export function recordOutcomes(tx: WritableDb, outcomes: readonly EntryOutcome[]): void {
  for (const { opId, outcome, seq, detail } of outcomes) {
    if (outcome === 'parked') saveSetting(tx, parkedKey(opId), detail)
    tx.sql.prepare('update journal set outcome = ?, server_seq = ? where op_id = ?').run(outcome, seq, opId)
  }
}

/** The server has lost what came after `n`, or never had it: it goes up again. */
export function markUnsentFrom(tx: WritableDb, n: number): void {
  tx.update(journal)
    .set({ outcome: null, serverSeq: null })
    .where(gt(journal.n, n - 1))
    .run()
}

/** Remembers what an entry touched until what it did has come back from the server. */
export function addTouches(tx: WritableDb, n: number, keys: readonly EntityKey[]): void {
  const add = tx.sql.prepare('insert into pending_touches (kind, id, n) values (?, ?, ?) on conflict do nothing')
  for (const { kind, id } of keys) add.run(kind, id, n)
}

export type PendingEntry = JournalEntry & { serverSeq: number | null; outcome: Outcome | null }

/** The entries that touched one of these and are not known to have come back, oldest first. */
export function listPending(db: ReadableDb, keys: readonly EntityKey[]): PendingEntry[] {
  const find = db.sql.prepare('select n from pending_touches where kind = ? and id = ?')
  const ns = new Set(keys.flatMap(({ kind, id }) => (find.all(kind, id) as { n: number }[]).map(({ n }) => n)))
  if (ns.size === 0) return []
  return db.sql.prepare(pendingSql).all(JSON.stringify([...ns])) as PendingEntry[]
}

const pendingSql = pendingOf('select value from json_each(?)')

/** All of them, of whatever they touched. */
export function listAllPending(db: ReadableDb): PendingEntry[] {
  return db.sql.prepare(allPendingSql).all() as PendingEntry[]
}

const allPendingSql = pendingOf('select n from pending_touches')

function pendingOf(ns: string): string {
  return `select ${entryColumnsSql}, server_seq as "serverSeq", outcome from journal where n in (${ns}) order by n`
}

/** The newest entry that has an outcome: whether the server still has it tells whether it has what came before. */
export function findLastSent(db: ReadableDb): JournalEntry | undefined {
  const sql = `select ${entryColumnsSql} from journal where outcome is not null order by n desc limit 1`
  return db.sql.prepare(sql).get() as JournalEntry | undefined
}

export function listTouches(db: ReadableDb, opIds: readonly string[]): EntityKey[] {
  return db.sql.prepare(touchesSql).all(JSON.stringify(opIds)) as EntityKey[]
}

const touchesSql = `select distinct kind, id from pending_touches join journal on journal.n = pending_touches.n
  where op_id in (select value from json_each(?))`

/**
 * Things to be asked for again: the server made something else of them, or a page came down that may hold an entry of which
 * no answer was here yet. On the disk like everything else, so that a crash before the question forgets none.
 */
export function markStale(tx: WritableDb, keys: readonly EntityKey[]): void {
  addTouches(tx, noEntry, keys)
}

export function listStale(db: ReadableDb, keysMax: number): EntityKey[] {
  const sql = 'select kind, id from pending_touches where n = ? limit ?'
  return db.sql.prepare(sql).all(noEntry, keysMax) as EntityKey[]
}

export function forgetStale(tx: WritableDb, keys: readonly EntityKey[]): void {
  const forget = tx.sql.prepare('delete from pending_touches where kind = ? and id = ? and n = ?')
  for (const { kind, id } of keys) forget.run(kind, id, noEntry)
}

/** Entries count from 1: under this number stands what no entry of this counter is waiting for. */
const noEntry = 0

/** What the server has done up to `cursor` stands in what came down. A parked entry it has not done: that stays laid over. */
export function forgetTouches(tx: WritableDb, cursor: number): void {
  tx.sql.prepare(forgetSql).run(cursor)
}

const forgetSql = `delete from pending_touches where n in (
  select journal.n from journal join pending_touches on pending_touches.n = journal.n
  where server_seq <= ? and outcome <> 'parked')`
