// What a clerk types to find a performance: words of its title and hall, and when it is, in any of the six languages and in any
// order. "abba fri may", "in 2 weeks", "3.12", "samstag 19:30", "demain".
//
// Every term is either words or a time; where it can be both ("may", "Sunday") either will do. A term can be a phrase of up to three
// words ("in 2 weeks"), which is tried before its words alone.
import { type CalendarTime, calendarTimeOf, isoWeekOf } from '#core/domain/calendar-time.ts'
import { type TimeWord, timeWordsOf, words } from '#core/domain/event-words.ts'
import { Language } from '#core/domain/locale.ts'

export type EventQuestion = {
  text: string
  /** UTC milliseconds; "tomorrow" is by the calendar of `zone`, an IANA name. */
  nowMs: number
  zone: string
  /** Read first: "mar" is mardi to one and March to another. */
  language: Language
}

type Test = (at: CalendarTime) => boolean
type Term = { words: readonly string[]; isAt: Test | undefined }

/** @returns whether a performance is meant; `texts` are its title, its hall, and whatever else of it may be typed */
export function readEventQuery(question: EventQuestion): (texts: string, startsAtMs: number) => boolean {
  const terms = termsOf(question)
  return (texts, startsAtMs) => {
    const own = words(texts)
    const at = calendarTimeOf(startsAtMs, question.zone)
    return terms.every(({ words: typed, isAt }) => {
      if (isAt?.(at)) return true
      return typed.every((word) => own.some((other) => other.startsWith(word)))
    })
  }
}

function termsOf(question: EventQuestion): Term[] {
  const tokens = words(question.text)
  const now = calendarTimeOf(question.nowMs, question.zone)
  const languages = [question.language, ...Language.options.filter((each) => each !== question.language)]
  const read = (some: readonly string[]) =>
    firstOf(languages, (language, isOwn) => readTime(some, now, language, isOwn))
  const terms: Term[] = []
  for (let at = 0; at < tokens.length; ) {
    const size = [3, 2].find((count) => at + count <= tokens.length && read(tokens.slice(at, at + count))) ?? 1
    const some = tokens.slice(at, at + size)
    terms.push({ words: some, isAt: read(some) })
    at += size
  }
  const told = terms.filter((term) => !term.words.every((word) => fillers.has(word)))
  return told.length > 0 ? told : terms
}

/** Said between the others: "at 8 pm", "le 3 décembre", "kl. 19". */
const fillers: ReadonlySet<string> = new Set(
  'at on the kl kl. klokken den um am uhr der om op uur de a le la du h'.split(' '),
)

function firstOf<Value>(
  languages: readonly Language[],
  read: (language: Language, isOwn: boolean) => Value | undefined,
): Value | undefined {
  for (const [index, language] of languages.entries()) {
    const found = read(language, index === 0)
    if (found !== undefined) return found
  }
  return undefined
}

function readTime(some: readonly string[], now: CalendarTime, language: Language, isOwn: boolean): Test | undefined {
  const [first = '', second = '', third = ''] = some
  if (some.length === 1) return readFigures(first, now) ?? readName(first, now, language, isOwn)
  const named = timeWordsOf(language)
  const is = (text: string, meaning: TimeWord) => named.get(text)?.includes(meaning) ?? false
  if (some.length === 3) {
    return is(first, 'in') && /^\d{1,2}$/.test(second) ? ahead(Number(second), third, now, is) : undefined
  }
  const steps = is(first, 'next') ? 1 : is(first, 'this') ? 0 : undefined
  return steps === undefined ? undefined : span(steps, second, now, is)
}

type Is = (text: string, meaning: TimeWord) => boolean

/** "in 2 weeks" is any day of that week, "in 3 days" that day. */
function ahead(count: number, unit: string, now: CalendarTime, is: Is): Test | undefined {
  if (is(unit, 'day')) return ({ day }) => day === now.day + count
  return span(count, unit, now, is)
}

function span(steps: number, unit: string, now: CalendarTime, is: Is): Test | undefined {
  if (is(unit, 'week')) return ({ day }) => isoWeekOf(day) === isoWeekOf(now.day) + steps
  if (is(unit, 'weekend')) return weekend(now, steps)
  if (is(unit, 'month')) return ({ year, month }) => year * 12 + month === now.year * 12 + now.month + steps
  return undefined
}

/** From Friday evening on. */
function weekend(now: CalendarTime, steps: number): Test {
  return ({ day, weekday, hour }) =>
    isoWeekOf(day) === isoWeekOf(now.day) + steps && (weekday > 5 || (weekday === 5 && hour >= eveningHour))
}

const eveningHour = 17

function readName(token: string, now: CalendarTime, language: Language, isOwn: boolean): Test | undefined {
  const meanings = timeWordsOf(language).get(token) ?? []
  for (const meaning of meanings) {
    if (meaning === 'today') return ({ day }) => day === now.day
    if (meaning === 'tonight') return ({ day, hour }) => day === now.day && hour >= eveningHour
    if (meaning === 'tomorrow') return ({ day }) => day === now.day + 1
    if (meaning === 'overmorrow') return ({ day }) => day === now.day + 2
    if (meaning === 'weekend') return weekend(now, 0)
  }
  return readCalendarName(token, language, isOwn)
}

/** Two letters are enough in the clerk's own language, three in another. */
function readCalendarName(token: string, language: Language, isOwn: boolean): Test | undefined {
  if (token.length < (isOwn ? 2 : 3) || !/^\p{L}+$/u.test(token)) return undefined
  const { weekdays, months } = calendarNames(language)
  const days = weekdays.flatMap((name, index) => (name.startsWith(token) ? [index + 1] : []))
  const own = months.flatMap((name, index) => (name.startsWith(token) ? [index + 1] : []))
  if (days.length + own.length === 0) return undefined
  return ({ weekday, month }) => days.includes(weekday) || own.includes(month)
}

const knownNames = new Map<Language, { weekdays: string[]; months: string[] }>()

function calendarNames(language: Language): { weekdays: string[]; months: string[] } {
  const known = knownNames.get(language)
  if (known) return known
  const name = (options: Intl.DateTimeFormatOptions, month: number, day: number) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
    return words(format.format(Date.UTC(2024, month, day))).join('')
  }
  const made = {
    // The first of January 2024 was a Monday.
    weekdays: Array.from({ length: 7 }, (_, index) => name({ weekday: 'long' }, 0, index + 1)),
    months: Array.from({ length: 12 }, (_, index) => name({ month: 'long' }, index, 1)),
  }
  knownNames.set(language, made)
  return made
}

function readFigures(token: string, now: CalendarTime): Test | undefined {
  return readIsoDay(token) ?? readDate(token, now) ?? readClock(token) ?? readNumber(token)
}

function readIsoDay(token: string): Test | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(token)
  if (!match) return undefined
  const [year, month, date] = match.slice(1).map(Number)
  return (at) => at.year === year && at.month === month && at.date === date
}

/** The day stands first, as in all six languages; only where that cannot be is it read the other way round. */
function readDate(token: string, now: CalendarTime): Test | undefined {
  const match = /^(\d{1,2})[./-](\d{1,2})\.?(?:[./-]?(\d{4}|\d{2}))?$/.exec(token)
  if (!match) return undefined
  const [first = 0, second = 0] = [Number(match[1]), Number(match[2])]
  const isTurned = second > 12 && first <= 12 && token.includes('/')
  const [date, month] = isTurned ? [second, first] : [first, second]
  if (date < 1 || date > 31 || month < 1 || month > 12) return undefined
  const year = match[3] === undefined ? undefined : Number(match[3].padStart(4, String(now.year).slice(0, 2)))
  return (at) => at.date === date && at.month === month && (year === undefined || at.year === year)
}

/** 19:30, 19.30 where that is no day, 19h30, 20h, 8pm. */
function readClock(token: string): Test | undefined {
  const match = /^(\d{1,2})(?:[:.h](\d{2})|h)?(am|pm)?$/.exec(token)
  if (!match || (!/[:.h]/.test(token) && !match[3])) return undefined
  const given = Number(match[1])
  const hour = match[3] === undefined ? given : (given % 12) + (match[3] === 'pm' ? 12 : 0)
  const minute = match[2] === undefined ? undefined : Number(match[2])
  if (hour > 23 || (minute ?? 0) > 59) return undefined
  return (at) => at.hour === hour && (minute === undefined || at.minute === minute)
}

/** A day of the month, an hour of the day, a year. */
function readNumber(token: string): Test | undefined {
  const match = /^(\d{1,2}|20\d{2})(?:\.|st|nd|rd|th|er)?$/.exec(token)
  if (!match) return undefined
  const value = Number(match[1])
  return (at) => at.date === value || at.year === value || (value >= 8 && at.hour === value)
}
