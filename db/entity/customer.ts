// A customer as one entity: the card's row and everything that hangs on it.
import { asc, eq } from 'drizzle-orm'
import type { CustomerEntity } from '#core/protocol/entity.ts'
import { indexCustomer } from '../customer.ts'
import type { ReadableDb, WritableDb } from '../database.ts'
import {
  contactPoints,
  customerConsents,
  customerLabels,
  customerNotes,
  customers,
  postalAddresses,
} from '../schema/customer.ts'

export function readCustomerEntity(db: ReadableDb, id: string): CustomerEntity | undefined {
  const row = db.select().from(customers).where(eq(customers.id, id)).get()
  if (!row) return undefined
  const { row: _, id: __, number, externalNumber, createdAtMs, createdBy, changedAtMs, changedBy, ...own } = row
  return {
    number,
    externalNumber,
    details: { ...own, contactPoints: readPoints(db, id), addresses: readAddresses(db, id) },
    notes: readNotes(db, id),
    labels: readLabels(db, id),
    consents: readConsents(db, id),
    createdAtMs,
    createdBy,
    changedAtMs,
    changedBy,
  } as CustomerEntity
}

/** Puts the card as it says in the place of what was there. The row stays the same one: the search index goes by its number. */
export function writeCustomerEntity(tx: WritableDb, id: string, entity: CustomerEntity): void {
  const { details, notes, labels, consents, ...head } = entity
  const { contactPoints: points, addresses, ...own } = details
  const row = { ...head, ...own }
  tx.insert(customers)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: customers.id, set: row })
    .run()
  removeParts(tx, id)
  const numbered = <Item>(items: readonly Item[]) =>
    items.map((item, position) => ({ ...item, customerId: id, position }))
  if (points.length > 0) tx.insert(contactPoints).values(numbered(points)).run()
  if (addresses.length > 0) tx.insert(postalAddresses).values(numbered(addresses)).run()
  for (const kind of ['internal', 'important'] as const) {
    const note = notes[kind]
    if (note)
      tx.insert(customerNotes)
        .values({ customerId: id, kind, ...note })
        .run()
  }
  const owned = <Item>(items: readonly Item[]) => items.map((item) => ({ ...item, customerId: id }))
  if (labels.length > 0) tx.insert(customerLabels).values(owned(labels)).run()
  if (consents.length > 0) tx.insert(customerConsents).values(owned(consents)).run()
  indexCustomer(tx, id)
}

function removeParts(tx: WritableDb, id: string): void {
  for (const table of [contactPoints, postalAddresses, customerNotes, customerLabels, customerConsents]) {
    tx.delete(table).where(eq(table.customerId, id)).run()
  }
}

function readPoints(db: ReadableDb, id: string) {
  const rows = db
    .select()
    .from(contactPoints)
    .where(eq(contactPoints.customerId, id))
    .orderBy(asc(contactPoints.position))
    .all()
  return rows.map(({ customerId: _, position: __, ...point }) => point)
}

function readAddresses(db: ReadableDb, id: string) {
  const rows = db
    .select()
    .from(postalAddresses)
    .where(eq(postalAddresses.customerId, id))
    .orderBy(asc(postalAddresses.position))
    .all()
  return rows.map(({ customerId: _, position: __, ...address }) => address)
}

function readNotes(db: ReadableDb, id: string): CustomerEntity['notes'] {
  const rows = db.select().from(customerNotes).where(eq(customerNotes.customerId, id)).all()
  const of = (wanted: string) => {
    const row = rows.find(({ kind }) => kind === wanted)
    return row ? { text: row.text, changedAtMs: row.changedAtMs, changedBy: row.changedBy } : null
  }
  return { internal: of('internal'), important: of('important') }
}

function readLabels(db: ReadableDb, id: string) {
  const rows = db
    .select()
    .from(customerLabels)
    .where(eq(customerLabels.customerId, id))
    .orderBy(asc(customerLabels.addedAtMs), asc(customerLabels.labelId))
    .all()
  return rows.map(({ customerId: _, ...label }) => label)
}

function readConsents(db: ReadableDb, id: string) {
  const rows = db
    .select()
    .from(customerConsents)
    .where(eq(customerConsents.customerId, id))
    .orderBy(asc(customerConsents.atMs), asc(customerConsents.id))
    .all()
  return rows.map(({ customerId: _, ...consent }) => consent)
}
