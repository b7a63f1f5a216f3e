// Writing imported customers, fast: prepared statements, since a file may have hundreds of thousands. A new customer is
// inserted and indexed here; a changed one goes the way every edit goes (db/customer.ts).
import { type CustomerDetails, changedFields, decideDetails, type FieldChange } from '#core/domain/customer.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import { fold } from '#core/domain/fold.ts'
import type { ImportDefaults, ImportedCustomer } from '#core/domain/import-customer.ts'
import { mergeImported } from '#core/domain/import-customer-merge.ts'
import { normalContact } from '#core/domain/import-phone.ts'
import { type Remark, refusal, warning } from '#core/domain/import-remark.ts'
import { searchWordsOf } from '#core/domain/search-words.ts'
import { indexCustomer, type StoredDetails, updateDetails } from './customer.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { findImportedCard } from './import-card.ts'
import type { ImportKey } from './import-id.ts'
import type { NumberTaker } from './import-number.ts'

export type CustomerWriting = {
  idOf: ImportKey
  defaults: ImportDefaults
  labels: LabelBook
  /** The customers' own numbers; whoever holds the transaction puts the series on at its end. */
  numbers: NumberTaker
  atMs: number
  /** The clerk's id, or `import` from the command line. */
  by: string
}

type Notes = { internal?: string; important?: string }
type Part = { notes: Notes; labelIds: string[] }
/** What the journal keeps of it. */
export type WrittenCustomer =
  | ({ did: 'created'; id: string; number: string; externalNumber: string | null; details: StoredDetails } & Part)
  | ({ did: 'changed'; id: string; changes: FieldChange[] } & Part)
  | { did: 'unchanged'; id: string }
export type CustomerWritten = { written: WrittenCustomer; warnings: Remark[] }

type Label = { id: string; name: string }
/** Labels by their folded code and by their folded name. */
export type LabelBook = ReadonlyMap<string, Label>

export function readLabelBook(db: ReadableDb): LabelBook {
  const rows = db.sql.prepare('select id, code, name from labels where is_active').all() as (Label & { code: string })[]
  return new Map(
    rows.flatMap(({ id, code, name }) => [code, name].map((key) => [fold(key).trim(), { id, name }] as const)),
  )
}

/** Within the caller's transaction; refuses only when the card as a whole would not be valid. */
export function importCustomer(
  tx: WritableDb,
  imported: ImportedCustomer,
  writing: CustomerWriting,
): Decision<CustomerWritten, { code: 'REFUSED'; remark: Remark }> {
  const newId = writing.idOf('customer', imported.identity)
  const card = findImportedCard(tx, imported.externalNumber, newId)
  const id = card?.id ?? newId
  const { defaults } = writing
  const partId = (part: string) => writing.idOf('customer', id, part)
  const merged = mergeImported(card?.details, imported, partId, defaults)
  const isPhone = (value: string) => normalContact({ channel: 'phone', value }, defaults.country).startsWith('+')
  const decided = decideDetails(merged, isPhone, defaults.today)
  if (!decided.accepted) {
    return refuse({ code: 'REFUSED', remark: refusal('CARD_REFUSES', '', decided.refusal.code) })
  }
  const details = decided.value
  const { labels, warnings } = findLabels(imported.labels, writing.labels)
  if (!card) return accept({ written: insertNew(tx, id, imported, details, labels, writing), warnings })
  const changes = changedFields(card.details, details)
  const part = { notes: changedNotes(imported, card.notes), labelIds: newLabels(labels, card.labelIds) }
  if (changes.length === 0 && isEmpty(part)) return accept({ written: { did: 'unchanged', id }, warnings })
  if (changes.length > 0) updateDetails(tx, id, withNormals(details, defaults.country), writing.atMs, writing.by)
  writePart(tx, id, part, writing)
  if (!isEmpty(part)) indexCustomer(tx, id)
  return accept({ written: { did: 'changed', id, changes, ...part }, warnings })
}

function insertNew(
  tx: WritableDb,
  id: string,
  imported: ImportedCustomer,
  details: CustomerDetails,
  labels: Label[],
  writing: CustomerWriting,
): WrittenCustomer {
  const { externalNumber } = imported
  const number = writing.numbers.take()
  const stored = withNormals(details, writing.defaults.country)
  const part = { notes: changedNotes(imported, {}), labelIds: labels.map((label) => label.id) }
  const row = insertRow(tx, [id, number, externalNumber], details, writing)
  insertContacts(tx, id, stored)
  writePart(tx, id, part, writing)
  const others = [
    ...stored.addresses.flatMap(({ street, extra, postcode, town }) => [street, extra, postcode, town]),
    ...labels.map(({ name }) => name),
    part.notes.internal ?? '',
    part.notes.important ?? '',
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
    others,
  })
  tx.sql
    .prepare('insert into customer_search (rowid, name, contact, other, parts) values (?, ?, ?, ?, ?)')
    .run(row, words.name, words.contact, words.other, words.parts)
  return { did: 'created', id, number, externalNumber, details: stored, ...part }
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

function writePart(tx: WritableDb, id: string, { notes, labelIds }: Part, { atMs, by }: CustomerWriting): void {
  for (const [kind, text] of Object.entries(notes)) {
    tx.sql
      .prepare(
        `insert into customer_notes (customer_id, kind, text, changed_at_ms, changed_by) values (?,?,?,?,?)
         on conflict do update set text = excluded.text, changed_at_ms = excluded.changed_at_ms, changed_by = excluded.changed_by`,
      )
      .run(id, kind, text, atMs, by)
  }
  for (const labelId of labelIds) {
    tx.sql
      .prepare(
        'insert into customer_labels (customer_id, label_id, added_at_ms, added_by) values (?,?,?,?) on conflict do nothing',
      )
      .run(id, labelId, atMs, by)
  }
}

function findLabels(wanted: readonly string[], book: LabelBook): { labels: Label[]; warnings: Remark[] } {
  const labels = new Map<string, Label>()
  const warnings: Remark[] = []
  for (const text of wanted) {
    const label = book.get(fold(text).trim())
    if (label) labels.set(label.id, label)
    else warnings.push(warning('LABEL_UNKNOWN', 'labels', text))
  }
  return { labels: [...labels.values()], warnings }
}

function changedNotes(imported: ImportedCustomer, before: Notes): Notes {
  const { internalNote: internal, importantNote: important } = imported
  return {
    ...(internal && internal !== before.internal ? { internal } : {}),
    ...(important && important !== before.important ? { important } : {}),
  }
}

const newLabels = (labels: Label[], before: readonly string[]) =>
  labels.map(({ id }) => id).filter((id) => !before.includes(id))

const isEmpty = ({ notes, labelIds }: Part) => Object.keys(notes).length === 0 && labelIds.length === 0

function withNormals(details: CustomerDetails, country: string): StoredDetails {
  const contactPoints = details.contactPoints.map((point) => ({ ...point, normal: normalContact(point, country) }))
  return { ...details, contactPoints }
}
