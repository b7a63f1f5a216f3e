// What a cashier does on the scripted day. Each way ends with what was wanted or says why not; where places run out at this
// counter others are taken.
import type { CartLine } from '#core/domain/cart.ts'
import type { CommandId, CustomerId, OrderId, OrderLineId, PaymentAttemptId, StoredValueId } from '#core/domain/ids.ts'
import type { Tender } from '#core/domain/tender.ts'
import { shareOf } from '#core/effects/stored-value.ts'
import { allotmentId } from '#core/protocol/allotment.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import { readEntity } from '#db/entity/entity.ts'
import { readOrderEntity } from '#db/entity/order.ts'
import { findAttempt } from '#db/payment-attempt.ts'
import { findCredit, findValue } from '#db/stored-value.ts'
import { newId } from '#host/clock.ts'
import type { CompleteSale } from '#host/features/complete-sale.ts'
import { askTerminal, begin } from '#host/features/payment.ts'
import { cancelReservation, reserve } from '#host/features/reservation.ts'
import { printAll } from '#host/printing.ts'
import { carryOut } from './acts.ts'
import type { SimCounter } from './counter.ts'
import { count, type Day, type TaskKind } from './day.ts'
import { day, seatMinor, wineMinor } from './day-house.ts'
import { oneOf } from './plan.ts'
import { inCash, settlement } from './till.ts'
import { house, priceMinor } from './venue.ts'

type Act = (today: Day, counter: SimCounter) => Promise<string>

export const acts: Record<TaskKind, Act> = {
  sale,
  reservation,
  collect: (today, counter) => payReserved(today, counter, null),
  'pay ahead': (today, counter) => payReserved(today, counter, 10_000),
  'give up': giveUp,
  exchange,
  refund,
}

const id = <Id extends string>({ world }: SimCounter) => newId<Id>(world.clock, world.random)

/** Seats that this counter may sell alone: the best that are left of one evening. */
function tickets({ dice }: Day, counter: SimCounter, wantedCount: number): CartLine[] {
  const { read } = counter.world.db
  const first = dice.between(0, 2)
  for (const show of [first, (first + 1) % 3, (first + 2) % 3]) {
    const performanceId = day.evenings[show] ?? ''
    const own = readEntity(read, 'allotment', allotmentId(performanceId, counter.id))?.seats ?? []
    if (own.length < wantedCount) continue
    const seatIds = day.seats.filter((seatId) => own.includes(seatId)).slice(0, wantedCount)
    return seatIds.map((seatId) => ({
      ...{ id: id<OrderLineId>(counter), kind: 'ticket', performanceId: performanceId as never, note: '' },
      ...{ areaId: day.stalls as never, seatId: seatId as never },
      priceTypeId: (dice.chance(0.3) ? day.child : house.adult) as never,
    }))
  }
  return []
}

function goods({ dice }: Day, counter: SimCounter): CartLine[] {
  const productId = (dice.chance(0.3) ? day.wine : house.programme) as never
  return [{ id: id<OrderLineId>(counter), kind: 'product', productId, quantity: dice.between(1, 2), note: '' }]
}

function sumOf(lines: readonly CartLine[]): number {
  return lines.reduce((sum, line) => {
    if (line.kind === 'gift-card' || line.kind === 'donation') return sum + line.amountMinor
    if (line.kind === 'membership' || line.kind === 'fee') throw new Error('nobody joins here')
    if (line.kind === 'ticket') return sum + (line.priceTypeId === day.child ? seatMinor.child : seatMinor.adult)
    return sum + line.quantity * (line.productId === day.wine ? wineMinor : priceMinor.programme)
  }, 0)
}

// ---- selling ----

async function sale(today: Day, counter: SimCounter): Promise<string> {
  const { dice } = today
  const isCard = dice.chance(0.06)
  const lines = isCard ? [giftCardLine(today, counter)] : cartFor(today, counter)
  const customerId = dice.chance(0.4) ? (oneOf(dice, house.customers) as CustomerId) : null
  const totalMinor = sumOf(lines)
  const command = settlement(counter, dice, { customerId, lines, expectedTotalMinor: totalMinor, tenders: [] })
  const tenders = await payingFor(today, counter, command)
  return await complete(today, counter, { ...command, tenders })
}

function cartFor(today: Day, counter: SimCounter): CartLine[] {
  const { dice } = today
  const places = dice.chance(0.75) ? tickets(today, counter, dice.between(1, 3)) : []
  const hasGoods = places.length === 0 || dice.chance(0.2)
  return [...places, ...(hasGoods ? goods(today, counter) : [])]
}

/** A new card, now and then more on one that is there. */
function giftCardLine({ dice }: Day, counter: SimCounter): CartLine {
  const sql = "select id from stored_values where body ->> 'kind' = 'gift-card' order by id limit 1"
  const [known] = counter.world.db.read.sql.prepare(sql).all() as { id: StoredValueId }[]
  const isTopUp = known !== undefined && dice.chance(0.25)
  const ids = { id: id<OrderLineId>(counter), storedValueId: isTopUp ? known.id : id<StoredValueId>(counter) }
  return { ...ids, kind: 'gift-card', isTopUp, amountMinor: dice.pick([20_000, 50_000, 100_000]), note: '' }
}

async function complete(today: Day, counter: SimCounter, command: CompleteSale): Promise<string> {
  const made = await carryOut(counter, command)
  if (!made.accepted) return JSON.stringify(made.refusal)
  printAll(counter.world, made.value.documentIds)
  await today.evening.quiet()
  if (command.lines.length > 0) today.sold.push({ orderId: command.orderId, at: counter })
  for (const { means } of command.tenders) count(today, `paid by ${means}`)
  return 'done'
}

// ---- paying ----

/** As customers do: a third by card, some with what they have stored, the rest in cash. */
async function payingFor(today: Day, counter: SimCounter, command: CompleteSale): Promise<Tender[]> {
  const { dice } = today
  const { expectedTotalMinor: totalMinor, customerId } = command
  const drawn = dice.next()
  if (drawn < 0.35) return await byCard(today, counter, command)
  const card = drawn < 0.55 ? ownCard(counter) : undefined
  const isNotCards = command.lines.every(({ kind }) => kind !== 'gift-card')
  if (card && isNotCards) {
    const amountMinor = Math.min(card.ownMinor, totalMinor)
    return [{ means: 'gift-card', storedValueId: card.id, amountMinor }, ...inCash(totalMinor - amountMinor)]
  }
  const credit = drawn < 0.7 && customerId !== null ? findCredit(counter.world.db.read, customerId) : undefined
  const amountMinor = Math.min(credit ? shareOf(credit, counter.id) : 0, totalMinor)
  if (amountMinor > 0 && isNotCards) return [{ means: 'credit', amountMinor }, ...inCash(totalMinor - amountMinor)]
  return inCash(totalMinor)
}

/** The first card of which this counter may take something alone. */
function ownCard({ world, id: counterId }: SimCounter): { id: StoredValueId; ownMinor: number } | undefined {
  const sql = "select id from stored_values where body ->> 'kind' = 'gift-card' order by id"
  for (const { id: cardId } of world.db.read.sql.prepare(sql).all() as { id: StoredValueId }[]) {
    const value = findValue(world.db.read, cardId)
    const ownMinor = value ? Math.min(value.balanceMinor, shareOf(value, counterId)) : 0
    if (ownMinor > 0) return { id: cardId, ownMinor }
  }
  return undefined
}

/** Mostly the whole amount. Some are refused and pay in cash; at times the answer is lost, and the terminal is asked. */
async function byCard(today: Day, counter: SimCounter, command: CompleteSale): Promise<Tender[]> {
  const { evening, dice } = today
  const { world } = counter
  const totalMinor = command.expectedTotalMinor
  const ending = totalMinor % 100 === 0 ? dice.pick([0, 0, 0, 0, 0, 0, 0, 1, 3]) : 0
  const amountMinor = ending === 0 ? totalMinor : totalMinor - 1_000 + ending
  const attemptId = id<PaymentAttemptId>(counter)
  const { orderId, customerId } = command
  begin(world, { commandId: id<CommandId>(counter), attemptId, orderId, customerId, amountMinor })
  await evening.quiet()
  if (findAttempt(world.db.read, attemptId)?.state === 'unknown') {
    count(today, 'card payments settled later')
    await askTerminal(world, attemptId)
  }
  if (findAttempt(world.db.read, attemptId)?.state !== 'approved') {
    count(today, 'card payments refused')
    return inCash(totalMinor)
  }
  return [{ means: 'card', amountMinor, attemptId }, ...inCash(totalMinor - amountMinor)]
}

// ---- reservations ----

async function reservation(today: Day, counter: SimCounter): Promise<string> {
  const { dice } = today
  const lines = tickets(today, counter, dice.between(1, 4))
  if (lines.length === 0) return 'no seats of its own'
  const customerId = oneOf(dice, house.customers) as CustomerId
  const orderId = id<OrderId>(counter)
  const made = reserve(counter.world, {
    ...{ commandId: id<CommandId>(counter), orderId, customerId, lines, note: '' },
    expectedTotalMinor: sumOf(lines),
    expiresAtMs: counter.world.clock.nowMs() + 10 * 3_600_000,
  })
  if (!made.accepted) return JSON.stringify(made.refusal)
  today.reserved.push({ orderId, at: counter, customerId })
  return 'done'
}

/** The first that this counter knows and that is still open. @param isUnpaid nothing was paid ahead */
function takeReserved({ reserved }: Day, { world }: SimCounter, isUnpaid: boolean) {
  const at = reserved.findIndex(({ orderId }) => {
    const order = readOrderEntity(world.db.read, orderId)?.order
    return order?.state === 'reserved' && (!isUnpaid || order.paidMinor === 0)
  })
  const found = reserved[at]
  const order = found && readOrderEntity(world.db.read, found.orderId)
  return found && order ? { ...found, order, remove: () => reserved.splice(at, 1) } : undefined
}

async function payReserved(today: Day, counter: SimCounter, amountMinor: number | null): Promise<string> {
  const found = takeReserved(today, counter, amountMinor !== null)
  if (!found) return 'nothing is reserved'
  const { orderId, customerId, order } = found
  const totalMinor = amountMinor ?? order.order.totalMinor - order.order.paidMinor
  const open = [{ orderId, amountMinor }]
  const command = settlement(counter, today.dice, { customerId, open, expectedTotalMinor: totalMinor, tenders: [] })
  const tenders = await payingFor(today, counter, command)
  const said = await complete(today, counter, { ...command, tenders })
  if (said === 'done' && amountMinor === null) {
    found.remove()
    today.sold.push({ orderId, at: counter })
  }
  return said
}

async function giveUp(today: Day, counter: SimCounter): Promise<string> {
  const found = takeReserved(today, counter, true)
  if (!found) return 'nothing is reserved'
  const { orderId } = found
  const command = { commandId: id<CommandId>(counter), orderId, reason: 'cannot come' }
  const given = cancelReservation(counter.world, command)
  if (!given.accepted) return given.refusal.code
  found.remove()
  return 'done'
}

// ---- giving back ----

/** An order with seats that nobody came back with yet. Without a network the customer goes to the counter that sold it. */
function pickSold(today: Day, counter: SimCounter): { orderId: OrderId; order: OrderEntity } | undefined {
  const { sold, touched, dice, isOutage } = today
  const from = dice.between(0, Math.max(0, sold.length - 1))
  for (const { orderId, at } of [...sold.slice(from), ...sold.slice(0, from)]) {
    if (touched.has(orderId) || (isOutage && at !== counter)) continue
    const order = readOrderEntity(counter.world.db.read, orderId)
    if (order?.order.state !== 'sold' || !order.lines.some(isTicket)) continue
    touched.add(orderId)
    return { orderId, order }
  }
  return undefined
}

const isTicket = ({ kind, state }: OrderEntity['lines'][number]) => kind === 'ticket' && state === 'active'

async function exchange(today: Day, counter: SimCounter): Promise<string> {
  const found = pickSold(today, counter)
  const lines = tickets(today, counter, today.dice.between(1, 2))
  const [given] = found?.order.lines.filter(isTicket) ?? []
  if (!found || !given || lines.length === 0) return 'nothing to exchange'
  const { orderId, order } = found
  const totalMinor = sumOf(lines) - given.totalMinor
  const parts = {
    customerId: order.order.customerId as CustomerId | null,
    returns: [{ orderId, lineIds: [given.id as OrderLineId] }],
    ...{ lines, expectedTotalMinor: totalMinor, tenders: inCash(totalMinor) },
  }
  return await complete(today, counter, settlement(counter, today.dice, parts))
}

/** All of an order's seats, in cash; a customer who is known may take it as credit. */
async function refund(today: Day, counter: SimCounter): Promise<string> {
  const found = pickSold(today, counter)
  if (!found) return 'nothing to give back'
  const { orderId, order } = found
  const lines = order.lines.filter(isTicket)
  const backMinor = lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0)
  const customerId = order.order.customerId as CustomerId | null
  const isCredit = customerId !== null && today.dice.chance(0.5)
  const parts = {
    ...{ customerId, reason: 'ill', expectedTotalMinor: 0 - backMinor },
    returns: [{ orderId, lineIds: lines.map((line) => line.id as OrderLineId) }],
    tenders: isCredit ? [{ means: 'credit' as const, amountMinor: 0 - backMinor }] : inCash(0 - backMinor),
  }
  return await complete(today, counter, settlement(counter, today.dice, parts))
}
