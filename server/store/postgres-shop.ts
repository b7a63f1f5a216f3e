// What the web shop asks of the store on PostgreSQL: what is coming and how much of it is left, what lies in a cart, and the
// numbers that the server gives itself.
import type { PulledEntity } from '#core/protocol/sync.ts'
import type { Sql } from './sql-database.ts'
import type { StoreTransaction, Taken } from './store.ts'

export async function listComing(sql: Sql, afterMs: number, limit: number): Promise<PulledEntity[]> {
  return await sql.query<PulledEntity>(comingSql, [afterMs, limit])
}

const comingSql = `select kind, id, body, row_seq as "rowSeq" from entity
  where kind = 'performance' and (body ->> 'startsAtMs')::bigint > $1::bigint and body ->> 'state' = 'on-sale'
  order by (body ->> 'startsAtMs')::bigint, id limit $2`

export async function countTaken(sql: Sql, performanceIds: readonly string[], nowMs: number) {
  const seats = await sql.query<{ id: string; count: number }>(countSeatsSql, [performanceIds, nowMs])
  const areas = await sql.query<{ id: string; areaId: string; taken: number }>(countPlacesSql, [performanceIds])
  const counted = new Map<string, Taken & { places: Map<string, number> }>()
  for (const { id, count } of seats) counted.set(id, { seats: count, places: new Map() })
  for (const { id, areaId, taken } of areas) {
    const row = counted.get(id) ?? { seats: 0, places: new Map<string, number>() }
    row.places.set(areaId, taken)
    counted.set(id, row)
  }
  return counted
}

const countSeatsSql = `select performance_id as id, count(*)::int as count from seat_state
  where performance_id = any($1) and (order_line_id is not null
    or (counter_id is not null and (hold_until_ms is null or hold_until_ms > $2::bigint)))
  group by performance_id`
const countPlacesSql = `select performance_id as id, area_id as "areaId", taken from area_state where performance_id = any($1)`

type ShopPart = Pick<StoreTransaction, 'findHolds' | 'findAsked' | 'saveAsked' | 'takeNumber' | 'findByEmail'>

export function shopPart(sql: Sql): ShopPart {
  return {
    findHolds: async (performanceId, holderId) => {
      const rows = await sql.query<{ seatId: string }>(holdsSql, [performanceId, holderId])
      return rows.map(({ seatId }) => seatId)
    },
    findAsked: async (orderId) => {
      const [row] = await sql.query<{ asked: string }>('select asked from web_order where order_id = $1', [orderId])
      return row?.asked
    },
    saveAsked: async (orderId, asked) => {
      await sql.query('insert into web_order (order_id, asked) values ($1, $2)', [orderId, asked])
    },
    takeNumber: async (kind) => {
      const [row] = await sql.query<{ last: number }>(takeNumberSql, [kind])
      if (!row) throw new Error(`the series ${kind} gave no number`)
      return row.last
    },
    findByEmail: async (email) => {
      const point = JSON.stringify([{ channel: 'email', normal: email }])
      return (await sql.query<{ id: string }>(byEmailSql, [point])).map(({ id }) => id)
    },
  }
}

const holdsSql = `select seat_id as "seatId" from seat_state
  where performance_id = $1 and counter_id = $2::uuid and hold_until_ms is not null`
const takeNumberSql = `insert into number_series (kind, last) values ($1, 1)
  on conflict (kind) do update set last = number_series.last + 1 returning last`
const byEmailSql = `select id from entity
  where kind = 'customer' and body -> 'details' -> 'contactPoints' @> $1::jsonb order by id limit 2`
