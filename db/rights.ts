// What this counter may sell on its own, read from the rights that came down, with what it sold since taken out.
import { noRights, type OwnRights } from '#core/domain/selling-rights.ts'
import { type AllotmentEntity, type AllotmentPlanEntity, allotmentId } from '#core/protocol/allotment.ts'
import type { EntityBody } from '#core/protocol/entity.ts'
import { findCounter } from './counter.ts'
import type { ReadableDb } from './database.ts'
import { readEntity } from './entity/entity.ts'
import { knownCounters } from './schema/counter.ts'
import { areRightsFrozen } from './sync-state.ts'

export function findAllotment(db: ReadableDb, performanceId: string, counterId: string): AllotmentEntity | undefined {
  return readEntity(db, 'allotment', allotmentId(performanceId, counterId))
}

/** Of every counter, for one performance; blocked seats are nobody's to sell. */
export function listAllotments(db: ReadableDb, performanceId: string): AllotmentEntity[] {
  const rows = db.sql.prepare('select body from allotments where performance_id = ?').all(performanceId)
  const all = (rows as { body: string }[]).map(({ body }) => JSON.parse(body) as AllotmentEntity)
  return all.filter(({ block }) => !block)
}

export function findAllotmentPlan(db: ReadableDb, performanceId: string): AllotmentPlanEntity | undefined {
  return readEntity(db, 'allotment-plan', performanceId)
}

export function listKnownCounters(db: ReadableDb): ({ id: string } & EntityBody<'counter'>)[] {
  return db.select().from(knownCounters).orderBy(knownCounters.code).all()
}

export function readOwnRights(db: ReadableDb, performanceId: string, counterId: string): OwnRights {
  const allotment = areRightsFrozen(db) ? undefined : findAllotment(db, performanceId, counterId)
  if (!allotment) return noRights
  const places = new Map(allotment.areas.map(({ areaId, places: count }) => [areaId, count]))
  return { seats: new Set(allotment.seats), places }
}

/** Of every counter but this one. */
export function listAllotmentsElsewhere(db: ReadableDb, performanceId: string): AllotmentEntity[] {
  const counterId = findCounter(db)?.id
  return listAllotments(db, performanceId).filter((allotment) => allotment.counterId !== counterId)
}

/** What all other counters together may sell on their own: to this one it is taken. */
export function readRightsElsewhere(db: ReadableDb, performanceId: string): OwnRights {
  return sumRights(listAllotmentsElsewhere(db, performanceId))
}

export function sumRights(others: readonly AllotmentEntity[]): OwnRights {
  const places = new Map<string, number>()
  // Blocked places are taken, whoever asks.
  for (const { areaId, places: count } of others.flatMap(({ areas, block }) => (block ? [] : areas)))
    places.set(areaId, (places.get(areaId) ?? 0) + count)
  return { seats: new Set(others.flatMap(({ seats }) => seats)), places }
}

/** How much a counter has of a performance to sell: seats and places together. */
export function countRights({ seats, areas }: Pick<AllotmentEntity, 'seats' | 'areas'>): number {
  return seats.length + areas.reduce((sum, { places }) => sum + places, 0)
}
