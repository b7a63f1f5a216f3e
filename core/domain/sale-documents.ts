// The papers of a completed sale: one receipt, and a ticket for every place. Made in the transaction of the sale and
// frozen there; printing comes later and may fail without changing them.
import type { MembershipLine, Offer, PricedLine, TicketLine } from '#core/domain/cart.ts'
import { documentDay, documentShortTime } from '#core/domain/document-time.ts'
import type { Language } from '#core/domain/locale.ts'
import { membershipEnd } from '#core/domain/membership.ts'
import { ReceiptDocument, type ReceiptDraft, type ReceiptLine } from '#core/domain/receipt.ts'
import type { DecidedSale } from '#core/domain/sale.ts'
import { describePlace, TicketDocument, type TicketDraft, type TicketPlace } from '#core/domain/ticket.ts'
import { vatTableOf } from '#core/domain/vat.ts'
import type { Venue } from '#core/domain/venue.ts'

/** Everything about a sale that its papers repeat. `customerName` as issued: later changes of the card do not reach it. */
export type SaleFacts = {
  venue: Venue
  offer: Offer
  sale: DecidedSale
  orderNumber: string
  receiptNumber: string
  counterCode: string
  cashierName: string
  customerName: string | null
  /** The customer's language, or the venue's for a guest. */
  language: Language
  soldAtMs: number
  /** Who stages each performance, by its id. */
  organisers: ReadonlyMap<string, string>
  /** Lines sold although nobody could say whether the place is still there: their tickets say so. */
  unprotected: ReadonlySet<string>
  /** By the id of a gift card's line: the end of its code, as receipts show it. */
  cardCodes: ReadonlyMap<string, string>
  /** To each payment, in order: which card or voucher, and what is left on it. */
  paidWith: readonly { reference: string; leftMinor: number | null }[]
  /** Of earlier orders: what was given back, below nothing, and what was paid of them. */
  movedLines: readonly ReceiptLine[]
}

export function receiptOf(facts: SaleFacts): ReceiptDocument {
  const { venue, sale } = facts
  const lines = [...sale.lines.map((line) => receiptLine(line, facts)), ...facts.movedLines]
  const isRefund = lines.every(({ grossMinor }) => grossMinor <= 0)
  return ReceiptDocument.parse({
    kind: isRefund && sale.totalMinor < 0 ? 'refund' : 'sale',
    receiptNumber: facts.receiptNumber,
    orderNumber: facts.orderNumber,
    seller: sellerOf(venue),
    counterCode: facts.counterCode,
    cashierName: facts.cashierName,
    customerName: facts.customerName,
    issuedAtMs: facts.soldAtMs,
    timeZone: venue.zone,
    language: facts.language,
    currency: venue.currency,
    lines,
    vatTable: vatTableOf(lines),
    totalMinor: sale.totalMinor,
    cashRoundingMinor: sale.payments.reduce((sum, { roundingMinor }) => sum + roundingMinor, 0),
    payments: sale.payments.map(({ tender, amountMinor, tenderedMinor, changeMinor }, index) => ({
      means: tender.means,
      amountMinor,
      tenderedMinor,
      changeMinor,
      ...(facts.paidWith[index] ?? {}),
    })),
    particulars: [],
    footerLines: venue.receiptFooter ? venue.receiptFooter.split('\n').slice(0, 20) : [],
    scanCode: facts.orderNumber,
  } satisfies ReceiptDraft)
}

/** @param issued the code and number of every ticket line's ticket, in the order of the lines */
export function ticketsOf(facts: SaleFacts, issued: readonly { code: string; number: string }[]): TicketDocument[] {
  const priced = facts.sale.lines.flatMap((line) => (line.line.kind === 'ticket' ? [{ ...line, line: line.line }] : []))
  return priced.map((line, index) => ticketOf(line, facts, issued[index], { index: index + 1, count: priced.length }))
}

function ticketOf(
  priced: PricedLine & { line: TicketLine },
  facts: SaleFacts,
  issued: { code: string; number: string } | undefined,
  position: { index: number; count: number },
): TicketDocument {
  const { line } = priced
  const performance = facts.offer.performances.get(line.performanceId)
  return TicketDocument.parse({
    ticketCode: issued?.code ?? '',
    seriesNumber: issued?.number ?? '',
    orderNumber: facts.orderNumber,
    position,
    eventTitle: performance?.title ?? '',
    startsAtMs: performance?.startsAtMs ?? 0,
    timeZone: facts.venue.zone,
    hall: performance?.hallName ?? '',
    place: placeOf(line, facts.offer),
    priceType: facts.offer.priceTypes.get(line.priceTypeId)?.name ?? '',
    priceMinor: priced.unitMinor,
    currency: facts.venue.currency,
    vatRateBp: priced.vatRateBp,
    customerName: facts.customerName,
    language: facts.language,
    organiser: facts.organisers.get(line.performanceId) ?? '',
    counterCode: facts.counterCode,
    soldAtMs: facts.soldAtMs,
    isSubjectToConfirmation: facts.unprotected.has(line.id),
  } satisfies TicketDraft)
}

function receiptLine(priced: PricedLine, facts: SaleFacts): ReceiptDocument['lines'][number] {
  const { line, text, quantity, unitMinor, discountMinor, ruleText, grossMinor, vatCode, vatRateBp, vatMinor } = priced
  const money = { quantity, unitMinor, discountMinor, discountText: ruleText, grossMinor, vatCode, vatRateBp, vatMinor }
  return { text, detail: detailOf(line, facts), ...money }
}

/** `27.11.2026 – 26.11.2027` */
function membershipDays({ typeCode, fromDay }: MembershipLine, { memberships }: Offer, language: Language): string {
  const months = memberships?.find(({ code }) => code === typeCode)?.months ?? 1
  return `${documentDay(fromDay, language)} – ${documentDay(membershipEnd(fromDay, months), language)}`
}

/** When and where: `Fri 27.11. 19:30, Parterre row F seat 12`. */
function detailOf(line: PricedLine['line'], facts: SaleFacts): string | null {
  const { offer, venue, language } = facts
  if (line.kind === 'gift-card') return facts.cardCodes.get(line.id) ?? null
  if (line.kind === 'product' || line.kind === 'donation' || line.kind === 'fee') return line.note || null
  if (line.kind === 'membership') return membershipDays(line, offer, language)
  const startsAtMs = offer.performances.get(line.performanceId)?.startsAtMs ?? 0
  const when = documentShortTime(startsAtMs, venue.zone, language)
  return `${when}, ${describePlace(placeOf(line, offer), language)}`
}

function placeOf(line: TicketLine, offer: Offer): TicketPlace {
  const area = offer.areas.get(line.areaId)?.name ?? ''
  const seat = line.seatId === null ? undefined : offer.seats.get(line.seatId)
  return seat ? { kind: 'seat', area, row: seat.row, seat: seat.number } : { kind: 'standing', area }
}

/** Norway writes "MVA" behind the number of a registered business (bokføringsforskriften § 5-1-2). */
export function sellerOf(venue: Venue): ReceiptDocument['seller'] {
  const isRegistered = venue.vatRates.some(({ rateBp }) => rateBp > 0)
  return {
    name: venue.name,
    country: venue.country,
    orgNumber: venue.organisationNumber || null,
    orgNumberSuffix: venue.country === 'NO' && isRegistered ? 'MVA' : null,
    taxNumber: null,
    addressLines: venue.addressLines,
    phone: venue.phone || null,
  }
}
