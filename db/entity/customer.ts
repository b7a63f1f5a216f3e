// A customer as one entity: the card's row and everything that hangs on it.
import { getTableName } from 'drizzle-orm'
import { type Searchable, searchWordsOf } from '#core/domain/search-words.ts'
import type { CustomerEntity } from '#core/protocol/entity.ts'
import { findCustomer, findNote, listAddresses, listContactPoints, listLabels } from '../customer.ts'
import type { ReadableDb, WritableDb } from '../database.ts'
import { columnsSql, insertSql, updateSql } from '../insert-sql.ts'
import {
  contactPoints,
  customerConsents,
  customerLabels,
  customerNotes,
  customers,
  postalAddresses,
} from '../schema/customer.ts'
import { saveSearchWords } from '../search.ts'
import { displaceNumber } from './displace-number.ts'

export function readCustomerEntity(db: ReadableDb, id: string): CustomerEntity | undefined {
  const row = findCustomer(db, id)
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
  const before = tx.sql.prepare(rowSql).get(id) as { row: number } | undefined
  if (before) removeParts(tx, id)
  displaceNumber(tx, customers, { id, number: entity.number })
  const { lastInsertRowid } = tx.sql.prepare(before ? updateHeadSql : insertHeadSql).run({ id, ...head, ...own })
  const row = before?.row ?? lastInsertRowid
  const insertAll = (sql: string, rows: readonly object[]) => {
    for (const [position, part] of rows.entries()) tx.sql.prepare(sql).run({ ...part, customerId: id, position })
  }
  insertAll(pointSql, points.map(kept))
  insertAll(addressSql, addresses.map(kept))
  for (const kind of ['internal', 'important'] as const)
    insertAll(noteSql, notes[kind] ? [{ kind, ...notes[kind] }] : [])
  insertAll(labelSql, labels)
  insertAll(consentSql, consents)
  saveSearchWords(tx, row, searchWordsOf(searchableOf(tx, id, entity)))
}

// Prepared once: a page that comes down writes a hundred cards, and nobody can sell meanwhile.
const rowSql = 'select row from customers where id = ?'
const insertHeadSql = insertSql(customers, ['row'])
const updateHeadSql = updateSql(customers, ['row'])
const pointSql = insertSql(contactPoints)
const addressSql = insertSql(postalAddresses)
const noteSql = insertSql(customerNotes)
const labelSql = insertSql(customerLabels)
const consentSql = insertSql(customerConsents)
const partTables = [contactPoints, postalAddresses, customerNotes, customerLabels, customerConsents]
const removeSqls = partTables.map((table) => `delete from ${getTableName(table)} where customer_id = ?`)

/** As SQLite keeps it, which has no booleans. */
const kept = <Part extends { isPrimary: boolean }>(part: Part) => ({ ...part, isPrimary: Number(part.isPrimary) })

function removeParts(tx: WritableDb, id: string): void {
  for (const sql of removeSqls) tx.sql.prepare(sql).run(id)
}

/** The same words as `indexCustomer` makes of the rows, without reading them back. */
function searchableOf(
  tx: WritableDb,
  id: string,
  { number, externalNumber, details, notes, labels }: CustomerEntity,
): Searchable {
  const normals = (channel: 'phone' | 'email') =>
    details.contactPoints.filter((point) => point.channel === channel).map(({ normal }) => normal)
  return {
    names: [details.firstName, details.lastName, details.organisation],
    number,
    externalNumber,
    emails: normals('email'),
    phones: normals('phone'),
    others: [
      ...details.addresses.flatMap(({ street, extra, postcode, town }) => [street, extra, postcode, town]),
      ...(labels.length > 0 ? listLabels(tx, id).map(({ name }) => name) : []),
    ],
    notes: [notes.internal?.text ?? '', notes.important?.text ?? ''],
    dateOfBirth: details.dateOfBirth,
  }
}

function readPoints(db: ReadableDb, id: string) {
  return listContactPoints(db, id).map(({ customerId: _, position: __, ...point }) => point)
}

function readAddresses(db: ReadableDb, id: string) {
  return listAddresses(db, id).map(({ customerId: _, position: __, ...address }) => address)
}

function readNotes(db: ReadableDb, id: string): CustomerEntity['notes'] {
  return { internal: findNote(db, id, 'internal') ?? null, important: findNote(db, id, 'important') ?? null }
}

function readLabels(db: ReadableDb, id: string) {
  const rows = db.sql.prepare(labelsOf).all(id) as (typeof customerLabels.$inferSelect)[]
  return rows.map(({ customerId: _, ...label }) => label)
}

const labelsOf = `select ${columnsSql(customerLabels)} from customer_labels where customer_id = ?
  order by added_at_ms, label_id`

function readConsents(db: ReadableDb, id: string) {
  const rows = db.sql.prepare(consentsOf).all(id) as (typeof customerConsents.$inferSelect)[]
  return rows.map(({ customerId: _, ...consent }) => consent)
}

const consentsOf = `select ${columnsSql(customerConsents)} from customer_consents where customer_id = ? order by at_ms, id`
