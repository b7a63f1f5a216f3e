// What the venue offers as entities: halls with their seats, performances with their prices, and the short lists.
import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { EntityBody } from '#core/protocol/entity.ts'
import type { ReadableDb, WritableDb } from '../database.ts'
import { insertSql, updateSql } from '../insert-sql.ts'
import { preparedOnce } from '../prepared.ts'
import { hallAreas, halls, performancePrices, performances, seats } from '../schema/catalogue.ts'

export function readHallEntity(db: ReadableDb, id: string): EntityBody<'hall'> | undefined {
  const hall = db.select().from(halls).where(eq(halls.id, id)).get()
  if (!hall) return undefined
  const { id: _, ...head } = hall
  const areas = db.select().from(hallAreas).where(eq(hallAreas.hallId, id)).orderBy(asc(hallAreas.position)).all()
  const areaIds = areas.map((area) => area.id)
  const places = db.select().from(seats).where(inArray(seats.areaId, areaIds)).orderBy(asc(seats.id)).all()
  return { ...head, areas: areas.map(({ hallId: __, ...area }) => area), seats: places }
}

export function writeHallEntity(
  tx: WritableDb,
  id: string,
  { areas, seats: places, ...head }: EntityBody<'hall'>,
): void {
  tx.insert(halls)
    .values({ id, ...head })
    .onConflictDoUpdate({ target: halls.id, set: head })
    .run()
  const old = tx.select({ id: hallAreas.id }).from(hallAreas).where(eq(hallAreas.hallId, id))
  tx.delete(seats).where(inArray(seats.areaId, old)).run()
  tx.delete(hallAreas).where(eq(hallAreas.hallId, id)).run()
  if (areas.length > 0)
    tx.insert(hallAreas)
      .values(areas.map((area) => ({ ...area, hallId: id })))
      .run()
  for (let at = 0; at < places.length; at += rowsPerInsert) {
    tx.insert(seats)
      .values(places.slice(at, at + rowsPerInsert))
      .run()
  }
}

/** SQLite takes so many values in one statement; a hall has more seats than that. */
const rowsPerInsert = 500

export function readPerformanceEntity(db: ReadableDb, id: string): EntityBody<'performance'> | undefined {
  const row = performanceOf(db).get({ id })
  if (!row) return undefined
  const { id: _, ...head } = row
  const prices = pricesOf(db).all({ id })
  return { ...head, prices: prices.map(({ performanceId: __, ...price }) => price) }
}

const performanceOf = preparedOnce((db: ReadableDb) =>
  db
    .select()
    .from(performances)
    .where(eq(performances.id, sql.placeholder('id')))
    .prepare(),
)

const pricesOf = preparedOnce((db: ReadableDb) =>
  db
    .select()
    .from(performancePrices)
    .where(eq(performancePrices.performanceId, sql.placeholder('id')))
    .orderBy(asc(performancePrices.category), asc(performancePrices.priceTypeId))
    .prepare(),
)

export function writePerformanceEntity(
  tx: WritableDb,
  id: string,
  { prices, ...head }: EntityBody<'performance'>,
): void {
  const isKnown = tx.sql.prepare(performanceUpdate).run({ id, ...head }).changes > 0
  if (!isKnown) tx.sql.prepare(performanceInsert).run({ id, ...head })
  tx.sql.prepare('delete from performance_prices where performance_id = ?').run(id)
  for (const price of prices) tx.sql.prepare(priceInsert).run({ ...price, performanceId: id })
}

const performanceUpdate = updateSql(performances)
const performanceInsert = insertSql(performances)
const priceInsert = insertSql(performancePrices)
