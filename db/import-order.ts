// Writing past orders. They are history: an order that is there already is left alone, and one that says something
// else than what is there is refused, never rewritten.
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import { fold } from '#core/domain/fold.ts'
import type { ImportedOrder, ImportedTicketLine, PricedImport } from '#core/domain/import-order.ts'
import { isTicket, priceImported } from '#core/domain/import-order.ts'
import { type Remark, refusal } from '#core/domain/import-remark.ts'
import { readTime } from '#core/domain/import-time.ts'
import { makeTicketCode, readTicketCode } from '#core/domain/ticket-code.ts'
import type { Venue } from '#core/domain/venue.ts'
import type { WritableDb } from './database.ts'
import { type ImportKey, orderedId, partIds } from './import-id.ts'
import { findPlaces, type OrderBook, type Place } from './import-order-book.ts'
import { indexOrderNote } from './search.ts'

export type OrderWriting = {
  idOf: ImportKey
  book: OrderBook
  venue: Venue
  prefix: string
  /** The clerk's id, or `import` from the command line. */
  by: string
  random: (bytes: number) => Uint8Array
}

export type OrderWritten = { did: 'created' | 'unchanged'; id: string; number: string; ticketCodes: string[] }
type Refused = { code: 'REFUSED'; remark: Remark }

type Times = { createdAtMs: number; expiresAtMs: number | null; cancelledAtMs: number | null; paidAtMs: number[] }

/** Within the caller's transaction; nothing is written when it refuses. */
export function importOrder(
  tx: WritableDb,
  order: ImportedOrder,
  writing: OrderWriting,
): Decision<OrderWritten, Refused> {
  const times = readTimes(order, writing.venue.zone)
  if ('remark' in times) return refuse({ code: 'REFUSED', remark: times.remark })
  const places = findPlaces(tx, order, writing.book)
  if ('remark' in places) return refuse({ code: 'REFUSED', remark: places.remark })
  const number = writing.prefix + order.number
  const id = orderedId(writing.idOf('order', number), times.createdAtMs)
  const priced = priceImported(order, (line) => places.rates.get(line) ?? { vatCode: '', vatRateBp: 0 })
  const existing = findExisting(tx, number)
  if (existing) {
    const isSame = existing.summary === summaryOf(order, priced, times)
    if (isSame) return accept({ did: 'unchanged', id: existing.id, number, ticketCodes: [] })
    return refuse({ code: 'REFUSED', remark: refusal('ORDER_DIFFERS', 'number', number) })
  }
  const obstacle = places.findTaken(tx, order) ?? findBadCode(tx, order)
  if (obstacle) return refuse({ code: 'REFUSED', remark: obstacle })
  const customerId = places.customerId
  insertOrder(tx, { id, number, customerId }, order, priced, times, writing)
  const ticketCodes = insertLines(tx, id, order, priced, places.of, times, writing)
  insertPayments(tx, id, order, times, writing)
  indexOrderNote(tx, id, fold(order.note).trim())
  return accept({ did: 'created', id, number, ticketCodes })
}

function readTimes(order: ImportedOrder, zone: string): Times | { remark: Remark } {
  const wrong: Remark[] = []
  const read = (text: string, where: string) => {
    const atMs = readTime(text, zone)
    if (atMs === undefined) wrong.push(refusal('TIME_INVALID', where, text))
    return atMs ?? 0
  }
  const createdAtMs = read(order.createdAt, 'createdAt')
  const expiresAtMs = order.expiresAt === undefined ? null : read(order.expiresAt, 'expiresAt')
  const isCancelled = order.state.startsWith('cancelled')
  const cancelledAtMs = isCancelled ? read(order.cancelledAt ?? order.createdAt, 'cancelledAt') : null
  const paidAtMs = order.payments.map(({ at }, index) => read(at, `payments[${index}].at`))
  return wrong[0] ? { remark: wrong[0] } : { createdAtMs, expiresAtMs, cancelledAtMs, paidAtMs }
}

/** What two versions of an order are compared by. */
function summaryOf(order: ImportedOrder, priced: PricedImport, times: Times): string {
  const { totalMinor, paidMinor } = priced
  return [
    order.state,
    order.channel,
    totalMinor,
    paidMinor,
    order.note,
    times.createdAtMs,
    times.cancelledAtMs,
    times.expiresAtMs,
    order.lines.length,
  ].join('\t')
}

function findExisting(tx: WritableDb, number: string): { id: string; summary: string } | undefined {
  const row = tx.sql
    .prepare(
      `select id, state, channel, total_minor, paid_minor, note, created_at_ms, cancelled_at_ms, expires_at_ms,
        (select count(*) from order_lines where order_id = orders.id) as lines from orders where number = ?`,
    )
    .get(number) as Record<string, unknown> | undefined
  if (!row) return undefined
  const { id, ...compared } = row
  return { id: String(id), summary: Object.values(compared).join('\t') }
}

function findBadCode(tx: WritableDb, order: ImportedOrder): Remark | undefined {
  const find = tx.sql.prepare('select 1 from tickets where code = ?')
  const seen = new Set<string>()
  for (const [index, line] of order.lines.entries()) {
    if (!isTicket(line) || line.ticketCode === undefined) continue
    const where = `lines[${index}].ticketCode`
    const code = readTicketCode(line.ticketCode)
    if (code === undefined) return refusal('TICKET_CODE_INVALID', where, line.ticketCode)
    if (seen.has(code) || find.get(code) !== undefined) return refusal('TICKET_CODE_TWICE', where, code)
    seen.add(code)
  }
  return undefined
}

type Keys = { id: string; number: string; customerId: string | null }

function insertOrder(
  tx: WritableDb,
  keys: Keys,
  order: ImportedOrder,
  priced: PricedImport,
  times: Times,
  writing: OrderWriting,
): void {
  tx.sql.prepare(orderSql).run({
    id: keys.id,
    number: keys.number,
    // What a customer reads out of a number of another system: the digits at its end.
    sequence: Number(/\d{1,9}$/.exec(keys.number)?.[0] ?? 0),
    customer_id: keys.customerId,
    channel: order.channel,
    state: order.state,
    currency: writing.venue.currency,
    total_minor: priced.totalMinor,
    paid_minor: priced.paidMinor,
    note: order.note,
    created_at_ms: times.createdAtMs,
    created_by: byOf(order, writing),
    expires_at_ms: times.expiresAtMs,
    cancelled_at_ms: times.cancelledAtMs,
  })
}

const byOf = (order: ImportedOrder, { book, by }: OrderWriting) => (order.by ? (book.staff.get(order.by) ?? by) : by)

function insertLines(
  tx: WritableDb,
  orderId: string,
  order: ImportedOrder,
  priced: PricedImport,
  places: ReadonlyMap<ImportedTicketLine, Place>,
  times: Times,
  writing: OrderWriting,
): string[] {
  const isCancelled = order.state.startsWith('cancelled')
  const hasTickets = order.state === 'sold' || order.state === 'cancelled-sold'
  const partId = partIds(orderId)
  return order.lines.flatMap((line, position) => {
    const id = partId(0, position)
    const place = isTicket(line) ? places.get(line) : undefined
    const product = isTicket(line) ? undefined : writing.book.products.get(line.product)
    const { grossMinor = 0, vatCode = '', vatRateBp = 0, vatMinor = 0 } = priced.lines[position] ?? {}
    tx.sql.prepare(lineSql).run({
      id,
      order_id: orderId,
      position,
      kind: isTicket(line) ? 'ticket' : 'product',
      state: isCancelled ? 'cancelled' : 'active',
      text: place?.text ?? product?.name ?? '',
      performance_id: place?.performanceId ?? null,
      area_id: place?.areaId ?? null,
      seat_id: place?.seatId ?? null,
      price_type_id: place?.priceTypeId ?? null,
      product_id: product?.id ?? null,
      quantity: isTicket(line) ? 1 : line.quantity,
      unit_minor: line.priceMinor,
      total_minor: grossMinor,
      vat_code: vatCode,
      vat_rate_bp: vatRateBp,
      vat_minor: vatMinor,
      note: line.note,
    })
    if (!isTicket(line) || !hasTickets) return []
    const code = readTicketCode(line.ticketCode ?? '') ?? makeTicketCode(writing.random(16))
    const state = isCancelled ? 'cancelled' : 'valid'
    tx.sql.prepare(ticketSql).run({
      id: partId(1, position),
      order_line_id: id,
      code,
      state,
      issued_at_ms: times.createdAtMs,
    })
    return [code]
  })
}

function insertPayments(
  tx: WritableDb,
  orderId: string,
  order: ImportedOrder,
  times: Times,
  writing: OrderWriting,
): void {
  const partId = partIds(orderId)
  order.payments.forEach(({ means, amountMinor, receipt }, index) => {
    tx.sql.prepare(paymentSql).run({
      id: partId(2, index),
      order_id: orderId,
      receipt_number: writing.prefix + (receipt ?? order.number),
      means,
      amount_minor: amountMinor,
      rounding_minor: 0,
      tendered_minor: amountMinor,
      change_minor: 0,
      at_ms: times.paidAtMs[index] ?? times.createdAtMs,
      taken_by: byOf(order, writing),
    })
  })
}

function insertSql(table: string, columns: string): string {
  const names = columns.split(' ')
  return `insert into ${table} (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`
}

const orderSql = insertSql(
  'orders',
  'id number sequence customer_id channel state currency total_minor paid_minor note created_at_ms created_by expires_at_ms cancelled_at_ms',
)
const lineSql = insertSql(
  'order_lines',
  'id order_id position kind state text performance_id area_id seat_id price_type_id product_id quantity unit_minor total_minor vat_code vat_rate_bp vat_minor note',
)
const ticketSql = insertSql('tickets', 'id order_line_id code state issued_at_ms')
const paymentSql = insertSql(
  'payments',
  'id order_id receipt_number means amount_minor rounding_minor tendered_minor change_minor at_ms taken_by',
)
