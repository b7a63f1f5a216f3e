// Five thousand invented customers as the CSV file another system might export: semicolons, Norwegian headings.
import { type Land, lands } from './people.ts'
import { type Dice, makeDice } from './random.ts'

export const customerCount = 5_000

/** The best customer of the house; every ninetieth order is hers. */
export const bestCustomer = '1001'

export function customerNumber(index: number): string {
  return String(1_001 + index)
}

const headings =
  'Kundenr;Kjønn;Fornavn;Etternavn;Firma;Språk;Fødselsdato;E-post;Mobil;Telefon arbeid;Adresse;Adresselinje 2;Postnr;Poststed;Land;Notat;Viktig;Etiketter;Samtykker'

/** @param yearNow birthdays are set so that people have believable ages */
export function customersCsv(seed: number, yearNow: number): string {
  const dice = makeDice(seed)
  const bag = lands.flatMap((land) => Array.from({ length: land.share }, () => land))
  const rows = Array.from({ length: customerCount }, (_, index) => {
    const land = index === 0 ? lands[0] : dice.pick([lands[0], ...bag.slice(1)])
    return customerRow(index, land, dice, yearNow)
  })
  return `${[headings, ...rows].join('\n')}\n`
}

function customerRow(index: number, land: Land, dice: Dice, yearNow: number): string {
  const isBest = index === 0
  const isWoman = isBest || dice.chance(0.56)
  const first = isBest ? 'Anne' : dice.pick(isWoman ? land.women : land.men)
  const last = isBest ? 'Berg' : familyOf(first, dice.pick(land.families))
  const company = dice.chance(0.04) ? companyName(last, dice) : ''
  const [postcode, town] = dice.pick(land.towns)
  const cells = [
    customerNumber(index),
    dice.chance(0.7) ? (isWoman ? 'kvinne' : 'mann') : '',
    first,
    last,
    company,
    land.language,
    dice.chance(0.45) ? birthday(dice, yearNow) : '',
    isBest || dice.chance(0.86) ? email(first, last, index, dice) : '',
    isBest || dice.chance(0.78) ? land.phone(index) : '',
    dice.chance(0.06) ? land.phone(index + customerCount) : '',
    dice.chance(0.92) ? land.address(dice.pick(land.streets), dice.between(1, 140)) : '',
    dice.chance(0.04) ? `c/o ${dice.pick(land.families)}` : '',
    postcode,
    town,
    land.country,
    isBest ? bestNote : dice.chance(0.05) ? dice.pick(internalNotes) : '',
    dice.chance(0.02) ? dice.pick(importantNotes) : '',
    isBest ? 'vip,member' : labelsOf(dice),
    consentsOf(dice),
  ]
  return cells.map(quoted).join(';')
}

/** There is one Anne Berg, so that who looks for her finds her. */
function familyOf(first: string, family: string): string {
  return first === 'Anne' && family === 'Berg' ? 'Bergseth' : family
}

const quoted = (cell: string) => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

function companyName(family: string, dice: Dice): string {
  return `${family} ${dice.pick(['AS', 'Reiser', 'Consulting', '& Co', 'Kulturlag', 'Skole', 'Hotell'])}`
}

function birthday(dice: Dice, yearNow: number): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(dice.between(1, 28))}.${pad(dice.between(1, 12))}.${yearNow - dice.between(17, 88)}`
}

/** At the domains nobody can own (RFC 2606). */
function email(first: string, last: string, index: number, dice: Dice): string {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/[æä]/g, 'ae')
      .replace(/[øö]/g, 'o')
      .replace(/å/g, 'a')
      .replace(/ü/g, 'u')
      .replace(/ß/g, 'ss')
      .normalize('NFKD')
      .replace(/[^a-z]/g, '')
  const unique = index === 0 ? '' : String(index)
  return `${plain(first)}.${plain(last)}${unique}@example.${dice.pick(['com', 'org', 'net'])}`
}

function labelsOf(dice: Dice): string {
  const labels = [
    dice.chance(0.18) ? 'member' : '',
    dice.chance(0.07) ? 'student' : '',
    dice.chance(0.02) ? 'vip' : '',
    dice.chance(0.01) ? 'press' : '',
    dice.chance(0.015) ? 'school' : '',
    dice.chance(0.01) ? 'volunteer' : '',
  ]
  return labels.filter(Boolean).join(',')
}

function consentsOf(dice: Dice): string {
  const answer = (code: string, given: number, refused: number) => {
    const roll = dice.next()
    return roll < given ? code : roll < given + refused ? `-${code}` : ''
  }
  return [answer('newsletter', 0.42, 0.2), answer('sms', 0.18, 0.25)].filter(Boolean).join(',')
}

const bestNote = 'Has come to nearly every premiere since the house opened.\nPrefers the aisle, row 5 or 6, left side.'

const internalNotes = [
  'Prefers the aisle.',
  'Pays by invoice through the municipality.',
  'Hard of hearing: seats near the loop, rows 3 to 8.',
  'Ønsker plass nær utgangen.',
  'Comes with a school class every autumn.',
  'Vil ha billettene på papir.',
  'Asked about gift cards for Christmas.',
  'Spricht nur Deutsch, bitte langsam.',
  'Reservations by phone only, no e-mail.',
] as const

const importantNotes = [
  'Wheelchair: always offer the companion place.',
  'Reservations were not collected three times: ask for payment at once.',
  'Hot-tempered in the queue; call the manager rather than argue.',
  'Assistance dog: seat at the end of a row.',
] as const
