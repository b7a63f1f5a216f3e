// Cases as they stand on this counter: what came down from the server, with the answers given here laid over.
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Effect } from '#core/effects/effect.ts'
import { CaseEntity } from '#core/protocol/case.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { writeEntity } from './entity/entity.ts'
import { insertRow } from './insert-sql.ts'
import type { NewDocument } from './order.ts'
import { preparedOnce } from './prepared.ts'
import { cases } from './schema/counter.ts'
import { documents } from './schema/order.ts'

export type StoredCase = { id: string; entity: CaseEntity }

/** Open ones oldest first, closed ones newest first. */
export function listCases(db: ReadableDb, state: 'open' | 'closed', limit: number): StoredCase[] {
  return listOf[state](db).all({ limit }).map(stored)
}

const listOf = { open: listOnce('open', asc), closed: listOnce('closed', desc) }

function listOnce(state: 'open' | 'closed', inOrder: typeof asc) {
  return preparedOnce((db: ReadableDb) =>
    db
      .select()
      .from(cases)
      .where(eq(cases.state, state))
      .orderBy(inOrder(cases.atMs), inOrder(cases.id))
      .limit(sql.placeholder('limit'))
      .prepare(),
  )
}

export function countCases(db: ReadableDb, state: 'open' | 'closed'): number {
  return db.select({ count: sql<number>`count(*)` }).from(cases).where(eq(cases.state, state)).get()?.count ?? 0
}

/** In the order in which they are asked for; what is not there is left out. */
export function findCases(db: ReadableDb, ids: readonly string[]): StoredCase[] {
  const rows = db
    .select()
    .from(cases)
    .where(inArray(cases.id, [...ids]))
    .all()
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map(stored))
}

export function listOpenOfCustomer(db: ReadableDb, customerId: string): StoredCase[] {
  const isOpen = and(eq(cases.state, 'open'), sql`${cases.about} ->> 'customerId' = ${customerId}`)
  return db.select().from(cases).where(isOpen).orderBy(asc(cases.atMs), asc(cases.id)).all().map(stored)
}

function stored({ id, ...row }: typeof cases.$inferSelect): StoredCase {
  return { id, entity: CaseEntity.parse({ ...row, answers: row.answers ?? [] }) }
}

/** Seats that open cases are about: somebody has each, even where that order has not come down yet. */
export function listContestedSeats(db: ReadableDb, performanceId: string): ReadonlySet<string> {
  const sql = `select about -> 'seat' ->> 'seatId' from cases where state = 'open'
    and about ->> 'code' = 'SEAT_CONTESTED' and about -> 'seat' ->> 'performanceId' = ?`
  return new Set(db.sql.prepare(sql).pluck().all(performanceId) as string[])
}

/** What an entry did, and the papers it issued, in the transaction that appends it. */
export function writeEffect(tx: WritableDb, { puts }: Effect, papers: readonly NewDocument[]): void {
  for (const put of puts) writeEntity(tx, put)
  for (const paper of papers) insertRow(tx, documents, { ...paper, body: JSON.stringify(paper.body) })
}

/** The place behind an order's last paper. */
export function nextPaperPosition(db: ReadableDb, orderId: string): number {
  const sql = 'select coalesce(max(position) + 1, 0) as next from documents where order_id = ?'
  return (db.sql.prepare(sql).get(orderId) as { next: number }).next
}
