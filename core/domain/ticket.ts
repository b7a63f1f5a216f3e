// A ticket as data, frozen when it was issued: what the visitor reads, what the door scans, and what the law of some
// countries wants on every part of it (organiser, session, seat category, price, a number of an unbroken series, and
// where and when it was sold: France, CGI annexe IV art. 50 sexies B).
import { z } from 'zod'
import { type DocumentTexts, documentTexts } from '#core/domain/document-texts/texts.ts'
import { AtMs, TimeZone } from '#core/domain/document-time.ts'
import { Language } from '#core/domain/locale.ts'
import { Currency, Minor } from '#core/domain/money.ts'
import { TicketCode } from '#core/domain/ticket-code.ts'
import { VatRateBp } from '#core/domain/vat.ts'

const Text = z.string().max(2_000)

/** A numbered seat, or a place to stand somewhere in an area. */
export const TicketPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('seat'), area: Text, row: Text, seat: Text }),
  z.object({ kind: z.literal('standing'), area: Text }),
])
export type TicketPlace = z.infer<typeof TicketPlace>

/** `priceMinor` is in minor units of `currency`, VAT of `vatRateBp` included (null: say nothing of VAT). */
export const TicketDocument = z.object({
  ticketCode: TicketCode,
  /** From the counter's unbroken series of tickets ("K1-000812"). */
  seriesNumber: Text.min(1),
  orderNumber: Text.min(1),
  /** Ticket 2 of 4 of this order. */
  position: z.object({ index: z.int().min(1), count: z.int().min(1) }),
  eventTitle: Text.min(1),
  startsAtMs: AtMs,
  timeZone: TimeZone,
  hall: Text,
  place: TicketPlace,
  priceType: Text,
  priceMinor: Minor,
  currency: Currency,
  vatRateBp: VatRateBp.nullable(),
  customerName: Text.nullable(),
  /** The buyer's language, in which the ticket's words are printed. */
  language: Language,
  organiser: Text,
  counterCode: Text,
  soldAtMs: AtMs,
  /** Sold while the seat could not be confirmed; printed on the ticket. */
  isSubjectToConfirmation: z.boolean(),
  /** 0 for the original. A copy opens the same door once: the code is the same. */
  copy: z.int().min(0).default(0),
})
export type TicketDocument = z.infer<typeof TicketDocument>
/** As it is put together. */
export type TicketDraft = z.input<typeof TicketDocument>

/** `Parterre row F seat 12`, as on the second line of a receipt; several seats of a row as `seats 12, 13`. */
export function describePlace(place: TicketPlace, language: Language): string {
  const texts = documentTexts[language]
  if (place.kind === 'standing') return [place.area, texts.standing].filter((part) => part.trim() !== '').join(', ')
  return joined([place.area, ...numbersOf(place, language)])
}

/** The same for a narrow paper: a line may end within the name of the area, but not between `seat` and its number. */
export function tiedPlace(place: TicketPlace, language: Language): string {
  if (place.kind === 'standing') return describePlace(place, language)
  return joined([place.area, ...numbersOf(place, language).map((part) => part.replaceAll(' ', '\u00a0'))])
}

function numbersOf({ row, seat }: { row: string; seat: string }, language: Language): string[] {
  const texts = documentTexts[language]
  const seatWord = /[,–]/.test(seat) ? texts.seats : texts.seat
  return [numbered(texts.row, row, texts), numbered(seatWord, seat, texts)]
}

/** German writes its nouns with a capital, the others do not within a line. */
function numbered(word: string, value: string, texts: DocumentTexts): string {
  if (value.trim() === '') return ''
  return `${texts === documentTexts.de ? word : word.toLowerCase()} ${value}`
}

const joined = (parts: string[]) => parts.filter((part) => part.trim() !== '').join(' ')
