// A card as an import compares it with a row of its file; read with prepared statements, one card at a time.
import type { CustomerDetails } from '#core/domain/customer.ts'
import type { WritableDb } from './database.ts'

export type ImportedCard = {
  id: string
  details: CustomerDetails
  notes: { internal?: string; important?: string }
  labelIds: string[]
  /** Purposes the customer has answered. */
  purposeIds: string[]
}

/** The customer with this number of the other system, or else with the id an earlier import gave. */
export function findImportedCard(tx: WritableDb, externalNumber: string | null, id: string): ImportedCard | undefined {
  const byNumber = externalNumber === null ? undefined : findRow(tx, 'external_number', externalNumber)
  const row = byNumber ?? findRow(tx, 'id', id)
  if (!row) return undefined
  const { id: customerId, ...own } = row
  const details = { ...own, contactPoints: listPoints(tx, customerId), addresses: listAddresses(tx, customerId) }
  return {
    id: customerId,
    details: details as CustomerDetails,
    notes: readNotes(tx, customerId),
    labelIds: listIds(tx, 'label_id', 'customer_labels', customerId),
    purposeIds: listIds(tx, 'purpose_id', 'customer_consents', customerId),
  }
}

type OwnColumns = { id: string } & Record<
  'title' | 'gender' | 'firstName' | 'lastName' | 'organisation' | 'language',
  string
> & {
    dateOfBirth: string | null
  }

function findRow(tx: WritableDb, column: 'external_number' | 'id', value: string): OwnColumns | undefined {
  const source = `select id, title, gender, first_name as firstName, last_name as lastName, organisation, language,
    date_of_birth as dateOfBirth from customers where ${column} = ?`
  return tx.sql.prepare(source).get(value) as OwnColumns | undefined
}

type Flagged = { isPrimary: number }

function listPoints(tx: WritableDb, customerId: string): unknown[] {
  const rows = tx.sql
    .prepare(
      'select id, channel, kind, value, is_primary as isPrimary from contact_points where customer_id = ? order by position',
    )
    .all(customerId) as Flagged[]
  return rows.map((row) => ({ ...row, isPrimary: row.isPrimary === 1 }))
}

function listAddresses(tx: WritableDb, customerId: string): unknown[] {
  const rows = tx.sql
    .prepare(
      `select id, kind, street, extra, postcode, town, country, is_primary as isPrimary from postal_addresses
       where customer_id = ? order by position`,
    )
    .all(customerId) as Flagged[]
  return rows.map((row) => ({ ...row, isPrimary: row.isPrimary === 1 }))
}

function readNotes(tx: WritableDb, customerId: string): ImportedCard['notes'] {
  const rows = tx.sql.prepare('select kind, text from customer_notes where customer_id = ?').all(customerId)
  return Object.fromEntries((rows as { kind: string; text: string }[]).map(({ kind, text }) => [kind, text]))
}

function listIds(tx: WritableDb, column: string, table: string, customerId: string): string[] {
  const rows = tx.sql.prepare(`select ${column} as id from ${table} where customer_id = ?`).all(customerId)
  return (rows as { id: string }[]).map(({ id }) => id)
}
