// Dates and times as printed on documents, in the venue's zone and the document's language. Composed from parts, so
// that the same document looks the same whatever version of the language data the program runs on.
import { z } from 'zod'
import { type Language, localeOf } from '#core/domain/locale.ts'

/** An IANA zone this program knows ("Europe/Oslo"). */
export const TimeZone = z.string().max(64).refine(isTimeZone, 'unknown time zone')

/** A moment as UTC milliseconds, from 1970 to the last day a calendar on this platform reaches. */
export const AtMs = z.int().min(0).max(8_640_000_000_000_000)

/** `27.11.2026 19:30` */
export function documentDateTime(atMs: number, timeZone: string, language: Language): string {
  const parts = partsOf(atMs, timeZone, language)
  return `${[parts.day, parts.month, parts.year].join(separator[language])} ${clock(parts)}`
}

/** `27.11.2026`, a day of the venue's calendar (`2026-11-27`) */
export function documentDay(day: string, language: Language): string {
  return day.split('-').toReversed().join(separator[language])
}

/** `Fri 27.11. 19:30`: the performance on a receipt's second line, the year going without saying. */
export function documentShortTime(atMs: number, timeZone: string, language: Language): string {
  const parts = partsOf(atMs, timeZone, language)
  const date = `${parts.day}${separator[language]}${parts.month}${separator[language] === '.' ? '.' : ''}`
  return `${capitalised(parts.weekday)} ${date} ${clock(parts)}`
}

/** `Friday 27 November 2026`; the time stands apart, a ticket shows it in another size. */
export function documentLongDate(atMs: number, timeZone: string, language: Language): string {
  const { day, year } = partsOf(atMs, timeZone, language)
  const word = (options: Intl.DateTimeFormatOptions, key: string) =>
    formatOf(`${language} ${key} ${timeZone}`, language, { ...options, timeZone }).formatToParts(atMs)
  const weekday = capitalised(partOf(word({ weekday: 'long' }, 'weekday'), 'weekday'))
  const month = partOf(word({ day: 'numeric', month: 'long' }, 'month'), 'month')
  const words: Partial<Record<string, string>> = { W: weekday, D: String(Number(day)), M: month, Y: year }
  return longDate[language].replace(/[WDMY]/g, (letter) => words[letter] ?? letter)
}

const longDate: Record<Language, string> = {
  en: 'W D M Y',
  nb: 'W D. M Y',
  da: 'W den D. M Y',
  nl: 'W D M Y',
  fr: 'W D M Y',
  de: 'W, D. M Y',
}

/** `19:30` */
export function documentClock(atMs: number, timeZone: string, language: Language): string {
  return clock(partsOf(atMs, timeZone, language))
}

type DateParts = { weekday: string; day: string; month: string; year: string; hour: string; minute: string }

function partsOf(atMs: number, timeZone: string, language: Language): DateParts {
  const format = formatOf(`${language} parts ${timeZone}`, language, {
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  const parts = format.formatToParts(atMs)
  const part = (type: Intl.DateTimeFormatPartTypes) => partOf(parts, type)
  return {
    weekday: part('weekday').replace('.', ''),
    day: part('day'),
    month: part('month'),
    year: part('year'),
    hour: part('hour'),
    minute: part('minute'),
  }
}

const separator: Record<Language, string> = { en: '/', nb: '.', da: '.', nl: '-', fr: '/', de: '.' }

const partOf = (parts: Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes) =>
  parts.find((part) => part.type === type)?.value ?? ''

const clock = ({ hour, minute }: DateParts) => `${hour}:${minute}`

const capitalised = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format is slow; there are few zones and languages, so all made ones are kept. */
function formatOf(key: string, language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(localeOf[language], options)
  formats.set(key, made)
  return made
}

const knownZones = new Set<string>()

function isTimeZone(timeZone: string): boolean {
  if (knownZones.has(timeZone)) return true
  const isKnown = hasTimeZone(timeZone)
  if (isKnown) knownZones.add(timeZone)
  return isKnown
}

function hasTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).format(0) !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
