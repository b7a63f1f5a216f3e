// What an imported row adds to a card beside the contact data: notes, labels and consents. Labels are only added, and an
// answer about a consent that is on the card already is never replaced: the card's is the newer one.
import { fold } from '#core/domain/fold.ts'
import type { ImportedCustomer } from '#core/domain/import-customer.ts'
import { type Remark, warning } from '#core/domain/import-remark.ts'
import type { CustomerEntity } from '#core/protocol/entity.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import type { ImportedCard } from './import-card.ts'
import type { ImportKey } from './import-id.ts'

type Label = { id: string; name: string }
type Purpose = { id: string; textVersion: number }

/** Labels and purposes by their folded code and by their folded name. */
export type WordBook = { labels: ReadonlyMap<string, Label>; purposes: ReadonlyMap<string, Purpose> }

/** What is new on a card. */
export type Extras = {
  notes: { internal?: string; important?: string }
  labels: Label[]
  consents: { purpose: Purpose; state: 'given' | 'refused' }[]
}

export function readWordBook(db: ReadableDb): WordBook {
  const rows = <Row>(source: string) => db.sql.prepare(source).all() as (Row & { code: string; name: string })[]
  const byWords = <Row extends { code: string; name: string }>(list: Row[]) =>
    new Map(list.flatMap((row) => [row.code, row.name].map((word) => [keyOf(word), row] as const)))
  return {
    labels: byWords(rows<Label>('select id, code, name from labels where is_active')),
    purposes: byWords(
      rows<Purpose>('select id, code, name, text_version as textVersion from consent_purposes where is_active'),
    ),
  }
}

const keyOf = (word: string) => fold(word).trim()

/** @param card undefined for a new customer */
export function findExtras(
  imported: ImportedCustomer,
  card: ImportedCard | undefined,
  book: WordBook,
): { extras: Extras; warnings: Remark[] } {
  const warnings: Remark[] = []
  const labels = new Map<string, Label>()
  for (const word of imported.labels) {
    const label = book.labels.get(keyOf(word))
    if (!label) warnings.push(warning('LABEL_UNKNOWN', 'labels', word))
    else if (!card?.labelIds.includes(label.id)) labels.set(label.id, label)
  }
  const consents = new Map<string, Extras['consents'][number]>()
  for (const { purpose: word, state } of imported.consents) {
    const purpose = book.purposes.get(keyOf(word))
    if (!purpose) warnings.push(warning('CONSENT_UNKNOWN', 'consents', word))
    else if (!card?.purposeIds.includes(purpose.id)) consents.set(purpose.id, { purpose, state })
  }
  const notes = newNotes(imported, card)
  return { extras: { notes, labels: [...labels.values()], consents: [...consents.values()] }, warnings }
}

export function isEmpty({ notes, labels, consents }: Extras): boolean {
  return Object.keys(notes).length + labels.length + consents.length === 0
}

/** As they stand on a card that is new. */
export function extrasOf(
  customerId: string,
  extras: Extras,
  writing: ExtrasWriting,
): Pick<CustomerEntity, 'notes' | 'labels' | 'consents'> {
  const { idOf, atMs, by } = writing
  const note = (text: string | undefined) => (text ? { text, changedAtMs: atMs, changedBy: by } : null)
  return {
    notes: { internal: note(extras.notes.internal), important: note(extras.notes.important) },
    labels: extras.labels
      .map(({ id }) => ({ labelId: id, addedAtMs: atMs, addedBy: by, expiresAtMs: null }))
      .sort((a, b) => (a.labelId < b.labelId ? -1 : 1)),
    consents: extras.consents
      .map(({ purpose, state }) => ({
        id: idOf('consent', customerId, purpose.id),
        purposeId: purpose.id,
        state,
        source: 'import',
        textVersion: purpose.textVersion,
        atMs,
        recordedBy: by,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

/** As the journal keeps them of a card that was there: notes with what they said before. */
export function changedExtras(
  customerId: string,
  extras: Extras,
  before: ImportedCard['notes'],
  writing: ExtrasWriting,
) {
  const notes = Object.fromEntries(
    Object.entries(extras.notes).map(([kind, to]) => [kind, { from: before[kind as 'internal'] ?? '', to }]),
  )
  const { labels, consents } = extrasOf(customerId, extras, writing)
  return { notes, labels, consents }
}

export type ExtrasWriting = { idOf: ImportKey; atMs: number; by: string }

export function writeExtras(tx: WritableDb, customerId: string, extras: Extras, writing: ExtrasWriting): void {
  const { idOf, atMs, by } = writing
  for (const [kind, text] of Object.entries(extras.notes)) tx.sql.prepare(noteSql).run(customerId, kind, text, atMs, by)
  for (const { id } of extras.labels) tx.sql.prepare(labelSql).run(customerId, id, atMs, by)
  for (const { purpose, state } of extras.consents) {
    const id = idOf('consent', customerId, purpose.id)
    tx.sql.prepare(consentSql).run(id, customerId, purpose.id, state, purpose.textVersion, atMs, by)
  }
}

const noteSql = `insert into customer_notes (customer_id, kind, text, changed_at_ms, changed_by) values (?,?,?,?,?)
  on conflict do update set text = excluded.text, changed_at_ms = excluded.changed_at_ms, changed_by = excluded.changed_by`
const labelSql = 'insert into customer_labels (customer_id, label_id, added_at_ms, added_by) values (?,?,?,?)'
const consentSql = `insert into customer_consents (id, customer_id, purpose_id, state, source, text_version, at_ms, recorded_by)
  values (?,?,?,?,'import',?,?,?)`

function newNotes({ internalNote, importantNote }: ImportedCustomer, card: ImportedCard | undefined): Extras['notes'] {
  return {
    ...(internalNote && internalNote !== card?.notes.internal ? { internal: internalNote } : {}),
    ...(importantNote && importantNote !== card?.notes.important ? { important: importantNote } : {}),
  }
}
