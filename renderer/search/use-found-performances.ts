// Coming performances the search box finds, as the list beside the card does: by title, hall, day and time.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { PerformanceRow } from '#core/contract/performance.ts'
import { useHost } from '../host/HostContext.tsx'
import { filterPerformances, noFilter } from '../sale/performance-filter.ts'
import { useTill } from '../sale/till.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'

/** A letter or two are the beginning of a name. */
const lettersMin = 3
/** The next ones; who wants another says the day. */
const shownMax = 5

const none: readonly PerformanceRow[] = []

export function useFoundPerformances(typed: string): readonly PerformanceRow[] {
  const till = useTill()
  const { clerk } = useAtTheDesk()
  const { data } = useQuery(useHost().performance.coming.queryOptions())
  const text = typed.trim()
  return useMemo(() => {
    if (!data || !till || text.length < lettersMin) return none
    const found = filterPerformances(
      data,
      { ...noFilter, typed: text },
      { till, language: clerk.language, nowMs: Date.now() },
    )
    return found.length === 0 ? none : found.filter(({ state }) => state === 'on-sale').slice(0, shownMax)
  }, [data, till, clerk.language, text])
}
