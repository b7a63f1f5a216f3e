// Carts put aside for any counter.
import type { ParkedCartEntity } from '#core/protocol/parked-cart.ts'
import type { ReadableDb } from './database.ts'

/** Those that nobody took up yet, the oldest first. */
export function listParkedForAll(db: ReadableDb, limit: number): { id: string; cart: ParkedCartEntity }[] {
  const rows = db.sql.prepare(parkedSql).all(limit) as { id: string; body: string }[]
  return rows.map(({ id, body }) => ({ id, cart: JSON.parse(body) as ParkedCartEntity }))
}

const parkedSql = 'select id, body from parked_carts where is_open order by parked_at_ms, id limit ?'
