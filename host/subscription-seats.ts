// Seats for a subscription: one and the same in every performance where that can be, as near to it as can be elsewhere.
import type { ProposedPlaces } from '#core/contract/subscription.ts'
import { bestSeats } from '#core/domain/best-seats.ts'
import type { AreaId, PerformanceId, PriceTypeId, SeatId } from '#core/domain/ids.ts'
import type { HallPlan, Seat } from '#core/domain/seat.ts'
import { findCounter } from '#db/counter.ts'
import type { ReadableDb } from '#db/database.ts'
import { countStanding, findHallPlan, listPrices, listPriceTypes, listTakenSeats } from '#db/performance.ts'
import { readOwnRights, readRightsElsewhere } from '#db/rights.ts'
import type { SubscriptionPerformance } from '#db/subscription.ts'

export type SeatsWanted = {
  count: number
  /** To be followed; none: the best ones are looked for. */
  wanted: readonly SeatId[]
  except: readonly { performanceId: PerformanceId; seatId: SeatId }[]
  /** Whether this counter may sell only what is set aside for it, because nobody can be asked. */
  isApart: boolean
}

/** Of each performance, in their order. */
export function proposePlaces(
  db: ReadableDb,
  performances: readonly SubscriptionPerformance[],
  asked: SeatsWanted,
): ProposedPlaces[] {
  const byHall = Map.groupBy(performances, ({ hallId }) => hallId)
  const proposed = new Map<PerformanceId, ProposedPlaces>()
  for (const [hallId, own] of byHall) {
    const plan = findHallPlan(db, hallId)
    if (!plan) continue
    const evenings = own.map(({ id }) => readEvening(db, id, asked))
    for (const places of plan.seats.length > 0 ? inSeats(plan, evenings, asked) : standing(plan, evenings, asked.count))
      proposed.set(places.performanceId, places)
  }
  return performances.map(({ id }) => proposed.get(id) ?? { performanceId: id, how: 'none', places: [] })
}

type Evening = {
  id: PerformanceId
  isFree(seatId: SeatId): boolean
  freePlaces(area: HallPlan['areas'][number]): number
  /** The first price type that has a price there; undefined where nothing is sold. */
  priceTypeOf(category: string): PriceTypeId | undefined
}

function readEvening(db: ReadableDb, id: PerformanceId, { except, isApart }: SeatsWanted): Evening {
  const taken = new Set(listTakenSeats(db, id).map(({ seatId }) => seatId))
  for (const one of except) if (one.performanceId === id) taken.add(one.seatId)
  const elsewhere = readRightsElsewhere(db, id)
  const own = isApart ? readOwnRights(db, id, findCounter(db)?.id ?? '') : undefined
  const sold = countStanding(db, id)
  const prices = listPrices(db, id)
  const types = listPriceTypes(db)
  return {
    id,
    isFree: (seatId) => !taken.has(seatId) && !elsewhere.seats.has(seatId) && (own?.seats.has(seatId) ?? true),
    freePlaces: ({ id: areaId, capacity }) =>
      own ? (own.places.get(areaId) ?? 0) : capacity - (sold.get(areaId) ?? 0) - (elsewhere.places.get(areaId) ?? 0),
    priceTypeOf: (category) =>
      types.find((type) => prices.some((row) => row.category === category && row.priceTypeId === type.id))?.id as
        | PriceTypeId
        | undefined,
  }
}

function inSeats(plan: HallPlan, evenings: readonly Evening[], { count, wanted }: SeatsWanted): ProposedPlaces[] {
  const seatOf = new Map(plan.seats.map((seat) => [seat.id, seat]))
  const sells = (evening: Evening, id: SeatId) => {
    const seat = seatOf.get(id)
    return seat !== undefined && evening.priceTypeOf(seat.category) !== undefined && evening.isFree(id)
  }
  const followed = wanted.flatMap((id) => seatOf.get(id) ?? [])
  const liked =
    followed.length === count
      ? followed
      : seatsFrom(
          seatOf,
          bestSeats(plan, (id) => evenings.every((evening) => sells(evening, id)), count),
        )
  return evenings.map((evening) => {
    const isFree = (id: SeatId) => sells(evening, id)
    if (liked.length === count && liked.every(({ id }) => isFree(id))) return placesOf(evening, 'same', liked)
    const near = seatsFrom(seatOf, nearestSeats(plan, isFree, count, liked))
    return placesOf(evening, near.length === count ? 'near' : 'none', near)
  })
}

/** Of the same category first: that is what was paid for. */
function nearestSeats(plan: HallPlan, isFree: (id: SeatId) => boolean, count: number, liked: readonly Seat[]) {
  const [first] = liked
  if (!first) return bestSeats(plan, isFree, count)
  const around = { ...plan, focus: middleOf(liked) }
  return bestSeats(around, isFree, count, { category: first.category }) ?? bestSeats(around, isFree, count)
}

function seatsFrom(seatOf: ReadonlyMap<SeatId, Seat>, best: ReturnType<typeof bestSeats>): Seat[] {
  return (best?.seats ?? []).flatMap((id) => seatOf.get(id) ?? [])
}

export function middleOf(seats: readonly Pick<Seat, 'x' | 'y'>[]): { x: number; y: number } {
  const sum = seats.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 })
  return { x: Math.round(sum.x / seats.length), y: Math.round(sum.y / seats.length) }
}

function placesOf(evening: Evening, how: ProposedPlaces['how'], seats: readonly Seat[]): ProposedPlaces {
  const places = seats.flatMap(({ id: seatId, areaId, category }) => {
    const priceTypeId = evening.priceTypeOf(category)
    return priceTypeId ? [{ areaId, seatId, priceTypeId }] : []
  })
  return { performanceId: evening.id, how, places: how === 'none' ? [] : places }
}

/** In the first area that has room for all. */
function standing({ areas }: HallPlan, evenings: readonly Evening[], count: number): ProposedPlaces[] {
  return evenings.map((evening) => {
    const area = areas.find((one) => evening.freePlaces(one) >= count && evening.priceTypeOf(one.category))
    const priceTypeId = area && evening.priceTypeOf(area.category)
    if (!area || !priceTypeId) return { performanceId: evening.id, how: 'none', places: [] }
    const place = { areaId: area.id as AreaId, seatId: null, priceTypeId }
    return { performanceId: evening.id, how: 'same', places: Array.from({ length: count }, () => place) }
  })
}
