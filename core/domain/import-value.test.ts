import { expect, test } from 'vitest'
import { columnsOfHeader, columnsOfRows, isHeader } from './import-column.ts'
import { reportLine, safeCell, warning } from './import-remark.ts'
import { localTime, readTime } from './import-time.ts'
import { readCountry, readDate, readGender, readLanguage, splitName } from './import-value.ts'

const headings: [string, string[]][] = [
  ['English', ['Customer no.', 'First name', 'Surname', 'E-mail', 'Phone', 'Address', 'Postcode', 'Town', 'Country']],
  ['Norwegian', ['Kundenr', 'Fornavn', 'Etternavn', 'E-post', 'Mobil', 'Adresse', 'Postnr', 'Poststed', 'Land']],
  ['Danish', ['Kundenummer', 'Fornavn', 'Efternavn', 'Mail', 'Telefon', 'Vejnavn', 'Postnr.', 'By', 'Land']],
  [
    'Dutch',
    ['Klantnummer', 'Voornaam', 'Achternaam', 'E-mailadres', 'Telefoon', 'Straat', 'Postcode', 'Plaats', 'Land'],
  ],
  ['French', ['N° client', 'Prénom', 'Nom', 'Courriel', 'Téléphone', 'Rue', 'Code postal', 'Ville', 'Pays']],
  ['German', ['Kundennr.', 'Vorname', 'Nachname', 'E-Mail-Adresse', 'Mobil', 'Straße', 'PLZ', 'Ort', 'Land']],
]

test.each(headings)('PR10 import: %s headings are recognised', (_, header) => {
  expect(columnsOfHeader(header)).toEqual([
    'externalNumber',
    'firstName',
    'lastName',
    'email',
    'phone',
    'street',
    'postcode',
    'town',
    'country',
  ])
})

test('PR10 import: no meaning is given to two columns', () => {
  expect(columnsOfHeader(['Telefon', 'Mobil', 'Handy', 'Schuhgröße'])).toEqual([
    'phone',
    'secondPhone',
    'ignore',
    'ignore',
  ])
})

test('PR10 import: a first row with an e-mail address or a long number is a customer, not a heading', () => {
  expect([isHeader(['Name', 'E-mail']), isHeader(['Name', 'anne@example.com']), isHeader(['By', '2609'])]).toEqual([
    true,
    false,
    false,
  ])
})

test('PR10 import: without a heading the columns are guessed from what stands in them', () => {
  const rows = [
    ['Anne', 'Berg', 'anne@example.com', '+47 400 00 123', 'Storgata 3', '2609', '12.03.1980'],
    ['Per', 'Ås', 'per@example.org', '+47 400 00 456', 'Elvegata 12', '0150', '01.11.1975'],
  ]
  expect(columnsOfRows(rows)).toEqual(['firstName', 'lastName', 'email', 'phone', 'street', 'postcode', 'dateOfBirth'])
})

test.each([
  ['1980-03-12', '1980-03-12'],
  ['12.3.1980', '1980-03-12'],
  ['12/03/1980', '1980-03-12'],
  ['31.02.1980', undefined],
  ['12.3.80', undefined],
  ['0000-00-00', undefined],
])('PR10 import: the birthday %s is read as %s', (text, date) => {
  expect(readDate(text)).toBe(date)
})

test('PR10 import: countries, languages and genders are understood by code and by name', () => {
  expect({
    countries: ['no', 'NOR', 'Norge', 'Norwegen', 'Deutschland', 'Pays-Bas', 'UK', 'Narnia'].map(readCountry),
    languages: ['nb', 'no', 'de-AT', 'Français', 'Klingon'].map(readLanguage),
    genders: ['F', 'kvinne', 'Herr', 'x', '?'].map(readGender),
  }).toEqual({
    countries: ['NO', 'NO', 'NO', 'NO', 'DE', 'NL', 'GB', undefined],
    languages: ['nb', 'nb', 'de', 'fr', undefined],
    genders: ['female', 'female', 'male', 'other', undefined],
  })
})

test.each([
  ['Berg, Anne Marie', 'Anne Marie', 'Berg'],
  ['Anne Marie Berg', 'Anne Marie', 'Berg'],
  ['Jan van der Meer', 'Jan', 'van der Meer'],
  ['Madonna', '', 'Madonna'],
])('PR10 import: the whole name %s is %s and %s', (text, firstName, lastName) => {
  expect(splitName(text)).toEqual({ firstName, lastName })
})

test('PR10 import: a report cell never begins like a formula and never breaks out of its quotes', () => {
  expect(['=1+1', '+47', '-2', '@SUM(A1)', '\t=1', '＝1', 'a"b', 'plain', 'nu\u0000l'].map(safeCell)).toEqual([
    `"'=1+1"`,
    `"'+47"`,
    `"'-2"`,
    `"'@SUM(A1)"`,
    `"'\t=1"`,
    `"'＝1"`,
    '"a""b"',
    '"plain"',
    '"nul"',
  ])
  expect(reportLine({ ...warning('EMAIL_INVALID', 'email', '=cmd()'), lineNumber: 3 })).toBe(
    `"3","warning","EMAIL_INVALID","email","'=cmd()"\r\n`,
  )
})

test.each([
  ['2026-12-05T19:30', '2026-12-05T18:30:00.000Z'],
  ['2026-07-05T19:30', '2026-07-05T17:30:00.000Z'],
  ['2026-12-05T19:30:00Z', '2026-12-05T19:30:00.000Z'],
  ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ['2026-03-29T02:30', undefined],
  ['2026-02-30T19:30', undefined],
])("PR10 import: %s on the venue's clock is %s", (text, utc) => {
  const atMs = readTime(text, 'Europe/Oslo')
  expect(atMs === undefined ? undefined : new Date(atMs).toISOString()).toBe(utc)
})

test('PR10 import: a moment goes to the clock on the wall and back', () => {
  const atMs = Date.UTC(2026, 6, 1, 12)
  expect(readTime(localTime(atMs, 'America/Toronto'), 'America/Toronto')).toBe(atMs)
})
