// Issued documents and where each stands on its way to paper.
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { ReadableDb, WritableDb } from './database.ts'
import { insertRow } from './insert-sql.ts'
import { preparedOnce } from './prepared.ts'
import { documents, orders } from './schema/order.ts'

export type DocumentRow = typeof documents.$inferSelect
export type DocumentState = DocumentRow['state']

export function findDocument(db: ReadableDb, id: string): DocumentRow | undefined {
  return documentOf(db).get({ id })
}

const documentOf = preparedOnce((db: ReadableDb) =>
  db
    .select()
    .from(documents)
    .where(eq(documents.id, sql.placeholder('id')))
    .prepare(),
)

export function insertDocuments(tx: WritableDb, papers: readonly (typeof documents.$inferInsert)[]): void {
  for (const paper of papers) insertRow(tx, documents, { ...paper, body: JSON.stringify(paper.body) })
}

/** Copies that were made of a paper. */
export function countCopies(db: ReadableDb, kind: DocumentRow['kind'], number: string): number {
  const sql = "select count(*) from documents where kind = ? and number like ? || '/%'"
  return db.sql.prepare(sql).pluck().get(kind, number) as number
}

export function listDocuments(db: ReadableDb, orderId: string) {
  return documentsOf(db).all({ orderId })
}

const documentsOf = preparedOnce((db: ReadableDb) =>
  withOrderNumber(db)
    .where(eq(documents.orderId, sql.placeholder('orderId')))
    .orderBy(asc(documents.position))
    .prepare(),
)

/** Everything issued and not surely printed, oldest first, at most `limit`. */
export function listUnprinted(db: ReadableDb, limit: number) {
  return withOrderNumber(db)
    .where(and(isOpen, ne(documents.state, 'kept')))
    .orderBy(asc(documents.createdAtMs), asc(documents.position))
    .limit(limit)
    .all()
}

/** Moves a document on, if it still stands where the caller saw it. @returns false when somebody else was first */
export function markDocument(
  tx: WritableDb,
  id: string,
  from: readonly DocumentState[],
  to: { state: DocumentState; reason?: string; printedAtMs?: number },
): boolean {
  const { state, reason = '', printedAtMs = null } = to
  return tx.sql.prepare(markSql).run(state, reason, printedAtMs, id, JSON.stringify(from)).changes === 1
}

const markSql = `update documents set state = ?, state_reason = ?, printed_at_ms = ?
  where id = ? and state in (select value from json_each(?))`

/** At start: what was on its way to the printer when the host went down. Nobody knows whether it came out. */
export function markInterrupted(tx: WritableDb): number {
  return tx.sql.prepare(interruptedSql).run().changes
}

const interruptedSql = `update documents set state = 'unclear', state_reason = 'interrupted'
  where state <> 'printed' and state = 'printing'`

// Word for word the condition of the index documents_open, which holds these few alone. With a bound parameter in place of
// the word SQLite cannot know that the index will do, and reads every paper the house ever issued.
const isOpen = sql`${documents.state} <> 'printed'`

function withOrderNumber(db: ReadableDb) {
  return db
    .select({ document: documents, orderNumber: orders.number })
    .from(documents)
    .leftJoin(orders, eq(orders.id, documents.orderId))
    .$dynamic()
}
