// Which of the coming performances a clerk sees: by what was typed, by day, by free places.
import type { PerformanceRow } from '#core/contract/performance.ts'
import type { Till } from './till.ts'

export type PerformanceFilter = { typed: string; day: string; isFreeOnly: boolean }

export const noFilter: PerformanceFilter = { typed: '', day: '', isFreeOnly: false }

/** More are not drawn; who sells more than that types a letter. */
export const performancesShownMax = 200

/** Every typed word must begin a word of title, hall, day or time, accents and case aside. */
export function filterPerformances(
  rows: readonly PerformanceRow[],
  { typed, day, isFreeOnly }: PerformanceFilter,
  till: Pick<Till, 'day' | 'time' | 'isoDay'>,
): PerformanceRow[] {
  const wanted = wordsOf(typed)
  return rows.filter((row) => {
    if (isFreeOnly && (row.free === 0 || row.state !== 'on-sale')) return false
    if (day !== '' && till.isoDay(row.startsAtMs) !== day) return false
    if (wanted.length === 0) return true
    const words = wordsOf(`${row.title} ${row.hallName} ${till.day(row.startsAtMs)} ${till.time(row.startsAtMs)}`)
    return wanted.every((word) => words.some((other) => other.startsWith(word)))
  })
}

/** `Blåmyra, 27.` → `blamyra`, `27` */
export function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return (
    folded
      .replaceAll('ø', 'o')
      .replaceAll('æ', 'ae')
      .replaceAll('ß', 'ss')
      .match(/[\p{L}\p{N}:]+/gu) ?? []
  )
}
