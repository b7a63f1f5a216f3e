// A date of birth as people type it, day first in all our languages, and as each language writes it.
import { type Language, localeOf } from '#core/domain/locale.ts'

/**
 * Reads `24.12.1980`, `24/12/80`, `241280`, `24121980` or `1980-12-24`.
 * @param today ISO date; two-digit years lie in the hundred years before it
 * @returns an ISO date, null for an empty text, undefined when it is no date
 */
export function readBirthday(text: string, today: string): string | null | undefined {
  if (text.trim() === '') return null
  const parts = readParts(text, today)
  return parts && asDate(...parts)
}

/** Why a text is no date of birth: not written like one, or written like one of a day that no calendar has. */
export function whyNoBirthday(text: string, today: string): 'unread' | 'no-such-day' {
  return readParts(text, today) ? 'no-such-day' : 'unread'
}

/** `24.12.1980` in the way of the language. */
export function birthdayText(isoDate: string | null, language: Language): string {
  if (isoDate === null) return ''
  const format = new Intl.DateTimeFormat(localeOf[language], { ...numeric, timeZone: 'UTC' })
  return format.format(Date.parse(`${isoDate}T00:00:00Z`))
}

/** Today as an ISO date on the venue's calendar. */
export function todayIn(zone: string, nowMs: number): string {
  return new Intl.DateTimeFormat('sv-SE', { ...numeric, timeZone: zone }).format(nowMs)
}

const numeric = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
const packed = /^(\d{2})(\d{2})(\d{4}|\d{2})$/

/** Year, month and day as they were typed, whether or not there is such a day. */
function readParts(text: string, today: string): [number, number, number] | undefined {
  const trimmed = text.trim()
  const iso = trimmed.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/)
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])]
  const dayFirst = trimmed.match(/^(\d{1,2})[./\s-]+(\d{1,2})[./\s-]+(\d{4}|\d{2})$/) ?? trimmed.match(packed)
  return dayFirst ? [fullYear(dayFirst[3] ?? '', today), Number(dayFirst[2]), Number(dayFirst[1])] : undefined
}

function fullYear(digits: string, today: string): number {
  if (digits.length === 4) return Number(digits)
  const thisYear = Number(today.slice(0, 4))
  const inThisCentury = thisYear - (thisYear % 100) + Number(digits)
  return inThisCentury > thisYear ? inThisCentury - 100 : inThisCentury
}

/** Only dates that exist: the 31st of June is refused, not moved to July. */
function asDate(year: number, month: number, day: number): string | undefined {
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0')
  const isoDate = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  const atMs = Date.parse(`${isoDate}T00:00:00Z`)
  return year >= 1850 && !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(isoDate) ? isoDate : undefined
}
