// Seats of a performance that are blocked.
import type { AllotmentEntity, Block } from '#core/protocol/allotment.ts'
import type { ReadableDb } from './database.ts'

export type StoredBlock = { blockId: string; block: Block; seats: string[] }

/** Those with any seats left, the oldest first. */
export function listBlocks(db: ReadableDb, performanceId: string): StoredBlock[] {
  const rows = db.sql.prepare(blocksSql).all(performanceId) as { body: string }[]
  return rows
    .map(({ body }) => JSON.parse(body) as AllotmentEntity)
    .flatMap(({ counterId, block, seats }) => (block && seats.length > 0 ? [{ blockId: counterId, block, seats }] : []))
    .toSorted((a, b) => a.block.setAtMs - b.block.setAtMs)
}

export function isBlocked(db: ReadableDb, performanceId: string, seatId: string): boolean {
  return db.sql.prepare(blockedSql).get(performanceId, seatId) !== undefined
}

const blocksSql = "select body from allotments where performance_id = ? and body ->> '$.block.owner' is not null"
const blockedSql = `select 1 from allotments, json_each(allotments.body, '$.seats') as seat
  where performance_id = ? and allotments.body ->> '$.block.owner' is not null and seat.value = ?`
