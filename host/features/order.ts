// A customer's orders, and one order whole.
import type { LapsingReservation, OrderLineView, OrderView, Reserved } from '#core/contract/order.ts'
import { listName } from '#core/domain/customer.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { OrderId } from '#core/domain/ids.ts'
import { customerNameOf, findCustomer } from '#db/customer.ts'
import type { ReadableDb } from '#db/database.ts'
import { listDocuments } from '#db/document.ts'
import { findOrder, listLapsing, listLines, listOrderRows, listPayments } from '#db/order.ts'
import { staffName } from '#db/staff.ts'
import { host, settle } from '../procedures.ts'
import type { World } from '../world.ts'
import {
  assignOrder,
  cancelReservation,
  type Reserve,
  type ReserveRefusal,
  reschedule,
  reserve,
} from './reservation.ts'
import { claimLines } from './selling-rights.ts'

export const order = {
  reserve: host.order.reserve.handler(async ({ input, context: { world }, errors }) =>
    settle(await reserveWithRights(world, input), errors),
  ),
  cancel: host.order.cancel.handler(({ input, context: { world }, errors }) =>
    settle(cancelReservation(world, input), errors),
  ),
  reschedule: host.order.reschedule.handler(({ input, context: { world }, errors }) =>
    settle(reschedule(world, input), errors),
  ),
  assign: host.order.assign.handler(({ input, context: { world }, errors }) =>
    settle(assignOrder(world, input), errors),
  ),
  lapsing: host.order.lapsing.handler(({ context: { world } }) =>
    listLapsing(world.db.read, world.clock.nowMs() + soonMs, lapsingMax).map((row) => ({
      ...row,
      customerId: row.customerId as LapsingReservation['customerId'],
      customerName: customerNameOf(world.db.read, row.customerId),
    })),
  ),
  list: host.order.list.handler(({ input, context: { world } }) => listOrderRows(world.db.read, input.customerId)),
  get: host.order.get.handler(({ input, context: { world }, errors }) =>
    settle(readOrder(world.db.read, input.orderId), errors),
  ),
}

/** On this counter's own rights, else with the server's word; a reservation is nobody's to approve. */
async function reserveWithRights(world: World, command: Reserve): Promise<Decision<Reserved, ReserveRefusal>> {
  const alone = reserve(world, command)
  if (alone.accepted || alone.refusal.code !== 'NOT_SET_ASIDE') return alone
  const claimed = await claimLines(world, command.lines, new Set(alone.refusal.lineIds))
  if (claimed?.state === 'granted') return reserve(world, command, true)
  return claimed ? refuse({ code: 'SEATS_TAKEN', lineIds: alone.refusal.lineIds }) : alone
}

/** Two days: time enough to call. */
const soonMs = 48 * 3_600_000
const lapsingMax = 200

function readOrder(db: ReadableDb, orderId: OrderId): Decision<OrderView, { code: 'UNKNOWN_ORDER' }> {
  const row = findOrder(db, orderId)
  if (!row) return refuse({ code: 'UNKNOWN_ORDER' })
  const owner = row.customerId === null ? undefined : findCustomer(db, row.customerId)
  const isOpen = row.state === 'sold' || row.state === 'reserved'
  return accept({
    id: orderId,
    number: row.number,
    customerId: row.customerId as OrderView['customerId'],
    customerName: owner ? listName(owner) : '',
    state: row.state,
    channel: row.channel,
    currency: row.currency,
    totalMinor: row.totalMinor,
    dueMinor: isOpen ? row.totalMinor - row.paidMinor : 0,
    note: row.note,
    createdAtMs: row.createdAtMs,
    createdByName: staffName(db, row.createdBy),
    expiresAtMs: row.expiresAtMs,
    cancelledAtMs: row.cancelledAtMs,
    lines: listLines(db, orderId).map(lineView),
    payments: listPayments(db, orderId).map(({ takenBy, settlementId, ...payment }) => ({
      ...payment,
      settlementId: settlementId as OrderView['payments'][number]['settlementId'],
      takenByName: staffName(db, takenBy),
    })),
    documents: listDocuments(db, orderId).map(({ document }) => ({
      id: document.id as OrderView['documents'][number]['id'],
      kind: document.kind,
      number: document.number,
      state: document.state,
    })),
  })
}

function lineView(found: ReturnType<typeof listLines>[number]): OrderLineView {
  const { line, startsAtMs, row, seat, area, ticketCode } = found
  return {
    id: line.id as OrderLineView['id'],
    kind: line.kind,
    state: line.state,
    text: line.text,
    performanceId: line.performanceId as OrderLineView['performanceId'],
    startsAtMs,
    place: area === null ? null : { area, row: row ?? '', number: seat ?? '' },
    quantity: line.quantity,
    unitMinor: line.unitMinor,
    discountMinor: line.discountMinor,
    ruleText: line.ruleText,
    subscriptionCode: line.kind === 'ticket' ? line.articleCode : null,
    fromDay: line.fromDay,
    untilDay: line.untilDay,
    totalMinor: line.totalMinor,
    vatRateBp: line.vatRateBp,
    vatMinor: line.vatMinor,
    note: line.note,
    ticketCode,
  }
}
