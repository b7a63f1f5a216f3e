// An order as one entity: its head, lines, tickets and payments. Its papers belong to the counter that issued them.
import { and, eq, inArray, ne } from 'drizzle-orm'
import { foldedWords } from '#core/domain/fold.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import type { ReadableDb, WritableDb } from '../database.ts'
import { columnsSql, insertSql } from '../insert-sql.ts'
import { orderLines, orders, payments, tickets } from '../schema/order.ts'
import { indexOrderNote, unindexOrderNote } from '../search.ts'

export function readOrderEntity(db: ReadableDb, id: string): OrderEntity | undefined {
  const row = db.sql.prepare(orderOf).get(id) as typeof orders.$inferSelect | undefined
  if (!row) return undefined
  const { id: _, ...order } = row
  const lines = db.sql.prepare(linesOf).all(id) as (typeof orderLines.$inferSelect)[]
  const paid = db.sql.prepare(paymentsOf).all(id) as (typeof payments.$inferSelect)[]
  return {
    order,
    lines: lines.map(({ orderId: __, ...line }) => line),
    tickets: db.sql.prepare(ticketsOf).all(id) as (typeof tickets.$inferSelect)[],
    payments: paid.map(({ orderId: __, ...payment }) => payment),
  }
}

const orderOf = `select ${columnsSql(orders)} from orders where id = ?`
const linesOf = `select ${columnsSql(orderLines)} from order_lines where order_id = ? order by position`
const paymentsOf = `select ${columnsSql(payments)} from payments where order_id = ? order by at_ms, id`
const ticketsOf = `select ${columnsSql(tickets)} from tickets join order_lines line on line.id = tickets.order_line_id
  where line.order_id = ? order by line.position, tickets.id`

/**
 * Puts the order as it says in the place of what was there. A seat that another order had on this counter until now is
 * that order's no longer: its line waits, contested, for what the server says of it.
 */
export function writeOrderEntity(tx: WritableDb, id: string, entity: OrderEntity): void {
  const before = tx.select({ note: orders.note }).from(orders).where(eq(orders.id, id)).get()
  const head = { ...entity.order }
  tx.insert(orders)
    .values({ id, ...head })
    .onConflictDoUpdate({ target: orders.id, set: head })
    .run()
  removeParts(tx, id)
  for (const line of entity.lines) contestOthers(tx, id, line)
  insertParts(tx, id, entity)
  if (before?.note === head.note) return
  if (before?.note) unindexOrderNote(tx, id)
  indexOrderNote(tx, id, foldedWords(head.note).join(' '))
}

/** An order that is not here yet, with prepared statements: imports bring thousands. */
export function insertOrderEntity(tx: WritableDb, id: string, entity: OrderEntity): void {
  tx.sql.prepare(orderSql).run({ id, ...entity.order })
  insertParts(tx, id, entity)
  indexOrderNote(tx, id, foldedWords(entity.order.note).join(' '))
}

function insertParts(tx: WritableDb, orderId: string, { lines, tickets: issued, payments: paid }: OrderEntity): void {
  for (const line of lines) tx.sql.prepare(lineSql).run({ orderId, ...line })
  for (const ticket of issued) tx.sql.prepare(ticketSql).run(ticket)
  for (const payment of paid) tx.sql.prepare(paymentSql).run({ orderId, ...payment })
}

const orderSql = insertSql(orders)
const lineSql = insertSql(orderLines)
const ticketSql = insertSql(tickets)
const paymentSql = insertSql(payments)

function removeParts(tx: WritableDb, id: string): void {
  const lines = tx.select({ id: orderLines.id }).from(orderLines).where(eq(orderLines.orderId, id))
  tx.delete(tickets).where(inArray(tickets.orderLineId, lines)).run()
  tx.delete(orderLines).where(eq(orderLines.orderId, id)).run()
  tx.delete(payments).where(eq(payments.orderId, id)).run()
}

function contestOthers(tx: WritableDb, orderId: string, line: OrderEntity['lines'][number]): void {
  const { performanceId, seatId } = line
  if (line.state !== 'active' || performanceId === null || seatId === null) return
  tx.update(orderLines)
    .set({ state: 'contested' })
    .where(
      and(
        eq(orderLines.performanceId, performanceId),
        eq(orderLines.seatId, seatId),
        eq(orderLines.state, 'active'),
        ne(orderLines.orderId, orderId),
      ),
    )
    .run()
}
