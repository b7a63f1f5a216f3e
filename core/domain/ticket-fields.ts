// The words a ticket layout can place: every fact of the ticket as text, in the buyer's language.
import { z } from 'zod'
import { documentTexts } from '#core/domain/document-texts/texts.ts'
import { documentClock, documentDateTime, documentLongDate, documentShortTime } from '#core/domain/document-time.ts'
import { localeOf } from '#core/domain/locale.ts'
import { formatMoney } from '#core/domain/money.ts'
import { type TicketDocument, type TicketPlace, tiedPlace } from '#core/domain/ticket.ts'
import { groupedTicketCode } from '#core/domain/ticket-code.ts'

export const TicketField = z.enum([
  'eventTitle',
  'organiser',
  'date',
  'clock',
  'shortTime',
  'hall',
  'place',
  'standing',
  'area',
  'rowLabel',
  'row',
  'seatLabel',
  'seat',
  'priceType',
  'price',
  'vat',
  'ticketCode',
  'groupedCode',
  'ticketNumberLabel',
  'seriesNumber',
  'position',
  'orderLabel',
  'orderNumber',
  'customerName',
  'soldLabel',
  'soldAt',
  'counterCode',
  'notice',
])
export type TicketField = z.infer<typeof TicketField>
export type TicketFields = Record<TicketField, string>

/** A fact the ticket does not have is an empty text: a standing ticket has no row, an anonymous one no customer. */
export function ticketFields(ticket: TicketDocument): TicketFields {
  const { language, timeZone, startsAtMs, soldAtMs } = ticket
  const texts = documentTexts[language]
  return {
    ...placeFields(ticket),
    eventTitle: ticket.eventTitle,
    organiser: ticket.organiser,
    date: documentLongDate(startsAtMs, timeZone, language),
    clock: documentClock(startsAtMs, timeZone, language),
    shortTime: documentShortTime(startsAtMs, timeZone, language),
    hall: ticket.hall,
    place: tiedPlace(ticket.place, language),
    priceType: ticket.priceType,
    price: priceOf(ticket),
    vat: vatOf(ticket),
    ticketCode: ticket.ticketCode,
    groupedCode: groupedTicketCode(ticket.ticketCode),
    ticketNumberLabel: texts.ticketNumber,
    seriesNumber: ticket.seriesNumber,
    position: `${ticket.position.index}/${ticket.position.count}`,
    orderLabel: texts.order,
    orderNumber: ticket.orderNumber,
    customerName: ticket.customerName ?? '',
    soldLabel: texts.soldAt,
    soldAt: documentDateTime(soldAtMs, timeZone, language),
    counterCode: ticket.counterCode,
    notice: [ticket.copy > 0 ? texts.copy : '', ticket.isSubjectToConfirmation ? texts.subjectToConfirmation : '']
      .filter(Boolean)
      .join(' · '),
  }
}

type PlaceField = 'standing' | 'area' | 'rowLabel' | 'row' | 'seatLabel' | 'seat'

function placeFields({ place, language }: TicketDocument): Pick<TicketFields, PlaceField> {
  const texts = documentTexts[language]
  const { row, seat } = numbersOf(place)
  return {
    area: place.area,
    standing: place.kind === 'standing' ? texts.standing : '',
    rowLabel: row && texts.row,
    row,
    seatLabel: seat && texts.seat,
    seat,
  }
}

function numbersOf(place: TicketPlace): { row: string; seat: string } {
  return place.kind === 'seat' ? place : { row: '', seat: '' }
}

/** France asks for "free" in words where nothing is paid; it reads better everywhere. */
function priceOf({ priceMinor, currency, language }: TicketDocument): string {
  return priceMinor === 0 ? documentTexts[language].free : formatMoney(priceMinor, currency, localeOf[language])
}

function vatOf({ vatRateBp, priceMinor, language }: TicketDocument): string {
  if (vatRateBp === null || priceMinor === 0) return ''
  const format = new Intl.NumberFormat(localeOf[language], { style: 'percent', maximumFractionDigits: 2 })
  return `${documentTexts[language].vatIncluded} ${format.format(vatRateBp / 10_000)}`
}
