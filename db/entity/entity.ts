// Entities in the counter's rows: read one whole, put one in the place of what was there. What comes down from the server
// and what a rebuild reads out of the black box is written here and nowhere else.
import { eq } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Put } from '#core/effects/effect.ts'
import { type EntityBody, type EntityKind, venueId } from '#core/protocol/entity.ts'
import { findSetting, saveSetting } from '../counter.ts'
import type { ReadableDb, WritableDb } from '../database.ts'
import { priceTypes, products } from '../schema/catalogue.ts'
import { allotmentPlans, allotments, cases, knownCounters, staff } from '../schema/counter.ts'
import { consentPurposes, labels } from '../schema/customer.ts'
import { readHallEntity, readPerformanceEntity, writeHallEntity, writePerformanceEntity } from './catalogue.ts'
import { readCustomerEntity, writeCustomerEntity } from './customer.ts'
import { readOrderEntity, writeOrderEntity } from './order.ts'

type Rows<Kind extends EntityKind> = {
  read(db: ReadableDb, id: string): EntityBody<Kind> | undefined
  write(tx: WritableDb, id: string, body: EntityBody<Kind>): void
}

/** Undefined when this counter has no such thing. */
export function readEntity<Kind extends EntityKind>(
  db: ReadableDb,
  kind: Kind,
  id: string,
): EntityBody<Kind> | undefined {
  return rows[kind].read(db, id)
}

/** Within the caller's transaction. What refers to it is not asked: see `Database.writeEntities`. */
export function writeEntity(tx: WritableDb, put: Put): void {
  writeKind(tx, put.kind, put.id, put.body)
}

function writeKind<Kind extends EntityKind>(tx: WritableDb, kind: Kind, id: string, body: EntityBody<Kind>): void {
  rows[kind].write(tx, id, body)
}

const rows: { [Kind in EntityKind]: Rows<Kind> } = {
  venue: {
    read: (db) => findSetting(db, venueId) as EntityBody<'venue'> | undefined,
    write: (tx, _, venue) => saveSetting(tx, venueId, venue),
  },
  staff: {
    read: (db, id) => {
      const row = db.select().from(staff).where(eq(staff.id, id)).get()
      if (!row) return undefined
      const { id: _, failedPins: __, lastFailedAtMs: ___, ...person } = row
      return person as EntityBody<'staff'>
    },
    write: (tx, id, person) => upsert(tx, staff, id, person),
  },
  label: flat(labels),
  'consent-purpose': flat(consentPurposes),
  'price-type': flat(priceTypes),
  product: flat(products),
  hall: { read: readHallEntity, write: writeHallEntity },
  performance: { read: readPerformanceEntity, write: writePerformanceEntity },
  customer: { read: readCustomerEntity, write: writeCustomerEntity },
  order: { read: readOrderEntity, write: writeOrderEntity },
  case: flat(cases),
  counter: flat(knownCounters),
  'allotment-plan': {
    read: (db, id) => bodyOf(db.select().from(allotmentPlans).where(eq(allotmentPlans.id, id)).get()),
    write: (tx, id, body) => upsert(tx, allotmentPlans, id, { body }),
  },
  allotment: {
    read: (db, id) => bodyOf(db.select().from(allotments).where(eq(allotments.id, id)).get()),
    write: (tx, id, body) => {
      const { performanceId, counterId } = body
      upsert(tx, allotments, id, { performanceId, counterId, body })
    },
  },
}

type FlatTable =
  | typeof labels
  | typeof consentPurposes
  | typeof priceTypes
  | typeof products
  | typeof cases
  | typeof knownCounters

/** Kept as it travels: nobody asks for a part of it by SQL. */
function bodyOf<Body>(row: { body: unknown } | undefined): Body | undefined {
  return row?.body as Body | undefined
}

/** A kind that is one row and nothing else. */
function flat<Kind extends 'label' | 'consent-purpose' | 'price-type' | 'product' | 'case' | 'counter'>(
  table: FlatTable,
): Rows<Kind> {
  return {
    read: (db, id) => {
      const row = db.select().from(table).where(eq(table.id, id)).get()
      if (!row) return undefined
      const { id: _, ...body } = row
      return body as EntityBody<Kind>
    },
    write: (tx, id, body) => upsert(tx, table, id, body),
  }
}

function upsert(
  tx: WritableDb,
  table: SQLiteTable & { id: FlatTable['id'] | typeof staff.id | typeof allotments.id | typeof allotmentPlans.id },
  id: string,
  body: object,
): void {
  tx.insert(table)
    .values({ id, ...body })
    .onConflictDoUpdate({ target: table.id, set: body })
    .run()
}
