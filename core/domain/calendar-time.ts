// A moment as the calendar and the clocks of a time zone have it.

/** `day` counts days, so that days can be compared; `weekday` is 1 for Monday to 7 for Sunday, `month` 1 to 12. */
export type CalendarTime = {
  day: number
  year: number
  month: number
  date: number
  weekday: number
  hour: number
  minute: number
}

/** @param zone an IANA name */
export function calendarTimeOf(ms: number, zone: string): CalendarTime {
  const parts = formatOf(zone).formatToParts(ms)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const [year, month, date] = [of('year'), of('month'), of('day')]
  const day = Math.floor(Date.UTC(year, month - 1, date) / 86_400_000)
  // The first day of the count, 1970-01-01, was a Thursday.
  return { day, year, month, date, weekday: ((((day + 3) % 7) + 7) % 7) + 1, hour: of('hour'), minute: of('minute') }
}

/** `2026-11-27`, by the calendar of the zone. */
export function calendarDay(ms: number, zone: string): string {
  const { year, month, date } = calendarTimeOf(ms, zone)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(date)}`
}

/** Weeks from Monday to Sunday, counted on. */
export function isoWeekOf(day: number): number {
  return Math.floor((day + 3) / 7)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  const made = new Intl.DateTimeFormat('en-GB', { ...fields, hourCycle: 'h23', timeZone: zone })
  formats.set(zone, made)
  return made
}
