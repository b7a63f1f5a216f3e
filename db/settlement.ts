// This counter's own settlements: written once, in the transaction that makes them, and summed up by reports.
import type { Settlement } from '#core/domain/settlement.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { preparedOnce } from './prepared.ts'

export function insertSettlement(tx: WritableDb, settlement: Settlement): void {
  const { id, number, atMs, clerkId, shiftId } = settlement
  insertOf(tx).run({ id, number, atMs, clerkId, shiftId, body: JSON.stringify(settlement) })
}

const insertOf = preparedOnce((tx: WritableDb) =>
  tx.sql.prepare(`insert into settlements (id, number, at_ms, clerk_id, shift_id, body)
    values (@id, @number, @atMs, @clerkId, @shiftId, @body)`),
)

export function findSettlement(db: ReadableDb, id: string): Settlement | undefined {
  const row = db.sql.prepare('select body from settlements where id = ?').get(id) as { body: string } | undefined
  return row && (JSON.parse(row.body) as Settlement)
}
