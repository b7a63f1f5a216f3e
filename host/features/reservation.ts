// Reservations: made with a time until which they are held, given up by hand, and by themselves when that time is over.
import type { Reserved } from '#core/contract/order.ts'
import type { CartLine, PricedLine } from '#core/domain/cart.ts'
import type { OrderGivenBack } from '#core/domain/cart-open.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId, CustomerId, OrderId, OrderLineId } from '#core/domain/ids.ts'
import type { OpenRefusal } from '#core/domain/open-order.ts'
import { findCodeObstacle } from '#core/domain/price-rule.ts'
import { lapsesAtMs } from '#core/domain/reservation.ts'
import { type CartRefusal, decideCart } from '#core/domain/sale.ts'
import type { Venue } from '#core/domain/venue.ts'
import { orderAssign, orderCancel, orderReschedule } from '#core/effects/reservation.ts'
import type { SettlementPart } from '#core/effects/settlement.ts'
import { valueMove } from '#core/effects/stored-value.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import { undoIfRefused } from '#db/attempt.ts'
import { getVenue } from '#db/counter.ts'
import { findCustomer } from '#db/customer.ts'
import type { WritableDb } from '#db/database.ts'
import { readOrderEntity } from '#db/entity/order.ts'
import { takeNumber } from '#db/number-series.ts'
import { insertOrder, listLapsed, listLines } from '#db/order.ts'
import { takeStock } from '#db/performance.ts'
import { carryOut, factsNow } from '../carry-out.ts'
import { newId } from '../clock.ts'
import { inJournal } from '../in-journal.ts'
import { readAvailability, readOffer } from '../offer.ts'
import { clerkOf } from '../procedures.ts'
import { openingOfUses, usesTaken } from '../rule-uses.ts'
import { sellRights } from '../sync/tend-rights.ts'
import type { World } from '../world.ts'
import { takeOpen } from './open-orders.ts'
import { lineRow } from './sale-parts.ts'
import { isLimited, linesBeyond } from './selling-rights.ts'

export type Reserve = {
  commandId: CommandId
  orderId: OrderId
  customerId: CustomerId
  lines: CartLine[]
  /** Of other reservations; given up first. */
  returns?: OrderGivenBack[]
  expectedTotalMinor: number
  note: string
  promotionCode?: string
  expiresAtMs: number | null
}

export type ReserveRefusal =
  | CartRefusal
  | { code: 'UNKNOWN_CUSTOMER' }
  | { code: 'ONLY_SOLD'; lineId: OrderLineId }
  | { code: 'EXPIRY_IN_PAST' }
  | OpenRefusal
  | { code: 'PARTLY_PAID'; orderId: OrderId }
  | { code: 'CODE_UNKNOWN' }
  | { code: 'NOT_SET_ASIDE'; lineIds: OrderLineId[]; mayBeApproved: boolean }

/** @param isConfirmed the server granted all of it just now */
export function reserve(world: World, command: Reserve, isConfirmed = false): Decision<Reserved, ReserveRefusal> {
  return inJournal<Reserved, ReserveRefusal>(world, command, { name: 'order.reserve', v: 2 }, (tx) =>
    // What is given up for it is given up first; a refusal undoes that.
    undoIfRefused(tx, () => decideAndWrite(tx, world, command, isConfirmed)),
  )
}

type WrittenReservation = { answer: Reserved; entry: { parts: SettlementPart[] }; changed: typeof changed }

function decideAndWrite(
  tx: WritableDb,
  world: World,
  command: Reserve,
  isConfirmed: boolean,
): Decision<WrittenReservation, ReserveRefusal> {
  if (!findCustomer(tx, command.customerId)) return refuse({ code: 'UNKNOWN_CUSTOMER' })
  const nowMs = world.clock.nowMs()
  const onlySold = command.lines.find(({ kind }) => kind !== 'ticket' && kind !== 'product')
  if (onlySold) return refuse({ code: 'ONLY_SOLD', lineId: onlySold.id })
  const venue = getVenue(tx)
  const given = giveUpFor(tx, world, command.returns ?? [])
  if (!given.accepted) return given
  const { offer } = readOffer(tx, command.lines, venue, { ...command, nowMs, isOwnUses: isLimited(tx) })
  const wrongCode = findCodeObstacle(offer.pricing)
  if (wrongCode) return refuse(wrongCode)
  const decision = decideCart({ ...command, nowMs }, offer, readAvailability(tx))
  if (!decision.accepted) return decision
  const starts = command.lines.flatMap((line) =>
    line.kind === 'ticket' ? (offer.performances.get(line.performanceId)?.startsAtMs ?? []) : [],
  )
  const expiresAtMs = lapsesAtMs(command.expiresAtMs, starts, nowMs)
  if (expiresAtMs <= nowMs) return refuse({ code: 'EXPIRY_IN_PAST' })
  const beyond = linesBeyond(tx, command.lines, { nowMs, isConfirmed })
  if (beyond.length > 0) return refuse({ code: 'NOT_SET_ASIDE', lineIds: beyond, mayBeApproved: false })
  const { totalMinor, lines } = decision.value
  const { orderId } = command
  const number = takeNumber(tx, 'order')
  insertOrder(tx, {
    order: {
      id: orderId,
      ...number,
      customerId: command.customerId,
      channel: 'counter',
      state: 'reserved',
      currency: venue.currency,
      totalMinor,
      paidMinor: 0,
      note: command.note,
      createdAtMs: nowMs,
      createdBy: clerkOf(world).id,
      expiresAtMs,
    },
    lines: lines.map((line, position) => lineRow(line, offer, orderId, position)),
    tickets: [],
    payments: [],
    documents: [],
  })
  sellRights(tx, orderId)
  for (const { line } of lines) if (line.kind === 'product') takeStock(tx, line.productId, line.quantity)
  const answer = { orderId, orderNumber: number.number, totalMinor, expiresAtMs }
  const order = readOrderEntity(tx, orderId)
  if (!order) throw new Error('an order that was just written is there')
  const uses = takeUses(tx, world, { venue, lines, order, command })
  const parts: SettlementPart[] = [...given.value, { part: 'new-order', orderId, order }, ...uses]
  return accept({ answer, entry: { parts }, changed })
}

type Using = { venue: Venue; lines: readonly PricedLine[]; order: OrderEntity; command: Reserve }

/** What the prices took of rules that count their uses is taken when it is reserved. */
function takeUses(tx: WritableDb, world: World, { venue, lines, order, command }: Using): SettlementPart[] {
  const { customerId, orderId } = command
  const { counterId, atMs } = factsNow(tx, world)
  return usesTaken(venue, lines, customerId).map(({ storedValueId, count, rule }): SettlementPart => {
    const id = newId<string>(world.clock, world.random)
    const number = order.order.number
    const movement = { id, kind: 'redeem' as const, amountMinor: 0 - count, atMs, counterId, orderId, number }
    const opening = openingOfUses(rule, venue, customerId)
    carryOut(tx, world, valueMove, { storedValueId, movement, opening })
    return { part: 'value', storedValueId, movement, opening }
  })
}

/** Places of reservations, with no money on them: that goes back in a settlement. */
function giveUpFor(
  tx: WritableDb,
  world: World,
  returns: readonly OrderGivenBack[],
): Decision<SettlementPart[], OpenRefusal | { code: 'PARTLY_PAID'; orderId: OrderId }> {
  for (const { orderId } of returns) {
    const state = readOrderEntity(tx, orderId)?.order.state
    if (state && state !== 'reserved') return refuse({ code: 'ORDER_CHANGED', orderId })
  }
  const taken = takeOpen(tx, world, { returns, open: [] }, { prepaid: '' })
  if (!taken.accepted) return taken
  const paid = taken.value.find(({ amountMinor }) => amountMinor !== 0)
  if (paid) return refuse({ code: 'PARTLY_PAID', orderId: paid.orderId })
  return accept(
    returns.flatMap(({ orderId, lineIds }): SettlementPart[] => {
      const order = taken.value.find((each) => each.orderId === orderId)?.order
      return order ? [{ part: 'return', orderId, order, lineIds, payments: [] }] : []
    }),
  )
}

type RescheduleRefusal = { code: 'UNKNOWN_ORDER' } | { code: 'NOT_RESERVED' } | { code: 'EXPIRY_IN_PAST' }

/** Held until then, or as long as is usual from now on. UTC milliseconds. */
export function reschedule(
  world: World,
  command: { commandId: CommandId; orderId: OrderId; expiresAtMs: number | null },
): Decision<{ expiresAtMs: number }, RescheduleRefusal> {
  return inJournal<{ expiresAtMs: number }, RescheduleRefusal>(
    world,
    command,
    { name: 'order.reschedule', v: 1 },
    (tx) => {
      const { orderId } = command
      const nowMs = world.clock.nowMs()
      const order = readOrderEntity(tx, orderId)
      if (!order) return refuse({ code: 'UNKNOWN_ORDER' })
      if (order.order.state !== 'reserved') return refuse({ code: 'NOT_RESERVED' })
      const starts = listLines(tx, orderId).flatMap(({ startsAtMs }) => startsAtMs ?? [])
      const expiresAtMs = lapsesAtMs(command.expiresAtMs, starts, nowMs)
      if (expiresAtMs <= nowMs) return refuse({ code: 'EXPIRY_IN_PAST' })
      const entry = { orderId, order, expiresAtMs }
      carryOut(tx, world, orderReschedule, entry)
      return accept({ answer: { expiresAtMs }, entry, changed })
    },
  )
}

type AssignRefusal = { code: 'UNKNOWN_ORDER' } | { code: 'UNKNOWN_CUSTOMER' } | { code: 'HAS_CUSTOMER' }

/** Money that was booked stays as it was: only the order has a customer now. */
export function assignOrder(
  world: World,
  command: { commandId: CommandId; orderId: OrderId; customerId: CustomerId },
): Decision<Record<string, never>, AssignRefusal> {
  return inJournal<Record<string, never>, AssignRefusal>(world, command, { name: 'order.assign', v: 1 }, (tx) => {
    const { orderId, customerId } = command
    const order = readOrderEntity(tx, orderId)
    if (!order) return refuse({ code: 'UNKNOWN_ORDER' })
    if (!findCustomer(tx, customerId)) return refuse({ code: 'UNKNOWN_CUSTOMER' })
    if (order.order.customerId !== null) return refuse({ code: 'HAS_CUSTOMER' })
    const entry = { orderId, order, customerId }
    carryOut(tx, world, orderAssign, entry)
    return accept({ answer: {}, entry, changed: ['order'] })
  })
}

type CancelRefusal = { code: 'UNKNOWN_ORDER' } | { code: 'NOT_RESERVED' } | { code: 'PARTLY_PAID' }

/** Of which money was paid, it is given back in a settlement instead. */
export function cancelReservation(
  world: World,
  command: { commandId: CommandId; orderId: OrderId; reason: string },
): Decision<Record<string, never>, CancelRefusal> {
  const { orderId, reason } = command
  return inJournal<Record<string, never>, CancelRefusal>(world, command, { name: 'order.cancel', v: 1 }, (tx) => {
    const order = readOrderEntity(tx, orderId)
    if (!order) return refuse({ code: 'UNKNOWN_ORDER' })
    if (order.order.state !== 'reserved') return refuse({ code: 'NOT_RESERVED' })
    if (order.order.paidMinor !== 0) return refuse({ code: 'PARTLY_PAID' })
    return accept({ answer: {}, entry: giveUp(tx, world, { orderId, order, reason, isExpired: false }), changed })
  })
}

const changed = ['order', 'performance'] as const

type Entry = { orderId: string; order: OrderEntity; reason: string; isExpired: boolean }

function giveUp(tx: WritableDb, world: World, entry: Entry): Entry {
  carryOut(tx, world, orderCancel, entry)
  return entry
}

/**
 * Reservations whose time is over and of which nothing was paid. Called every minute by the host. Each is given up by the counter
 * that made it and by no other: two that did it apart would both have its seats to sell. @returns how many
 */
export function lapseReservations(world: World): number {
  const over = listLapsed(world.db.read, world.clock.nowMs())
  for (const orderId of over) {
    const command = { commandId: newId<CommandId>(world.clock, world.random) }
    inJournal<null, { code: 'PAID_MEANWHILE' }>(world, command, { name: 'order.cancel', v: 1 }, (tx) => {
      const order = readOrderEntity(tx, orderId)
      const isOver = order?.order.state === 'reserved' && order.order.paidMinor === 0
      if (!order || !isOver) return refuse({ code: 'PAID_MEANWHILE' })
      return accept({
        answer: null,
        entry: giveUp(tx, world, { orderId, order, reason: '', isExpired: true }),
        changed,
      })
    })
  }
  return over.length
}
