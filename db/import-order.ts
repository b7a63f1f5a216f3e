// Writing past orders. They are history: an order that is there already is left alone, and one that says something
// else than what is there is refused, never rewritten.
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { ImportedOrder, ImportedTicketLine, PricedImport } from '#core/domain/import-order.ts'
import { isTicket, priceImported } from '#core/domain/import-order.ts'
import { type Remark, refusal } from '#core/domain/import-remark.ts'
import { readTime } from '#core/domain/import-time.ts'
import { makeTicketCode, readTicketCode } from '#core/domain/ticket-code.ts'
import type { Venue } from '#core/domain/venue.ts'
import { noArticle, type OrderEntity } from '#core/protocol/entity.ts'
import type { WritableDb } from './database.ts'
import { insertOrderEntity } from './entity/order.ts'
import { type ImportKey, orderedId, partIds } from './import-id.ts'
import { findPlaces, type OrderBook, type Place } from './import-order-book.ts'

export type OrderWriting = {
  idOf: ImportKey
  book: OrderBook
  venue: Venue
  prefix: string
  /** The clerk's id, or `import` from the command line. */
  by: string
  random: (bytes: number) => Uint8Array
}

export type OrderWritten = { did: 'created'; id: string; entity: OrderEntity } | { did: 'unchanged'; id: string }
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
    if (isSame) return accept({ did: 'unchanged', id: existing.id })
    return refuse({ code: 'REFUSED', remark: refusal('ORDER_DIFFERS', 'number', number) })
  }
  const obstacle = places.findTaken(tx, order) ?? findBadCode(tx, order)
  if (obstacle) return refuse({ code: 'REFUSED', remark: obstacle })
  const keys = { id, number, customerId: places.customerId }
  const entity = entityOf(keys, order, priced, places.of, times, writing)
  insertOrderEntity(tx, id, entity)
  return accept({ did: 'created', id, entity })
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

const byOf = (order: ImportedOrder, { book, by }: OrderWriting) => (order.by ? (book.staff.get(order.by) ?? by) : by)

type Keys = { id: string; number: string; customerId: string | null }

/** The order as it will stand, under the file's own number. */
function entityOf(
  { id, number, customerId }: Keys,
  order: ImportedOrder,
  priced: PricedImport,
  placeOf: ReadonlyMap<ImportedTicketLine, Place>,
  times: Times,
  writing: OrderWriting,
): OrderEntity {
  const { createdAtMs, expiresAtMs, cancelledAtMs } = times
  const lines = order.lines.map((_, position) => lineAt(position, id, order, priced, placeOf, writing))
  return {
    order: {
      number,
      // What a customer reads out of a number of another system: the digits at its end.
      sequence: Number(/\d{1,9}$/.exec(number)?.[0] ?? 0),
      customerId,
      channel: order.channel,
      state: order.state,
      currency: writing.venue.currency,
      totalMinor: priced.totalMinor,
      paidMinor: priced.paidMinor,
      note: order.note,
      createdAtMs,
      createdBy: byOf(order, writing),
      expiresAtMs,
      cancelledAtMs,
    },
    lines,
    tickets: ticketsOf(id, order, lines, createdAtMs, writing),
    payments: paymentsOf(id, order, times, writing),
  }
}

function lineAt(
  position: number,
  orderId: string,
  order: ImportedOrder,
  priced: PricedImport,
  placeOf: ReadonlyMap<ImportedTicketLine, Place>,
  { book }: OrderWriting,
): OrderEntity['lines'][number] {
  const line = order.lines[position]
  if (!line) throw new Error('a line that was just counted is there')
  const place = isTicket(line) ? placeOf.get(line) : undefined
  const product = isTicket(line) ? undefined : book.products.get(line.product)
  const { grossMinor = 0, vatCode = '', vatRateBp = 0, vatMinor = 0 } = priced.lines[position] ?? {}
  return {
    id: partIds(orderId)(0, position),
    position,
    kind: isTicket(line) ? 'ticket' : 'product',
    state: order.state.startsWith('cancelled') ? 'cancelled' : 'active',
    text: place?.text ?? product?.name ?? '',
    performanceId: place?.performanceId ?? null,
    areaId: place?.areaId ?? null,
    seatId: place?.seatId ?? null,
    priceTypeId: place?.priceTypeId ?? null,
    productId: product?.id ?? null,
    storedValueId: null,
    ...noArticle,
    articleCode: (isTicket(line) && line.subscription) || null,
    quantity: isTicket(line) ? 1 : line.quantity,
    unitMinor: line.priceMinor,
    discountMinor: 0,
    ruleText: '',
    totalMinor: grossMinor,
    vatCode,
    vatRateBp,
    vatMinor,
    note: line.note,
  }
}

function ticketsOf(
  orderId: string,
  order: ImportedOrder,
  lines: OrderEntity['lines'],
  issuedAtMs: number,
  { random }: OrderWriting,
): OrderEntity['tickets'] {
  if (order.state !== 'sold' && order.state !== 'cancelled-sold') return []
  const state = order.state === 'sold' ? 'valid' : 'cancelled'
  return order.lines.flatMap((line, position) => {
    if (!isTicket(line)) return []
    const code = readTicketCode(line.ticketCode ?? '') ?? makeTicketCode(random(16))
    const orderLineId = lines[position]?.id ?? ''
    return [{ id: partIds(orderId)(1, position), orderLineId, code, state, issuedAtMs }]
  })
}

function paymentsOf(
  orderId: string,
  order: ImportedOrder,
  times: Times,
  writing: OrderWriting,
): OrderEntity['payments'] {
  return order.payments.map(({ means, amountMinor, receipt }, index) => ({
    id: partIds(orderId)(2, index),
    receiptNumber: writing.prefix + (receipt ?? order.number),
    means,
    amountMinor,
    roundingMinor: 0,
    tenderedMinor: amountMinor,
    changeMinor: 0,
    atMs: times.paidAtMs[index] ?? times.createdAtMs,
    takenBy: byOf(order, writing),
    settlementId: null,
    storedValueId: null,
    reference: '',
  }))
}
