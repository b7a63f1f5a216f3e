// Writing imported customers, fast: prepared statements, since a file may have hundreds of thousands. A new customer is
// inserted and indexed here; a changed one goes the way every edit goes (db/customer.ts).
import { type CustomerDetails, changedFields, decideDetails, type FieldChange } from '#core/domain/customer.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { ImportDefaults, ImportedCustomer } from '#core/domain/import-customer.ts'
import { mergeImported } from '#core/domain/import-customer-merge.ts'
import { type Remark, refusal } from '#core/domain/import-remark.ts'
import { normalContact } from '#core/domain/phone.ts'
import { searchWordsOf } from '#core/domain/search-words.ts'
import type { CustomerEntity } from '#core/protocol/entity.ts'
import { indexCustomer, type StoredDetails, updateDetails } from './customer.ts'
import type { WritableDb } from './database.ts'
import { findImportedCard } from './import-card.ts'
import {
  changedExtras,
  type Extras,
  extrasOf,
  findExtras,
  isEmpty,
  type WordBook,
  writeExtras,
} from './import-extras.ts'
import { type ImportKey, orderedId, partIds } from './import-id.ts'
import type { NumberTaker } from './import-number.ts'
import { saveSearchWords } from './search.ts'

export type CustomerWriting = {
  idOf: ImportKey
  defaults: ImportDefaults
  book: WordBook
  /** The customers' own numbers; whoever holds the transaction puts the series on at its end. */
  numbers: NumberTaker
  atMs: number
  /** The clerk's id, or `import` from the command line. */
  by: string
}

/** With what the journal keeps of it. */
export type WrittenCustomer =
  | { did: 'created'; entry: { customerId: string; customer: CustomerEntity } }
  | { did: 'changed'; entry: { customerId: string; changes: FieldChange[] } & ReturnType<typeof changedExtras> }
  | { did: 'unchanged' }
export type CustomerWritten = { written: WrittenCustomer; warnings: Remark[] }

/** Within the caller's transaction; refuses only when the card as a whole would not be valid. */
export function importCustomer(
  tx: WritableDb,
  imported: ImportedCustomer,
  writing: CustomerWriting,
): Decision<CustomerWritten, { code: 'REFUSED'; remark: Remark }> {
  const newId = newCustomerId(imported, writing.idOf)
  const card = findImportedCard(tx, imported.externalNumber, newId)
  const id = card?.id ?? newId
  const { defaults } = writing
  const partId = (part: keyof typeof partKinds) => partIds(id)(partKinds[part], 0)
  const merged = mergeImported(card?.details, imported, partId, defaults)
  const isPhone = (value: string) => normalContact({ channel: 'phone', value }, defaults.country).startsWith('+')
  const decided = decideDetails(merged, isPhone, defaults.today)
  if (!decided.accepted) {
    return refuse({ code: 'REFUSED', remark: refusal('CARD_REFUSES', '', decided.refusal.code) })
  }
  const details = decided.value
  const { extras, warnings } = findExtras(imported, card, writing.book)
  if (!card) return accept({ written: insertNew(tx, id, imported, details, extras, writing), warnings })
  const normal = (each: CustomerDetails) => withNormals(each, defaults.country)
  const changes = changedFields(normal(card.details), normal(details))
  if (changes.length === 0 && isEmpty(extras)) return accept({ written: { did: 'unchanged' }, warnings })
  if (changes.length > 0) updateDetails(tx, id, normal(details), writing.atMs, writing.by)
  writeExtras(tx, id, extras, writing)
  if (!isEmpty(extras)) indexCustomer(tx, id)
  const added = changedExtras(id, extras, card.notes, writing)
  return accept({ written: { did: 'changed', entry: { customerId: id, changes, ...added } }, warnings })
}

const partKinds = { email: 3, secondEmail: 4, phone: 5, secondPhone: 6, address: 7 }

/** The old system's number in front: its files are mostly in that order. */
function newCustomerId({ identity, externalNumber }: ImportedCustomer, idOf: ImportKey): string {
  const digits = (externalNumber ?? '').replace(/\D/g, '').slice(-14)
  return orderedId(idOf('customer', identity), Number(digits))
}

function insertNew(
  tx: WritableDb,
  id: string,
  imported: ImportedCustomer,
  details: CustomerDetails,
  extras: Extras,
  writing: CustomerWriting,
): WrittenCustomer {
  const { externalNumber } = imported
  const number = writing.numbers.take()
  const stored = withNormals(details, writing.defaults.country)
  const row = insertRow(tx, [id, number, externalNumber], details, writing)
  insertContacts(tx, id, stored)
  writeExtras(tx, id, extras, writing)
  const others = [
    ...stored.addresses.flatMap(({ street, extra, postcode, town }) => [street, extra, postcode, town]),
    ...extras.labels.map(({ name }) => name),
  ]
  const normals = (channel: 'phone' | 'email') =>
    stored.contactPoints.flatMap((point) => (point.channel === channel ? [point.normal] : []))
  const names = [details.firstName, details.lastName, details.organisation]
  const words = searchWordsOf({
    names,
    number,
    externalNumber,
    emails: normals('email'),
    phones: normals('phone'),
    dateOfBirth: details.dateOfBirth,
    others,
    notes: [extras.notes.internal ?? '', extras.notes.important ?? ''],
  })
  saveSearchWords(tx, row, words)
  const { atMs, by } = writing
  const stamps = { createdAtMs: atMs, createdBy: by, changedAtMs: atMs, changedBy: by }
  const customer = { number, externalNumber, details: stored, ...extrasOf(id, extras, writing), ...stamps }
  return { did: 'created', entry: { customerId: id, customer } }
}

function insertRow(
  tx: WritableDb,
  keys: [id: string, number: string, externalNumber: string | null],
  details: CustomerDetails,
  { atMs, by }: CustomerWriting,
): number | bigint {
  const { title, gender, firstName, lastName, organisation, language, dateOfBirth } = details
  return tx.sql
    .prepare(
      `insert into customers (id, number, external_number, title, gender, first_name, last_name, organisation, language,
        date_of_birth, created_at_ms, created_by, changed_at_ms, changed_by) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    )
    .run(...keys, title, gender, firstName, lastName, organisation, language, dateOfBirth, atMs, by, atMs, by)
    .lastInsertRowid
}

function insertContacts(tx: WritableDb, customerId: string, details: StoredDetails): void {
  details.contactPoints.forEach(({ id, channel, kind, value, normal, isPrimary }, position) => {
    tx.sql
      .prepare(
        'insert into contact_points (id, customer_id, channel, kind, value, normal, is_primary, position) values (?,?,?,?,?,?,?,?)',
      )
      .run(id, customerId, channel, kind, value, normal, isPrimary ? 1 : 0, position)
  })
  details.addresses.forEach(({ id, kind, street, extra, postcode, town, country, isPrimary }, position) => {
    tx.sql
      .prepare(
        `insert into postal_addresses (id, customer_id, kind, street, extra, postcode, town, country, is_primary, position)
         values (?,?,?,?,?,?,?,?,?,?)`,
      )
      .run(id, customerId, kind, street, extra, postcode, town, country, isPrimary ? 1 : 0, position)
  })
}

function withNormals(details: CustomerDetails, country: string): StoredDetails {
  const contactPoints = details.contactPoints.map((point) => ({ ...point, normal: normalContact(point, country) }))
  return { ...details, contactPoints }
}
