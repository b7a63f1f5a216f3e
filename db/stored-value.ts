// Gift cards and credit as this counter knows them.
import { shareOf } from '#core/effects/stored-value.ts'
import { creditId, type StoredValueEntity } from '#core/protocol/stored-value.ts'
import type { ReadableDb } from './database.ts'

export type StoredValueRow = { id: string; value: StoredValueEntity }

export function findValue(db: ReadableDb, id: string): StoredValueEntity | undefined {
  return rowOf(db.sql.prepare('select id, body from stored_values where id = ?').get(id))?.value
}

/** @param code as it is stored: capitals and digits without hyphens */
export function findValueByCode(db: ReadableDb, code: string): StoredValueRow | undefined {
  return rowOf(db.sql.prepare('select id, body from stored_values where code = ?').get(code))
}

export function findCredit(db: ReadableDb, customerId: string): StoredValueEntity | undefined {
  return findValue(db, creditId(customerId))
}

/** A customer's gift cards and credit, the newest first. */
export function listValuesOf(db: ReadableDb, customerId: string): StoredValueRow[] {
  const rows = db.sql.prepare('select id, body from stored_values where customer_id = ?').all(customerId)
  return rows.flatMap((row) => rowOf(row) ?? []).toSorted((a, b) => b.value.openedAtMs - a.value.openedAtMs)
}

/** Value of which this counter has something that others need now. */
export function listAsked(db: ReadableDb, counterId: string): { id: string; amountMinor: number }[] {
  const rows = db.sql.prepare(askedSql).all(counterId)
  return rows.flatMap((row) => {
    const found = rowOf(row)
    const asked = found?.value.asked.find((each) => each.counterId === counterId)
    const amountMinor = found ? Math.min(asked?.amountMinor ?? 0, shareOf(found.value, counterId)) : 0
    return found && amountMinor > 0 ? [{ id: found.id, amountMinor }] : []
  })
}

const askedSql = `select stored_values.id, body from stored_values, json_each(body, '$.asked') asked
  where json_extract(asked.value, '$.counterId') = ?`

function rowOf(row: unknown): StoredValueRow | undefined {
  if (!row) return undefined
  const { id, body } = row as { id: string; body: string }
  return { id, value: JSON.parse(body) as StoredValueEntity }
}
