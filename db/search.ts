// Finding customers and orders by any words of theirs. The index answers with row numbers, nearest first; the rows are
// then read for those few. Every query is bounded, so that one letter typed costs no more than a whole name.
import { markedNumbersOf } from '#core/domain/number-mark.ts'
import type { SearchWords, WantedWords } from '#core/domain/search-words.ts'
import { firstPointSql } from './contact-point.ts'
import type { ReadableDb, WritableDb } from './database.ts'

export type FoundCustomer = {
  id: string
  number: string
  firstName: string
  lastName: string
  organisation: string
  phone: string | null
  email: string | null
  town: string | null
}

export type FoundOrder = {
  id: string
  number: string
  customerId: string | null
  state: 'sold' | 'reserved' | 'cancelled-sold' | 'cancelled-reserved'
  channel: 'counter' | 'web' | 'phone'
  note: string
  createdAtMs: number
}

/** A typed text, trimmed, with its readings; `email` is what in it has an @, in lower case. */
export type SearchQuestion = { text: string; readings: readonly WantedWords[]; email: string | undefined }

export type Nearness = 'name' | 'any-field'

/**
 * At most `limit` customers, nearest first; newer ones before older where they are equally near. Layer by layer: whole words
 * of the name, beginnings in the name, any field and ends of words. A wider layer is asked only while the nearer ones
 * found few, so that a frequent name costs no walk through every street. A customer number, or an address typed with
 * its @, is meant as such and comes first.
 */
export function findCustomers(
  db: ReadableDb,
  { text, readings, email }: SearchQuestion,
  limit: number,
): { customer: FoundCustomer; nearness: Nearness }[] {
  const direct = email ? emailRows(db, email, limit) : numberRows(db, text)
  const found = new Map<number, Nearness>(direct.map((row) => [row, 'name']))
  // An address that nobody has may be the middle of one: then what stands before its @ is sought like any word.
  for (const { index, beginnings, nearness, unless } of direct.length > 0 && email ? [] : layers) {
    if (found.size >= Math.min(unless, limit)) continue
    for (const wanted of readings) {
      const rows = matchRows(db, index, matchText(wanted, beginnings), limit)
      for (const row of rows) if (found.size < limit && !found.has(row)) found.set(row, nearness)
    }
  }
  const rows = [...found.keys()]
  return readCustomers(db, rows).map(({ row, ...customer }) => ({ customer, nearness: found.get(row) ?? 'any-field' }))
}

function numberRows(db: ReadableDb, text: string): number[] {
  if (!/\d/.test(text)) return []
  const sql = 'select row from customers where number = ? union select row from customers where external_number = ?'
  const key = text.toUpperCase()
  const rows = db.sql.prepare(sql).all(key, text) as { row: number }[]
  const marked = markedNumbersOf(key)
  if (marked) rows.push(...(db.sql.prepare(markedCustomersSql).all(marked) as { row: number }[]))
  return rows.map(({ row }) => row)
}

const markedCustomersSql = 'select row from customers where number > :from and number < :upto and number glob :glob'

const emailSql = `select distinct customers.row from contact_points join customers on customers.id = customer_id
  where normal >= ? and normal < ? limit ?`

function emailRows(db: ReadableDb, email: string, limit: number): number[] {
  const rows = db.sql.prepare(emailSql).all(email, `${email}\uffff`, limit) as { row: number }[]
  return rows.map(({ row }) => row)
}

/** Which of the words may be beginnings: the last one is still being typed, the others are mostly whole. */
type Beginnings = 'none' | 'last' | 'all'

/** `unless` so many were found already. */
type Layer = {
  index: 'customer_names' | 'customer_words'
  beginnings: Beginnings
  nearness: Nearness
  unless: number
}

const few = 10

const layers: readonly Layer[] = [
  { index: 'customer_names', beginnings: 'none', nearness: 'name', unless: few },
  { index: 'customer_names', beginnings: 'last', nearness: 'name', unless: few },
  { index: 'customer_names', beginnings: 'all', nearness: 'name', unless: few },
  { index: 'customer_words', beginnings: 'last', nearness: 'any-field', unless: few },
  { index: 'customer_words', beginnings: 'all', nearness: 'any-field', unless: 1 },
]

/** Puts a customer's words into both indexes, in place of what stood there. */
export function saveSearchWords(tx: WritableDb, row: number | bigint, words: SearchWords): void {
  for (const [index, text] of [['customer_names', words.names] as const, ['customer_words', words.all] as const]) {
    tx.sql.prepare(`insert or replace into ${index} (rowid, words) values (?, ?)`).run(row, text)
  }
}

/** Every field of these customers as text, for showing which one matched. */
export function listFieldTexts(db: ReadableDb, customerIds: readonly string[]): Map<string, string[]> {
  const texts = new Map<string, string[]>()
  if (customerIds.length === 0) return texts
  const rows = db.sql.prepare(fieldsSql).all({ ids: JSON.stringify(customerIds) }) as { id: string; text: string }[]
  for (const { id, text } of rows) texts.set(id, [...(texts.get(id) ?? []), text])
  return texts
}

// CROSS JOIN is SQLite's way of saying "in this order": left to itself it reads every address there is.
const fieldsSql = `with wanted as materialized (select value as id from json_each(:ids))
  select customer_id as id, value as text from wanted cross join contact_points on customer_id = wanted.id
  union all select customer_id, street || ', ' || postcode || ' ' || town || ' ' || extra
    from wanted cross join postal_addresses on customer_id = wanted.id
  union all select customer_id, labels.name
    from wanted cross join customer_labels on customer_id = wanted.id join labels on labels.id = label_id
  union all select customer_id, text from wanted cross join customer_notes on customer_id = wanted.id
  union all select customers.id, organisation from wanted cross join customers on customers.id = wanted.id
  union all select customers.id, coalesce(external_number, '') from wanted cross join customers on customers.id = wanted.id`

/**
 * Orders by number, by the number without its code, by receipt number, by ticket code, or by words of their note.
 * @param text as typed, trimmed
 */
export function findOrders(
  db: ReadableDb,
  text: string,
  readings: readonly WantedWords[],
  limit: number,
): FoundOrder[] {
  const key = text.toUpperCase()
  const ids = new Set<string>()
  const add = (sql: string, ...params: unknown[]) => {
    if (ids.size >= limit) return
    for (const row of db.sql.prepare(sql).all(...params, limit) as { id: string }[]) ids.add(row.id)
  }
  if (/\d/.test(key)) {
    add('select id from orders where number = ? limit ?', key)
    if (/^\d{1,9}$/.test(key)) add(sequenceSql, Number(key))
    add('select order_id as id from payments where receipt_number = ? limit ?', key)
    const marked = markedNumbersOf(key)
    if (marked) for (const sql of markedSqls) add(sql, marked.from, marked.upto, marked.glob)
  }
  if (key.length >= codeLengthMin && /^[0-9A-Z-]+$/.test(key) && /\d/.test(key)) {
    add(ticketSql, key, `${key}\uffff`)
    add('select id from orders where number > ? and number < ? order by number limit ?', key, `${key}\uffff`)
  }
  for (const wanted of readings) add(noteSql, matchText(wanted, 'all'))
  return [...ids].slice(0, limit).flatMap((id) => readOrder(db, id) ?? [])
}

const sequenceSql = 'select id from orders where sequence = ? order by created_at_ms desc limit ?'
const markedSqls = [
  'select id from orders where number > ? and number < ? and number glob ? limit ?',
  `select order_id as id from payments
    where receipt_number > ? and receipt_number < ? and receipt_number glob ? limit ?`,
]
const codeLengthMin = 4
const ticketSql = `select order_id as id from tickets join order_lines on order_lines.id = tickets.order_line_id
  where code >= ? and code < ? limit ?`
const noteSql = 'select order_id as id from order_search where order_search match ? order by rowid desc limit ?'

/** Keeps the order's note findable. */
export function indexOrderNote(db: ReadableDb, orderId: string, foldedNote: string): void {
  if (foldedNote) db.sql.prepare('insert into order_search (note, order_id) values (?, ?)').run(foldedNote, orderId)
}

/** @param orderId of an order whose note changed or went */
export function unindexOrderNote(db: ReadableDb, orderId: string): void {
  db.sql.prepare('delete from order_search where order_id = ?').run(orderId)
}

// The words are folded letters and digits only, so quoting them is enough: FTS5 sees no operator of theirs.
function matchText(wanted: WantedWords, beginnings: Beginnings): string {
  const groups = wanted.map((words, position) => {
    const isLast = position === wanted.length - 1
    const star = beginnings === 'all' || (beginnings === 'last' && isLast) ? '*' : ''
    const quoted = words.map((word) => `"${word.replaceAll('"', '')}"${star}`)
    return quoted.length === 1 ? quoted[0] : `(${quoted.join(' OR ')})`
  })
  return groups.join(' AND ')
}

function matchRows(db: ReadableDb, index: Layer['index'], match: string, limit: number): number[] {
  const rows = db.sql
    .prepare(`select rowid as row from ${index} where ${index} match ? order by rowid desc limit ?`)
    .all(match, limit) as { row: number }[]
  return rows.map(({ row }) => row)
}

const customersSql = `select customers.row, customers.id, customers.number, first_name as firstName, last_name as lastName, organisation,
  ${firstPointSql('phone')} as phone, ${firstPointSql('email')} as email,
  (select town from postal_addresses where customer_id = customers.id order by is_primary desc, position limit 1) as town
  from json_each(?) as wanted join customers on customers.row = wanted.value order by wanted.key`

/** In the order asked for. */
function readCustomers(db: ReadableDb, rows: readonly number[]): (FoundCustomer & { row: number })[] {
  if (rows.length === 0) return []
  return db.sql.prepare(customersSql).all(JSON.stringify(rows)) as (FoundCustomer & { row: number })[]
}

function readOrder(db: ReadableDb, id: string): FoundOrder | undefined {
  const sql = `select id, number, customer_id as customerId, state, channel, note, created_at_ms as createdAtMs
    from orders where id = ?`
  return db.sql.prepare(sql).get(id) as FoundOrder | undefined
}
