// How far this counter has compared what it has with what the server has, and what a part of that is here.
import { getTableName } from 'drizzle-orm'
import { z } from 'zod'
import { type EntityKind, EntityKindName, entityKinds, venueId } from '#core/protocol/entity.ts'
import { findSetting, saveSetting } from './counter.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { halls, performances, priceTypes, products } from './schema/catalogue.ts'
import { allotmentPlans, allotments, cases, knownCounters, staff } from './schema/counter.ts'
import { consentPurposes, customers, labels } from './schema/customer.ts'
import { storedValues } from './schema/money.ts'
import { orders } from './schema/order.ts'
import { parkedCarts } from './schema/parked-cart.ts'

/** `passedAtMs`: when everything had been compared last, or null before the first time. `differences`: things found so far. */
const AuditState = z.object({
  kind: EntityKindName,
  after: z.string(),
  passedAtMs: z.int().nullable(),
  differences: z.int(),
})
export type AuditState = z.infer<typeof AuditState>

export function readAuditState(db: ReadableDb): AuditState {
  const [kind = venueId] = entityKinds
  return AuditState.parse(findSetting(db, 'audit') ?? { kind, after: '', passedAtMs: null, differences: 0 })
}

export function saveAuditState(tx: WritableDb, state: AuditState): void {
  saveSetting(tx, 'audit', state)
}

/** Things of one kind behind an id. @param upto the last one, or null: to the end */
export type Part = { kind: EntityKind; after: string; upto: string | null }

/** Their ids, in the order of their bytes. */
export function listPartIds(db: ReadableDb, { kind, after, upto }: Part, limit: number): string[] {
  if (kind === 'venue') return [venueId].filter((id) => id > after && findSetting(db, id) !== undefined)
  const sql = `select id from ${getTableName(tables[kind])} where id > ? and id <= coalesce(?, id) order by id limit ?`
  return (db.sql.prepare(sql).all(after, upto, limit) as { id: string }[]).map(({ id }) => id)
}

/** Whether anything done here, and not known to have come back from the server, touched it. */
export function isPartPending(db: ReadableDb, { kind, after, upto }: Part): boolean {
  const sql = 'select 1 from pending_touches where kind = ? and id > ? and id <= coalesce(?, id) limit 1'
  return db.sql.prepare(sql).get(kind, after, upto) !== undefined
}

const tables = {
  staff,
  label: labels,
  'consent-purpose': consentPurposes,
  'price-type': priceTypes,
  product: products,
  hall: halls,
  performance: performances,
  customer: customers,
  order: orders,
  case: cases,
  counter: knownCounters,
  'allotment-plan': allotmentPlans,
  allotment: allotments,
  'stored-value': storedValues,
  'parked-cart': parkedCarts,
}
