// Completing a sale. Seats, money, stored value, numbers, tickets, documents and the journal entry come to be in one
// transaction; printing starts when that is on the disk, and not before.
import type { CompletedSale } from '#core/contract/sale.ts'
import type { CartLine } from '#core/domain/cart.ts'
import { spokenName } from '#core/domain/customer.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type {
  CommandId,
  CustomerId,
  DocumentId,
  OrderId,
  OrderLineId,
  SettlementId,
  StaffId,
} from '#core/domain/ids.ts'
import type { Language } from '#core/domain/locale.ts'
import { decideSale, type SaleRefusal } from '#core/domain/sale.ts'
import type { SaleFacts } from '#core/domain/sale-documents.ts'
import type { SettlementPayment } from '#core/domain/settlement.ts'
import type { Tender } from '#core/domain/tender.ts'
import { valueMove } from '#core/effects/stored-value.ts'
import { findCounter, getVenue } from '#db/counter.ts'
import { findCustomer } from '#db/customer.ts'
import type { ReadableDb, WritableDb } from '#db/database.ts'
import { writeEntity } from '#db/entity/entity.ts'
import { readOrderEntity } from '#db/entity/order.ts'
import { localState } from '#db/entity/state.ts'
import { getCounterCode, takeNumber } from '#db/number-series.ts'
import { insertOrder, type OrderParts } from '#db/order.ts'
import { spendAttempt } from '#db/payment-attempt.ts'
import { takeStock } from '#db/performance.ts'
import { insertSettlement } from '#db/settlement.ts'
import { newId } from '../clock.ts'
import { inJournal } from '../in-journal.ts'
import { readAvailability, readAvailabilityApart, readOffer } from '../offer.ts'
import { clerkOf } from '../procedures.ts'
import { sellRights } from '../sync/tend-rights.ts'
import type { World } from '../world.ts'
import * as make from './sale-parts.ts'
import { linesBeyond } from './selling-rights.ts'
import { readMoney, type ValueBeyond, valuesBeyond } from './value-rights.ts'

export type CompleteSale = {
  commandId: CommandId
  orderId: OrderId
  customerId: CustomerId | null
  lines: CartLine[]
  expectedTotalMinor: number
  tenders: Tender[]
  note: string
}

/** `approvedBy` answers for what goes beyond the counter's rights; `isConfirmed`: the server granted all lines just now. */
export type SaleTerms = { approvedBy: StaffId | null; isConfirmed: boolean }

export const ownTerms: SaleTerms = { approvedBy: null, isConfirmed: false }

export type CompleteRefusal =
  | SaleRefusal
  | { code: 'UNKNOWN_CUSTOMER' }
  | { code: 'NOT_SET_ASIDE'; lineIds: OrderLineId[]; mayBeApproved: boolean }
  | { code: 'VALUE_NOT_SET_ASIDE'; ownMinor: number; mayBeApproved: boolean }

/** At once and on this counter's own rights, with no network. */
export function completeSale(
  world: World,
  command: CompleteSale,
  terms = ownTerms,
): Decision<CompletedSale, CompleteRefusal> {
  return inJournal<CompletedSale, CompleteRefusal>(world, command, { name: 'sale.complete', v: 2 }, (tx) => {
    const venue = getVenue(tx)
    const buyer = findBuyer(tx, command.customerId, venue.language)
    if (!buyer) return refuse({ code: 'UNKNOWN_CUSTOMER' })
    const { offer, organisers } = readOffer(tx, command.lines, venue)
    const question = { ...command, ...venue, nowMs: world.clock.nowMs() }
    const decision = decideSale(question, offer, readAvailability(tx), readMoney(tx))
    if (!decision.accepted) return decision
    const lines = linesBeyond(tx, command.lines, { nowMs: question.nowMs, isConfirmed: terms.isConfirmed })
    const values = valuesBeyond(tx, command.tenders, command.customerId)
    // Nobody's word is enough for what another counter may be selling right now.
    const apart = lines.length > 0 ? decideSale(question, offer, readAvailabilityApart(tx), readMoney(tx)) : decision
    const mayBeApproved = venue.unprotectedSales === 'with-approval' && apart.accepted && values.every(isLeftApart)
    const beyond = beyondRights(lines, values, mayBeApproved)
    if (beyond && terms.approvedBy === null) return refuse(beyond)
    if (beyond && !mayBeApproved) return apart.accepted ? refuse(beyond) : apart
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
      unprotected: new Set(lines),
      cardCodes: new Map(),
      paidWith: [],
    }
    const written = write(tx, world, command, facts)
    return accept({
      answer: answerOf(written),
      entry: entryOf(tx, written, { lines, values }, terms),
      changed: ['order', 'performance', 'document', 'value'],
    })
  })
}

const isLeftApart = ({ amountMinor, apartMinor }: ValueBeyond) => amountMinor <= apartMinor

function beyondRights(lineIds: OrderLineId[], values: readonly ValueBeyond[], mayBeApproved: boolean) {
  const [value] = values
  if (lineIds.length > 0) return { code: 'NOT_SET_ASIDE' as const, lineIds, mayBeApproved }
  return value && { code: 'VALUE_NOT_SET_ASIDE' as const, ownMinor: value.ownMinor, mayBeApproved }
}

/** As it stands on the disk now, and the papers, which travel with the journal only. */
function entryOf(
  tx: ReadableDb,
  { selling, values, settlement, parts: { documents } }: Written,
  beyond: { lines: readonly OrderLineId[]; values: readonly ValueBeyond[] },
  { approvedBy }: SaleTerms,
) {
  const { orderId } = selling
  const storedValueIds = beyond.values.map(({ storedValueId }) => storedValueId)
  const isBeyond = beyond.lines.length + storedValueIds.length > 0
  const unprotected = isBeyond ? { unprotected: { lineIds: beyond.lines, storedValueIds, approvedBy } } : {}
  const parts = [{ part: 'new-order', orderId, order: readOrderEntity(tx, orderId) }, ...values]
  return { settlement, parts, documents, ...unprotected }
}

type Buyer = { name: string | null; language: Language }

function findBuyer(db: ReadableDb, customerId: CustomerId | null, venueLanguage: Language): Buyer | undefined {
  if (customerId === null) return { name: null, language: venueLanguage }
  const row = findCustomer(db, customerId)
  return row && { name: spokenName(row), language: row.language as Language }
}

type Written = {
  selling: make.Selling
  parts: OrderParts
  values: make.ValuePart[]
  settlement: ReturnType<typeof make.settlementOf>
}

/** Takes the numbers, writes every row of the sale and returns them: the journal keeps them as they are. */
function write(tx: WritableDb, world: World, command: CompleteSale, unnumbered: SaleFacts): Written {
  const order = takeNumber(tx, 'order')
  const numbered = { ...unnumbered, orderNumber: order.number, receiptNumber: takeNumber(tx, 'receipt').number }
  const { sale, soldAtMs } = numbered
  const payments = make.paymentsOf(world, tx, sale, command.customerId)
  const clerkId = clerkOf(world).id
  const unprinted: make.Selling = {
    settlementId: newId<SettlementId>(world.clock, world.random),
    orderId: command.orderId,
    customerId: command.customerId,
    clerkId,
    counterId: findCounter(tx)?.id ?? '',
    facts: numbered,
  }
  const values = make.valueParts(world, tx, unprinted, payments)
  const cardCodes = make.cardCodesOf(tx, sale, values)
  const selling = { ...unprinted, facts: { ...numbered, cardCodes, paidWith: make.paidWithOf(tx, payments) } }
  const tickets = sale.lines
    .filter(({ line }) => line.kind === 'ticket')
    .map(({ line }) => make.issueTicket(tx, world, line.id, soldAtMs))
  const parts: OrderParts = {
    order: orderRow(command, order, selling),
    lines: sale.lines.map((line, position) => make.lineRow(line, command.orderId, position)),
    tickets: tickets.map(({ number: _, ...ticket }) => ticket),
    payments: payments.map((payment) => paymentRow(payment, selling)),
    documents: make.documentRows(world, selling, tickets, values),
  }
  const settlement = make.settlementOf(selling, payments)
  insertOrder(tx, parts)
  sellRights(tx, command.orderId)
  for (const { line } of sale.lines) if (line.kind === 'product') takeStock(tx, line.productId, line.quantity)
  for (const part of values) moveValue(tx, world, part)
  for (const { attemptId } of payments) if (attemptId) spendAttempt(tx, attemptId, settlement.id)
  insertSettlement(tx, settlement)
  return { selling, parts, values, settlement }
}

function orderRow(
  command: CompleteSale,
  number: { number: string; sequence: number },
  { facts, clerkId }: make.Selling,
): OrderParts['order'] {
  return {
    id: command.orderId,
    ...number,
    customerId: command.customerId,
    channel: 'counter',
    state: 'sold',
    currency: facts.venue.currency,
    totalMinor: facts.sale.totalMinor,
    paidMinor: facts.sale.totalMinor,
    note: command.note,
    createdAtMs: facts.soldAtMs,
    createdBy: clerkId,
  }
}

function paymentRow(
  { attemptId: _, ...payment }: SettlementPayment,
  { orderId, settlementId, clerkId, facts }: make.Selling,
): OrderParts['payments'][number] {
  const { receiptNumber, soldAtMs } = facts
  return { ...payment, orderId, receiptNumber, settlementId, atMs: soldAtMs, takenBy: clerkId }
}

/** By the rule the server will use. */
function moveValue(tx: WritableDb, world: World, part: make.ValuePart): void {
  const facts = { counterId: part.movement.counterId, clerkId: clerkOf(world).id, atMs: part.movement.atMs }
  for (const put of valueMove.apply(part, localState(tx), facts).puts) writeEntity(tx, put)
}

function answerOf({ selling: { orderId, facts }, parts, settlement }: Written): CompletedSale {
  const payments = settlement.payments.map(({ means, amountMinor, tenderedMinor, changeMinor }) => ({
    means,
    amountMinor,
    tenderedMinor,
    changeMinor,
  }))
  return {
    orderId,
    orderNumber: facts.orderNumber,
    receiptNumber: facts.receiptNumber,
    settlementId: settlement.id as SettlementId,
    totalMinor: settlement.totalMinor,
    tenderedMinor: payments.reduce((sum, { tenderedMinor }) => sum + tenderedMinor, 0),
    changeMinor: payments.reduce((sum, { changeMinor }) => sum + changeMinor, 0),
    payments,
    documentIds: parts.documents.map(({ id }) => id as DocumentId),
  }
}
