// Orders: the list on a card, one order whole, and writing a decided sale.
import { asc, eq, sql } from 'drizzle-orm'
import type { OrderRow } from '#core/contract/order.ts'
import { foldedWords } from '#core/domain/fold.ts'
import type { OrderId } from '#core/domain/ids.ts'
import { firstPointSql } from './contact-point.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { insertRow } from './insert-sql.ts'
import { hallAreas, performances, seats } from './schema/catalogue.ts'
import { documents, orderLines, orders, payments, tickets } from './schema/order.ts'
import { indexOrderNote } from './search.ts'

export type NewOrder = typeof orders.$inferInsert
export type NewOrderLine = typeof orderLines.$inferInsert
export type NewTicket = typeof tickets.$inferInsert
export type NewPayment = typeof payments.$inferInsert
export type NewDocument = typeof documents.$inferInsert

export type OrderParts = {
  order: NewOrder
  lines: NewOrderLine[]
  tickets: NewTicket[]
  payments: NewPayment[]
  documents: NewDocument[]
}

export function findOrder(db: ReadableDb, id: string) {
  return db.select().from(orders).where(eq(orders.id, id)).get()
}

// Of a line that moved to another seat, the ticket that opens the door.
const lastTicketOf = sql`(select own.id from tickets own where own.order_line_id = ${orderLines.id}
  order by own.state = 'valid' desc, own.issued_at_ms desc limit 1)`

/** Lines with their place and the performance's time, in the order of the cart. */
export function listLines(db: ReadableDb, orderId: string) {
  return db
    .select({
      line: orderLines,
      startsAtMs: performances.startsAtMs,
      row: seats.row,
      seat: seats.number,
      area: hallAreas.name,
      ticketCode: tickets.code,
    })
    .from(orderLines)
    .leftJoin(performances, eq(performances.id, orderLines.performanceId))
    .leftJoin(seats, eq(seats.id, orderLines.seatId))
    .leftJoin(hallAreas, eq(hallAreas.id, orderLines.areaId))
    .leftJoin(tickets, eq(tickets.id, lastTicketOf))
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position))
    .all()
}

export function listPayments(db: ReadableDb, orderId: string) {
  return db.select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.atMs)).all()
}

/** All orders of a customer with what they hold, newest first. */
export function listOrderRows(db: ReadableDb, customerId: string): OrderRow[] {
  const rows = db.sql.prepare(orderRowsSql).all(customerId) as OrderRowText[]
  return rows.map(({ subscriptionText, ...row }) => ({
    ...row,
    subscriptions: subscriptionText === '[]' ? [] : JSON.parse(subscriptionText),
  }))
}

type OrderRowText = Omit<OrderRow, 'subscriptions'> & { subscriptionText: string }

// One pass over the customer's lines; the index on order_lines(order_id) keeps it proportional to what is shown.
const orderRowsSql = `
  select orders.id, orders.number, orders.state, orders.channel, orders.created_at_ms as createdAtMs,
    coalesce(sum(case when line.kind = 'ticket' then line.quantity end), 0) as ticketCount,
    coalesce(sum(case when line.kind = 'product' then line.quantity end), 0) as productCount,
    coalesce(min(performances.title), min(line.text), '') as title,
    max(count(distinct performances.id) - 1, 0) as moreTitles,
    min(performances.starts_at_ms) as firstStartsAtMs,
    max(performances.starts_at_ms) as lastStartsAtMs,
    orders.currency, orders.total_minor as totalMinor,
    case when orders.state in ('sold', 'reserved') then orders.total_minor - orders.paid_minor else 0 end as dueMinor,
    orders.expires_at_ms as expiresAtMs, orders.note,
    json_group_array(distinct line.article_code) filter (where line.kind = 'ticket' and line.article_code is not null)
      as subscriptionText
  from orders
  left join order_lines line on line.order_id = orders.id
  left join performances on performances.id = line.performance_id
  where orders.customer_id = ?
  group by orders.id
  order by orders.created_at_ms desc, orders.id desc`

/** Orders that hold a place of the performance, as they were made; `customerId` is null for a guest's. */
export function listHolding(db: ReadableDb, performanceId: string): { id: OrderId; customerId: string | null }[] {
  return db.sql.prepare(holdingSql).all(performanceId) as { id: OrderId; customerId: string | null }[]
}

const holdingSql = `select distinct orders.id, orders.customer_id as customerId from order_lines line
  join orders on orders.id = line.order_id
  where line.performance_id = ? and line.state = 'active' and orders.state in ('sold', 'reserved')
  order by orders.created_at_ms, orders.id`

/** Reservations made at this counter whose time is over and of which nothing was paid, the oldest first. */
export function listLapsed(db: ReadableDb, nowMs: number): OrderId[] {
  return (db.sql.prepare(lapsedSql).all(nowMs) as { id: OrderId }[]).map(({ id }) => id)
}

/** By the number, which begins with the counter's code in every chain of its journal. */
const lapsedSql = `select orders.id from orders, counter
  where state = 'reserved' and expires_at_ms <= ? and paid_minor = 0
    and substr(number, 1, length(code) + 1) in (code || '-', code || '.')
  order by expires_at_ms limit 200`

export type LapsingRow = {
  orderId: OrderId
  number: string
  customerId: string
  phone: string
  title: string
  places: number
  firstStartsAtMs: number | null
  totalMinor: number
  dueMinor: number
  expiresAtMs: number
}

/** Reservations of every counter whose time is over by then, the next one first. UTC milliseconds. */
export function listLapsing(db: ReadableDb, untilMs: number, limit: number): LapsingRow[] {
  return db.sql.prepare(lapsingSql).all(untilMs, limit) as LapsingRow[]
}

const lapsingSql = `
  select orders.id as orderId, orders.number, orders.customer_id as customerId,
    coalesce(${firstPointSql('phone')}, '') as phone,
    coalesce(min(performances.title), min(line.text), '') as title,
    coalesce(sum(line.quantity), 0) as places, min(performances.starts_at_ms) as firstStartsAtMs,
    orders.total_minor as totalMinor, orders.total_minor - orders.paid_minor as dueMinor,
    orders.expires_at_ms as expiresAtMs
  from orders
  join customers on customers.id = orders.customer_id
  left join order_lines line on line.order_id = orders.id and line.state <> 'cancelled'
  left join performances on performances.id = line.performance_id
  where orders.state = 'reserved' and orders.expires_at_ms <= ?
  group by orders.id
  order by orders.expires_at_ms, orders.number
  limit ?`

/** Writes a whole order at once. The unique index on seats is the last guard: it throws, and nothing was written. */
export function insertOrder(tx: WritableDb, parts: OrderParts): void {
  insertRow(tx, orders, parts.order)
  for (const line of parts.lines) insertRow(tx, orderLines, line)
  for (const ticket of parts.tickets) insertRow(tx, tickets, ticket)
  for (const payment of parts.payments) insertRow(tx, payments, payment)
  for (const paper of parts.documents) insertRow(tx, documents, { ...paper, body: JSON.stringify(paper.body) })
  indexOrderNote(tx, parts.order.id, foldedWords(parts.order.note ?? '').join(' '))
}

/** How many of these lines are tickets, whatever their state. */
export function countTickets(db: ReadableDb, lineIds: readonly string[]): number {
  if (lineIds.length === 0) return 0
  const sql = `select count(*) as count from order_lines where kind = 'ticket' and id in (select value from json_each(?))`
  return (db.sql.prepare(sql).get(JSON.stringify(lineIds)) as { count: number }).count
}
