// Finding customers and orders by any words of theirs. The index answers with row numbers, nearest first; the rows are
// then read for those few. Every query is bounded, so that one letter typed costs no more than a whole name.
import type { WantedWords } from '#core/domain/search-words.ts'
import type { ReadableDb } from './database.ts'

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

type Layer = { columns: string; isPrefix: boolean }

/** Whole words of the name first, then beginnings in the name, then in any field, then ends of words too. */
const layers: readonly Layer[] = [
  { columns: 'name', isPrefix: false },
  { columns: 'name', isPrefix: true },
  { columns: 'name contact other', isPrefix: true },
  { columns: 'name contact other parts', isPrefix: true },
]

/** At most `limit` customers, nearest first; newer ones before older where they are equally near. */
export function findCustomers(db: ReadableDb, readings: readonly WantedWords[], limit: number): FoundCustomer[] {
  const rows = new Set<number>()
  for (const layer of layers) {
    for (const wanted of readings) {
      if (rows.size >= limit) break
      for (const row of matchRows(db, matchText(wanted, layer), limit)) if (rows.size < limit) rows.add(row)
    }
  }
  return [...rows].flatMap((row) => readCustomer(db, row) ?? [])
}

/** Every field of a customer as text, for showing which one matched. */
export function listFieldTexts(db: ReadableDb, customerId: string): string[] {
  const rows = db.sql
    .prepare(
      `select value as text from contact_points where customer_id = :id
       union all select street || ', ' || postcode || ' ' || town || ' ' || extra from postal_addresses where customer_id = :id
       union all select labels.name from customer_labels join labels on labels.id = label_id where customer_id = :id
       union all select text from customer_notes where customer_id = :id
       union all select organisation from customers where id = :id
       union all select coalesce(external_number, '') from customers where id = :id
       union all select number from customers where id = :id`,
    )
    .all({ id: customerId }) as { text: string }[]
  return rows.map(({ text }) => text)
}

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
  add('select id from orders where number = ? limit ?', key)
  if (/^\d{1,9}$/.test(key))
    add('select id from orders where sequence = ? order by created_at_ms desc limit ?', Number(key))
  add('select order_id as id from payments where receipt_number = ? limit ?', key)
  if (key.length >= codeLengthMin && /^[0-9A-Z-]+$/.test(key)) {
    add(ticketSql, key, `${key}\uffff`)
    add('select id from orders where number > ? and number < ? order by number limit ?', key, `${key}\uffff`)
  }
  for (const wanted of readings) add(noteSql, matchText(wanted, { columns: 'note', isPrefix: true }))
  return [...ids].slice(0, limit).flatMap((id) => readOrder(db, id) ?? [])
}

const codeLengthMin = 4
const ticketSql = `select order_id as id from tickets join order_lines on order_lines.id = tickets.order_line_id
  where code >= ? and code < ? limit ?`
const noteSql = 'select order_id as id from order_search where order_search match ? order by rowid desc limit ?'

/** Keeps the order's note findable. */
export function indexOrderNote(db: ReadableDb, orderId: string, foldedNote: string): void {
  if (foldedNote) db.sql.prepare('insert into order_search (note, order_id) values (?, ?)').run(foldedNote, orderId)
}

// The words are folded letters and digits only, so quoting them is enough: FTS5 sees no operator of theirs.
function matchText(wanted: WantedWords, layer: Layer): string {
  const star = layer.isPrefix ? '*' : ''
  const groups = wanted.map((words) => `(${words.map((word) => `"${word.replaceAll('"', '')}"${star}`).join(' OR ')})`)
  return `{${layer.columns}} : (${groups.join(' AND ')})`
}

function matchRows(db: ReadableDb, match: string, limit: number): number[] {
  const rows = db.sql
    .prepare('select rowid as row from customer_search where customer_search match ? order by rowid desc limit ?')
    .all(match, limit) as { row: number }[]
  return rows.map(({ row }) => row)
}

const customerSql = `select id, number, first_name as firstName, last_name as lastName, organisation,
  (select value from contact_points where customer_id = customers.id and channel = 'phone' order by is_primary desc, position limit 1) as phone,
  (select value from contact_points where customer_id = customers.id and channel = 'email' order by is_primary desc, position limit 1) as email,
  (select town from postal_addresses where customer_id = customers.id order by is_primary desc, position limit 1) as town
  from customers where row = ?`

function readCustomer(db: ReadableDb, row: number): FoundCustomer | undefined {
  return db.sql.prepare(customerSql).get(row) as FoundCustomer | undefined
}

function readOrder(db: ReadableDb, id: string): FoundOrder | undefined {
  const sql = `select id, number, customer_id as customerId, state, channel, note, created_at_ms as createdAtMs
    from orders where id = ?`
  return db.sql.prepare(sql).get(id) as FoundOrder | undefined
}
