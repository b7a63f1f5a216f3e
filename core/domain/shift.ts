// A shift: the time between opening a drawer with a counted float and the Z report that closes it. All settlements of the
// counter since the last Z belong to it, also those from before it was opened: nothing falls between two shifts.
//
//   (none) ──open: float counted──▶ open ──count──▶ open, counted ──close: Z──▶ closed
//                                    ▲ │               │
//                                    └─┴── anything settled makes the count stale
import { z } from 'zod'
import { calendarDay } from '#core/domain/calendar-time.ts'
import { CashCount } from '#core/domain/cash-count.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import { Minor } from '#core/domain/money.ts'
import { Perpetual } from '#core/domain/till-report.ts'

/** `documents`: how many settlements the shift had when the drawer was counted. Amounts in minor units. */
export const DrawerCount = z.object({
  atMs: z.int(),
  clerkId: z.string(),
  count: CashCount,
  countedMinor: Minor,
  expectedMinor: Minor,
  documents: z.int(),
})
export type DrawerCount = z.infer<typeof DrawerCount>

/** `fromN`: entries of the journal up to this one belong to the shift before. Times are UTC milliseconds. */
export const OpenShift = z.object({
  id: z.string(),
  drawer: z.string(),
  openedAtMs: z.int(),
  openedBy: z.string(),
  floatMinor: Minor,
  floatCount: CashCount,
  fromN: z.int(),
  before: Perpetual,
})
export type OpenShift = z.infer<typeof OpenShift>

export type CloseQuestion = {
  counts: readonly DrawerCount[]
  /** Settlements now. */
  documents: number
  /** A greater difference needs somebody's approval. Minor units. */
  limitMinor: number
  reason: string
  approvedBy: string | null
  keptMinor: number
}

export type CloseRefusal =
  | { code: 'NOT_COUNTED' }
  | { code: 'COUNT_STALE' }
  | { code: 'REASON_MISSING'; differenceMinor: number }
  | { code: 'APPROVAL_NEEDED'; limitMinor: number }
  | { code: 'KEPT_TOO_MUCH'; countedMinor: number }

/** Whether the shift may be closed on its last count. */
export function decideClose(question: CloseQuestion): Decision<DrawerCount, CloseRefusal> {
  const count = question.counts.at(-1)
  if (!count) return refuse({ code: 'NOT_COUNTED' })
  if (count.documents !== question.documents) return refuse({ code: 'COUNT_STALE' })
  const differenceMinor = count.countedMinor - count.expectedMinor
  if (differenceMinor !== 0 && question.reason === '') return refuse({ code: 'REASON_MISSING', differenceMinor })
  const needsApproval = Math.abs(differenceMinor) > question.limitMinor && question.approvedBy === null
  if (needsApproval) return refuse({ code: 'APPROVAL_NEEDED', limitMinor: question.limitMinor })
  if (question.keptMinor > count.countedMinor)
    return refuse({ code: 'KEPT_TOO_MUCH', countedMinor: count.countedMinor })
  return accept(count)
}

/** Open since a day that is over, by the venue's calendar. */
export function isFromEarlierDay(openedAtMs: number, nowMs: number, zone: string): boolean {
  // Until five in the morning it is still the evening's shift.
  return calendarDay(openedAtMs, zone) < calendarDay(nowMs - 5 * 3_600_000, zone)
}
