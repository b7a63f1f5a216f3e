// What happens at a till besides plain sales: reservations, money ahead, lines given back and exchanged, gift cards and credit,
// cancelled evenings. Everything by the product's own functions, over whatever orders the counter knows.
import type { CartLine } from '#core/domain/cart.ts'
import type { CommandId, CustomerId, OrderId, OrderLineId, PerformanceId, StoredValueId } from '#core/domain/ids.ts'
import { backOf } from '#core/domain/open-order.ts'
import { planRefund } from '#core/domain/refund-plan.ts'
import type { Tender } from '#core/domain/tender.ts'
import type { Dice } from '#db/demo/random.ts'
import { readOrderEntity } from '#db/entity/order.ts'
import { findCredit, findValue } from '#db/stored-value.ts'
import { newId } from '#host/clock.ts'
import { cancelPerformance, giveBackAll, readGivingBack } from '#host/features/cancel-performance.ts'
import type { CompleteSale } from '#host/features/complete-sale.ts'
import { cancelReservation, lapseReservations, reserve as reserveAt } from '#host/features/reservation.ts'
import { ask, carryOut, cartLine, priceOf, type Wish } from './acts.ts'
import { randomOf, type SimCounter } from './counter.ts'
import type { Evening } from './evening.ts'
import { oneOf } from './plan.ts'
import { house } from './venue.ts'

export const idFrom = <Id extends string>({ world }: SimCounter, dice: Dice) => newId<Id>(world.clock, randomOf(dice))

export function linesFor(counter: SimCounter, dice: Dice, wishes: readonly Wish[]): CartLine[] {
  return wishes.map((wish) => cartLine(wish, idFrom<OrderLineId>(counter, dice)))
}

export const sumOf = (counter: SimCounter, lines: readonly CartLine[]) =>
  lines.reduce((sum, line) => sum + priceOf(counter, line), 0)

/** A settlement of whatever, with the total as the screen has worked it out. */
export function settlement(
  counter: SimCounter,
  dice: Dice,
  parts: Partial<CompleteSale> & Pick<CompleteSale, 'expectedTotalMinor' | 'tenders'>,
): CompleteSale {
  const ids = { commandId: idFrom<CommandId>(counter, dice), orderId: idFrom<OrderId>(counter, dice) }
  return { ...ids, customerId: null, lines: [], note: '', ...parts }
}

/** More than enough, or what goes back. */
export const inCash = (totalMinor: number): Tender[] =>
  totalMinor === 0 ? [] : [{ means: 'cash', tenderedMinor: Math.max(0, totalMinor + 10_000) }]

// ---- reservations ----

export function reserve(counter: SimCounter, dice: Dice, wishes: readonly Wish[]): Promise<string> {
  const lines = linesFor(counter, dice, wishes)
  const minutes = dice.pick([15, 60, 180, null])
  const command = {
    commandId: idFrom<CommandId>(counter, dice),
    orderId: idFrom<OrderId>(counter, dice),
    customerId: oneOf(dice, house.customers) as CustomerId,
    lines,
    expectedTotalMinor: sumOf(counter, lines),
    note: '',
    expiresAtMs: minutes === null ? null : counter.world.clock.nowMs() + minutes * 60_000,
  }
  return ask(counter, () => reserveAt(counter.world, command))
}

export function giveUp(counter: SimCounter, dice: Dice): string | Promise<string> {
  const order = pickOrder(counter, dice, "state = 'reserved'")
  if (!order) return 'nothing is reserved'
  const command = { commandId: idFrom<CommandId>(counter, dice), orderId: order.id, reason: 'changed their mind' }
  return ask(counter, () => cancelReservation(counter.world, command))
}

/** Hours go by, and the host does what it does every minute. */
export function lapse(evening: Evening, counter: SimCounter, dice: Dice): string {
  evening.pass(dice.pick([0, 20, 90, 200]) * 60_000)
  return `${lapseReservations(counter.world)} lapsed`
}

/** Some of what is due, or all of it. */
export function pay(counter: SimCounter, dice: Dice): string | Promise<string> {
  const order = pickOrder(counter, dice, "state = 'reserved'")
  if (!order) return 'nothing is reserved'
  const { totalMinor, paidMinor } = order.body.order
  const dueMinor = totalMinor - paidMinor
  const amountMinor = dice.chance(0.4) ? 10_000 : null
  const total = amountMinor ?? dueMinor
  const customerId = order.body.order.customerId as CustomerId | null
  const tenders = withCredit(counter, customerId, total, dice.chance(0.3))
  const open = [{ orderId: order.id, amountMinor }]
  const command = settlement(counter, dice, { customerId, open, expectedTotalMinor: total, tenders })
  return ask(counter, () => carryOut(counter, command))
}

/** As far as the customer's credit goes, the rest in cash. */
export function withCredit(
  { world }: SimCounter,
  customerId: string | null,
  totalMinor: number,
  isWanted: boolean,
): Tender[] {
  const has = isWanted && customerId !== null ? (findCredit(world.db.read, customerId)?.balanceMinor ?? 0) : 0
  const amountMinor = Math.min(has, totalMinor)
  if (amountMinor <= 0) return inCash(totalMinor)
  return [{ means: 'credit', amountMinor }, ...inCash(totalMinor - amountMinor)]
}

// ---- giving back ----

type Picked = { id: OrderId; body: NonNullable<ReturnType<typeof readOrderEntity>> }

/** One of those that are in such a state. @param where of SQL, over the orders' own columns */
export function pickOrder({ world }: SimCounter, dice: Dice, where: string): Picked | undefined {
  const found = world.db.read.sql.prepare(`select id from orders where ${where} order by id`).all() as { id: OrderId }[]
  const drawn = dice.next()
  const row = found[Math.floor(drawn * found.length)]
  const body = row && readOrderEntity(world.db.read, row.id)
  return row && body ? { id: row.id, body } : undefined
}

/** Lines of an order, by the money that comes back for them. */
function pickLines(counter: SimCounter, dice: Dice) {
  const order = pickOrder(counter, dice, "state in ('sold', 'reserved')")
  const standing = order?.body.lines.filter(({ state, kind }) => state !== 'cancelled' && kind !== 'gift-card') ?? []
  if (!order || standing.length === 0) return undefined
  const isWhole = dice.chance(0.5)
  const lines = isWhole ? standing : [oneOf(dice, standing)]
  const backMinor = backOf(
    order.body.order,
    lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
  )
  const returns = [{ orderId: order.id, lineIds: lines.map(({ id }) => id as OrderLineId) }]
  return { order: order.body, returns, backMinor }
}

export function giveBack(counter: SimCounter, dice: Dice): string | Promise<string> {
  const picked = pickLines(counter, dice)
  if (!picked) return 'nothing to give back'
  const { order, returns, backMinor } = picked
  const customerId = order.order.customerId as CustomerId | null
  const way = dice.pick(['cash', 'as-paid', 'credit'] as const)
  const tenders = way === 'cash' ? inCash(0 - backMinor) : backAs(order, backMinor, way, customerId !== null)
  const command = settlement(counter, dice, { customerId, returns, expectedTotalMinor: 0 - backMinor, tenders })
  return ask(counter, () => carryOut(counter, { ...command, reason: 'ill' }))
}

/** To the gift card it came from, or to the customer's credit; what cannot go there, in cash. */
function backAs(order: Picked['body'], backMinor: number, way: 'as-paid' | 'credit', hasCustomer: boolean): Tender[] {
  if (backMinor === 0) return []
  if (way === 'credit') return hasCustomer ? [{ means: 'credit', amountMinor: 0 - backMinor }] : inCash(0 - backMinor)
  const stored = planRefund(order.payments, backMinor, hasCustomer).flatMap(
    ({ means, amountMinor, storedValueId }): Tender[] => {
      if (means === 'gift-card')
        return [{ means, amountMinor: 0 - amountMinor, storedValueId: storedValueId as StoredValueId }]
      return means === 'credit' && hasCustomer ? [{ means, amountMinor: 0 - amountMinor }] : []
    },
  )
  const restMinor = stored.reduce(
    (rest, tender) => rest + ('amountMinor' in tender ? tender.amountMinor : 0),
    backMinor,
  )
  return [...stored, ...inCash(0 - restMinor)]
}

/** Some lines come back and others are taken, in one settlement. */
export function exchange(counter: SimCounter, dice: Dice, wishes: readonly Wish[]): string | Promise<string> {
  const picked = pickLines(counter, dice)
  if (!picked) return 'nothing to exchange'
  const { order, returns, backMinor } = picked
  const lines = linesFor(counter, dice, wishes)
  const totalMinor = sumOf(counter, lines) - backMinor
  const customerId = order.order.customerId as CustomerId | null
  const parts = { customerId, lines, returns, expectedTotalMinor: totalMinor, tenders: inCash(totalMinor) }
  const command = settlement(counter, dice, parts)
  return ask(counter, () => carryOut(counter, command))
}

// ---- gift cards and credit ----

type Card = { id: StoredValueId; balanceMinor: number }

function pickCard({ world }: SimCounter, dice: Dice): Card | undefined {
  const sql = "select id from stored_values where body ->> 'kind' = 'gift-card' order by id"
  const found = world.db.read.sql.prepare(sql).all() as { id: StoredValueId }[]
  const row = found[Math.floor(dice.next() * found.length)]
  return row && { ...row, balanceMinor: findValue(world.db.read, row.id)?.balanceMinor ?? 0 }
}

/** A new card, or more on one that is there. */
export function sellCard(counter: SimCounter, dice: Dice): Promise<string> {
  const known = pickCard(counter, dice)
  const isTopUp = known !== undefined && dice.chance(0.4)
  const storedValueId = isTopUp ? known.id : idFrom<StoredValueId>(counter, dice)
  const amountMinor = dice.pick([20_000, 60_000])
  const ids = { id: idFrom<OrderLineId>(counter, dice), storedValueId }
  const line: CartLine = { ...ids, kind: 'gift-card', isTopUp, amountMinor, note: '' }
  const parts = { lines: [line], expectedTotalMinor: amountMinor, tenders: inCash(amountMinor) }
  const command = settlement(counter, dice, parts)
  return ask(counter, () => carryOut(counter, command))
}

/** Paid with a gift card or credit as far as it goes, the rest in cash. */
export function redeem(counter: SimCounter, dice: Dice, wishes: readonly Wish[]): Promise<string> {
  const lines = linesFor(counter, dice, wishes)
  const totalMinor = sumOf(counter, lines)
  const card = pickCard(counter, dice)
  const customerId = oneOf(dice, house.customers) as CustomerId
  const isCard = card !== undefined && card.balanceMinor > 0 && dice.chance(0.7)
  const tenders = isCard ? withCard(card, totalMinor) : withCredit(counter, customerId, totalMinor, true)
  const command = settlement(counter, dice, { customerId, lines, expectedTotalMinor: totalMinor, tenders })
  return ask(counter, () => carryOut(counter, command))
}

export function withCard({ id, balanceMinor }: Card, totalMinor: number): Tender[] {
  const amountMinor = Math.min(balanceMinor, totalMinor)
  return [{ means: 'gift-card', amountMinor, storedValueId: id }, ...inCash(totalMinor - amountMinor)]
}

// ---- a cancelled evening ----

/** A manager cancels an evening, and everything that was sold for it is given back as far as it goes now. */
export async function cancelShow(evening: Evening, counter: SimCounter, dice: Dice): Promise<string> {
  const performanceId = oneOf(dice, house.performances) as PerformanceId
  const { world } = counter
  const command = { commandId: idFrom<CommandId>(counter, dice), performanceId, reason: 'ill' }
  const said = await ask(counter, () => cancelPerformance(world, command))
  if (!giveBackAll(world, performanceId).accepted) return said
  await evening.quiet()
  for (let turns = 0; readGivingBack(world, performanceId).state === 'running' && !counter.program.isDead; turns++) {
    if (turns > 10_000) throw new Error('giving back does not end')
    await new Promise((resolve) => setImmediate(resolve))
  }
  const { state, done } = readGivingBack(world, performanceId)
  return `${said}, ${done.orders} orders given back, ${state}`
}
