// Seats of a performance that are blocked.
import type { AllotmentEntity, AreaPlaces, Block } from '#core/protocol/allotment.ts'
import type { ReadableDb } from './database.ts'

export type StoredBlock = { blockId: string; block: Block; seats: string[]; areas: AreaPlaces[] }

/** Those with any seats or places left, the oldest first. */
export function listBlocks(db: ReadableDb, performanceId: string): StoredBlock[] {
  const rows = db.sql.prepare(blocksSql).all(performanceId) as { body: string }[]
  return rows
    .map(({ body }) => JSON.parse(body) as AllotmentEntity)
    .flatMap(({ counterId, block, seats, areas }) =>
      block && seats.length + areas.length > 0 ? [{ blockId: counterId, block, seats, areas }] : [],
    )
    .toSorted((a, b) => a.block.setAtMs - b.block.setAtMs)
}

export function isBlocked(db: ReadableDb, performanceId: string, seatId: string): boolean {
  return db.sql.prepare(blockedSql).get(performanceId, seatId) !== undefined
}

/** Blocks whose time is over and that still have something. */
export function listOverBlocks(db: ReadableDb, nowMs: number): { performanceId: string; blockId: string }[] {
  return db.sql.prepare(overSql).all(nowMs) as { performanceId: string; blockId: string }[]
}

const overSql = `select performance_id as "performanceId", counter_id as "blockId" from allotments
  where body ->> '$.block.untilMs' <= ? and json_array_length(body, '$.seats') + json_array_length(body, '$.areas') > 0
  order by performance_id, counter_id limit 200`
const blocksSql = "select body from allotments where performance_id = ? and body ->> '$.block.owner' is not null"
const blockedSql = `select 1 from allotments, json_each(allotments.body, '$.seats') as seat
  where performance_id = ? and allotments.body ->> '$.block.owner' is not null and seat.value = ?`
