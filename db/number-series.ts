// Gap-free numbers: taken inside the transaction that uses them, so that a sale which does not happen uses none.
import { eq } from 'drizzle-orm'
import type { ReadableDb, WritableDb } from './database.ts'
import { numberSeries } from './schema/counter.ts'

export type SeriesKind = 'customer' | 'order' | 'receipt' | 'ticket'

/** The next number of a series, with this counter's code before it: `A1-4712`. */
export function takeNumber(tx: WritableDb, kind: SeriesKind): { number: string; sequence: number } {
  const row = tx.sql.prepare(takeSql).get(kind) as { last: number; code: string }
  return { number: `${row.code}-${row.last}`, sequence: row.last }
}

const takeSql = `insert into number_series (kind, last) values (?, 1)
  on conflict (kind) do update set last = last + 1 returning last, (select code from counter) as code`

/** The last number given, 0 when none was. */
export function lastNumber(db: ReadableDb, kind: SeriesKind): number {
  return db.select({ last: numberSeries.last }).from(numberSeries).where(eq(numberSeries.kind, kind)).get()?.last ?? 0
}

export function getCounterCode(db: ReadableDb): string {
  const row = db.sql.prepare('select code from counter').get() as { code: string } | undefined
  if (!row) throw new Error('the counter has no identity yet')
  return row.code
}
