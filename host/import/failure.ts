// Why a file could not be read or an import had to end, so that the screen has a sentence for it in every language.
import type { ImportFailure } from '#core/contract/import.ts'
import { sqliteCodeOf } from '#db/refusal.ts'
import { NotCsv } from './csv.ts'
import { NotOrders } from './orders.ts'

/** What is not expected keeps its own words. */
export function failureOf(error: unknown): ImportFailure {
  if (error instanceof NotCsv) return { code: 'NOT_CSV', detail: '' }
  if (error instanceof NotOrders) return { code: 'NOT_ORDERS', detail: '' }
  if (isDiskFull(error)) return { code: 'DISK_FULL', detail: '' }
  return { code: 'OTHER', detail: error instanceof Error ? error.message : String(error) }
}

/** Full for the database, or for a file beside it. */
export function isDiskFull(error: unknown): boolean {
  const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
  return isFull || sqliteCodeOf(error).startsWith('SQLITE_FULL')
}
