// What the rules of journal entries may ask, answered from this counter's rows.
import type { State } from '#core/effects/effect.ts'
import type { AreaKey, SeatHolder, SeatKey } from '#core/protocol/case.ts'
import type { ReadableDb } from '../database.ts'
import { readEntity } from './entity.ts'

/** Reads within the caller's transaction: what was written in it is seen. */
export function localState(db: ReadableDb): State {
  return {
    find: (kind, id) => readEntity(db, kind, id),
    seatHolder: (seat) => findHolder(db, seat),
    freePlaces: (area) => countFree(db, area),
  }
}

function findHolder(db: ReadableDb, { performanceId, seatId }: SeatKey): SeatHolder | undefined {
  const sql = `select id as lineId from order_lines
    where performance_id = ? and seat_id = ? and state = 'active' and seat_id is not null`
  return db.sql.prepare(sql).get(performanceId, seatId) as { lineId: string } | undefined
}

function countFree(db: ReadableDb, { performanceId, areaId }: AreaKey): number {
  const sql = `select capacity - coalesce((select sum(quantity) from order_lines where performance_id = ? and area_id = ?
    and state = 'active' and seat_id is null and performance_id is not null), 0) as free from hall_areas where id = ?`
  const row = db.sql.prepare(sql).get(performanceId, areaId, areaId) as { free: number } | undefined
  return row?.free ?? 0
}
