// Customers: reading a card, writing one, and keeping its search words in step, always in the same transaction.
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { type CustomerDetails, listName } from '#core/domain/customer.ts'
import { type Searchable, searchWordsOf } from '#core/domain/search-words.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { insertSql, updateSql } from './insert-sql.ts'
import { preparedOnce } from './prepared.ts'
import {
  consentPurposes,
  contactPoints,
  customerConsents,
  customerLabels,
  customerNotes,
  customers,
  labels,
  postalAddresses,
} from './schema/customer.ts'
import { saveSearchWords } from './search.ts'

export type CustomerRow = typeof customers.$inferSelect
type NoteKind = 'internal' | 'important'

/** Contact points come with their comparable form: E.164 for phones, lower case for addresses. */
export type StoredDetails = Omit<CustomerDetails, 'contactPoints'> & {
  contactPoints: (CustomerDetails['contactPoints'][number] & { normal: string })[]
}

export type NewCustomer = {
  id: string
  number: string
  externalNumber: string | null
  details: StoredDetails
  atMs: number
  by: string
}

export function findCustomer(db: ReadableDb, id: string): CustomerRow | undefined {
  return customerOf(db).get({ id })
}

const customerOf = preparedOnce((db: ReadableDb) =>
  db
    .select()
    .from(customers)
    .where(eq(customers.id, sql.placeholder('id')))
    .prepare(),
)

/** As lists have it; empty for nobody. */
export function customerNameOf(db: ReadableDb, id: string | null): string {
  const row = id === null ? undefined : findCustomer(db, id)
  return row ? listName(row) : ''
}

/** In the order in which they stand on the card. */
export function listContactPoints(db: ReadableDb, customerId: string) {
  return pointsOf(db).all({ customerId })
}

const pointsOf = preparedOnce((db: ReadableDb) =>
  db
    .select()
    .from(contactPoints)
    .where(eq(contactPoints.customerId, sql.placeholder('customerId')))
    .orderBy(asc(contactPoints.position))
    .prepare(),
)

/** In the order in which they stand on the card. */
export function listAddresses(db: ReadableDb, customerId: string) {
  return addressesOf(db).all({ customerId })
}

const addressesOf = preparedOnce((db: ReadableDb) =>
  db
    .select()
    .from(postalAddresses)
    .where(eq(postalAddresses.customerId, sql.placeholder('customerId')))
    .orderBy(asc(postalAddresses.position))
    .prepare(),
)

export function findDetails(db: ReadableDb, row: CustomerRow): CustomerDetails {
  const points = listContactPoints(db, row.id)
  const addresses = listAddresses(db, row.id)
  return {
    title: row.title,
    gender: row.gender,
    firstName: row.firstName,
    lastName: row.lastName,
    organisation: row.organisation,
    language: row.language,
    dateOfBirth: row.dateOfBirth,
    contactPoints: points.map(({ id, channel, kind, value, isPrimary }) => ({ id, channel, kind, value, isPrimary })),
    addresses: addresses.map(({ customerId: _, position: __, ...address }) => address),
  } as CustomerDetails
}

export function insertCustomer(tx: WritableDb, customer: NewCustomer): void {
  const { details, atMs, by } = customer
  tx.insert(customers)
    .values({
      id: customer.id,
      number: customer.number,
      externalNumber: customer.externalNumber,
      ...ownColumns(details),
      createdAtMs: atMs,
      createdBy: by,
      changedAtMs: atMs,
      changedBy: by,
    })
    .run()
  insertContacts(tx, customer.id, details)
  indexCustomer(tx, customer.id)
}

export function updateDetails(tx: WritableDb, id: string, details: StoredDetails, atMs: number, by: string): void {
  tx.sql.prepare(changeSql).run({ id, ...ownColumns(details), changedAtMs: atMs, changedBy: by })
  for (const sql of removeContactsSqls) tx.sql.prepare(sql).run(id)
  insertContacts(tx, id, details)
  indexCustomer(tx, id)
}

const changeSql = updateSql(customers, ['row', 'number', 'externalNumber', 'createdAtMs', 'createdBy'])
const removeContactsSqls = ['contact_points', 'postal_addresses'].map(
  (table) => `delete from ${table} where customer_id = ?`,
)

export function findNote(db: ReadableDb, customerId: string, kind: NoteKind) {
  return noteOf(db).get({ customerId, kind })
}

const noteOf = preparedOnce((db: ReadableDb) =>
  db
    .select({ text: customerNotes.text, changedAtMs: customerNotes.changedAtMs, changedBy: customerNotes.changedBy })
    .from(customerNotes)
    .where(
      and(eq(customerNotes.customerId, sql.placeholder('customerId')), eq(customerNotes.kind, sql.placeholder('kind'))),
    )
    .prepare(),
)

/** An empty text removes the note. */
export function saveNote(
  tx: WritableDb,
  customerId: string,
  kind: NoteKind,
  text: string,
  atMs: number,
  by: string,
): void {
  tx.delete(customerNotes)
    .where(and(eq(customerNotes.customerId, customerId), eq(customerNotes.kind, kind)))
    .run()
  if (text) tx.insert(customerNotes).values({ customerId, kind, text, changedAtMs: atMs, changedBy: by }).run()
  indexCustomer(tx, customerId)
}

export function listLabels(db: ReadableDb, customerId: string) {
  return labelsOf(db).all({ customerId })
}

const labelsOf = preparedOnce((db: ReadableDb) =>
  db
    .select({
      id: labels.id,
      code: labels.code,
      name: labels.name,
      colour: labels.colour,
      expiresAtMs: customerLabels.expiresAtMs,
    })
    .from(customerLabels)
    .innerJoin(labels, eq(labels.id, customerLabels.labelId))
    .where(eq(customerLabels.customerId, sql.placeholder('customerId')))
    .orderBy(asc(labels.name))
    .prepare(),
)

/** Every active purpose with the newest answer to it, if there is one. */
export function listConsents(db: ReadableDb, customerId: string) {
  const purposes = purposesOf(db).all()
  const answers = answersOf(db).all({ customerId })
  return purposes.map((purpose) => ({
    ...purpose,
    answer: answers.find(({ purposeId }) => purposeId === purpose.purposeId),
  }))
}

const purposesOf = preparedOnce((db: ReadableDb) =>
  db
    .select({ purposeId: consentPurposes.id, name: consentPurposes.name })
    .from(consentPurposes)
    .where(eq(consentPurposes.isActive, true))
    .orderBy(asc(consentPurposes.name))
    .prepare(),
)

const answersOf = preparedOnce((db: ReadableDb) =>
  db
    .select()
    .from(customerConsents)
    .where(eq(customerConsents.customerId, sql.placeholder('customerId')))
    .orderBy(desc(customerConsents.atMs))
    .prepare(),
)

export function findLastOrderAt(db: ReadableDb, customerId: string): number | null {
  const row = db.sql.prepare(lastOrderSql).get(customerId) as { atMs: number | null }
  return row.atMs
}

const lastOrderSql = 'select max(created_at_ms) as atMs from orders where customer_id = ?'

/** Towns known for a postcode, the most used first. */
export function listTowns(db: ReadableDb, country: string, postcode: string): string[] {
  return db
    .select({ town: postalAddresses.town })
    .from(postalAddresses)
    .where(and(eq(postalAddresses.country, country), eq(postalAddresses.postcode, postcode)))
    .groupBy(postalAddresses.town)
    .orderBy(desc(sql`count(*)`))
    .limit(5)
    .all()
    .map(({ town }) => town)
}

export function listCustomers(db: ReadableDb, ids: readonly string[]): CustomerRow[] {
  return db
    .select()
    .from(customers)
    .where(inArray(customers.id, [...ids]))
    .all()
}

/** Writes the customer's search words anew from everything that stands on the card. */
export function indexCustomer(tx: WritableDb, id: string): void {
  const row = findCustomer(tx, id)
  if (!row) return
  saveSearchWords(tx, row.row, searchWordsOf(searchableOf(tx, row)))
}

/** After the name of a label changed: whoever has it is found by the new one. */
export function indexLabelled(tx: WritableDb, labelId: string): void {
  const rows = tx
    .select({ id: customerLabels.customerId })
    .from(customerLabels)
    .where(eq(customerLabels.labelId, labelId))
  for (const { id } of rows.all()) indexCustomer(tx, id)
}

function searchableOf(tx: WritableDb, row: CustomerRow): Searchable {
  const details = findDetails(tx, row)
  const points = listContactPoints(tx, row.id)
  const normals = (channel: 'phone' | 'email') =>
    points.filter((point) => point.channel === channel).map(({ normal }) => normal)
  return {
    names: [details.firstName, details.lastName, details.organisation],
    number: row.number,
    externalNumber: row.externalNumber,
    emails: normals('email'),
    phones: normals('phone'),
    others: [
      ...details.addresses.flatMap(({ street, extra, postcode, town }) => [street, extra, postcode, town]),
      ...listLabels(tx, row.id).map(({ name }) => name),
    ],
    notes: (['internal', 'important'] as const).map((kind) => findNote(tx, row.id, kind)?.text ?? ''),
    dateOfBirth: row.dateOfBirth,
  }
}

function ownColumns(details: StoredDetails) {
  const { title, gender, firstName, lastName, organisation, language, dateOfBirth } = details
  return { title, gender, firstName, lastName, organisation, language, dateOfBirth }
}

const pointSql = insertSql(contactPoints)
const addressSql = insertSql(postalAddresses)

function insertContacts(tx: WritableDb, customerId: string, details: StoredDetails): void {
  for (const [position, point] of details.contactPoints.entries())
    tx.sql.prepare(pointSql).run({ ...point, isPrimary: Number(point.isPrimary), customerId, position })
  for (const [position, address] of details.addresses.entries())
    tx.sql.prepare(addressSql).run({ ...address, isPrimary: Number(address.isPrimary), customerId, position })
}
