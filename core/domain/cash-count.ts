// Cash counted by its pieces: which notes and coins there are in a currency, and what a count of them is worth.
import { z } from 'zod'
import type { Currency } from '#core/domain/money.ts'

/** Notes and coins in circulation, in minor units, largest first. */
export const denominationsMinor: Record<Currency, readonly number[]> = {
  NOK: [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 100],
  DKK: [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50],
  EUR: [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  CAD: [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 25, 10, 5],
}

/** What is not named is not there. */
export const CashCount = z
  .array(z.object({ denominationMinor: z.int().positive(), pieces: z.int().min(0).max(100_000) }))
  .max(30)
export type CashCount = z.infer<typeof CashCount>

/** Minor units. */
export function countedMinor(count: CashCount): number {
  return count.reduce((sum, { denominationMinor, pieces }) => sum + denominationMinor * pieces, 0)
}

/** Every piece exists in the currency and is counted once. */
export function isCountOf(currency: Currency, count: CashCount): boolean {
  const named = count.map(({ denominationMinor }) => denominationMinor)
  return new Set(named).size === named.length && named.every((minor) => denominationsMinor[currency].includes(minor))
}
