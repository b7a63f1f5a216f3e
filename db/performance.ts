// Performances with what is left of them, halls with their seats, price types and products.
import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { HallPlan } from '#core/domain/seat.ts'
import { isBlocked, listBlocks } from './block.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { preparedOnce } from './prepared.ts'
import { hallAreas, halls, performancePrices, performances, priceTypes, products, seats } from './schema/catalogue.ts'

export function listComing(db: ReadableDb, sinceMs: number) {
  return comingOf(db).all({ sinceMs })
}

const comingOf = preparedOnce((db: ReadableDb) =>
  db
    .select({
      id: performances.id,
      hallId: performances.hallId,
      hallName: halls.name,
      title: performances.title,
      startsAtMs: performances.startsAtMs,
      state: performances.state,
    })
    .from(performances)
    .innerJoin(halls, eq(halls.id, performances.hallId))
    .where(gte(performances.startsAtMs, sql.placeholder('sinceMs')))
    .orderBy(asc(performances.startsAtMs))
    .prepare(),
)

export function findPerformance(db: ReadableDb, id: string) {
  return performanceOf(db).get({ id })
}

const performanceOf = preparedOnce((db: ReadableDb) =>
  db
    .select({ performance: performances, hallName: halls.name })
    .from(performances)
    .innerJoin(halls, eq(halls.id, performances.hallId))
    .where(eq(performances.id, sql.placeholder('id')))
    .prepare(),
)

export function listPrices(db: ReadableDb, performanceId: string) {
  return pricesOf(db).all({ performanceId })
}

const pricesOf = preparedOnce((db: ReadableDb) =>
  db
    .select()
    .from(performancePrices)
    .where(eq(performancePrices.performanceId, sql.placeholder('performanceId')))
    .prepare(),
)

/** The cheapest price of each of these performances, in minor units; a free place for a companion is not a price to advertise. */
export function cheapestPrices(db: ReadableDb, ids: readonly string[]): Map<string, number> {
  const rows = db
    .select({
      id: performancePrices.performanceId,
      fromMinor: sql<number>`coalesce(min(nullif(${performancePrices.priceMinor}, 0)), 0)`,
    })
    .from(performancePrices)
    .where(inArray(performancePrices.performanceId, [...ids]))
    .groupBy(performancePrices.performanceId)
    .all()
  return new Map(rows.map(({ id, fromMinor }) => [id, fromMinor]))
}

/** By performance and category: the price of the first price type that has one there, in minor units. */
export function categoryPrices(db: ReadableDb, ids: readonly string[]): Map<string, Map<string, number>> {
  const rows = db.sql.prepare(categoryPricesSql).all(JSON.stringify(ids)) as CategoryPrice[]
  const prices = new Map<string, Map<string, number>>()
  for (const { id, category, priceMinor } of rows) {
    const own = prices.get(id) ?? new Map<string, number>()
    prices.set(id, own)
    if (!own.has(category)) own.set(category, priceMinor)
  }
  return prices
}

type CategoryPrice = { id: string; category: string; priceMinor: number }
const categoryPricesSql = `select performance_id as id, category, price_minor as priceMinor
  from performance_prices join price_types on price_types.id = price_type_id
  where performance_id in (select value from json_each(?)) and is_active order by price_types.position`

/** Seats that somebody has, and whether they are paid for, reserved or blocked; each once. */
export function listTakenSeats(
  db: ReadableDb,
  performanceId: string,
): { seatId: string; status: 'sold' | 'reserved' | 'blocked' }[] {
  const rows = db.sql.prepare(takenSql).all(performanceId) as { seatId: string; state: string }[]
  const had = rows.map(({ seatId, state }) => ({ seatId, status: state === 'reserved' ? 'reserved' : 'sold' }) as const)
  const blocked = listBlocks(db, performanceId).flatMap(({ seats: own }) => own)
  if (blocked.length === 0) return had
  const ids = new Set(had.map(({ seatId }) => seatId))
  const free = blocked.filter((seatId) => !ids.has(seatId))
  return [...had, ...free.map((seatId) => ({ seatId, status: 'blocked' }) as const)]
}

const takenSql = `select seat_id as seatId, orders.state from order_lines join orders on orders.id = order_id
  where performance_id = ? and order_lines.state = 'active' and seat_id is not null`

/** Sold, reserved or blocked. */
export function isSeatTaken(db: ReadableDb, performanceId: string, seatId: string): boolean {
  const sql = `select 1 from order_lines where performance_id = ? and seat_id = ? and state = 'active' and seat_id is not null`
  return db.sql.prepare(sql).get(performanceId, seatId) !== undefined || isBlocked(db, performanceId, seatId)
}

/** Places taken without a seat, per area: sold, reserved or blocked. */
export function countStanding(db: ReadableDb, performanceId: string): Map<string, number> {
  const rows = db.sql.prepare(standingSql).all(performanceId) as { areaId: string; taken: number }[]
  const taken = new Map(rows.map((row) => [row.areaId, row.taken]))
  for (const { areaId, places } of listBlocks(db, performanceId).flatMap(({ areas }) => areas))
    taken.set(areaId, (taken.get(areaId) ?? 0) + places)
  return taken
}

const standingSql = `select area_id as areaId, sum(quantity) as taken from order_lines
  where performance_id = ? and state = 'active' and seat_id is null and area_id is not null group by area_id`

export function findHallPlan(db: ReadableDb, hallId: string): HallPlan | undefined {
  const hall = db.select().from(halls).where(eq(halls.id, hallId)).get()
  if (!hall) return undefined
  const areas = db.select().from(hallAreas).where(eq(hallAreas.hallId, hallId)).orderBy(asc(hallAreas.position)).all()
  const ids = areas.map(({ id }) => id)
  const places = ids.length > 0 ? db.select().from(seats).where(inArray(seats.areaId, ids)).all() : []
  return {
    hallId: hall.id,
    name: hall.name,
    focus: { x: hall.focusX, y: hall.focusY },
    areas: areas.map(({ id, name, kind, capacity, category }) => ({ id, name, kind, capacity, category })),
    seats: places,
  } as HallPlan
}

export function listPriceTypes(db: ReadableDb) {
  return priceTypesOf(db).all()
}

const priceTypesOf = preparedOnce((db: ReadableDb) =>
  db.select().from(priceTypes).where(eq(priceTypes.isActive, true)).orderBy(asc(priceTypes.position)).prepare(),
)

export function listProducts(db: ReadableDb) {
  return db.select().from(products).where(eq(products.isActive, true)).orderBy(asc(products.position)).all()
}

export function findProduct(db: ReadableDb, id: string) {
  return productOf(db).get({ id })
}

const productOf = preparedOnce((db: ReadableDb) =>
  db
    .select()
    .from(products)
    .where(and(eq(products.id, sql.placeholder('id')), eq(products.isActive, true)))
    .prepare(),
)

const takeStockSql = `update products set stock = stock - @quantity
  where id = @productId and (stock is null or stock >= @quantity)`

/**
 * Takes from the stock of a product; one that never runs out keeps none.
 * @throws when there is less: the decision has checked it in the same transaction
 */
export function takeStock(tx: WritableDb, productId: string, quantity: number): void {
  const taken = tx.sql.prepare(takeStockSql).run({ productId, quantity })
  if (taken.changes !== 1) throw new Error(`stock of ${productId} fell below what was decided`)
}

export function listSeats(db: ReadableDb, ids: readonly string[]) {
  return ids.length > 0 ? seatsOf(db).all({ ids: JSON.stringify(ids) }) : []
}

const seatsOf = preparedOnce((db: ReadableDb) => db.select().from(seats).where(sql`${seats.id} in ${listed}`).prepare())

/** A list of ids of any length as one value, so that one statement does for all. */
const listed = sql`(select value from json_each(${sql.placeholder('ids')}))`

export function listAreas(db: ReadableDb, ids: readonly string[]) {
  return ids.length > 0 ? areasOf(db).all({ ids: JSON.stringify(ids) }) : []
}

const areasOf = preparedOnce((db: ReadableDb) =>
  db.select().from(hallAreas).where(sql`${hallAreas.id} in ${listed}`).prepare(),
)
