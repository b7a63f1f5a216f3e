// Visitors of the web shop, who want the same seats as the counters: they put them in a cart, buy them, ask again as after a lost
// answer, and give them back, by the server's own handlers over the store in memory.
import { isDeepStrictEqual } from 'node:util'
import type { OrderId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import { uuidV7 } from '#core/domain/ids.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import type { ShopLine, ShopPurchase, ShopReceipt } from '#core/protocol/shop-contract.ts'
import type { Dice } from '#db/demo/random.ts'
import { holdCart, type ShopWorld } from '#server/features/shop.ts'
import { buy } from '#server/features/shop-order.ts'
import { cancelLines, readOwnOrder } from '#server/features/shop-own-order.ts'
import { randomOf } from './counter.ts'
import type { Evening } from './evening.ts'
import { oneOf } from './plan.ts'
import { house, priceMinor } from './venue.ts'

/** An order in the shop's own books; `paidMinor` is what it has of the visitor's money now. */
export type Bought = { purchase: ShopPurchase; receipt: ShopReceipt; paidMinor: number }

/** Fewer than a counter's queue wants, so that they meet. */
const wantedSeats = 9

export async function visit(evening: Evening, dice: Dice): Promise<string> {
  const world: ShopWorld = {
    store: evening.network.store,
    nowMs: evening.timeMs,
    random: randomOf(dice),
    secret: 'of this evening',
  }
  const [before] = evening.shop.length > 0 ? [oneOf(dice, evening.shop)] : []
  const drawn = dice.next()
  if (drawn < 0.15) return await fillCart(world, dice)
  if (before && drawn < 0.3) return await buyAgain(evening, world, before)
  if (before && drawn < 0.55) return await giveBack(evening, world, before, dice)
  return await buyOnce(evening, world, dice)
}

const sessionOf = (dice: Dice) => `visitor ${dice.between(0, 1)}`

async function fillCart(world: ShopWorld, dice: Dice): Promise<string> {
  const seatIds = Array.from({ length: dice.between(0, 2) }, () => house.seats[dice.between(0, wantedSeats)] as SeatId)
  const performanceId = oneOf(dice, house.performances) as PerformanceId
  const held = await holdCart(world, { sessionId: sessionOf(dice), performanceId, seatIds: [...new Set(seatIds)] })
  return held.accepted ? 'in the cart' : held.refusal.code
}

async function buyOnce({ shop }: Evening, world: ShopWorld, dice: Dice): Promise<string> {
  const lines = Array.from({ length: dice.pick([1, 1, 2]) }, () => lineOf(dice))
  const purchase: ShopPurchase = {
    orderId: uuidV7(world.nowMs(), world.random(10)) as OrderId,
    sessionId: sessionOf(dice),
    // Addresses that stand on a card of the house, on several, or on none.
    buyer: { firstName: 'Nora', lastName: 'Web', email: `${dice.pick(['anne', 'ola', 'nora'])}@example.org` },
    lines,
    expectedTotalMinor: lines.reduce(
      (sum, { seatId }) => sum + (seatId === null ? priceMinor.floor : priceMinor.seat),
      0,
    ),
  }
  const bought = await buy(world, purchase)
  if (!bought.accepted) return bought.refusal.code
  shop.push({ purchase, receipt: bought.value, paidMinor: bought.value.totalMinor })
  return `bought ${bought.value.number}`
}

function lineOf(dice: Dice): ShopLine {
  const isStanding = dice.chance(0.25)
  return {
    performanceId: oneOf(dice, house.performances),
    areaId: isStanding ? house.floor : house.seated,
    seatId: isStanding ? null : house.seats[dice.between(0, wantedSeats)],
    priceTypeId: house.adult,
  } as ShopLine
}

async function buyAgain(evening: Evening, world: ShopWorld, { purchase, receipt }: Bought): Promise<string> {
  const again = await buy(world, purchase)
  if (!again.accepted || !isDeepStrictEqual({ ...again.value, totalMinor: receipt.totalMinor }, receipt))
    evening.breach('I8', `the web order ${receipt.number} asked for again was answered otherwise`)
  return 'the same'
}

async function giveBack(evening: Evening, world: ShopWorld, bought: Bought, dice: Dice): Promise<string> {
  const own = await readOwnOrder(world, bought.receipt.token)
  if (!own.accepted) {
    evening.breach('I1', `the web order ${bought.receipt.number} is not there for who bought it`)
    return own.refusal.code
  }
  const { lineId } = oneOf(dice, own.value.lines)
  const left = await cancelLines(world, bought.receipt.token, [lineId])
  if (!left.accepted) return left.refusal.code
  // What a counter gave back meanwhile is not for the shop to give back once more.
  bought.paidMinor -= own.value.paidMinor - left.value.paidMinor
  return `${bought.paidMinor} left of ${bought.receipt.totalMinor}`
}

/**
 * The server was put back. What it knew of the web alone and has lost nobody hands in again (docs/known-gaps.md): the shop's
 * books say no more than the server.
 */
export function forgetLost({ shop, store }: Evening): void {
  const orders = new Map(store.entities().map(({ id, body }) => [id, body]))
  const kept = shop.flatMap((bought) => {
    const order = orders.get(bought.purchase.orderId) as OrderEntity | undefined
    return order ? [{ ...bought, paidMinor: webPaid(order) }] : []
  })
  shop.splice(0, shop.length, ...kept)
}

/** I1 and I11 for the web: what the shop sold is on the server, with the money the shop has. */
export function webOrdersStand(evening: Evening): void {
  const orders = new Map(evening.store.entities().map(({ id, body }) => [id, body]))
  for (const { purchase, receipt, paidMinor } of evening.shop) {
    const order = orders.get(purchase.orderId) as OrderEntity | undefined
    if (!order) evening.breach('I1', `the web order ${receipt.number} is not on the server`)
    else if (webPaid(order) !== paidMinor)
      evening.breach('I11', `the shop has ${paidMinor} of ${receipt.number}, the server ${webPaid(order)}`)
  }
}

function webPaid({ payments }: OrderEntity): number {
  return payments.filter(({ means }) => means === 'web').reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}
