// The snapshot: all that the server knows at one number of its feed, for a counter that has nothing yet or begins anew. It
// comes in parts of a few megabytes, each a compressed SQLite image with a checksum of its own: what came is kept, what is
// broken comes again. Customers and orders are rows ready to be copied, search words an index ready to be used. Orders, which
// are most of it, come last: a new counter can find everybody and sell before they are there.
import { z } from 'zod'
import { foldedWords } from '#core/domain/fold.ts'
import { type SearchWords, searchWordsOf } from '#core/domain/search-words.ts'
import type { CustomerEntity, OrderEntity } from './entity.ts'

/** Counted up whenever the tables below, the search words or the packing change: a counter takes only what it can copy. */
export const snapshotShape = 3

export const SnapshotPart = z.object({ bytes: z.int().min(1), sha256: z.string().length(64) })
export type SnapshotPart = z.infer<typeof SnapshotPart>

export const SnapshotAnswer = z.discriminatedUnion('state', [
  /** Everything up to `seq`: what changed since comes with the next pull. */
  z.object({
    state: z.literal('ready'),
    id: z.uuid(),
    epoch: z.uuid(),
    seq: z.int().min(0),
    parts: z.array(SnapshotPart).min(1).max(100_000),
    /** So many parts from the first on hold everything but the orders. */
    partsBeforeOrders: z.int().min(0),
  }),
  /** Ask again in a moment; `percent` is how much of it is made. */
  z.object({ state: z.literal('making'), percent: z.int().min(0).max(100) }),
  /** This server makes snapshots of another shape: one of the two programs is older. */
  z.object({ state: z.literal('other-shape'), shape: z.int() }),
])
export type SnapshotAnswer = z.infer<typeof SnapshotAnswer>
export type Snapshot = Extract<SnapshotAnswer, { state: 'ready' }>

/** Kinds that come as rows, because there are so many of them; all others come as they are, in `entities`. */
export const rowKinds = ['customer', 'order'] as const

/** Tables of an image and their columns, named as the counter names its own. */
export const snapshotTables = {
  customers: [
    ...['row', 'id', 'number', 'external_number', 'title', 'gender', 'first_name', 'last_name', 'organisation'],
    ...['language', 'date_of_birth', 'created_at_ms', 'created_by', 'changed_at_ms', 'changed_by'],
  ],
  contact_points: ['id', 'customer_id', 'channel', 'kind', 'value', 'normal', 'is_primary', 'position'],
  postal_addresses: [
    ...['id', 'customer_id', 'kind', 'street', 'extra', 'postcode', 'town', 'country', 'is_primary', 'position'],
  ],
  customer_notes: ['customer_id', 'kind', 'text', 'changed_at_ms', 'changed_by'],
  customer_labels: ['customer_id', 'label_id', 'added_at_ms', 'added_by', 'expires_at_ms'],
  customer_consents: [
    ...['id', 'customer_id', 'purpose_id', 'state', 'source', 'text_version', 'at_ms', 'recorded_by'],
  ],
  orders: [
    ...['id', 'number', 'sequence', 'customer_id', 'channel', 'state', 'currency', 'total_minor', 'paid_minor'],
    ...['note', 'created_at_ms', 'created_by', 'expires_at_ms', 'cancelled_at_ms'],
  ],
  order_lines: [
    ...['id', 'order_id', 'position', 'kind', 'state', 'text', 'performance_id', 'area_id', 'seat_id'],
    ...[
      'price_type_id',
      'product_id',
      'stored_value_id',
      'article_code',
      'from_day',
      'until_day',
      'quantity',
      'unit_minor',
      'discount_minor',
      'rule_text',
    ],
    ...['total_minor', 'vat_code', 'vat_rate_bp', 'vat_minor', 'note'],
  ],
  tickets: ['id', 'order_line_id', 'code', 'state', 'issued_at_ms'],
  payments: [
    ...['id', 'order_id', 'receipt_number', 'means', 'amount_minor', 'rounding_minor', 'tendered_minor'],
    ...['change_minor', 'at_ms', 'taken_by', 'settlement_id', 'stored_value_id', 'reference'],
  ],
} as const satisfies Record<string, readonly string[]>
export type SnapshotTable = keyof typeof snapshotTables

/** Folded notes of orders; the counter puts them into its index. */
export const orderNotesTable = { name: 'order_search', columns: ['note', 'order_id'] } as const
/** Everything that does not come as rows: `body` is JSON. */
export const entitiesTable = { name: 'entities', columns: ['kind', 'id', 'body'] } as const

/** The counter's two indexes of customers, whose own tables come as they are; `row` is the customer's. */
export const searchIndexes = ['customer_names', 'customer_words'] as const
export const searchIndexOptions =
  "words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4', tokenize='ascii'"
/** The tables FTS5 keeps an index in, without its settings. */
export const searchIndexTables = {
  data: ['id', 'block'],
  idx: ['segid', 'term', 'pgno'],
  docsize: ['id', 'sz', 'origin'],
}

type Value = string | number | null | undefined
export type PutRow = (table: SnapshotTable, values: readonly Value[]) => void

export function customerRows(put: PutRow, row: number, id: string, card: CustomerEntity): void {
  const { details, notes } = card
  const { title, gender, firstName, lastName, organisation, language, dateOfBirth } = details
  const own = [title, gender, firstName, lastName, organisation, language, dateOfBirth]
  const made = [card.createdAtMs, card.createdBy, card.changedAtMs, card.changedBy]
  put('customers', [row, id, card.number, card.externalNumber, ...own, ...made])
  for (const [position, point] of details.contactPoints.entries()) {
    const { channel, kind, value, normal, isPrimary } = point
    put('contact_points', [point.id, id, channel, kind, value, normal, Number(isPrimary), position])
  }
  for (const [position, address] of details.addresses.entries()) {
    const { kind, street, extra, postcode, town, country, isPrimary } = address
    put('postal_addresses', [
      ...[address.id, id, kind, street, extra, postcode, town, country, Number(isPrimary), position],
    ])
  }
  for (const kind of ['internal', 'important'] as const) {
    const note = notes[kind]
    if (note) put('customer_notes', [id, kind, note.text, note.changedAtMs, note.changedBy])
  }
  for (const { labelId, addedAtMs, addedBy, expiresAtMs } of card.labels)
    put('customer_labels', [id, labelId, addedAtMs, addedBy, expiresAtMs])
  for (const { id: consentId, purposeId, state, source, textVersion, atMs, recordedBy } of card.consents)
    put('customer_consents', [consentId, id, purposeId, state, source, textVersion, atMs, recordedBy])
}

export function orderRows(put: PutRow, id: string, { order, lines, tickets, payments }: OrderEntity): void {
  const { number, sequence, customerId, channel, state, currency, totalMinor, paidMinor } = order
  const { createdAtMs, createdBy, expiresAtMs, cancelledAtMs } = order
  const head = [id, number, sequence, customerId, channel, state, currency, totalMinor, paidMinor]
  put('orders', [...head, order.note, createdAtMs, createdBy, expiresAtMs, cancelledAtMs])
  for (const line of lines) {
    const what = [line.performanceId, line.areaId, line.seatId, line.priceTypeId, line.productId, line.storedValueId]
    const article = [line.articleCode, line.fromDay, line.untilDay]
    const { quantity, unitMinor, discountMinor, ruleText, totalMinor, vatCode, vatRateBp, vatMinor } = line
    const price = [quantity, unitMinor, discountMinor, ruleText, totalMinor, vatCode, vatRateBp, vatMinor]
    put('order_lines', [
      line.id,
      id,
      line.position,
      line.kind,
      line.state,
      line.text,
      ...what,
      ...article,
      ...price,
      line.note,
    ])
  }
  for (const ticket of tickets)
    put('tickets', [ticket.id, ticket.orderLineId, ticket.code, ticket.state, ticket.issuedAtMs])
  for (const paid of payments) {
    const { amountMinor, roundingMinor, tenderedMinor, changeMinor } = paid
    const money = [amountMinor, roundingMinor, tenderedMinor, changeMinor]
    const of = [paid.settlementId, paid.storedValueId, paid.reference]
    put('payments', [paid.id, id, paid.receiptNumber, paid.means, ...money, paid.atMs, paid.takenBy, ...of])
  }
}

/** @param labelNames by label id, of every label there is @returns what the card is found by */
export function cardWords(card: CustomerEntity, labelNames: ReadonlyMap<string, string>): SearchWords {
  const { firstName, lastName, organisation, dateOfBirth, addresses, contactPoints } = card.details
  const normals = (wanted: 'phone' | 'email') =>
    contactPoints.filter(({ channel }) => channel === wanted).map(({ normal }) => normal)
  const labels = card.labels.map(({ labelId }) => labelNames.get(labelId) ?? '').sort()
  return searchWordsOf({
    names: [firstName, lastName, organisation],
    number: card.number,
    externalNumber: card.externalNumber,
    emails: normals('email'),
    phones: normals('phone'),
    others: [...addresses.flatMap(({ street, extra, postcode, town }) => [street, extra, postcode, town]), ...labels],
    notes: [card.notes.internal?.text ?? '', card.notes.important?.text ?? ''],
    dateOfBirth,
  })
}

export function orderNote({ order }: OrderEntity): string {
  return foldedWords(order.note).join(' ')
}
