// Where the card stands: the venue, and the clerk in whose language and with whose rights it is shown.
import { useQuery } from '@tanstack/react-query'
import { type Language, localeOf } from '#core/domain/locale.ts'
import type { Venue } from '#core/domain/venue.ts'
import { useHost } from '../host/HostContext.tsx'

/** `locale` is for numbers and dates; every time shown is in `venue.zone`. */
export type Counter = { venue: Venue; language: Language; locale: string; mayEdit: boolean }

/** Undefined until the session is known, or while nobody is signed in. */
export function useCounter(): Counter | undefined {
  const { data } = useQuery(useHost().session.state.queryOptions())
  if (!data?.clerk) return undefined
  const { language, rights } = data.clerk
  return { venue: data.venue, language, locale: localeOf[language], mayEdit: rights.includes('customer.edit') }
}

/** `27 Nov 2026` in the venue's zone. */
export function dayText(atMs: number, { locale, venue }: Counter): string {
  return format(locale, venue.zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(atMs)
}

/** `27 Nov 2026` of `2026-11-27`, a day of the venue's calendar. */
export function wholeDayText(day: string, { locale }: Counter): string {
  return format(locale, 'UTC', { day: 'numeric', month: 'short', year: 'numeric' }).format(Date.parse(day))
}

/** `Fri 27 Nov 2026, 19:30` in the venue's zone. */
export function momentText(atMs: number, { locale, venue }: Counter): string {
  return format(locale, venue.zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(atMs)
}

/**
 * `Fri 27 Nov 19:30`, for columns; `8 Jan 2027 19:30` where the year is not this one: then it says more than the weekday.
 * Without the stops that some languages put after what is shortened (`lør. 28. nov.`): a column has no room for them.
 */
export function shortMomentText(atMs: number, { locale, venue }: Counter, nowMs = Date.now()): string {
  const year = format(locale, venue.zone, { year: 'numeric' })
  const isThisYear = year.format(atMs) === year.format(nowMs)
  const inTheYear = { weekday: 'short', day: 'numeric', month: 'short' } as const
  const ofAnother = { day: 'numeric', month: 'short', year: 'numeric' } as const
  const day = isThisYear ? inTheYear : ofAnother
  const clock = format(locale, venue.zone, { hour: '2-digit', minute: '2-digit' }).format(atMs)
  const parts = format(locale, venue.zone, day).formatToParts(atMs)
  const words = parts.map(({ type, value }) => (type === 'literal' ? value.replace(',', '') : value.replace(/\.$/, '')))
  return `${words.join('')} ${clock}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${Object.entries(options).flat().join(' ')}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone })
  formats.set(key, made)
  return made
}

/** What the venue calls a subscription; one it offers no more keeps its code. */
export function subscriptionName(code: string, { subscriptionTypes }: Counter['venue']): string {
  return subscriptionTypes.find((type) => type.code === code)?.name ?? code
}
