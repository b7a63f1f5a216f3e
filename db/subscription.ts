// Subscriptions: their performances, and who has one.
import type { CustomerId, HallId, OrderId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import { firstPointSql } from './contact-point.ts'
import type { ReadableDb } from './database.ts'

export type SubscriptionPerformance = {
  id: PerformanceId
  code: string
  title: string
  hallId: HallId
  hallName: string
  startsAtMs: number
}

/** Of these codes the performances that are on sale and have not begun, in the order of time. */
export function listSubscriptionPerformances(
  db: ReadableDb,
  codes: readonly string[],
  nowMs: number,
): SubscriptionPerformance[] {
  return db.sql.prepare(performancesSql).all(JSON.stringify(codes), nowMs) as SubscriptionPerformance[]
}

const performancesSql = `select performances.id, performances.code, title, hall_id as "hallId", halls.name as "hallName",
    starts_at_ms as "startsAtMs"
  from performances join halls on halls.id = performances.hall_id
  where performances.code in (select value from json_each(?)) and state = 'on-sale' and starts_at_ms > ?
  order by starts_at_ms, performances.id`

export type Subscriber = {
  customerId: CustomerId
  phone: string
  orderId: OrderId
  orderNumber: string
  performanceId: PerformanceId
  count: number
}

/** Customers who paid for one subscription and have not bought or reserved the next, with their last performance of it. */
export function listSubscribers(db: ReadableDb, code: string, nextCode: string, limit: number): Subscriber[] {
  return db.sql.prepare(subscribersSql).all(code, nextCode, limit) as Subscriber[]
}

const linesOf = (states: string) => `from order_lines line
  join orders on orders.id = line.order_id and orders.state in (${states})
  where line.kind = 'ticket' and line.article_code = ? and line.state = 'active'`

// With max() the other columns are those of the row that has it (SQLite, "bare columns in an aggregate query").
const subscribersSql = `
  with visits as (
    select orders.customer_id, orders.id as order_id, orders.number, line.performance_id, count(*) as count
    ${linesOf("'sold'")} and orders.customer_id is not null
    group by orders.id, line.performance_id
  ), last as (
    select customer_id, order_id, number, performance_id, count, max(starts_at_ms)
    from visits join performances on performances.id = visits.performance_id
    group by customer_id
  )
  select last.customer_id as "customerId", coalesce(${firstPointSql('phone')}, '') as phone,
    order_id as "orderId", last.number as "orderNumber", performance_id as "performanceId", count
  from last join customers on customers.id = last.customer_id
  where last.customer_id not in (select orders.customer_id ${linesOf("'sold', 'reserved'")} and orders.customer_id is not null)
  order by customers.last_name, customers.first_name, customers.id
  limit ?`

export type SubscriberSeat = { seatId: SeatId; area: string; row: string; number: string }

/** The seats of a subscription in one of its performances; none for places without a seat. */
export function listSubscriberSeats(
  db: ReadableDb,
  { orderId, performanceId }: Pick<Subscriber, 'orderId' | 'performanceId'>,
  code: string,
): SubscriberSeat[] {
  return db.sql.prepare(seatsSql).all(orderId, performanceId, code) as SubscriberSeat[]
}

const seatsSql = `select seats.id as "seatId", hall_areas.name as area, seats.row, seats.number
  from order_lines line join seats on seats.id = line.seat_id join hall_areas on hall_areas.id = line.area_id
  where line.order_id = ? and line.performance_id = ? and line.article_code = ? and line.state = 'active'
  order by line.position`
