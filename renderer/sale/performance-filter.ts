// Which of the coming performances a clerk sees: by what was typed, by day, by free places.
import type { PerformanceRow } from '#core/contract/performance.ts'
import { readEventQuery } from '#core/domain/event-query.ts'
import type { Language } from '#core/domain/locale.ts'
import type { Till } from './till.ts'

export type PerformanceFilter = { typed: string; day: string; isFreeOnly: boolean }

export const noFilter: PerformanceFilter = { typed: '', day: '', isFreeOnly: false }

/** More are not drawn; who sells more than that types a letter. */
export const performancesShownMax = 200

/** Whose day is meant by "tomorrow": the venue's. `nowMs` is UTC milliseconds. */
type Asker = { till: Pick<Till, 'day' | 'time' | 'isoDay' | 'venue'>; language: Language; nowMs: number }

/** What is typed are words of title and hall, and times in whatever way people say them. */
export function filterPerformances(
  rows: readonly PerformanceRow[],
  { typed, day, isFreeOnly }: PerformanceFilter,
  { till, language, nowMs }: Asker,
): PerformanceRow[] {
  const isMeant = readEventQuery({ text: typed, nowMs, zone: till.venue.zone, language })
  return rows.filter((row) => {
    if (isFreeOnly && (row.free === 0 || row.state !== 'on-sale')) return false
    if (day !== '' && till.isoDay(row.startsAtMs) !== day) return false
    if (typed.trim() === '') return true
    const texts = `${row.title} ${row.hallName} ${till.day(row.startsAtMs)} ${till.time(row.startsAtMs)}`
    return isMeant(texts, row.startsAtMs)
  })
}
