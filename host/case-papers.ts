// The papers of answers to a case, made from what stands in this counter's rows: the receipt of a refund, the ticket of another seat.
import { movedTicketOf, type PaperFacts, refundReceiptOf } from '#core/domain/case-documents.ts'
import { spokenName } from '#core/domain/customer.ts'
import type { Language } from '#core/domain/locale.ts'
import { lineOf } from '#core/domain/open-order.ts'
import type { Refund } from '#core/domain/refund.ts'
import type { Settlement } from '#core/domain/settlement.ts'
import type { TicketPlace } from '#core/domain/ticket.ts'
import { makeTicketCode } from '#core/domain/ticket-code.ts'
import type { Payment, Ticket } from '#core/effects/case-order.ts'
import type { GivenAnswer } from '#core/protocol/case.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import { nextPaperPosition } from '#db/case.ts'
import { getVenue } from '#db/counter.ts'
import { findCustomer } from '#db/customer.ts'
import type { ReadableDb, WritableDb } from '#db/database.ts'
import { getCounterCode, takeNumber } from '#db/number-series.ts'
import { listLines, type NewDocument } from '#db/order.ts'
import { findPerformance, listPriceTypes } from '#db/performance.ts'
import { findOpenShiftId } from '#db/shift.ts'
import { newId } from './clock.ts'
import { clerkOf } from './procedures.ts'
import type { World } from './world.ts'

type Of = { orderId: string; order: OrderEntity; atMs: number }

/** Takes the receipt's number. @returns the number, and the paper that goes with it */
export function refundPaper(
  tx: WritableDb,
  world: World,
  of: Of & { lineIds: readonly string[]; refund: Refund },
): { receiptNumber: string; paper: NewDocument } {
  const facts = factsOf(tx, world, of)
  const { number } = takeNumber(tx, 'receipt')
  const lines = listLines(tx, of.orderId)
    .filter(({ line }) => of.lineIds.includes(line.id))
    .map(({ line, startsAtMs, ...found }) => ({ ...line, startsAtMs, place: placeOf(found) }))
  const body = refundReceiptOf(facts, number, lines, of.refund)
  const position = nextPaperPosition(tx, of.orderId)
  return { receiptNumber: number, paper: { ...paperRow(world, of), kind: 'receipt', number, position, body } }
}

/** What was paid out, as the till's reports count it. */
export function refundSettlement(
  db: ReadableDb,
  { orderId, order, lineIds }: Omit<Of, 'atMs'> & { lineIds: readonly string[] },
  payment: Payment,
  given: GivenAnswer,
): Settlement {
  const { id, means, amountMinor, roundingMinor, tenderedMinor, changeMinor, reference } = payment
  const paid = { id, means, amountMinor, roundingMinor, tenderedMinor, changeMinor, reference }
  return {
    id: given.id,
    number: payment.receiptNumber,
    atMs: payment.atMs,
    clerkId: payment.takenBy,
    shiftId: findOpenShiftId(db),
    customerId: order.order.customerId,
    currency: order.order.currency,
    lines: order.lines.filter((line) => lineIds.includes(line.id)).map((line) => lineOf(orderId, line, 'return', -1)),
    payments: [{ ...paid, storedValueId: null, attemptId: null }],
    totalMinor: amountMinor,
    roundingMinor,
    reason: given.note.slice(0, 400),
  }
}

/** Row and number are null for a place in a standing area. */
export type NewSeat = { lineId: string; area: string; row: string | null; number: string | null; isSure: boolean }

/** Takes the tickets' numbers and makes their codes, one for each line that gets another seat. */
export function seatPapers(
  tx: WritableDb,
  world: World,
  of: Of & { seats: readonly NewSeat[] },
): { tickets: Ticket[]; papers: NewDocument[] } {
  const facts = factsOf(tx, world, of)
  const next = nextPaperPosition(tx, of.orderId)
  const issued = of.seats.map((seat, index) => {
    const line = getLine(of.order, seat.lineId)
    const code = makeTicketCode(world.random(16))
    const { number } = takeNumber(tx, 'ticket')
    const body = movedTicketOf(facts, {
      code,
      seriesNumber: number,
      position: { index: index + 1, count: of.seats.length },
      performance: performanceOf(tx, line),
      place: placeOf({ area: seat.area, row: seat.row, seat: seat.number }) ?? { kind: 'standing', area: seat.area },
      priceType: listPriceTypes(tx).find(({ id }) => id === line.priceTypeId)?.name ?? '',
      priceMinor: line.unitMinor,
      vatRateBp: line.vatRateBp,
      isSubjectToConfirmation: !seat.isSure,
    })
    const paper: NewDocument = { ...paperRow(world, of), kind: 'ticket', number, position: next + index, body }
    const id = newId<string>(world.clock, world.random)
    const ticket: Ticket = { id, orderLineId: line.id, code, state: 'valid', issuedAtMs: of.atMs }
    return { ticket, paper }
  })
  return { tickets: issued.map(({ ticket }) => ticket), papers: issued.map(({ paper }) => paper) }
}

function factsOf(db: ReadableDb, world: World, { order: { order }, atMs }: Of): PaperFacts {
  const venue = getVenue(db)
  const card = order.customerId === null ? undefined : findCustomer(db, order.customerId)
  return {
    venue,
    currency: order.currency,
    orderNumber: order.number,
    counterCode: getCounterCode(db),
    cashierName: clerkOf(world).name,
    customerName: card ? spokenName(card) : null,
    language: (card?.language ?? venue.language) as Language,
    atMs,
  }
}

function paperRow(world: World, { orderId, atMs }: Of) {
  const id = newId<string>(world.clock, world.random)
  return { id, orderId, state: 'waiting' as const, createdAtMs: atMs }
}

export function placeOf({ area, row, seat }: { area: string | null; row: string | null; seat: string | null }) {
  if (area === null) return null
  const place: TicketPlace =
    row === null || seat === null ? { kind: 'standing', area } : { kind: 'seat', area, row, seat }
  return place
}

function getLine({ lines }: OrderEntity, id: string): OrderEntity['lines'][number] {
  const line = lines.find((each) => each.id === id)
  if (!line) throw new Error(`the order has no line ${id}: the decision has checked it`)
  return line
}

function performanceOf(db: ReadableDb, { performanceId }: OrderEntity['lines'][number]) {
  const found = performanceId === null ? undefined : findPerformance(db, performanceId)
  if (!found) throw new Error('a line with a seat has a performance')
  const { title, startsAtMs, organiser } = found.performance
  return { title, startsAtMs, organiser, hallName: found.hallName }
}
