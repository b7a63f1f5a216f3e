// The journal: one append-only chain per counter. It is the outbox, the memory that makes commands idempotent, the
// audit trail and the base of the till-law exports, all at once. Nothing here updates or deletes an entry.
import { createHash } from 'node:crypto'
import { canonicalJson } from '#core/protocol/canonical.ts'
import { genesisHash, type JournalEntry } from '#core/protocol/journal-entry.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { insertRow, snakeCase } from './insert-sql.ts'
import { journal } from './schema/counter.ts'

export type NewEntry = {
  opId: string
  name: string
  v: number
  body: unknown
  answer: unknown
  /** What the command asked, so that the same id with another question is noticed. */
  command: unknown
  clerkId: string | null
  atWallMs: number
  atMonoMs: number
}

export type StoredAnswer = { commandHash: string; answer: unknown }

/** The answer already given to this command, if it was ever carried out. */
export function findAnswer(db: ReadableDb, opId: string): StoredAnswer | undefined {
  const row = db.sql.prepare('select command_hash as commandHash, answer from journal where op_id = ?').get(opId) as
    | { commandHash: string; answer: string }
    | undefined
  return row && { commandHash: row.commandHash, answer: JSON.parse(row.answer) as unknown }
}

/** Appends within the caller's transaction and returns the finished, chained entry. */
export function appendEntry(tx: WritableDb, entry: NewEntry): JournalEntry {
  const { counterId, incarnation } = getCounter(tx)
  const last = findLast(tx)
  const unhashed = {
    n: (last?.n ?? 0) + 1,
    opId: entry.opId,
    counterId,
    incarnation,
    name: entry.name,
    v: entry.v,
    body: canonicalJson(entry.body),
    clerkId: entry.clerkId,
    atWallMs: entry.atWallMs,
    atMonoMs: entry.atMonoMs,
    clockOffsetMs: null,
    prevHash: last?.hash ?? genesisHash,
  }
  const chained = { ...unhashed, hash: hashEntry(unhashed) }
  const answer = canonicalJson(entry.answer ?? null)
  insertRow(tx, journal, { ...chained, commandHash: hashCommand(entry.command), answer })
  return chained
}

/** Takes over an entry that this counter appended before, word for word. What it answered is not known any more. */
export function insertChained(tx: WritableDb, entry: JournalEntry): void {
  const what = flawOf(entry, (findLast(tx)?.n ?? 0) + 1, findLast(tx)?.hash ?? genesisHash)
  if (what) throw new Error(`entry ${entry.n} does not follow: ${what}`)
  tx.insert(journal)
    .values({ ...entry, commandHash: '', answer: 'null' })
    .run()
}

/** Entries after `n`, oldest first, at most `limit`. */
export function listEntriesAfter(db: ReadableDb, n: number, limit: number): JournalEntry[] {
  const sql = `select ${entryColumnsSql} from journal where n > ? order by n limit ?`
  return db.sql.prepare(sql).all(n, limit) as JournalEntry[]
}

export function findLast(db: ReadableDb): { n: number; hash: string } | undefined {
  const last = db.sql.prepare('select n, hash from journal order by n desc limit 1').get()
  return last as { n: number; hash: string } | undefined
}

/** SHA-256 over the canonical text of every field but the hash itself. */
export function hashEntry(entry: Omit<JournalEntry, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(entry)).digest('hex')
}

export function hashCommand(command: unknown): string {
  return createHash('sha256').update(canonicalJson(command)).digest('hex')
}

export type ChainReport = { entries: number; lastHash: string; problem: { n: number; what: string } | null }

/** Walks the whole chain: numbers without gaps, every hash right, every hash named by the next. Bounded memory. */
export function verifyChain(db: ReadableDb): ChainReport {
  let prevHash = genesisHash
  let n = 0
  for (;;) {
    const page = listEntriesAfter(db, n, 500)
    if (page.length === 0) return { entries: n, lastHash: prevHash, problem: null }
    for (const entry of page) {
      const what = flawOf(entry, n + 1, prevHash)
      if (what) return { entries: n, lastHash: prevHash, problem: { n: entry.n, what } }
      n = entry.n
      prevHash = entry.hash
    }
  }
}

/** What is wrong with an entry at this place of the chain, or undefined. */
export function flawOf(entry: JournalEntry, n: number, prevHash: string): string | undefined {
  const { hash, ...unhashed } = entry
  if (entry.n !== n) return `expected entry ${n}, found ${entry.n}`
  if (entry.prevHash !== prevHash) return 'does not name the entry before it'
  if (hashEntry(unhashed) !== hash) return 'was changed after it was written'
  return undefined
}

/** An entry as it travels: without what it answered here. */
export const entryColumns = {
  n: journal.n,
  opId: journal.opId,
  counterId: journal.counterId,
  incarnation: journal.incarnation,
  name: journal.name,
  v: journal.v,
  body: journal.body,
  clerkId: journal.clerkId,
  atWallMs: journal.atWallMs,
  atMonoMs: journal.atMonoMs,
  clockOffsetMs: journal.clockOffsetMs,
  prevHash: journal.prevHash,
  hash: journal.hash,
}

/** The same for a text of one's own: these are read with every exchange and every page. */
export const entryColumnsSql = Object.keys(entryColumns)
  .map((name) => `journal.${snakeCase(name)} as "${name}"`)
  .join(', ')

function getCounter(db: ReadableDb): { counterId: string; incarnation: string } {
  const row = db.sql.prepare('select id as counterId, incarnation from counter limit 1').get()
  if (!row) throw new Error('the counter has no identity yet')
  return row as { counterId: string; incarnation: string }
}
