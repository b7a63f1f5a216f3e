// Twelve thousand invented orders of three years, as the file of past orders another system might export.
import type { WrittenOrder } from '#core/domain/import-order.ts'
import { bestCustomer, customerCount, customerNumber } from './customers.ts'
import { standingHall } from './hall.ts'
import { type DemoPerformance, demoPerformances, demoPriceLists, demoProducts, lastSeason } from './programme.ts'
import { type Dice, makeDice } from './random.ts'
import { type DemoPlace, openSeating, type Seating } from './seating.ts'

export const orderCount = 12_000
const productOrderCount = 1_400
const bestCustomerEvery = 90
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** The prefix of the old system's numbers. */
export const demoPrefix = 'TIX-'

type Visit = { atMs: number; performance: DemoPerformance | undefined }
type Context = { dice: Dice; todayMs: number; seatings: Map<string, Seating> }
type Line = WrittenOrder['lines'][number]

/** JSON lines, the oldest order first. @param todayMs the first moment of the demo's day; all orders are older */
export function ordersJsonl(seed: number, todayMs: number): string {
  const dice = makeDice(seed)
  const context: Context = { dice, todayMs, seatings: new Map() }
  const lines = planVisits(context).map((visit, index) => JSON.stringify(makeOrder(visit, index, context)))
  return `${[JSON.stringify({ format: 'foyer-orders', version: 1, prefix: demoPrefix }), ...lines].join('\n')}\n`
}

function planVisits({ dice, todayMs }: Context): Visit[] {
  const performances = demoPerformances(todayMs)
  const weights = performances.map((performance) => demandOf(performance, todayMs))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const bought = performances.flatMap((performance, index) => {
    const count = Math.round(((orderCount - productOrderCount) * (weights[index] ?? 0)) / total)
    return Array.from({ length: count }, (): Visit => ({ performance, atMs: boughtAt(performance, dice, todayMs) }))
  })
  const rest = Array.from({ length: orderCount - bought.length }, (): Visit => {
    return { performance: undefined, atMs: atDesk(todayMs - dice.between(1, 1_090) * dayMs, dice) }
  })
  return [...bought, ...rest].sort((a, b) => a.atMs - b.atMs)
}

/** Orders in proportion: how much people want it, how large the hall is, how far away it still is. */
function demandOf({ draw, hall, startsAtMs }: DemoPerformance, todayMs: number): number {
  const daysAhead = Math.max(0, (startsAtMs - todayMs) / dayMs)
  const soldSoFar = startsAtMs < todayMs ? 0.85 : 0.62 - daysAhead * 0.009
  return (hall === standingHall ? 400 : 610) * draw * Math.max(0.1, soldSoFar)
}

function boughtAt({ startsAtMs }: DemoPerformance, dice: Dice, todayMs: number): number {
  const latestMs = Math.min(startsAtMs, todayMs) - hourMs
  return Math.min(latestMs, atDesk(latestMs - Math.floor(dice.next() ** 2 * 75) * dayMs, dice))
}

/** Some minute between nine and nine of that day. */
function atDesk(atMs: number, dice: Dice): number {
  return Math.floor(atMs / dayMs) * dayMs + 8 * hourMs + dice.between(0, 719) * minuteMs
}

function makeOrder({ atMs, performance }: Visit, index: number, context: Context): WrittenOrder {
  const { dice } = context
  const channel = performance && dice.chance(0.55) ? 'web' : dice.chance(0.25) && performance ? 'phone' : 'counter'
  const isBest = index % bestCustomerEvery === 40
  const customer = isBest ? bestCustomer : whoBuys(channel, performance === undefined, dice)
  const places = performance && takePlaces(performance, context)
  const state = places ? stateOf(performance, channel, context) : 'sold'
  const tickets = (places ? ticketLines(performance, places, dice) : []).map((line) =>
    customer && isSubscribed(performance, index) ? { ...line, subscription: lastSeason.code } : line,
  )
  if (places && state.startsWith('cancelled')) seatingOf(performance, context).release(places)
  const lines = tickets.length > 0 && !dice.chance(0.05) ? tickets : [...tickets, ...productLines(dice)]
  return {
    number: String(index + 1).padStart(5, '0'),
    ...(customer ? { customer } : {}),
    channel,
    state,
    createdAt: new Date(atMs).toISOString(),
    ...(channel === 'web' ? {} : { by: dice.pick(['kari', 'emma', 'mads', 'femke', 'lukas']) }),
    ...(dice.chance(0.04) ? { note: dice.pick(notes) } : {}),
    lines,
    ...moneyAndTime(state, channel, atMs, lines, performance, context),
  }
}

/** Some of those who saw the last play of the season before had subscribed to it. */
function isSubscribed(performance: DemoPerformance | undefined, index: number): boolean {
  return performance?.title === lastSeason.title && index % subscriberEvery === 0
}

const subscriberEvery = 13

function whoBuys(channel: string, isDesk: boolean, dice: Dice): string | undefined {
  const anonymous = isDesk ? 0.65 : channel === 'counter' ? 0.3 : 0
  if (dice.chance(anonymous)) return undefined
  return customerNumber(1 + Math.floor(dice.next() ** 1.5 * (customerCount - 1)))
}

const sizes = [1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 4, 4, 5, 6] as const

function takePlaces(performance: DemoPerformance, context: Context): DemoPlace[] | undefined {
  const size = context.dice.pick(sizes)
  const seating = seatingOf(performance, context)
  return seating.take(size, context.dice) ?? seating.take(1, context.dice)
}

function seatingOf({ code, hall }: DemoPerformance, { seatings }: Context): Seating {
  const seating = seatings.get(code) ?? openSeating(hall)
  seatings.set(code, seating)
  return seating
}

function stateOf(performance: DemoPerformance, channel: string, { dice, todayMs }: Context): WrittenOrder['state'] {
  const roll = dice.next()
  if (roll < 0.04) return 'cancelled-sold'
  if (roll < 0.07) return 'cancelled-reserved'
  const mayReserve = performance.startsAtMs > todayMs && channel !== 'web'
  return mayReserve && dice.chance(0.3) ? 'reserved' : 'sold'
}

function ticketLines(performance: DemoPerformance, places: DemoPlace[], dice: Dice): Line[] {
  const prices = demoPriceLists.find(({ code }) => code === performance.priceList)?.prices ?? {}
  return places.map(({ category, ...place }, index) => {
    const priceType = priceTypeOf(performance, index, dice)
    return { performance: performance.code, ...place, priceType, priceMinor: prices[category]?.[priceType] ?? 0 }
  })
}

function priceTypeOf({ priceList }: DemoPerformance, index: number, dice: Dice): string {
  if (priceList === 'family') return index > 0 && dice.chance(0.65) ? 'child' : 'adult'
  const roll = dice.next()
  if (roll < 0.15) return 'senior'
  return roll < 0.24 ? 'student' : 'adult'
}

function productLines(dice: Dice): Line[] {
  const [first, ...more] = demoProducts
  if (!first) return []
  const kinds = new Set(Array.from({ length: dice.between(1, 3) }, () => dice.pick([first, ...more])))
  return [...kinds].map(({ code, priceMinor }) => ({ product: code, quantity: dice.between(1, 2), priceMinor }))
}

function moneyAndTime(
  state: WrittenOrder['state'],
  channel: WrittenOrder['channel'],
  atMs: number,
  lines: readonly Line[],
  performance: DemoPerformance | undefined,
  { dice, todayMs }: Context,
): Partial<WrittenOrder> {
  const totalMinor = lines.reduce((sum, line) => sum + line.priceMinor * ('quantity' in line ? line.quantity : 1), 0)
  const means = channel === 'web' ? 'web' : channel === 'phone' || dice.chance(0.68) ? 'card' : 'cash'
  const paid = { means, amountMinor: totalMinor, at: iso(atMs) } as const
  const cancelledAtMs = Math.min(atMs + dice.between(1, 12) * dayMs, todayMs - hourMs)
  if (state === 'sold') return { payments: [paid] }
  if (state === 'reserved') return { expiresAt: iso(expiryOf(performance?.startsAtMs ?? todayMs, dice, todayMs)) }
  const cancelledAt = iso(cancelledAtMs)
  if (state === 'cancelled-reserved') return { cancelledAt, expiresAt: cancelledAt }
  return { cancelledAt, payments: [paid, { ...paid, amountMinor: -totalMinor, at: cancelledAt }] }
}

/** A few run out today or tomorrow, so that the desk has something to do; the others a day before, or an hour before tonight. */
function expiryOf(startsAtMs: number, dice: Dice, todayMs: number): number {
  const usualMs = Math.max(startsAtMs - dayMs, todayMs + 16 * hourMs)
  const soonMs = todayMs + dice.between(9, 40) * hourMs
  return Math.min(startsAtMs - hourMs, dice.chance(0.2) ? soonMs : usualMs)
}

const iso = (atMs: number) => new Date(atMs).toISOString()

const notes = [
  'Hentes i billettluken.',
  'Faktura til kommunen, merket KULT-26.',
  'One of the party uses a hearing aid.',
  'Bursdag: sitter helst samlet.',
  'Betales ved avhenting.',
  'Gruppen kommer med buss kl. 19.',
  'Wants to change to row 5 if something comes free.',
] as const
