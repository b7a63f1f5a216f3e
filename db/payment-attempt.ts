// Payments at this counter's card terminal, each written down before the terminal hears of it.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { ReadableDb, WritableDb } from './database.ts'
import { columnsSql } from './insert-sql.ts'
import { paymentAttempts } from './schema/money.ts'

export type PaymentAttemptRow = typeof paymentAttempts.$inferSelect
export type AttemptState = PaymentAttemptRow['state']

export function insertAttempt(tx: WritableDb, row: typeof paymentAttempts.$inferInsert): void {
  tx.insert(paymentAttempts).values(row).run()
}

export function findAttempt(db: ReadableDb, id: string): PaymentAttemptRow | undefined {
  return db.sql.prepare(attemptSql).get(id) as PaymentAttemptRow | undefined
}

const attemptSql = `select ${columnsSql(paymentAttempts)} from payment_attempts where id = ?`

/** Moves an attempt on from one of these states. @returns whether it was in one */
export function moveAttempt(
  tx: WritableDb,
  id: string,
  from: readonly AttemptState[],
  change: Partial<Pick<PaymentAttemptRow, 'state' | 'reference' | 'settledBy' | 'endedAtMs'>>,
): boolean {
  const isIn = and(eq(paymentAttempts.id, id), inArray(paymentAttempts.state, [...from]))
  return tx.update(paymentAttempts).set(change).where(isIn).run().changes === 1
}

/** @throws when it is used already: the decision has checked it in the same transaction */
export function spendAttempt(tx: WritableDb, id: string, settlementId: string): void {
  const isFree = and(
    eq(paymentAttempts.id, id),
    eq(paymentAttempts.state, 'approved'),
    isNull(paymentAttempts.settlementId),
  )
  const used = tx.update(paymentAttempts).set({ settlementId }).where(isFree).run()
  if (used.changes !== 1) throw new Error(`the card payment ${id} is not there to be used`)
}

/** What nobody knows the end of, and money that was taken and belongs to no sale yet; oldest first. */
export function listOpenAttempts(db: ReadableDb): PaymentAttemptRow[] {
  return db.sql.prepare(openSql).all() as PaymentAttemptRow[]
}

const openSql = `select ${columnsSql(paymentAttempts)} from payment_attempts
  where state in ('begun', 'unknown', 'approved') and settlement_id is null order by began_at_ms, rowid`

/** A power cut in the middle: nobody heard how these ended. @returns how many */
export function markInterruptedPayments(tx: WritableDb): number {
  return tx.update(paymentAttempts).set({ state: 'unknown' }).where(eq(paymentAttempts.state, 'begun')).run().changes
}
