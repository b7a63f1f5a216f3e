import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEventQuery } from '#core/domain/event-query.ts'
import { Language, localeOf } from '#core/domain/locale.ts'

const zone = 'Europe/Oslo'
/** Wednesday, 25 November 2026, ten in the morning in Oslo. */
const nowMs = Date.UTC(2026, 10, 25, 9)
const at = (year: number, month: number, day: number, hour: number, minute = 0) =>
  Date.UTC(year, month - 1, day, hour - 1, minute)

const programme = {
  today: ['Svanesjøen', at(2026, 11, 25, 19, 30)],
  matinee: ['Nøtteknekkeren', at(2026, 11, 25, 12)],
  tomorrow: ['Peer Gynt', at(2026, 11, 26, 19)],
  friday: ['ABBA', at(2026, 11, 27, 20)],
  saturday: ['Messias', at(2026, 11, 28, 18)],
  sunday: ['Søndagskonsert', at(2026, 11, 29, 15)],
  nextWeek: ['Hamlet', at(2026, 12, 3, 19, 30)],
  twoWeeks: ['Carmen', at(2026, 12, 11, 19)],
  january: ['Nyttårskonsert', at(2027, 1, 8, 18)],
  may: ['ABBA', at(2027, 5, 7, 20) - 3_600_000],
} as const
type Name = keyof typeof programme

function found(text: string, language: Language): Name[] {
  const isMeant = readEventQuery({ text, nowMs, zone, language })
  return (Object.keys(programme) as Name[]).filter((name) =>
    isMeant(`${programme[name][0]} Store sal`, programme[name][1]),
  )
}

const cases: Record<Language, [typed: string, ...Name[]][]> = {
  en: [
    ['abba', 'friday', 'may'],
    ['abba fri may', 'may'],
    ['today', 'today', 'matinee'],
    ['tonight', 'today'],
    ['tomorrow', 'tomorrow'],
    ['day after tomorrow', 'friday'],
    ['this weekend', 'friday', 'saturday', 'sunday'],
    ['next week', 'nextWeek'],
    ['in 2 weeks', 'twoWeeks'],
    ['in 3 days', 'saturday'],
    ['3.12', 'nextWeek'],
    ['3/12', 'nextWeek'],
    ['12/3', ...([] as Name[])],
    ['27 november', 'friday'],
    ['nov 19:30', 'today'],
    ['8pm', 'friday', 'may'],
    ['2026-12-03', 'nextWeek'],
    ['2027', 'january', 'may'],
  ],
  nb: [
    ['svane i kveld', 'today'],
    ['i morgen', 'tomorrow'],
    ['lør', 'saturday'],
    ['søndag', 'sunday'],
    ['i helgen', ...([] as Name[])],
    ['helgen', 'friday', 'saturday', 'sunday'],
    ['neste uke', 'nextWeek'],
    ['om 2 uker', 'twoWeeks'],
    ['3. desember', 'nextWeek'],
    ['kl. 18', 'saturday', 'january'],
  ],
  da: [
    ['i aften', 'today'],
    ['i morgen', 'tomorrow'],
    ['overmorgen', 'friday'],
    ['weekenden', 'friday', 'saturday', 'sunday'],
    ['næste uge', 'nextWeek'],
    ['om 2 uger', 'twoWeeks'],
    ['abba fre maj', 'may'],
    ['3.12.2026', 'nextWeek'],
  ],
  nl: [
    ['vanavond', 'today'],
    ['morgen', 'tomorrow'],
    ['overmorgen', 'friday'],
    ['zaterdag', 'saturday'],
    ['volgende week', 'nextWeek'],
    ['over 2 weken', 'twoWeeks'],
    ['abba vr mei', 'may'],
    ['volgende maand', 'nextWeek', 'twoWeeks'],
  ],
  fr: [
    ['ce soir', 'today'],
    ['demain', 'tomorrow'],
    ['après-demain', 'friday'],
    ['samedi', 'saturday'],
    ['semaine prochaine', ...([] as Name[])],
    ['prochaine semaine', 'nextWeek'],
    ['dans 2 semaines', 'twoWeeks'],
    ['abba ven mai', 'may'],
    ['le 3 décembre', 'nextWeek'],
    ['19h30 novembre', 'today'],
  ],
  de: [
    ['heute abend', 'today'],
    ['morgen', 'tomorrow'],
    ['übermorgen', 'friday'],
    ['samstag', 'saturday'],
    ['dieses wochenende', 'friday', 'saturday', 'sunday'],
    ['nächste woche', 'nextWeek'],
    ['in 2 wochen', 'twoWeeks'],
    ['abba fr mai', 'may'],
    ['3. 12.', 'nextWeek'],
    ['sam 18 uhr', 'saturday'],
  ],
}

describe.each(Language.options)('FM06 event search grammar, read in %s', (language) => {
  it.each(cases[language])('%s', (typed, ...names) => {
    expect(found(typed, language)).toEqual(names)
  })
})

describe('FM06 event search grammar', () => {
  it('understands the other languages too', () => {
    expect([found('samstag', 'en'), found('in 2 weeks', 'nb'), found('demain', 'de')]).toEqual([
      ['saturday'],
      ['twoWeeks'],
      ['tomorrow'],
    ])
  })

  it('finds a performance by its day as each language writes it', () => {
    const moment = fc.date({ min: new Date(nowMs), max: new Date(nowMs + 300 * 86_400_000), noInvalidDate: true })
    fc.assert(
      fc.property(moment, fc.constantFrom(...Language.options), (date, language) => {
        const format = new Intl.DateTimeFormat(localeOf[language], { day: 'numeric', month: 'long', timeZone: zone })
        const isMeant = readEventQuery({ text: format.format(date), nowMs, zone, language })
        expect(isMeant('Hamlet', date.getTime())).toBe(true)
      }),
    )
  })

  it('finds every title by its words, whatever else they mean, and takes any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...Language.options), (text, language) => {
        expect(readEventQuery({ text, nowMs, zone, language })(text, nowMs)).toBe(true)
      }),
    )
  })
})
