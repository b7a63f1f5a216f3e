// Writing a decided settlement: numbers are taken, rows come to be, and what was made is returned for the journal to keep.
import { allocate } from '#core/domain/allocation.ts'
import type { OrderId } from '#core/domain/ids.ts'
import type { SaleFacts } from '#core/domain/sale-documents.ts'
import type { Settlement, SettlementPayment } from '#core/domain/settlement.ts'
import type { Payment } from '#core/effects/case-order.ts'
import type { SettlementPart } from '#core/effects/settlement.ts'
import { valueMove } from '#core/effects/stored-value.ts'
import { nextPaperPosition } from '#db/case.ts'
import { findCounter } from '#db/counter.ts'
import type { WritableDb } from '#db/database.ts'
import { insertDocuments } from '#db/document.ts'
import { writeEntity } from '#db/entity/entity.ts'
import { readOrderEntity } from '#db/entity/order.ts'
import { localState } from '#db/entity/state.ts'
import { takeNumber } from '#db/number-series.ts'
import { insertOrder, type NewDocument, type OrderParts } from '#db/order.ts'
import { spendAttempt } from '#db/payment-attempt.ts'
import { takeStock } from '#db/performance.ts'
import { insertSettlement } from '#db/settlement.ts'
import { findOpenShiftId } from '#db/shift.ts'
import { newId } from '../clock.ts'
import { clerkOf } from '../procedures.ts'
import { sellRights } from '../sync/tend-rights.ts'
import type { World } from '../world.ts'
import type { CompleteSale } from './complete-sale.ts'
import { type MovedOrder, receiptLinesOf, settleOpen } from './open-orders.ts'
import * as make from './sale-parts.ts'

export type Written = {
  settlement: Settlement
  parts: SettlementPart[]
  documents: NewDocument[]
  /** The order that came to be, or the first of those that were settled. */
  orderId: OrderId
  orderNumber: string
}

type Order = { number: string; sequence: number }

/** @param unnumbered the facts of the papers, without the numbers that are taken here */
export function writeSale(
  tx: WritableDb,
  world: World,
  command: CompleteSale,
  moved: readonly MovedOrder[],
  unnumbered: SaleFacts,
): Written {
  const order = command.lines.length > 0 ? takeNumber(tx, 'order') : undefined
  const first = moved[0]
  const orderNumber = order?.number ?? first?.order.order.number ?? ''
  const numbered = { ...unnumbered, orderNumber, receiptNumber: takeNumber(tx, 'receipt').number }
  const payments = make.paymentsOf(world, tx, numbered.sale, command.customerId)
  const base: make.Selling = {
    settlementId: command.orderId,
    orderId: command.orderId,
    customerId: command.customerId,
    clerkId: clerkOf(world).id,
    counterId: findCounter(tx)?.id ?? '',
    shiftId: findOpenShiftId(tx),
    facts: numbered,
  }
  const values = make.valueParts(world, tx, base, payments)
  const facts: SaleFacts = {
    ...numbered,
    cardCodes: make.cardCodesOf(tx, numbered.sale, values),
    paidWith: make.paidWithOf(tx, payments),
    movedLines: receiptLinesOf(tx, moved, numbered),
  }
  const selling = { ...base, facts }
  const paymentsOn = spread(world, selling, moved, payments)
  const fresh = order ? newOrder(tx, world, command, order, selling, paymentsOn(command.orderId)) : undefined
  const open = settleOpen(tx, world, moved, paymentsOn)
  for (const part of values) moveValue(tx, world, part)
  for (const { attemptId } of payments) if (attemptId) spendAttempt(tx, attemptId, command.orderId)
  const settlement = make.settlementOf(selling, payments, moved, command.reason)
  insertSettlement(tx, settlement)
  const orderId = order ? command.orderId : (first?.orderId ?? command.orderId)
  const papers = make.documentRows(world, orderId, selling, fresh?.tickets ?? [], values)
  const state = command.isUnattended ? ('kept' as const) : ('waiting' as const)
  const documents = placed(tx, orderId, [...open.papers, ...papers]).map((paper) => ({ ...paper, state }))
  insertDocuments(tx, documents)
  // What was given back comes first: its places may be sold again in the same settlement.
  const [back, paid] = [open.parts.filter(isReturn), open.parts.filter((part) => !isReturn(part))]
  const parts = [...back, ...(fresh ? [fresh.part] : []), ...paid, ...values]
  return { settlement, parts, documents, orderId, orderNumber }
}

const isReturn = ({ part }: SettlementPart) => part === 'return'

/** Behind what the order has already. */
function placed(tx: WritableDb, orderId: OrderId, papers: readonly NewDocument[]): NewDocument[] {
  const next = nextPaperPosition(tx, orderId)
  return papers.map((paper, index) => (paper.orderId === orderId ? { ...paper, position: next + index } : paper))
}

/** What each order gets of the money. */
function spread(
  world: World,
  { orderId, settlementId, clerkId, facts }: make.Selling,
  moved: readonly MovedOrder[],
  payments: readonly SettlementPayment[],
): (orderId: OrderId) => Payment[] {
  const newMinor = facts.sale.lines.reduce((sum, { grossMinor }) => sum + grossMinor, 0)
  const own = facts.sale.lines.length > 0 ? [{ orderId, amountMinor: newMinor }] : []
  const allocated = allocate([...own, ...moved], payments)
  const rows = allocated.map(({ orderId: on, paymentId, ...amounts }): Payment & { on: string } => {
    const payment = payments.find(({ id }) => id === paymentId)
    return {
      on,
      id:
        payment && allocated.filter((each) => each.paymentId === paymentId).length === 1
          ? payment.id
          : newId(world.clock, world.random),
      receiptNumber: facts.receiptNumber,
      means: payment?.means ?? 'transfer',
      ...amounts,
      atMs: facts.soldAtMs,
      takenBy: clerkId,
      settlementId,
      storedValueId: payment?.storedValueId ?? null,
      reference: payment?.reference ?? '',
    }
  })
  return (wanted) => rows.filter(({ on }) => on === wanted).map(({ on: _, ...row }) => row)
}

function newOrder(
  tx: WritableDb,
  world: World,
  command: CompleteSale,
  number: Order,
  { facts, clerkId }: make.Selling,
  payments: readonly Payment[],
) {
  const { sale, soldAtMs, venue } = facts
  const { orderId } = command
  const tickets = sale.lines
    .filter(({ line }) => line.kind === 'ticket')
    .map(({ line }) => make.issueTicket(tx, world, line.id, soldAtMs))
  const totalMinor = sale.lines.reduce((sum, { grossMinor }) => sum + grossMinor, 0)
  const parts: OrderParts = {
    order: {
      id: orderId,
      ...number,
      customerId: command.customerId,
      channel: 'counter',
      state: 'sold',
      currency: venue.currency,
      totalMinor,
      paidMinor: totalMinor,
      note: command.note,
      createdAtMs: soldAtMs,
      createdBy: clerkId,
    },
    lines: sale.lines.map((line, position) => make.lineRow(line, facts.offer, orderId, position)),
    tickets: tickets.map(({ number: _, ...ticket }) => ticket),
    payments: payments.map((payment) => ({ ...payment, orderId })),
    documents: [],
  }
  insertOrder(tx, parts)
  sellRights(tx, orderId)
  for (const { line } of sale.lines) if (line.kind === 'product') takeStock(tx, line.productId, line.quantity)
  const order = readOrderEntity(tx, orderId)
  if (!order) throw new Error('an order that was just written is there')
  return { tickets, part: { part: 'new-order' as const, orderId, order } }
}

/** By the rule the server will use. */
function moveValue(tx: WritableDb, world: World, part: make.ValuePart): void {
  const facts = { counterId: part.movement.counterId, clerkId: clerkOf(world).id, atMs: part.movement.atMs }
  for (const put of valueMove.apply(part, localState(tx), facts).puts) writeEntity(tx, put)
}
