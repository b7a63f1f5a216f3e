// Earlier orders in a settlement: lines that are given back, and what is paid of them. Read, decided and written in the
// transaction of the sale.
import type { OpenPayment, OrderGivenBack } from '#core/domain/cart-open.ts'
import { detailOf } from '#core/domain/case-documents.ts'
import { accept, type Decision } from '#core/domain/decision.ts'
import type { OrderId } from '#core/domain/ids.ts'
import { giveBack, type OpenRefusal, payOpen, type SettledOrder } from '#core/domain/open-order.ts'
import type { ReceiptLine } from '#core/domain/receipt.ts'
import type { SaleFacts } from '#core/domain/sale-documents.ts'
import type { Payment } from '#core/effects/case-order.ts'
import { orderPay } from '#core/effects/order-pay.ts'
import { orderReturn } from '#core/effects/order-return.ts'
import type { SettlementPart } from '#core/effects/settlement.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import { findCounter } from '#db/counter.ts'
import type { WritableDb } from '#db/database.ts'
import { writeEntity } from '#db/entity/entity.ts'
import { readOrderEntity } from '#db/entity/order.ts'
import { localState } from '#db/entity/state.ts'
import { listLines, type NewDocument } from '#db/order.ts'
import { placeOf, seatPapers } from '../case-papers.ts'
import { clerkOf } from '../procedures.ts'
import type { World } from '../world.ts'

/** `order` as it stood before anything of this settlement was done. */
export type MovedOrder = SettledOrder & { order: OrderEntity } & (
    | { how: 'return'; lineIds: string[] }
    | { how: 'pay'; isSettled: boolean }
  )

/**
 * Decides what comes back and what is paid, and does what comes back at once: its places are there for the new lines.
 * @param words what money paid ahead is called on the receipt
 */
export function takeOpen(
  tx: WritableDb,
  world: World,
  { returns, open }: { returns: readonly OrderGivenBack[]; open: readonly OpenPayment[] },
  words: { prepaid: string },
): Decision<MovedOrder[], OpenRefusal> {
  const moved: MovedOrder[] = []
  for (const { orderId, lineIds } of returns) {
    const order = readOrderEntity(tx, orderId)
    const decided = giveBack(orderId, order, lineIds, words)
    if (!decided.accepted) return decided
    if (!order) throw new Error('an order that was decided about is there')
    moved.push({ ...decided.value, order, how: 'return', lineIds })
    carryOut(tx, world, { part: 'return', orderId, order, lineIds, payments: [] })
  }
  for (const { orderId, amountMinor } of open) {
    const order = readOrderEntity(tx, orderId)
    const decided = payOpen(orderId, order, amountMinor, words)
    if (!decided.accepted) return decided
    if (!order) throw new Error('an order that was decided about is there')
    moved.push({ ...decided.value, order, how: 'pay' })
  }
  return accept(moved)
}

type MovedPart = Extract<SettlementPart, { part: 'return' | 'pay' }>

/** The money on each order, and tickets for what is sold now that was only reserved. */
export function settleOpen(
  tx: WritableDb,
  world: World,
  moved: readonly MovedOrder[],
  paymentsOn: (orderId: OrderId) => Payment[],
): { parts: MovedPart[]; papers: NewDocument[] } {
  const papers: NewDocument[] = []
  const parts = moved.map((each): MovedPart => {
    const { orderId, order } = each
    const payments = paymentsOn(orderId)
    if (each.how === 'return') return { part: 'return', orderId, order, lineIds: each.lineIds, payments }
    const { isSettled } = each
    const issued = isSettled ? issueMissing(tx, world, orderId, order) : { tickets: [], papers: [] }
    papers.push(...issued.papers)
    return { part: 'pay', orderId, order, payments, tickets: issued.tickets, isSettled }
  })
  for (const part of parts) carryOut(tx, world, part)
  return { parts, papers }
}

/** A ticket for every place that has none yet. */
function issueMissing(tx: WritableDb, world: World, orderId: OrderId, order: OrderEntity) {
  const has = new Set(order.tickets.filter(({ state }) => state === 'valid').map(({ orderLineId }) => orderLineId))
  const places = listLines(tx, orderId).flatMap(({ line, area, row, seat }) =>
    line.kind === 'ticket' && line.state === 'active' && !has.has(line.id)
      ? [{ lineId: line.id, area: area ?? '', row, number: seat, isSure: true }]
      : [],
  )
  return seatPapers(tx, world, { orderId, order, atMs: world.clock.nowMs(), seats: places })
}

/** By the rule the server will use. */
function carryOut(tx: WritableDb, world: World, part: MovedPart): void {
  const facts = { counterId: findCounter(tx)?.id ?? '', clerkId: clerkOf(world).id, atMs: world.clock.nowMs() }
  const state = localState(tx)
  const { puts } = part.part === 'return' ? orderReturn.apply(part, state, facts) : orderPay.apply(part, state, facts)
  for (const put of puts) writeEntity(tx, put)
}

/** As the receipt has them: each with when and where. */
export function receiptLinesOf(
  tx: WritableDb,
  moved: readonly MovedOrder[],
  facts: Pick<SaleFacts, 'venue' | 'language'>,
): ReceiptLine[] {
  return moved.flatMap(({ orderId, lines, order }) => {
    const found = new Map(listLines(tx, orderId).map((row) => [row.line.id, row]))
    return lines.map(({ kind: _, orderId: __, orderLineId, ...line }): ReceiptLine => {
      const row = orderLineId === null ? undefined : found.get(orderLineId)
      const detail = row ? detailOf({ startsAtMs: row.startsAtMs, place: placeOf(row) }, facts) : order.order.number
      const discountText = order.lines.find(({ id }) => id === orderLineId)?.ruleText ?? ''
      return { ...line, detail, discountText }
    })
  })
}
