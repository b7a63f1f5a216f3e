// Entities in the counter's rows: read one whole, put one in the place of what was there. What comes down from the server
// and what a rebuild reads out of the black box is written here and nowhere else.
import { eq, getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Put } from '#core/effects/effect.ts'
import { type EntityBody, type EntityKind, venueId } from '#core/protocol/entity.ts'
import { findSetting, saveSetting } from '../counter.ts'
import type { ReadableDb, WritableDb } from '../database.ts'
import { preparedOnce } from '../prepared.ts'
import { priceTypes, products } from '../schema/catalogue.ts'
import { allotmentPlans, allotments, cases, knownCounters, staff } from '../schema/counter.ts'
import { consentPurposes, labels } from '../schema/customer.ts'
import { storedValues } from '../schema/money.ts'
import { parkedCarts } from '../schema/parked-cart.ts'
import { findStaff } from '../staff.ts'
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
      const row = findStaff(db, id)
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
    read: (db, id) => bodyOf(db.sql.prepare('select body from allotment_plans where id = ?').get(id)),
    write: (tx, id, body) => upsert(tx, allotmentPlans, id, { body }),
  },
  allotment: {
    read: (db, id) => bodyOf(db.sql.prepare('select body from allotments where id = ?').get(id)),
    write: (tx, id, body) => {
      const { performanceId, counterId } = body
      upsert(tx, allotments, id, { performanceId, counterId, body })
    },
  },
  'stored-value': {
    read: (db, id) => bodyOf(db.sql.prepare('select body from stored_values where id = ?').get(id)),
    write: (tx, id, body) => upsert(tx, storedValues, id, { code: body.code, customerId: body.customerId, body }),
  },
  'parked-cart': {
    read: (db, id) => bodyOf(db.sql.prepare('select body from parked_carts where id = ?').get(id)),
    write: (tx, id, body) =>
      upsert(tx, parkedCarts, id, { isOpen: body.contents !== null, parkedAtMs: body.parkedAtMs, body }),
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
function bodyOf<Body>(row: unknown): Body | undefined {
  return row ? (JSON.parse((row as { body: string }).body) as Body) : undefined
}

/** A kind that is one row and nothing else. */
function flat<Kind extends 'label' | 'consent-purpose' | 'price-type' | 'product' | 'case' | 'counter'>(
  table: FlatTable,
): Rows<Kind> {
  const rowOf = preparedOnce((db: ReadableDb) =>
    db
      .select()
      .from(table)
      .where(eq(table.id, sql.placeholder('id')))
      .prepare(),
  )
  return {
    read: (db, id) => {
      const row = rowOf(db).get({ id })
      if (!row) return undefined
      const { id: _, ...body } = row
      return body as EntityBody<Kind>
    },
    write: (tx, id, body) => upsert(tx, table, id, body),
  }
}

type TableWithId = SQLiteTable & {
  id:
    | FlatTable['id']
    | typeof staff.id
    | typeof allotments.id
    | typeof allotmentPlans.id
    | typeof storedValues.id
    | typeof parkedCarts.id
}

/** What the body does not name stays as it is. */
function upsert(tx: WritableDb, table: TableWithId, id: string, body: object): void {
  // Drizzle would write JSON's null for what a placeholder brings: what is null is part of the statement.
  const columns = Object.entries(body).map(([name, value]) => ({ name, isNull: value === null }))
  const key = `${getTableName(table)} ${columns.map(({ name, isNull }) => (isNull ? `${name} null` : name)).join()}`
  const made = upserts(tx)
  const query = made.get(key) ?? prepareUpsert(tx, table, columns)
  made.set(key, query)
  query.run({ id, ...body })
}

type Upsert = ReturnType<typeof prepareUpsert>
const upserts = preparedOnce((_: WritableDb) => new Map<string, Upsert>())

function prepareUpsert(tx: WritableDb, table: TableWithId, columns: readonly { name: string; isNull: boolean }[]) {
  const known = getTableColumns(table)
  const given = (name: string) => sql`${sql.param(sql.placeholder(name), known[name])}`
  const set = Object.fromEntries(columns.map(({ name, isNull }) => [name, isNull ? sql`null` : given(name)]))
  const values = { id: sql.placeholder('id'), ...set }
  return tx.insert(table).values(values).onConflictDoUpdate({ target: table.id, set }).prepare()
}
