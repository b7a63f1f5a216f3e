// The web shop's window: what is coming and what is left of it, and seats kept for a cart. A cart is a hold as a counter's is,
// in the same rows: what lies in one is sold to nobody else for ten minutes, and is free by itself then.
import { createHash } from 'node:crypto'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { AreaId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import { seatText } from '#core/effects/order-places.ts'
import { comingMax, type ShopComing, type ShopHold, type ShopPerformance } from '#core/protocol/shop-contract.ts'
import type { SeatOwner, Store, Taken } from '../store/store.ts'
import { type Hall, type House, houseOf, isOpen, type Performance, readHouse } from './shop-house.ts'

export type ShopWorld = {
  store: Store
  /** UTC milliseconds. */
  nowMs(): number
  random(bytes: number): Uint8Array
  /** Seals the tokens of orders. */
  secret: string
}

const holdMs = 10 * 60_000

export async function listComing(
  world: ShopWorld,
  { afterMs }: { afterMs?: number | undefined },
): Promise<Decision<ShopComing, { code: 'NOTHING_YET' }>> {
  const nowMs = world.nowMs()
  const coming = await world.store.listComing(Math.max(nowMs, afterMs ?? 0), comingMax)
  const house = await houseOf(world.store, coming)
  if (!house.venue) return refuse({ code: 'NOTHING_YET' })
  const taken = await world.store.countTaken(
    coming.map(({ id }) => id),
    nowMs,
  )
  const { name: venueName, currency, zone } = house.venue
  const performances = [...house.performances].map(([id, performance]) =>
    comingOf(id, performance, house, taken.get(id)),
  )
  return accept({ venueName, currency, zone, performances })
}

function comingOf(
  performanceId: PerformanceId,
  performance: Performance,
  house: House,
  taken: Taken | undefined,
): ShopComing['performances'][number] {
  const { title, startsAtMs, hallId } = performance
  const hall = house.halls.get(hallId)
  const pricesMinor = pricesOf(house, performance).map(({ priceMinor }) => priceMinor)
  return {
    performanceId,
    title,
    hallName: hall?.name ?? '',
    startsAtMs,
    freeSeats: Math.max(0, (hall?.seats.length ?? 0) - (taken?.seats ?? 0)),
    freePlaces: (hall?.areas ?? []).reduce((sum, area) => sum + freePlacesOf(area, taken), 0),
    fromMinor: pricesMinor.length > 0 ? Math.min(...pricesMinor) : null,
  }
}

function freePlacesOf({ id, kind, capacity }: Hall['areas'][number], taken: Taken | undefined): number {
  return kind === 'standing' ? Math.max(0, capacity - (taken?.places.get(id) ?? 0)) : 0
}

type Unknown = { code: 'UNKNOWN_PERFORMANCE' }

export async function readPerformance(
  { store, nowMs }: ShopWorld,
  performanceId: PerformanceId,
): Promise<Decision<ShopPerformance, Unknown>> {
  const house = await readHouse(store, [performanceId])
  const performance = house.performances.get(performanceId)
  const hall = performance && house.halls.get(performance.hallId)
  if (!performance || !hall || !house.venue) return refuse({ code: 'UNKNOWN_PERFORMANCE' })
  const takenSeats = await store.takenSeats(performanceId, nowMs())
  const taken = (await store.countTaken([performanceId], nowMs())).get(performanceId)
  const { title, startsAtMs } = performance
  return accept({
    performanceId,
    title,
    hallName: hall.name,
    startsAtMs,
    isOnSale: isOpen(performance, nowMs()),
    currency: house.venue.currency,
    prices: pricesOf(house, performance),
    areas: areasOf(hall, takenSeats, taken),
    seats: hall.seats.map(({ id, areaId, ...seat }) => ({
      seatId: id as SeatId,
      areaId: areaId as AreaId,
      ...seat,
      isFree: !takenSeats.has(id),
    })),
  })
}

function pricesOf({ priceTypes }: House, { prices }: Performance): ShopPerformance['prices'] {
  return prices.flatMap((price) => {
    const priceTypeId = price.priceTypeId as ShopPerformance['prices'][number]['priceTypeId']
    const name = priceTypes.get(priceTypeId)?.name
    return name === undefined ? [] : [{ ...price, priceTypeId, name }]
  })
}

function areasOf(hall: Hall, takenSeats: ReadonlySet<string>, taken: Taken | undefined): ShopPerformance['areas'] {
  const freeSeats = (area: string) => hall.seats.filter(({ id, areaId }) => areaId === area && !takenSeats.has(id))
  return hall.areas.map((area) => ({
    areaId: area.id as AreaId,
    name: area.name,
    kind: area.kind,
    category: area.category,
    free: area.kind === 'standing' ? freePlacesOf(area, taken) : freeSeats(area.id).length,
  }))
}

type HoldRefusal =
  | Unknown
  | { code: 'UNKNOWN_SEAT' }
  | { code: 'PERFORMANCE_CLOSED'; performanceId: PerformanceId }
  | { code: 'SEATS_TAKEN'; seats: { performanceId: PerformanceId; seatId: SeatId }[] }

/** Refused while one of the seats is somebody's or was set aside for a counter; then nothing was changed. */
export async function holdCart(
  world: ShopWorld,
  { sessionId, performanceId, seatIds }: ShopHold,
): Promise<Decision<{ untilMs: number }, HoldRefusal>> {
  const house = await readHouse(world.store, [performanceId])
  const performance = house.performances.get(performanceId)
  if (!performance) return refuse({ code: 'UNKNOWN_PERFORMANCE' })
  const wanted = new Set<SeatId>(seatIds)
  const known = new Set<string>(house.halls.get(performance.hallId)?.seats.map(({ id }) => id))
  // A row is kept of every seat that was ever asked for: there has to be such a seat.
  if ([...wanted].some((seatId) => !known.has(seatId))) return refuse({ code: 'UNKNOWN_SEAT' })
  const nowMs = world.nowMs()
  if (wanted.size > 0 && !isOpen(performance, nowMs)) return refuse({ code: 'PERFORMANCE_CLOSED', performanceId })
  const holderId = holderOf(sessionId)
  return await world.store.transact(async (tx) => {
    const before = await tx.findHolds(performanceId, holderId)
    const touched = [...new Set([...before, ...wanted])].map((seatId) => ({ performanceId, seatId }))
    const owners = await tx.lockSeats(touched)
    const ownerOf = (seatId: string) => owners.get(seatText({ performanceId, seatId }))
    const taken = [...wanted].filter((seatId) => !isFreeFor(ownerOf(seatId), holderId, nowMs))
    if (taken.length > 0) {
      return refuse({ code: 'SEATS_TAKEN', seats: taken.map((seatId) => ({ performanceId, seatId })) })
    }
    const untilMs = nowMs + holdMs
    const held = [...wanted].map((seatId) => ({ performanceId, seatId, holder: { heldBy: holderId, untilMs } }))
    const letGo = before
      .filter((seatId) => !(wanted as ReadonlySet<string>).has(seatId) && isHeldBy(ownerOf(seatId), holderId))
      .map((seatId) => ({ performanceId, seatId, holder: null }))
    await tx.write({ puts: [], seats: [...held, ...letGo], areas: [], journal: null, atMs: nowMs })
    return accept({ untilMs })
  })
}

/** Whom a cart's seats are held by: nobody can make a session that is a counter's id, or read one out of the database. */
export function holderOf(sessionId: string): string {
  const hex = createHash('sha256').update(`web cart ${sessionId}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

/** What was set aside for a counter is not free, however long that counter is away. */
export function isFreeFor(owner: SeatOwner | undefined, holderId: string, nowMs: number): boolean {
  return !owner || ('heldBy' in owner && (owner.heldBy === holderId || owner.untilMs <= nowMs))
}

function isHeldBy(owner: SeatOwner | undefined, holderId: string): boolean {
  return owner !== undefined && 'heldBy' in owner && owner.heldBy === holderId
}
