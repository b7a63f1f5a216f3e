// What a visitor may do with an order bought on the web: look at it, and give places back before the performance begins. Who
// holds the order's token is the visitor.
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { OrderId, OrderLineId, PerformanceId } from '#core/domain/ids.ts'
import { decideRefund } from '#core/domain/refund.ts'
import { refunded } from '#core/effects/case-order.ts'
import { placesHeld, seatsHeld } from '#core/effects/order-places.ts'
import type { EntityKey, OrderEntity, StoredLine } from '#core/protocol/entity.ts'
import type { ShopOrder } from '#core/protocol/shop-contract.ts'
import { unseal } from '../seal.ts'
import type { StoreTransaction } from '../store/store.ts'
import type { ShopWorld } from './shop.ts'
import { type House, readHouse } from './shop-house.ts'
import { newId, webCode, webPayment } from './shop-new-order.ts'
import { makeWorkingState, type WorkingState } from './working-state.ts'

type TokenInvalid = { code: 'TOKEN_INVALID' }

export type CancelRefusal =
  | TokenInvalid
  | { code: 'UNKNOWN_LINE' | 'TOO_LATE' | 'NOT_CANCELLABLE'; lineIds: OrderLineId[] }

/** @param token as it came with the order */
export async function readOwnOrder(world: ShopWorld, token: string): Promise<Decision<ShopOrder, TokenInvalid>> {
  const orderId = unseal(world.secret, 'order', token, world.nowMs())
  const [found] = orderId === undefined ? [] : await world.store.fetch([{ kind: 'order', id: orderId }])
  if (!found) return refuse({ code: 'TOKEN_INVALID' })
  const order = found.body as OrderEntity
  return accept(viewOf(found.id, order, await readHouse(world.store, performancesOf(order.lines))))
}

/** Of lines that were given back already nothing more comes back. Refused, nothing is given back. */
export async function cancelLines(
  world: ShopWorld,
  token: string,
  lineIds: readonly OrderLineId[],
): Promise<Decision<ShopOrder, CancelRefusal>> {
  const nowMs = world.nowMs()
  const orderId = unseal(world.secret, 'order', token, nowMs)
  if (orderId === undefined) return refuse({ code: 'TOKEN_INVALID' })
  const cancelled = await world.store.transact((tx) => cancelWithin(tx, world, { orderId, lineIds, nowMs }))
  if (!cancelled.accepted) return cancelled
  return accept(viewOf(orderId, cancelled.value, await readHouse(world.store, performancesOf(cancelled.value.lines))))
}

type Cancel = { orderId: string; lineIds: readonly OrderLineId[]; nowMs: number }

async function cancelWithin(
  tx: StoreTransaction,
  world: ShopWorld,
  { orderId, lineIds, nowMs }: Cancel,
): Promise<Decision<OrderEntity, CancelRefusal>> {
  const key: EntityKey = { kind: 'order', id: orderId }
  const [order] = (await tx.lockEntities([key])).values() as Iterable<OrderEntity>
  if (!order) return refuse({ code: 'TOKEN_INVALID' })
  const unknown = lineIds.filter((lineId) => !order.lines.some(({ id }) => id === lineId))
  if (unknown.length > 0) return refuse({ code: 'UNKNOWN_LINE', lineIds: unknown })
  const lines = order.lines.filter(({ id, state }) => lineIds.includes(id as OrderLineId) && state !== 'cancelled')
  if (lines.length === 0) return accept(order)
  const state = await holdPlaces(tx, key, { ...order, lines })
  const refusal = findObstacle(order, lines, state, nowMs)
  if (refusal) return refuse(refusal)
  const refund = decideRefund({
    linesMinor: lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    totalMinor: order.order.totalMinor,
    paidMinor: order.order.paidMinor,
    currency: order.order.currency,
    // Money that goes back over the web is not rounded to a coin.
    cashStepMinor: 1,
  })
  if (!refund.accepted) return refuse({ code: 'NOT_CANCELLABLE', lineIds: idsOf(lines) })
  const { amountMinor } = refund.value
  const payment =
    amountMinor > 0
      ? webPayment(newId(world, nowMs), `${webCode}-${await tx.takeNumber('web-receipt')}`, -amountMinor, nowMs)
      : null
  const body = refunded(order, idsOf(lines), payment ? [payment] : [], { atMs: nowMs })
  state.take({ puts: [{ kind: 'order', id: orderId, body }], cases: [] })
  await tx.write({ ...state.writes(), journal: null, atMs: nowMs })
  return accept(body)
}

/** The order is held by then: what its lines have of seats and places is theirs until the end. */
function holdPlaces(tx: StoreTransaction, key: EntityKey, part: OrderEntity): Promise<WorkingState> {
  const performances = performancesOf(part.lines).map((id): EntityKey => ({ kind: 'performance', id }))
  return makeWorkingState(tx, '', [
    {
      touches: [key],
      reads: performances,
      claims: {
        seats: [...seatsHeld(part).values()].map(({ seat }) => seat),
        areas: [...placesHeld(part).values()].map(({ area }) => area),
      },
    },
  ])
}

function findObstacle(
  { order }: OrderEntity,
  lines: readonly StoredLine[],
  state: WorkingState,
  nowMs: number,
): CancelRefusal | undefined {
  // A contested line is a case, and a case is answered by a person.
  const odd =
    order.channel === 'web' ? lines.filter((line) => line.state !== 'active' || line.kind !== 'ticket') : lines
  if (odd.length > 0) return { code: 'NOT_CANCELLABLE', lineIds: idsOf(odd) }
  const late = lines.filter(({ performanceId }) => {
    const performance = performanceId === null ? undefined : state.find('performance', performanceId)
    return !performance || performance.startsAtMs <= nowMs
  })
  return late.length > 0 ? { code: 'TOO_LATE', lineIds: idsOf(late) } : undefined
}

function viewOf(orderId: string, { order, lines, tickets }: OrderEntity, house: House): ShopOrder {
  const { number, state, currency, totalMinor, paidMinor } = order
  return {
    orderId: orderId as OrderId,
    number,
    state,
    currency,
    totalMinor,
    paidMinor,
    lines: lines.map((line) => ({
      lineId: line.id as OrderLineId,
      text: line.text,
      state: line.state,
      performanceId: line.performanceId as PerformanceId | null,
      ...placeOf(line, house),
      totalMinor: line.totalMinor,
      vatRateBp: line.vatRateBp,
      vatMinor: line.vatMinor,
      ticketCode: tickets.find(({ orderLineId, state: is }) => orderLineId === line.id && is === 'valid')?.code ?? null,
    })),
  }
}

function placeOf({ performanceId, areaId, seatId }: StoredLine, { performances, halls }: House) {
  const performance = performances.get(performanceId as PerformanceId)
  const hall = halls.get(performance?.hallId ?? '')
  const seat = hall?.seats.find(({ id }) => id === seatId)
  return {
    startsAtMs: performance?.startsAtMs ?? null,
    areaName: hall?.areas.find(({ id }) => id === areaId)?.name ?? '',
    row: seat?.row ?? '',
    seatNumber: seat?.number ?? '',
  }
}

const idsOf = (lines: readonly StoredLine[]) => lines.map(({ id }) => id as OrderLineId)

function performancesOf(lines: readonly StoredLine[]): string[] {
  return [...new Set(lines.flatMap(({ performanceId }) => performanceId ?? []))]
}
