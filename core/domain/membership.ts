// Memberships: bought for some months from a day on, and renewed from the day after their end. A membership is a line of an
// order, so that giving the line back ends it. Days are the venue's calendar days, `2026-11-27`.
import { z } from 'zod'
import { VatCode } from '#core/domain/vat.ts'

/** What a venue offers. `priceMinor` in minor units of its currency, VAT included. */
export const MembershipType = z.object({
  code: z.string().min(1).max(40),
  name: z.string().min(1).max(80),
  priceMinor: z.int().min(0).max(100_000_000),
  vatCode: VatCode,
  months: z.int().min(1).max(120),
})
export type MembershipType = z.infer<typeof MembershipType>

/** One that a customer has, or has had. Both days belong to it. */
export const Membership = z.object({
  typeCode: z.string(),
  /** As it was called when it was bought. */
  name: z.string(),
  fromDay: z.iso.date(),
  untilDay: z.iso.date(),
})
export type Membership = z.infer<typeof Membership>

/** The earliest and latest day a membership that is sold now may begin, in days from today. */
const daysBackMax = 366
const daysAheadMax = 3 * 366

const dayMs = 86_400_000

/**
 * The last day of so many months: the one before the same date; where that month has no such date, its last day.
 * @param fromDay the first
 */
export function membershipEnd(fromDay: string, months: number): string {
  const [year = 0, month = 1, date = 1] = fromDay.split('-').map(Number)
  const end = Date.UTC(year, month - 1 + months, date) - dayMs
  const lastOfMonth = Date.UTC(year, month + months, 0)
  return dayText(Math.min(end, lastOfMonth))
}

export function holdsOn({ fromDay, untilDay }: Pick<Membership, 'fromDay' | 'untilDay'>, day: string): boolean {
  return fromDay <= day && day <= untilDay
}

/** Where one that is bought today begins: today, or the day after what the customer has of the same type. */
export function membershipStart(held: readonly Membership[], typeCode: string, today: string): string {
  const ends = held.filter((one) => one.typeCode === typeCode && one.untilDay >= today).map(({ untilDay }) => untilDay)
  const last = ends.toSorted().at(-1)
  return last === undefined ? today : dayText(Date.parse(last) + dayMs)
}

/** Not so far away that it can only be a slip. */
export function isPossibleStart(fromDay: string, today: string): boolean {
  const days = (Date.parse(fromDay) - Date.parse(today)) / dayMs
  return days >= -daysBackMax && days <= daysAheadMax
}

function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
