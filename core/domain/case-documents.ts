// The papers of answers to a case: the receipt of a refund, and the ticket of another seat. Frozen when issued, as a sale's.
import { documentShortTime } from '#core/domain/document-time.ts'
import type { Language } from '#core/domain/locale.ts'
import type { Currency } from '#core/domain/money.ts'
import { ReceiptDocument, type ReceiptDraft } from '#core/domain/receipt.ts'
import type { Refund } from '#core/domain/refund.ts'
import { sellerOf } from '#core/domain/sale-documents.ts'
import { describePlace, TicketDocument, type TicketDraft, type TicketPlace } from '#core/domain/ticket.ts'
import { vatTableOf } from '#core/domain/vat.ts'
import type { Venue } from '#core/domain/venue.ts'

/** What every paper of the house repeats. `language` is the customer's, or the venue's for a guest. */
export type PaperFacts = {
  venue: Venue
  currency: Currency
  orderNumber: string
  counterCode: string
  cashierName: string
  customerName: string | null
  language: Language
  atMs: number
}

export type GivenUpLine = {
  text: string
  startsAtMs: number | null
  place: TicketPlace | null
  quantity: number
  unitMinor: number
  totalMinor: number
  vatCode: string
  vatRateBp: number
  vatMinor: number
}

/** Each line with its sign turned, its recorded tax too: a refund is added up, never calculated anew. */
export function refundReceiptOf(
  facts: PaperFacts,
  receiptNumber: string,
  lines: readonly GivenUpLine[],
  { amountMinor, roundingMinor, dueMinor }: Refund,
): ReceiptDocument {
  const back = lines.map((line) => ({
    text: line.text,
    detail: detailOf(line, facts),
    quantity: line.quantity,
    unitMinor: -line.unitMinor,
    grossMinor: -line.totalMinor,
    vatCode: line.vatCode,
    vatRateBp: line.vatRateBp,
    vatMinor: turned(line.vatMinor),
  }))
  const { venue } = facts
  return ReceiptDocument.parse({
    kind: 'refund',
    receiptNumber,
    orderNumber: facts.orderNumber,
    seller: sellerOf(venue),
    counterCode: facts.counterCode,
    cashierName: facts.cashierName,
    customerName: facts.customerName,
    issuedAtMs: facts.atMs,
    timeZone: venue.zone,
    language: facts.language,
    currency: facts.currency,
    lines: back,
    vatTable: vatTableOf(back),
    totalMinor: -amountMinor,
    cashRoundingMinor: turned(roundingMinor),
    payments: [{ means: 'cash', amountMinor: -amountMinor, tenderedMinor: 0, changeMinor: dueMinor }],
    particulars: [],
    footerLines: venue.receiptFooter ? venue.receiptFooter.split('\n').slice(0, 20) : [],
    scanCode: facts.orderNumber,
  } satisfies ReceiptDraft)
}

export type MovedTicket = {
  code: string
  seriesNumber: string
  position: { index: number; count: number }
  performance: { title: string; startsAtMs: number; hallName: string; organiser: string }
  place: TicketPlace
  priceType: string
  priceMinor: number
  vatRateBp: number
  isSubjectToConfirmation: boolean
}

export function movedTicketOf(facts: PaperFacts, ticket: MovedTicket): TicketDocument {
  const { performance } = ticket
  return TicketDocument.parse({
    ticketCode: ticket.code,
    seriesNumber: ticket.seriesNumber,
    orderNumber: facts.orderNumber,
    position: ticket.position,
    eventTitle: performance.title,
    startsAtMs: performance.startsAtMs,
    timeZone: facts.venue.zone,
    hall: performance.hallName,
    place: ticket.place,
    priceType: ticket.priceType,
    priceMinor: ticket.priceMinor,
    currency: facts.currency,
    vatRateBp: ticket.vatRateBp,
    customerName: facts.customerName,
    language: facts.language,
    organiser: performance.organiser,
    counterCode: facts.counterCode,
    soldAtMs: facts.atMs,
    isSubjectToConfirmation: ticket.isSubjectToConfirmation,
  } satisfies TicketDraft)
}

/** When and where, as it stands below a line. */
export function detailOf(
  { startsAtMs, place }: Pick<GivenUpLine, 'startsAtMs' | 'place'>,
  { venue, language }: Pick<PaperFacts, 'venue' | 'language'>,
): string | null {
  if (startsAtMs === null || !place) return null
  return `${documentShortTime(startsAtMs, venue.zone, language)}, ${describePlace(place, language)}`
}

/** Never minus nothing, which JSON cannot tell from nothing. */
const turned = (minor: number) => 0 - minor
