// Many numbers of a series within one transaction: counted in memory, put on once. The series stays free of gaps, as
// nobody else can write before the transaction ends.
import type { WritableDb } from './database.ts'
import { getNumberPrefix, lastNumber, type SeriesKind } from './number-series.ts'

export interface NumberTaker {
  /** `A1-4712` */
  take(): string
  /** Must be called before the transaction ends. */
  settle(): void
}

export function takeManyNumbers(tx: WritableDb, kind: SeriesKind): NumberTaker {
  const prefix = getNumberPrefix(tx)
  const before = lastNumber(tx, kind)
  let last = before
  return {
    take: () => {
      last += 1
      return `${prefix}-${last}`
    },
    settle: () => {
      if (last === before) return
      tx.sql
        .prepare(
          'insert into number_series (kind, last) values (?, ?) on conflict (kind) do update set last = excluded.last',
        )
        .run(kind, last)
    },
  }
}
