// What can be sold: coming performances, the seats of one, products and price types.
import type { PerformanceRow, PerformanceView, PriceType, Product } from '#core/contract/performance.ts'
import { goodAdjacentDots } from '#core/domain/best-seats.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { AreaId, SeatId } from '#core/domain/ids.ts'
import type { HallPlan } from '#core/domain/seat.ts'
import { noRights, type OwnRights } from '#core/domain/selling-rights.ts'
import type { AllotmentEntity } from '#core/protocol/allotment.ts'
import { listBlocks } from '#db/block.ts'
import { findCounter } from '#db/counter.ts'
import type { ReadableDb } from '#db/database.ts'
import {
  categoryPrices,
  cheapestPrices,
  countStanding,
  findHallPlan,
  findPerformance,
  listComing,
  listPrices,
  listPriceTypes,
  listProducts,
  listTakenSeats,
} from '#db/performance.ts'
import { listAllotmentsElsewhere, listKnownCounters, readOwnRights, sumRights } from '#db/rights.ts'
import { staffName } from '#db/staff.ts'
import { host, settle } from '../procedures.ts'
import type { World } from '../world.ts'
import { cancelPerformance, giveBackAll, readGivingBack, stopGivingBack } from './cancel-performance.ts'
import { isLimited, isStopped } from './selling-rights.ts'

export const performance = {
  cancel: host.performance.cancel.handler(({ input, context: { world }, errors }) =>
    settle(cancelPerformance(world, input), errors),
  ),
  givingBack: host.performance.givingBack.handler(({ input, context: { world } }) =>
    readGivingBack(world, input.performanceId),
  ),
  giveBack: host.performance.giveBack.handler(({ input, context: { world }, errors }) =>
    settle(giveBackAll(world, input.performanceId), errors),
  ),
  stopGivingBack: host.performance.stopGivingBack.handler(({ input, context: { world } }) =>
    stopGivingBack(world, input.performanceId),
  ),
  coming: host.performance.coming.handler(({ context: { world } }) => readComing(world.db.read, world.clock.nowMs())),
  get: host.performance.get.handler(({ input, context: { world }, errors }) =>
    settle(readPerformance(world, input.performanceId), errors),
  ),
  hall: host.performance.hall.handler(({ input, context: { world }, errors }) => {
    const plan = findHallPlan(world.db.read, input.hallId)
    return settle<HallPlan, { code: 'UNKNOWN_HALL' }>(plan ? accept(plan) : refuse({ code: 'UNKNOWN_HALL' }), errors)
  }),
  shelf: host.performance.shelf.handler(({ context: { world } }) => readShelf(world.db.read)),
}

function readShelf(db: ReadableDb): { priceTypes: PriceType[]; products: Product[] } {
  return {
    priceTypes: listPriceTypes(db).map(({ id, code, name }) => ({ id: id as PriceType['id'], code, name })),
    products: listProducts(db).map(({ id, name, barcode, priceMinor, vatCode, stock }) => ({
      id: id as Product['id'],
      name,
      barcode,
      priceMinor,
      vatCode,
      stock,
    })),
  }
}

/** Performances that began this long ago still stand in the list: latecomers are at the desk. */
const stillListedMs = 4 * 3_600_000

function readComing(db: ReadableDb, nowMs: number): PerformanceRow[] {
  const rows = listComing(db, nowMs - stillListedMs)
  const plans = new Map([...new Set(rows.map(({ hallId }) => hallId))].map((id) => [id, findHallPlan(db, id)]))
  const prices = cheapestPrices(
    db,
    rows.map(({ id }) => id),
  )
  const byCategory = categoryPrices(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...row,
    id: row.id as PerformanceRow['id'],
    hallId: row.hallId as PerformanceRow['hallId'],
    fromMinor: prices.get(row.id) ?? null,
    ...freePlaces(db, row.id, plans.get(row.hallId), byCategory.get(row.id)),
  }))
}

function freePlaces(
  db: ReadableDb,
  performanceId: string,
  plan: HallPlan | undefined,
  prices: ReadonlyMap<string, number> | undefined,
) {
  if (!plan) return { capacity: 0, free: 0, dots: 0 as const, categories: [] }
  const taken = new Set<string>(listTakenSeats(db, performanceId).map(({ seatId }) => seatId))
  const capacity = capacityOf(plan)
  const standing = countStanding(db, performanceId)
  const free = capacity - taken.size - sumOf(standing)
  const left = freeByCategory(plan, taken, standing)
  const categories = [...left].map(([category, count]) => ({
    category,
    priceMinor: prices?.get(category) ?? null,
    free: count,
  }))
  const dots = plan.seats.length > 0 ? goodAdjacentDots(plan, (id) => !taken.has(id)) : dotsOfShare(free, capacity)
  return { capacity, free, dots, categories }
}

const capacityOf = ({ areas }: HallPlan) => areas.reduce((sum, { capacity }) => sum + capacity, 0)

/** In the order of the categories' letters. */
function freeByCategory(
  { seats, areas }: HallPlan,
  taken: ReadonlySet<string>,
  standing: ReadonlyMap<string, number>,
): Map<string, number> {
  const free = new Map<string, number>()
  const add = (category: string, count: number) => free.set(category, (free.get(category) ?? 0) + count)
  for (const { id, category } of seats) add(category, taken.has(id) ? 0 : 1)
  for (const { id, kind, capacity, category } of areas)
    if (kind === 'standing') add(category, Math.max(0, capacity - (standing.get(id) ?? 0)))
  return new Map([...free].toSorted(([a], [b]) => a.localeCompare(b)))
}

const sumOf = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0)

/** For each performance: places nobody has, as far as this counter knows. A hall is read once. */
export function makeFreeCount(db: ReadableDb): (performance: { id: string; hallId: string }) => number {
  const capacities = new Map<string, number>()
  return ({ id, hallId }) => {
    const plan = capacities.has(hallId) ? undefined : findHallPlan(db, hallId)
    const capacity = capacities.get(hallId) ?? (plan ? capacityOf(plan) : 0)
    capacities.set(hallId, capacity)
    return Math.max(0, capacity - listTakenSeats(db, id).length - sumOf(countStanding(db, id)))
  }
}

/** For halls without seats: how full, in three steps. */
function dotsOfShare(free: number, capacity: number): 0 | 1 | 2 | 3 {
  if (free <= 0) return 0
  if (free * 10 < capacity) return 1
  return free * 3 < capacity ? 2 : 3
}

/** Null where this counter shares with nobody. */
function readOwn(db: ReadableDb, performanceId: string, nowMs: number): OwnRights | null {
  const counterId = findCounter(db)?.id
  if (!counterId || !isLimited(db)) return null
  return isStopped(db, performanceId, nowMs) ? noRights : readOwnRights(db, performanceId, counterId)
}

type Elsewhere = NonNullable<PerformanceView['rights']>['elsewhere'][number]

/** @param serverMs by the server's clock, which says how long a seat lies in a cart */
function listElsewhere(db: ReadableDb, others: readonly AllotmentEntity[], serverMs: number): Elsewhere[] {
  const names = new Map(listKnownCounters(db).map(({ id, code, name }) => [id, name || code]))
  return others.flatMap(({ counterId, seats, heldSeats }) => {
    const counter = names.get(counterId) ?? ''
    const inCart = heldSeats.filter(({ untilMs }) => untilMs > serverMs)
    const as = (isInCart: boolean) => (seatId: string) => ({ seatId: seatId as SeatId, counter, isInCart })
    return [...seats.map(as(false)), ...inCart.map(({ seatId }) => seatId).map(as(true))]
  })
}

function readBlocks(db: ReadableDb, performanceId: string): PerformanceView['blocks'] {
  return listBlocks(db, performanceId).map(
    ({ blockId, block: { owner, name, setAtMs, setBy, untilMs }, seats, areas }) => {
      const setByName = staffName(db, setBy)
      const places = areas.map((area) => ({ ...area, areaId: area.areaId as AreaId }))
      return {
        blockId,
        owner,
        name,
        setAtMs,
        setByName,
        seatIds: seats as SeatId[],
        areas: places,
        untilMs: untilMs ?? null,
      }
    },
  )
}

function readPerformance(
  { db: { read: db }, clock, sync }: World,
  performanceId: string,
): Decision<PerformanceView, { code: 'UNKNOWN_PERFORMANCE' }> {
  const nowMs = clock.nowMs()
  const found = findPerformance(db, performanceId)
  if (!found) return refuse({ code: 'UNKNOWN_PERFORMANCE' })
  const { performance: row, hallName } = found
  const standing = countStanding(db, row.id)
  const others = listAllotmentsElsewhere(db, row.id)
  const elsewhere = sumRights(others)
  const isOnline = sync.report()?.mode === 'online'
  const own = readOwn(db, row.id, nowMs)
  const areas = findHallPlan(db, row.hallId)?.areas.filter(({ kind }) => kind === 'standing') ?? []
  return accept({
    id: row.id as PerformanceView['id'],
    hallId: row.hallId as PerformanceView['hallId'],
    hallName,
    title: row.title,
    startsAtMs: row.startsAtMs,
    state: row.state,
    vatCode: row.vatCode,
    prices: listPrices(db, row.id).map(({ category, priceTypeId, priceMinor }) => ({
      category,
      priceTypeId: priceTypeId as PerformanceView['prices'][number]['priceTypeId'],
      priceMinor,
    })),
    taken: listTakenSeats(db, row.id) as PerformanceView['taken'],
    blocks: readBlocks(db, row.id),
    standing: areas.map(({ id, capacity }) => {
      // While the others can be asked, what they have may still be had.
      const apart = isOnline ? 0 : (elsewhere.places.get(id) ?? 0)
      const free = capacity - (standing.get(id) ?? 0) - apart
      return { areaId: id, free: Math.max(0, free), own: own ? Math.min(free, own.places.get(id) ?? 0) : free }
    }),
    rights: own && {
      own: [...own.seats] as SeatId[],
      elsewhere: listElsewhere(db, others, nowMs + sync.clockOffsetMs()),
    },
  })
}
