// What the demo's house plays, sells and says: its venue, staff, prices, products, and a programme around today.
import type { z } from 'zod'
import type { WrittenCatalogue } from '#core/domain/import-catalogue.ts'
import { localTime, readTime } from '#core/domain/import-time.ts'
import type { PriceRule } from '#core/domain/price-rule.ts'
import type { SubscriptionType } from '#core/domain/subscription.ts'
import { bigHall, demoHalls, standingHall } from './hall.ts'

/** Nobody's organisation number: 3… is the range of the registers' synthetic test organisations, with a valid check digit. */
const organisationNumber = '312345676'

export const demoZone = 'Europe/Oslo'
const dayMs = 86_400_000

export type DemoPerformance = {
  code: string
  hall: string
  title: string
  organiser: string
  /** The house's clock. */
  startsAt: string
  startsAtMs: number
  priceList: string
  /** How much people want it: 1 fills about the house. */
  draw: number
}

type Show = readonly [title: string, hall: string, priceList: string, draw: number, organiser: string]

const house = 'Fossegrim Teater'
const shows: readonly Show[] = [
  ['Peer Gynt', bigHall, 'play', 0.95, house],
  ['Messias', bigHall, 'concert', 0.8, 'Mjøsa Oratoriekor'],
  ['Jazz på Lille', standingHall, 'club', 0.55, 'Lillehammer Jazzklubb'],
  ['Hedda Gabler', bigHall, 'play', 0.7, house],
  ['Reisen til julestjernen', bigHall, 'family', 0.98, house],
  ['Folkemusikkveld', standingHall, 'club', 0.6, 'Gudbrandsdal Spelemannslag'],
  ['Svanesjøen', bigHall, 'concert', 0.75, 'Nordlandsballetten'],
  ['Stand-up: Ingen fare', standingHall, 'club', 0.9, 'Latterlig AS'],
  ['Et dukkehjem', bigHall, 'play', 0.6, house],
  ['Symfonisk lørdag', bigHall, 'concert', 0.5, 'Innlandet Symfoniorkester'],
  ['Karius og Baktus', bigHall, 'family', 0.85, house],
  ['Rock mot vinteren', standingHall, 'club', 0.95, 'Bakgården Booking'],
]

/** 24 to come, the first of them tonight, and 60 of the last three years. */
export function demoPerformances(todayMs: number): DemoPerformance[] {
  const past = Array.from({ length: 60 }, (_, index) => performanceOn(todayMs, -1_080 + index * 18, index))
  const coming = Array.from({ length: 24 }, (_, index) => performanceOn(todayMs, comingDay(index), index))
  return [...past, ...coming]
}

const comingDay = (index: number) => (index < 8 ? index : Math.round(index * 2.6 - 11))

function performanceOn(todayMs: number, day: number, index: number): DemoPerformance {
  const [title, hall, priceList, draw, organiser] = shows[index % shows.length] ?? ['', bigHall, 'play', 0.5, house]
  const date = localTime(todayMs + day * dayMs, demoZone).slice(0, 10)
  const startsAt = `${date}T${priceList === 'family' ? '14:00' : priceList === 'club' ? '21:00' : '19:30'}`
  const startsAtMs = readTime(startsAt, demoZone) ?? 0
  return { code: `${date}-${hall}`, hall, title, organiser, startsAt, startsAtMs, priceList, draw }
}

const demoPriceRules: z.input<typeof PriceRule>[] = [
  {
    code: 'friend',
    name: 'Teatervenn −20 %, to billetter',
    off: { kind: 'percent', basisPoints: 2_000 },
    labels: ['member'],
    titles: shows.filter((show) => show[4] === house).map(([title]) => title),
    usesPerOrder: 2,
  },
  {
    code: 'membership',
    name: 'Medlem −10 %',
    off: { kind: 'percent', basisPoints: 1_000 },
    memberships: ['friend', 'patron'],
  },
  {
    code: 'season',
    name: 'Abonnement −20 %',
    off: { kind: 'percent', basisPoints: 2_000 },
    subscriptions: ['season-26', 'choice-26'],
  },
  { code: 'group', name: 'Gruppe −10 %', off: { kind: 'percent', basisPoints: 1_000 }, ticketsMin: 10 },
  { code: 'winter', name: 'Vinterkampanje', off: { kind: 'amount', minor: 5_000 }, promotionCode: 'VINTER26' },
]

const demoMemberships = [
  { code: 'friend', name: 'Teatrets venner', priceMinor: 45_000, vatCode: '0', months: 12 },
  { code: 'patron', name: 'Mesen', priceMinor: 250_000, vatCode: '0', months: 12 },
]

const demoPurposes = [
  { code: 'young', name: 'Ung scene' },
  { code: 'house', name: 'Teaterhuset' },
]

/** The last play of the season before, whose subscribers are asked whether they go on. */
export const lastSeason = { code: 'season-25', title: 'Et dukkehjem' } as const

/** Of the coming ones, those after the first week: nothing of a season has begun yet when it is sold. */
const seasonShows = [12, 15, 18, 20]
const choiceShows = [9, 12, 13, 14, 15, 18, 20]

function demoSubscriptions(todayMs: number): z.input<typeof SubscriptionType>[] {
  const all = demoPerformances(todayMs)
  const coming = all.filter(({ startsAtMs }) => startsAtMs >= todayMs)
  const codesAt = (places: readonly number[]) => places.flatMap((place) => coming[place]?.code ?? [])
  const before = all.filter(({ title, startsAtMs }) => title === lastSeason.title && startsAtMs < todayMs)
  return [
    { code: 'season-26', name: 'Teaterabonnement', performances: codesAt(seasonShows), renews: lastSeason.code },
    {
      code: 'choice-26',
      name: 'Valgfritt abonnement',
      performances: codesAt(choiceShows),
      choose: { least: 3, most: 5 },
    },
    { code: lastSeason.code, name: 'Teaterabonnement i fjor', performances: before.map(({ code }) => code) },
  ]
}

export function demoCatalogue(todayMs: number): WrittenCatalogue {
  return {
    format: 'foyer-catalogue',
    version: 1,
    venue: {
      name: house,
      organisationNumber,
      addressLines: ['Elvegata 19', '2609 Lillehammer'],
      phone: '+47 400 00 618',
      country: 'NO',
      zone: demoZone,
      currency: 'NOK',
      cashStepMinor: null,
      vatRates: [
        { code: '25', name: 'Høy sats', rateBp: 2_500 },
        { code: '15', name: 'Næringsmidler', rateBp: 1_500 },
        { code: '12', name: 'Lav sats', rateBp: 1_200 },
        { code: '0', name: 'Fritatt', rateBp: 0 },
      ],
      receiptFooter: 'Takk for besøket! Billetter byttes frem til dagen før.',
      language: 'nb',
      priceRules: demoPriceRules,
      membershipTypes: demoMemberships,
      subscriptionTypes: demoSubscriptions(todayMs),
      donationPurposes: demoPurposes,
      lockAfterMs: 15 * 60_000,
    },
    ...people,
    priceTypes: [
      { code: 'adult', name: 'Voksen' },
      { code: 'senior', name: 'Honnør' },
      { code: 'student', name: 'Student' },
      { code: 'child', name: 'Barn' },
    ],
    products: demoProducts,
    halls: demoHalls(),
    priceLists: demoPriceLists,
    performances: demoPerformances(todayMs).map(
      ({ code, hall, title, organiser, startsAt, startsAtMs, priceList }) => ({
        code,
        hall,
        title,
        organiser,
        startsAt,
        vatCode: '0',
        priceList,
        state: startsAtMs < todayMs ? ('closed' as const) : ('on-sale' as const),
      }),
    ),
  }
}

/** Who works here, and the words of the card. The PINs stand in the README: it is a demo. */
const people: Pick<WrittenCatalogue, 'staff' | 'labels' | 'consents'> = {
  staff: [
    { code: 'kari', name: 'Kari Nordby', role: 'manager', language: 'nb', pin: '1234' },
    { code: 'emma', name: 'Emma Clarke', role: 'cashier', language: 'en', pin: '2345' },
    { code: 'mads', name: 'Mads Østergaard', role: 'cashier', language: 'da', pin: '3456' },
    { code: 'femke', name: 'Femke de Vries', role: 'cashier', language: 'nl', pin: '4567' },
    { code: 'lukas', name: 'Lukas Krüger', role: 'rental', language: 'de', pin: '5678' },
  ],
  labels: [
    { code: 'vip', name: 'VIP', colour: '#b8860b' },
    { code: 'member', name: 'Teatervenn', colour: '#2f6f4f' },
    { code: 'student', name: 'Student', colour: '#2b6cb0' },
    { code: 'press', name: 'Presse', colour: '#6b46c1' },
    { code: 'school', name: 'Skole', colour: '#c05621' },
    { code: 'volunteer', name: 'Frivillig', colour: '#b83280' },
  ],
  consents: [
    { code: 'newsletter', name: 'Nyhetsbrev', text: 'Jeg vil ha programmet på e-post hver måned.', textVersion: 2 },
    {
      code: 'sms',
      name: 'SMS',
      text: 'Dere kan sende meg SMS når en forestilling flyttes eller avlyses.',
      textVersion: 1,
    },
  ],
}

/** From the full price in kroner: senior and student 80 %, children half. */
function pricesFrom(kroner: Record<string, number>): Record<string, Record<string, number>> {
  const share = { adult: 1, senior: 0.8, student: 0.8, child: 0.5 }
  return Object.fromEntries(
    Object.entries(kroner).map(([category, full]) => [
      category,
      Object.fromEntries(Object.entries(share).map(([type, part]) => [type, Math.round(full * part) * 100])),
    ]),
  )
}

export const demoPriceLists = [
  { code: 'play', prices: pricesFrom({ A: 495, B: 425, C: 320 }) },
  { code: 'concert', prices: pricesFrom({ A: 590, B: 490, C: 360 }) },
  { code: 'family', prices: pricesFrom({ A: 320, B: 280, C: 220 }) },
  { code: 'club', prices: pricesFrom({ S: 350, G: 420 }) },
]

export const demoProducts = [
  { code: 'programme', name: 'Programhefte', barcode: '2000000000015', priceMinor: 6_000, vatCode: '0', stock: 900 },
  { code: 'gift-500', name: 'Gavekort 500', priceMinor: 50_000, vatCode: '0' },
  { code: 'coffee', name: 'Kaffe', priceMinor: 4_200, vatCode: '25' },
  { code: 'bun', name: 'Kanelbolle', barcode: '2000000000022', priceMinor: 4_800, vatCode: '15', stock: 60 },
  { code: 'ski-day', name: 'Skipakke, dag', priceMinor: 45_000, vatCode: '25', stock: 40 },
  { code: 'ski-child', name: 'Skipakke barn, dag', priceMinor: 29_000, vatCode: '25', stock: 24 },
  { code: 'bike-day', name: 'Sykkel, dag', priceMinor: 39_000, vatCode: '25', stock: 18 },
  { code: 'ebike-day', name: 'Elsykkel, dag', priceMinor: 65_000, vatCode: '25', stock: 8 },
  { code: 'helmet', name: 'Hjelm, dag', priceMinor: 8_000, vatCode: '25', stock: 50 },
  { code: 'wax', name: 'Skismøring blå', barcode: '2000000000039', priceMinor: 14_900, vatCode: '25', stock: 75 },
  { code: 'gloves', name: 'Votter', barcode: '2000000000046', priceMinor: 34_900, vatCode: '25', stock: 32 },
  { code: 'museum', name: 'Billett skimuseet', priceMinor: 12_000, vatCode: '12' },
]
