// An order as one entity: its head, lines, tickets and payments. Its papers belong to the counter that issued them.
import { foldedWords } from '#core/domain/fold.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import type { ReadableDb, WritableDb } from '../database.ts'
import { columnsSql, insertSql, updateSql } from '../insert-sql.ts'
import { orderLines, orders, payments, tickets } from '../schema/order.ts'
import { indexOrderNote, unindexOrderNote } from '../search.ts'
import { displaceNumber } from './displace-number.ts'

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
 * that order's no longer: its line waits, contested, for what the server says of it. So does a number: the other order
 * stands under one that nobody else has until the server has given it its own.
 */
export function writeOrderEntity(tx: WritableDb, id: string, entity: OrderEntity): void {
  const before = tx.sql.prepare(noteOf).get(id) as { note: string } | undefined
  const { note } = entity.order
  displaceNumber(tx, orders, { id, number: entity.order.number })
  tx.sql.prepare(before ? updateHeadSql : orderSql).run({ id, ...entity.order })
  if (before) removeParts(tx, id)
  for (const line of entity.lines) contestOthers(tx, id, line)
  insertParts(tx, id, entity)
  if (before?.note === note) return
  if (before?.note) unindexOrderNote(tx, id)
  indexOrderNote(tx, id, foldedWords(note).join(' '))
}

const noteOf = 'select note from orders where id = ?'

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
const updateHeadSql = updateSql(orders)
const lineSql = insertSql(orderLines)
const ticketSql = insertSql(tickets)
const paymentSql = insertSql(payments)

function removeParts(tx: WritableDb, id: string): void {
  for (const sql of removeSqls) tx.sql.prepare(sql).run(id)
}

// What refers to the lines goes before them.
const removeSqls = [
  'delete from tickets where order_line_id in (select id from order_lines where order_id = ?)',
  'delete from order_lines where order_id = ?',
  'delete from payments where order_id = ?',
]

function contestOthers(tx: WritableDb, orderId: string, line: OrderEntity['lines'][number]): void {
  const { performanceId, seatId } = line
  if (line.state !== 'active' || performanceId === null || seatId === null) return
  tx.sql.prepare(contestSql).run(performanceId, seatId, orderId)
}

const contestSql = `update order_lines set state = 'contested'
  where performance_id = ? and seat_id = ? and state = 'active' and order_id <> ?`
