// Completing a sale. Seats, money, numbers, tickets, documents and the journal entry come to be in one transaction;
// printing starts when that is on the disk, and not before.
import type { CompletedSale } from '#core/contract/sale.ts'
import type { CartLine, PricedLine } from '#core/domain/cart.ts'
import { spokenName } from '#core/domain/customer.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId, CustomerId, DocumentId, OrderId, OrderLineId, StaffId } from '#core/domain/ids.ts'
import type { Language } from '#core/domain/locale.ts'
import { type CashPayment, type DecidedSale, decideSale, type SaleRefusal } from '#core/domain/sale.ts'
import { receiptOf, type SaleFacts, ticketsOf } from '#core/domain/sale-documents.ts'
import { makeTicketCode } from '#core/domain/ticket-code.ts'
import { getVenue } from '#db/counter.ts'
import { findCustomer } from '#db/customer.ts'
import type { ReadableDb, WritableDb } from '#db/database.ts'
import { readOrderEntity } from '#db/entity/order.ts'
import { getCounterCode, takeNumber } from '#db/number-series.ts'
import { insertOrder, type OrderParts } from '#db/order.ts'
import { takeStock } from '#db/performance.ts'
import { newId } from '../clock.ts'
import { inJournal } from '../in-journal.ts'
import { readAvailability, readAvailabilityApart, readOffer } from '../offer.ts'
import { clerkOf } from '../procedures.ts'
import { sellRights } from '../sync/tend-rights.ts'
import type { World } from '../world.ts'
import { linesBeyond } from './selling-rights.ts'

export type CompleteSale = {
  commandId: CommandId
  orderId: OrderId
  customerId: CustomerId | null
  lines: CartLine[]
  expectedTotalMinor: number
  payment: CashPayment
  note: string
}

/** `approvedBy` answers for lines beyond the counter's rights; `isConfirmed`: the server granted all of it just now. */
export type SaleTerms = { approvedBy: StaffId | null; isConfirmed: boolean }

const ownTerms: SaleTerms = { approvedBy: null, isConfirmed: false }

export type CompleteRefusal =
  | SaleRefusal
  | { code: 'UNKNOWN_CUSTOMER' }
  | { code: 'NOT_SET_ASIDE'; lineIds: OrderLineId[]; mayBeApproved: boolean }

/** At once and on this counter's own rights, with no network. */
export function completeSale(
  world: World,
  command: CompleteSale,
  terms = ownTerms,
): Decision<CompletedSale, CompleteRefusal> {
  return inJournal<CompletedSale, CompleteRefusal>(world, command, { name: 'sale.complete', v: 1 }, (tx) => {
    const venue = getVenue(tx)
    const buyer = findBuyer(tx, command.customerId, venue.language)
    if (!buyer) return refuse({ code: 'UNKNOWN_CUSTOMER' })
    const { offer, organisers } = readOffer(tx, command.lines, venue)
    const question = { ...command, ...venue, nowMs: world.clock.nowMs() }
    const decision = decideSale(question, offer, readAvailability(tx))
    if (!decision.accepted) return decision
    const beyond = linesBeyond(tx, command.lines, { nowMs: question.nowMs, isConfirmed: terms.isConfirmed })
    if (beyond.length > 0) {
      // Nobody's word is enough for what another counter may be selling right now.
      const apart = decideSale(question, offer, readAvailabilityApart(tx))
      const mayBeApproved = venue.unprotectedSales === 'with-approval' && apart.accepted
      if (terms.approvedBy === null) return refuse({ code: 'NOT_SET_ASIDE', lineIds: beyond, mayBeApproved })
      if (!apart.accepted) return apart
    }
    const facts: SaleFacts = {
      venue,
      offer,
      organisers,
      sale: decision.value,
      orderNumber: '',
      receiptNumber: '',
      counterCode: getCounterCode(tx),
      cashierName: clerkOf(world).name,
      customerName: buyer.name,
      language: buyer.language,
      soldAtMs: question.nowMs,
      unprotected: new Set(beyond),
    }
    const parts = write(tx, world, command, facts)
    return accept({
      answer: answerOf(parts, decision.value),
      // As it stands on the disk now, and the papers, which travel with the journal only.
      entry: entryOf(tx, command.orderId, parts, beyond, terms),
      changed: ['order', 'performance', 'document'],
    })
  })
}

function entryOf(
  tx: ReadableDb,
  orderId: OrderId,
  { documents }: OrderParts,
  beyond: readonly OrderLineId[],
  { approvedBy }: SaleTerms,
) {
  const unprotected = beyond.length > 0 ? { unprotected: { lineIds: beyond, approvedBy } } : {}
  return { orderId, ...readOrderEntity(tx, orderId), documents, ...unprotected }
}

type Buyer = { name: string | null; language: Language }

function findBuyer(db: ReadableDb, customerId: CustomerId | null, venueLanguage: Language): Buyer | undefined {
  if (customerId === null) return { name: null, language: venueLanguage }
  const row = findCustomer(db, customerId)
  return row && { name: spokenName(row), language: row.language as Language }
}

/** Takes the numbers, writes every row of the sale and returns them: the journal keeps them as they are. */
function write(tx: WritableDb, world: World, command: CompleteSale, unnumbered: SaleFacts): OrderParts {
  const order = takeNumber(tx, 'order')
  const facts = { ...unnumbered, orderNumber: order.number, receiptNumber: takeNumber(tx, 'receipt').number }
  const { sale } = facts
  const clerkId = clerkOf(world).id
  const tickets = sale.lines
    .filter(({ line }) => line.kind === 'ticket')
    .map(({ line }) => issueTicket(tx, world, line.id, facts))
  const parts: OrderParts = {
    order: {
      id: command.orderId,
      ...order,
      customerId: command.customerId,
      channel: 'counter',
      state: 'sold',
      currency: facts.venue.currency,
      totalMinor: sale.totalMinor,
      paidMinor: sale.totalMinor,
      note: command.note,
      createdAtMs: facts.soldAtMs,
      createdBy: clerkId,
    },
    lines: sale.lines.map((line, position) => lineRow(line, command.orderId, position)),
    tickets: tickets.map(({ number: _, ...ticket }) => ticket),
    payments: [
      {
        id: newId(world.clock, world.random),
        orderId: command.orderId,
        receiptNumber: facts.receiptNumber,
        means: 'cash',
        amountMinor: sale.totalMinor,
        roundingMinor: sale.roundingMinor,
        tenderedMinor: sale.tenderedMinor,
        changeMinor: sale.changeMinor,
        atMs: facts.soldAtMs,
        takenBy: clerkId,
      },
    ],
    documents: documentRows(world, command.orderId, facts, tickets),
  }
  insertOrder(tx, parts)
  sellRights(tx, command.orderId)
  for (const { line } of sale.lines) if (line.kind === 'product') takeStock(tx, line.productId, line.quantity)
  return parts
}

type IssuedTicket = OrderParts['tickets'][number] & { number: string }

function issueTicket(tx: WritableDb, world: World, orderLineId: string, facts: SaleFacts): IssuedTicket {
  return {
    id: newId(world.clock, world.random),
    orderLineId,
    code: makeTicketCode(world.random(16)),
    number: takeNumber(tx, 'ticket').number,
    state: 'valid',
    issuedAtMs: facts.soldAtMs,
  }
}

function documentRows(
  world: World,
  orderId: string,
  facts: SaleFacts,
  tickets: readonly IssuedTicket[],
): OrderParts['documents'] {
  const row = { orderId, state: 'waiting' as const, createdAtMs: facts.soldAtMs }
  const receipt = { ...row, kind: 'receipt' as const, number: facts.receiptNumber, body: receiptOf(facts) }
  const papers = ticketsOf(facts, tickets).map((body) => ({
    ...row,
    kind: 'ticket' as const,
    number: body.seriesNumber,
    body,
  }))
  return [...papers, receipt].map((paper, position) => ({ ...paper, id: newId(world.clock, world.random), position }))
}

function lineRow(priced: PricedLine, orderId: string, position: number): OrderParts['lines'][number] {
  const { line } = priced
  const ticket = line.kind === 'ticket' ? line : null
  return {
    id: line.id,
    orderId,
    position,
    kind: line.kind,
    state: 'active',
    text: priced.text,
    performanceId: ticket?.performanceId ?? null,
    areaId: ticket?.areaId ?? null,
    seatId: ticket?.seatId ?? null,
    priceTypeId: ticket?.priceTypeId ?? null,
    productId: line.kind === 'product' ? line.productId : null,
    quantity: priced.quantity,
    unitMinor: priced.unitMinor,
    totalMinor: priced.grossMinor,
    vatCode: priced.vatCode,
    vatRateBp: priced.vatRateBp,
    vatMinor: priced.vatMinor,
    note: line.note,
  }
}

function answerOf(parts: OrderParts, { totalMinor, dueMinor, tenderedMinor, changeMinor }: DecidedSale): CompletedSale {
  return {
    orderId: parts.order.id as OrderId,
    orderNumber: parts.order.number,
    receiptNumber: parts.payments[0]?.receiptNumber ?? '',
    totalMinor,
    dueMinor,
    tenderedMinor,
    changeMinor,
    documentIds: parts.documents.map(({ id }) => id as DocumentId),
  }
}
