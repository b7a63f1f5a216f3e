// Buying on the web. Seats, money, numbers, tickets and the customer's card come to be in one transaction of the server's own:
// the last seat is sold once, whether a counter or a visitor comes first, and the order comes down to every counter.
//
//   asked ──something is taken, closed, priced otherwise──▶ refused, nothing written
//     └──all of it is free──▶ bought ──the same again──▶ the same answer
import { createHash } from 'node:crypto'
import { type PricedCart, priceCart, type TicketLine } from '#core/domain/cart.ts'
import { cleanLine, isEmail } from '#core/domain/customer.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { AreaId, OrderLineId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import { type Availability, type CartRefusal, decideCart } from '#core/domain/sale.ts'
import { canonicalJson } from '#core/protocol/canonical.ts'
import type { EntityKey, OrderEntity } from '#core/protocol/entity.ts'
import type { ShopPurchase, ShopReceipt } from '#core/protocol/shop-contract.ts'
import { seal } from '../seal.ts'
import type { StoreTransaction } from '../store/store.ts'
import { holderOf, isFreeFor, type ShopWorld } from './shop.ts'
import { type House, isOpen, offerOf, type Performance, readHouse } from './shop-house.ts'
import { type Buyer, makeOrder, newId } from './shop-new-order.ts'
import { makeWorkingState, type WorkingState } from './working-state.ts'

export type BuyRefusal =
  | { code: 'NAME_MISSING' | 'EMAIL_INVALID' | 'ORDER_ID_USED' }
  | { code: 'NOT_OFFERED'; line: number }
  | { code: 'PERFORMANCE_CLOSED'; performanceId: PerformanceId }
  | { code: 'SEATS_TAKEN'; seats: { performanceId: PerformanceId; seatId: SeatId }[] }
  | { code: 'STANDING_FULL'; performanceId: PerformanceId; areaId: AreaId; free: number }
  | { code: 'PRICE_CHANGED'; totalMinor: number }

export async function buy(world: ShopWorld, purchase: ShopPurchase): Promise<Decision<ShopReceipt, BuyRefusal>> {
  const buyer = decideBuyer(purchase.buyer)
  if (!buyer.accepted) return buyer
  const asked = createHash('sha256').update(canonicalJson(purchase)).digest('hex')
  const nowMs = world.nowMs()
  const lines = purchase.lines.map(
    (line): TicketLine => ({ ...line, id: newId(world, nowMs) as OrderLineId, kind: 'ticket', note: '' }),
  )
  const house = await readHouse(world.store, performancesIn(lines))
  const { venue } = house
  if (!venue) return refuse({ code: 'NOT_OFFERED', line: 0 })
  return await world.store.transact(async (tx) => {
    if (await tx.findAsked(purchase.orderId)) return await answerAgain(tx, world, purchase, asked)
    // A row is kept of every place that was ever asked for: there has to be such a place.
    const priced = priceCart(lines, offerOf(house))
    if (!priced.accepted) return refuse(spoken(priced.refusal, lines))
    const state = await hold(tx, purchase, lines)
    // The same, asked twice at once, has waited for the other here.
    if (await tx.findAsked(purchase.orderId)) return await answerAgain(tx, world, purchase, asked)
    if (state.find('order', purchase.orderId)) return refuse({ code: 'ORDER_ID_USED' })
    const decision = decide(purchase, lines, house, state, nowMs)
    if (!decision.accepted) return decision
    const order = await makeOrder(tx, world, state, { buyer: buyer.value, priced: decision.value, venue, nowMs })
    await tx.saveAsked(purchase.orderId, asked)
    state.take({ puts: [{ kind: 'order', id: purchase.orderId, body: order }], cases: [] })
    await tx.write({ ...state.writes(), journal: null, atMs: nowMs })
    return accept(receiptOf(world, purchase.orderId, order))
  })
}

function decideBuyer({ firstName, lastName, email }: Buyer): Decision<Buyer, BuyRefusal> {
  const buyer = { firstName: cleanLine(firstName), lastName: cleanLine(lastName), email: cleanLine(email) }
  if (!buyer.firstName && !buyer.lastName) return refuse({ code: 'NAME_MISSING' })
  return isEmail(buyer.email) ? accept(buyer) : refuse({ code: 'EMAIL_INVALID' })
}

async function answerAgain(
  tx: StoreTransaction,
  world: ShopWorld,
  { orderId }: ShopPurchase,
  asked: string,
): Promise<Decision<ShopReceipt, BuyRefusal>> {
  const before = (await tx.lockEntities([{ kind: 'order', id: orderId }])).values().next().value
  if (!before || (await tx.findAsked(orderId)) !== asked) return refuse({ code: 'ORDER_ID_USED' })
  return accept(receiptOf(world, orderId, before as OrderEntity))
}

/** What was given back since is in it still: it is what was answered the first time. */
function receiptOf({ secret }: ShopWorld, orderId: string, { order, lines }: OrderEntity): ShopReceipt {
  const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0)
  const token = seal(secret, 'order', orderId, order.createdAtMs + tokenMsMax)
  return { orderId: orderId as ShopReceipt['orderId'], number: order.number, token, totalMinor }
}

const tokenMsMax = 2 * 365 * 86_400_000

function hold(tx: StoreTransaction, { orderId }: ShopPurchase, lines: readonly TicketLine[]): Promise<WorkingState> {
  const performances = performancesIn(lines).map((id): EntityKey => ({ kind: 'performance', id }))
  // Nothing is free to it by right: whose the seats are is looked at by the cart's holder, below.
  return makeWorkingState(tx, '', [
    {
      touches: [{ kind: 'order', id: orderId }],
      reads: performances,
      claims: {
        seats: lines.flatMap(({ performanceId, seatId }) => (seatId === null ? [] : [{ performanceId, seatId }])),
        areas: lines.flatMap(({ performanceId, areaId, seatId }) =>
          seatId === null ? [{ performanceId, areaId }] : [],
        ),
      },
    },
  ])
}

/** Prices and places as they are now that they are held. */
function decide(
  { sessionId, expectedTotalMinor }: ShopPurchase,
  lines: readonly TicketLine[],
  house: House,
  state: WorkingState,
  nowMs: number,
): Decision<PricedCart, BuyRefusal> {
  const performances = new Map(
    performancesIn(lines).flatMap((id): [PerformanceId, Performance][] => {
      const performance = state.find('performance', id)
      return performance ? [[id, performance]] : []
    }),
  )
  const begun = [...performances].find(([, performance]) => !isOpen(performance, nowMs))
  if (begun) return refuse({ code: 'PERFORMANCE_CLOSED', performanceId: begun[0] })
  const offer = offerOf(house, performances)
  const question = { lines, expectedTotalMinor, nowMs }
  const decision = decideCart(question, offer, availabilityIn(state, house, holderOf(sessionId), nowMs))
  return decision.accepted ? decision : refuse(spoken(decision.refusal, lines))
}

function availabilityIn(state: WorkingState, { halls }: House, holderId: string, nowMs: number): Availability {
  const standing = new Set<string>(
    [...halls.values()].flatMap(({ areas }) => areas.filter(({ kind }) => kind === 'standing').map(({ id }) => id)),
  )
  return {
    isSeatTaken: (performanceId, seatId) => !isFreeFor(state.ownerOf({ performanceId, seatId }), holderId, nowMs),
    // A seated area has no place without a seat.
    freeStanding: (performanceId, areaId) =>
      standing.has(areaId) ? Math.max(0, state.freePlaces({ performanceId, areaId })) : 0,
    stockOf: () => 0,
  }
}

/** A till's refusal in a shop's words: a visitor knows lines by their places. */
function spoken(refusal: CartRefusal, lines: readonly TicketLine[]): BuyRefusal {
  switch (refusal.code) {
    case 'NOT_OFFERED':
      return { code: 'NOT_OFFERED', line: lines.findIndex(({ id }) => id === refusal.lineId) }
    case 'SEATS_TAKEN':
      return { code: 'SEATS_TAKEN', seats: lines.flatMap((line) => seatOf(line, refusal.lineIds)) }
    case 'TOTAL_CHANGED':
      return { code: 'PRICE_CHANGED', totalMinor: refusal.totalMinor }
    case 'PERFORMANCE_CLOSED':
    case 'STANDING_FULL':
      return refusal
    case 'CART_EMPTY':
    case 'OUT_OF_STOCK':
    case 'SUBSCRIPTION_INCOMPLETE':
      throw new Error(`a cart of tickets, one at the least, was refused as ${refusal.code}`)
  }
}

function seatOf({ id, performanceId, seatId }: TicketLine, lineIds: readonly OrderLineId[]) {
  return seatId !== null && lineIds.includes(id) ? [{ performanceId, seatId }] : []
}

function performancesIn(lines: readonly TicketLine[]): PerformanceId[] {
  return [...new Set(lines.map(({ performanceId }) => performanceId))]
}
