// Believable documents of one evening, one venue per country: for the test print in Setup, for looking at a ticket
// layout before it is used, and for the recorded receipts of the tests.
import type { Language } from '#core/domain/locale.ts'
import { type Currency, roundCash } from '#core/domain/money.ts'
import { ReceiptDocument, type Seller } from '#core/domain/receipt.ts'
import type { Means } from '#core/domain/tender.ts'
import type { TicketDocument } from '#core/domain/ticket.ts'
import { taxLines, vatTableOf } from '#core/domain/vat.ts'

export type ExampleVenue = {
  seller: Seller
  language: Language
  currency: Currency
  timeZone: string
  hall: string
  area: string
  /** Title, price type and the detail line as the counter writes them. */
  show: { text: string; detail: string; unitMinor: number; vatCode: string; vatRateBp: number }
  programme: { text: string; unitMinor: number; vatCode: string; vatRateBp: number }
  footerLines: string[]
}

/** Two seats and a programme, bought shortly before the performance of Friday 27 November 2026, 19:30. */
export function exampleReceipt(venue: ExampleVenue, means: Means, tenderedMinor?: number): ReceiptDocument {
  const lines = taxLines([
    { ...venue.show, quantity: 2, grossMinor: venue.show.unitMinor * 2 },
    { ...venue.programme, detail: null, quantity: 1, grossMinor: venue.programme.unitMinor },
  ])
  const totalMinor = lines.reduce((total, line) => total + line.grossMinor, 0)
  const toPayMinor = means === 'cash' ? roundCash(totalMinor, venue.currency) : totalMinor
  const givenMinor = tenderedMinor ?? toPayMinor
  return ReceiptDocument.parse({
    kind: 'sale',
    receiptNumber: 'K1-000123',
    orderNumber: 'K1-4711',
    seller: venue.seller,
    counterCode: 'K1',
    cashierName: 'Kari',
    customerName: 'Anne Berg',
    issuedAtMs: Date.UTC(2026, 10, 27, 17, 42),
    timeZone: venue.timeZone,
    language: venue.language,
    currency: venue.currency,
    lines,
    vatTable: vatTableOf(lines),
    totalMinor,
    cashRoundingMinor: toPayMinor - totalMinor,
    payments: [{ means, amountMinor: totalMinor, tenderedMinor: givenMinor, changeMinor: givenMinor - toPayMinor }],
    particulars: [],
    footerLines: venue.footerLines,
    scanCode: 'K1-4711',
  })
}

/** The first of the two seats of the example receipt. */
export function exampleTicket(venue: ExampleVenue): TicketDocument {
  const [eventTitle = '', priceType = ''] = venue.show.text.split(', ')
  return {
    ticketCode: '4FR6AEM4022R',
    seriesNumber: 'K1-000812',
    orderNumber: 'K1-4711',
    position: { index: 1, count: 2 },
    eventTitle,
    startsAtMs: Date.UTC(2026, 10, 27, 18, 30),
    timeZone: venue.timeZone,
    hall: venue.hall,
    place: { kind: 'seat', area: venue.area, row: 'F', seat: '12' },
    priceType: priceType.slice(0, 1).toUpperCase() + priceType.slice(1),
    priceMinor: venue.show.unitMinor,
    currency: venue.currency,
    vatRateBp: venue.show.vatRateBp === 0 ? null : venue.show.vatRateBp,
    customerName: 'Anne Berg',
    language: venue.language,
    organiser: venue.seller.name,
    counterCode: 'K1',
    soldAtMs: Date.UTC(2026, 10, 27, 17, 42),
    isSubjectToConfirmation: false,
    copy: 0,
  }
}

export const exampleVenues = {
  NO: {
    seller: {
      name: 'Nordlys Teater AS',
      country: 'NO',
      orgNumber: '987 654 321',
      orgNumberSuffix: 'MVA',
      taxNumber: null,
      addressLines: ['Storgata 12', '9008 Tromsø'],
      phone: '+47 77 12 34 56',
    },
    language: 'nb',
    currency: 'NOK',
    timeZone: 'Europe/Oslo',
    hall: 'Store scene',
    area: 'Parkett',
    show: {
      text: 'Peer Gynt, voksen',
      detail: 'Fre 27.11. 19:30, Parkett rad F sete 12–13',
      unitMinor: 42_050,
      vatCode: '0',
      vatRateBp: 0,
    },
    programme: { text: 'Programhefte', unitMinor: 7_500, vatCode: '25', vatRateBp: 2500 },
    footerLines: ['Takk for besøket, og god forestilling!', 'Billetter byttes inntil 24 timer før start.'],
  },
  DK: {
    seller: {
      name: 'Havnens Scene',
      country: 'DK',
      orgNumber: '12 34 56 78',
      orgNumberSuffix: null,
      taxNumber: null,
      addressLines: ['Søndre Kaj 4', '8000 Aarhus C'],
      phone: '+45 86 12 34 56',
    },
    language: 'da',
    currency: 'DKK',
    timeZone: 'Europe/Copenhagen',
    hall: 'Store sal',
    area: 'Gulv',
    show: {
      text: 'Elverhøj, voksen',
      detail: 'Fre 27.11. 19:30, Gulv række 6 sæde 12–13',
      unitMinor: 28_520,
      vatCode: '25',
      vatRateBp: 2500,
    },
    programme: { text: 'Programhæfte', unitMinor: 4_000, vatCode: '25', vatRateBp: 2500 },
    footerLines: ['Tak for besøget og god fornøjelse!'],
  },
  NL: {
    seller: {
      name: 'Theater aan de Gracht',
      country: 'NL',
      orgNumber: '12345678',
      orgNumberSuffix: null,
      taxNumber: 'NL001234567B01',
      addressLines: ['Oudegracht 88', '3511 AV Utrecht'],
      phone: '+31 30 123 45 67',
    },
    language: 'nl',
    currency: 'EUR',
    timeZone: 'Europe/Amsterdam',
    hall: 'Grote zaal',
    area: 'Parterre',
    show: {
      text: 'De Kersentuin, volwassene',
      detail: 'Vr 27-11 19:30, Parterre rij F stoel 12–13',
      unitMinor: 3_450,
      vatCode: '9',
      vatRateBp: 900,
    },
    programme: { text: 'Programmaboekje', unitMinor: 350, vatCode: '21', vatRateBp: 2100 },
    footerLines: ['Dank u wel en veel plezier!'],
  },
  FR: {
    seller: {
      name: 'Théâtre du Vieux-Port',
      country: 'FR',
      orgNumber: '123 456 789 00012',
      orgNumberSuffix: null,
      taxNumber: 'FR 32 123456789',
      addressLines: ['7, quai des Belges', '13001 Marseille'],
      phone: '+33 4 91 12 34 56',
    },
    language: 'fr',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    hall: 'Grande salle',
    area: 'Orchestre',
    show: {
      text: 'L’Œuvre au noir, plein tarif',
      detail: 'Ven 27/11 19:30, Orchestre rang F places 12–13',
      unitMinor: 3_200,
      vatCode: '2,1',
      vatRateBp: 210,
    },
    programme: { text: 'Programme', unitMinor: 500, vatCode: '5,5', vatRateBp: 550 },
    footerLines: ['Merci de votre visite et bon spectacle !'],
  },
  DE: {
    seller: {
      name: 'Schauspielhaus Grünau',
      country: 'DE',
      orgNumber: null,
      orgNumberSuffix: null,
      taxNumber: 'DE123456789',
      addressLines: ['Theaterplatz 1', '04109 Leipzig'],
      phone: '+49 341 123456',
    },
    language: 'de',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    hall: 'Großes Haus',
    area: 'Parkett',
    show: {
      text: 'Die Räuber, Normalpreis',
      detail: 'Fr 27.11. 19:30, Parkett Reihe F Platz 12–13',
      unitMinor: 2_850,
      vatCode: '7',
      vatRateBp: 700,
    },
    programme: { text: 'Programmheft', unitMinor: 400, vatCode: '7', vatRateBp: 700 },
    footerLines: ['Vielen Dank und einen schönen Abend!'],
  },
  CA: {
    seller: {
      name: 'Harbour Stage Society',
      country: 'CA',
      orgNumber: '123456789 RT0001',
      orgNumberSuffix: null,
      taxNumber: null,
      addressLines: ['21 Water Street', 'Halifax NS  B3J 1R7'],
      phone: '+1 902 555 0134',
    },
    language: 'en',
    currency: 'CAD',
    timeZone: 'America/Halifax',
    hall: 'Main stage',
    area: 'Stalls',
    show: {
      text: 'The Tempest, adult',
      detail: 'Fri 27/11 19:30, Stalls row F seats 12–13',
      unitMinor: 4_599,
      vatCode: 'HST',
      vatRateBp: 1400,
    },
    programme: { text: 'Programme', unitMinor: 500, vatCode: 'GST', vatRateBp: 500 },
    footerLines: ['Thank you, and enjoy the show!'],
  },
} satisfies Record<string, ExampleVenue>
