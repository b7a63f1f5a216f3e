// Countries and languages by the name the clerk knows them by.
import { Language, localeOf } from '#core/domain/locale.ts'

export type Option = { value: string; label: string }

/** All countries by localised name, the venue's own first, for it is nearly always the right one. */
export function countryOptions(language: Language, venueCountry: string): Option[] {
  const cached = countriesOf.get(`${language} ${venueCountry}`)
  if (cached) return cached
  const names = new Intl.DisplayNames(localeOf[language], { type: 'region' })
  const sorted = codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, localeOf[language]))
  const own = sorted.filter(({ value }) => value === venueCountry)
  const options = [...own, ...sorted.filter(({ value }) => value !== venueCountry)]
  countriesOf.set(`${language} ${venueCountry}`, options)
  return options
}

/** The six languages a customer's documents can be in. */
export function languageOptions(language: Language): Option[] {
  const names = new Intl.DisplayNames(localeOf[language], { type: 'language' })
  return Language.options.map((value) => ({ value, label: names.of(value) ?? value }))
}

const countriesOf = new Map<string, Option[]>()

// ISO 3166-1 alpha-2, and XK for Kosovo, which post and phone numbers know.
const codes =
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM
KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ
SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU
WF WS XK YE YT ZA ZM ZW`.split(/\s+/)
