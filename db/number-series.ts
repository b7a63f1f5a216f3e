// Gap-free numbers: taken inside the transaction that uses them, so that a sale which does not happen uses none.
import { numberMarkKey } from './counter.ts'
import type { ReadableDb, WritableDb } from './database.ts'

export type SeriesKind = 'customer' | 'order' | 'receipt' | 'ticket' | 'cash' | 'x' | 'z'

/** What stands before this counter's numbers: its code, and where it came back from a copy the mark of its chain: `A1.KRQ`. */
export const numberPrefixSql = `((select code from counter)
  || coalesce('.' || (select value ->> '$' from settings where key = '${numberMarkKey}'), ''))`

/** The next number of a series, with this counter's prefix: `A1-4712`. */
export function takeNumber(tx: WritableDb, kind: SeriesKind): { number: string; sequence: number } {
  const row = tx.sql.prepare(takeSql).get(kind) as { last: number; prefix: string }
  return { number: `${row.prefix}-${row.last}`, sequence: row.last }
}

const takeSql = `insert into number_series (kind, last) values (?, 1)
  on conflict (kind) do update set last = last + 1 returning last, ${numberPrefixSql} as prefix`

/** The last number given, 0 when none was. */
export function lastNumber(db: ReadableDb, kind: SeriesKind): number {
  const row = db.sql.prepare('select last from number_series where kind = ?').get(kind) as { last: number } | undefined
  return row?.last ?? 0
}

export function getNumberPrefix(db: ReadableDb): string {
  const row = db.sql.prepare(`select ${numberPrefixSql} as prefix`).get() as { prefix: string | null }
  if (row.prefix === null) throw new Error('the counter has no identity yet')
  return row.prefix
}

export function getCounterCode(db: ReadableDb): string {
  const row = db.sql.prepare('select code from counter').get() as { code: string } | undefined
  if (!row) throw new Error('the counter has no identity yet')
  return row.code
}
