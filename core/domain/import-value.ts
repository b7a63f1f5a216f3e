// Single cells of a customer file as other programs write them: birthdays, countries, languages, genders, whole names.
import type { CustomerDetails } from '#core/domain/customer.ts'
import { fold } from '#core/domain/fold.ts'
import { type Language, localeOf } from '#core/domain/locale.ts'

/** ISO, or day first with dot, slash or hyphen and a year of four digits; anything else is undefined, never guessed. */
export function readDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00.*)?$/.exec(text)
  const dayFirst = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text)
  const [year, month, day] = iso ? iso.slice(1) : (dayFirst?.slice(1).reverse() ?? [])
  if (!year || !month || !day) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(date) && date >= '1850' ? date : undefined
}

function isDay(date: string): boolean {
  const atMs = Date.parse(`${date}T00:00:00Z`)
  return Number.isFinite(atMs) && new Date(atMs).toISOString().startsWith(date)
}

/** `NO`, `NOR`, `Norway`, `Norge`, `Norwegen`, … as the two-letter code. */
export function readCountry(text: string): string | undefined {
  return countryNames().get(fold(text).trim())
}

const otherCountryNames: Record<string, string> = {
  nor: 'NO', dnk: 'DK', nld: 'NL', fra: 'FR', deu: 'DE', gbr: 'GB', swe: 'SE', fin: 'FI', che: 'CH', aut: 'AT', bel: 'BE', usa: 'US', can: 'CA',
  uk: 'GB', england: 'GB', scotland: 'GB', wales: 'GB', 'great britain': 'GB', holland: 'NL', brd: 'DE',
} // biome-ignore format: a table

let knownCountries: Map<string, string> | undefined

function countryNames(): Map<string, string> {
  if (knownCountries) return knownCountries
  const names = new Map<string, string>()
  const displays = Object.values(localeOf).map(
    (locale) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }),
  )
  for (const code of twoLetterCodes()) {
    for (const display of displays) {
      const name = display.of(code)
      if (name) names.set(fold(name).trim(), code).set(code.toLowerCase(), code)
    }
  }
  for (const [name, code] of Object.entries(otherCountryNames)) names.set(name, code)
  knownCountries = names
  return names
}

function twoLetterCodes(): string[] {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  return letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => !notCountries.has(code))
}

// Codes with a name in the language data that are groups or placeholders.
const notCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB', 'UK'])

const languageNames: Record<Language, string> = {
  en: 'en eng english engelsk engels anglais englisch',
  nb: 'nb nn no nor norsk bokmal nynorsk norwegian noors norvegien norwegisch',
  da: 'da dan dansk danish deens danois danisch',
  nl: 'nl nld dut nederlands dutch nederlandsk hollandsk neerlandais niederlandisch',
  fr: 'fr fra fre francais french fransk frans franzosisch',
  de: 'de deu ger deutsch german tysk duits allemand',
}

/** A language by code, locale (`de-AT`) or name; undefined for one Foyer does not speak. */
export function readLanguage(text: string): Language | undefined {
  const word = fold(text).split(' ').find(Boolean) ?? ''
  return languages.find((language) => languageNames[language].split(' ').includes(word))
}

const languages = Object.keys(languageNames) as Language[]

const genderWords: Record<'female' | 'male' | 'other', string> = {
  female: 'f female w k kvinne kvinde vrouw v femme frau weiblich woman mme ms mrs',
  male: 'm male h mann mand man homme herr mannlich hr mr',
  other: 'o x d other annet andet anders autre divers',
}

export function readGender(text: string): CustomerDetails['gender'] | undefined {
  const word = fold(text).trim()
  return genders.find((gender) => genderWords[gender].split(' ').includes(word))
}

const genders = ['female', 'male', 'other'] as const

/** `Berg, Anne` or `Anne Berg`; particles in small letters belong to the family name (`Jan van der Meer`). */
export function splitName(text: string): { firstName: string; lastName: string } {
  const [last, first] = text.split(/,(.*)/su).map((part) => part.trim())
  if (last !== undefined && first !== undefined) return { firstName: first, lastName: last }
  const words = text.split(/\s+/u).filter(Boolean)
  if (words.length < 2) return { firstName: '', lastName: text.trim() }
  let start = words.length - 1
  while (start > 1 && particles.has(words[start - 1] ?? '')) start -= 1
  return { firstName: words.slice(0, start).join(' '), lastName: words.slice(start).join(' ') }
}

const particles = new Set([
  'van',
  'der',
  'den',
  'de',
  'het',
  'te',
  'ten',
  'ter',
  'von',
  'zu',
  'zur',
  'du',
  'des',
  'la',
  'le',
  'af',
  'av',
  "'t",
])
