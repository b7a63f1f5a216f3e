// The codes of the catalogue an imported order refers to, and the places its tickets are for.
import type { ImportedLine, ImportedOrder, ImportedTicketLine } from '#core/domain/import-order.ts'
import { isTicket } from '#core/domain/import-order.ts'
import { type Remark, refusal } from '#core/domain/import-remark.ts'
import type { VatRate } from '#core/domain/venue.ts'
import type { ReadableDb, WritableDb } from './database.ts'

type Performance = { id: string; hallId: string; title: string; vatCode: string }
type Area = { id: string; kind: string; capacity: number }
type Product = { id: string; name: string; vatCode: string }
type PriceType = { id: string; name: string }

/** Everything by code; areas by hall and code, seats by area, row and number. Read once per import. */
export type OrderBook = {
  performances: ReadonlyMap<string, Performance>
  areas: ReadonlyMap<string, Area>
  /** Places by area id. */
  capacities: ReadonlyMap<string, number>
  seats: ReadonlyMap<string, string>
  priceTypes: ReadonlyMap<string, PriceType>
  products: ReadonlyMap<string, Product>
  staff: ReadonlyMap<string, string>
  vatRates: ReadonlyMap<string, number>
}

export type Place = { performanceId: string; areaId: string; seatId: string | null; priceTypeId: string; text: string }
type Rate = { vatCode: string; vatRateBp: number }
export type Places = {
  of: ReadonlyMap<ImportedTicketLine, Place>
  rates: ReadonlyMap<ImportedLine, Rate>
  customerId: string | null
  /** The first seat or area that somebody else has; only orders that hold their places are asked. */
  findTaken(tx: WritableDb, order: ImportedOrder): Remark | undefined
}

const keyOf = (...parts: string[]) => parts.join('\t')

export function readOrderBook(db: ReadableDb, vatRates: readonly VatRate[]): OrderBook {
  const rows = <Row>(source: string) => db.sql.prepare(source).all() as Row[]
  const byCode = <Row extends { code: string }>(source: string) =>
    new Map(rows<Row>(source).map((row) => [row.code, row]))
  return {
    performances: byCode<Performance & { code: string }>(
      'select code, id, hall_id as hallId, title, vat_code as vatCode from performances',
    ),
    areas: new Map(
      rows<Area & { hallId: string; code: string }>(
        'select hall_id as hallId, code, id, kind, capacity from hall_areas',
      ).map((area) => [keyOf(area.hallId, area.code), area]),
    ),
    capacities: new Map(
      rows<Area>('select id, kind, capacity from hall_areas').map(({ id, capacity }) => [id, capacity]),
    ),
    seats: new Map(
      rows<{ id: string; areaId: string; row: string; number: string }>(
        'select id, area_id as areaId, row, number from seats',
      ).map(({ id, areaId, row, number }) => [keyOf(areaId, row, number), id]),
    ),
    priceTypes: byCode<PriceType & { code: string }>('select code, id, name from price_types'),
    products: byCode<Product & { code: string }>('select code, id, name, vat_code as vatCode from products'),
    staff: new Map(rows<{ code: string; id: string }>('select code, id from staff').map(({ code, id }) => [code, id])),
    vatRates: new Map(vatRates.map(({ code, rateBp }) => [code, rateBp])),
  }
}

/** Where the order's tickets are for, or the first thing in it that nobody knows. */
export function findPlaces(tx: WritableDb, order: ImportedOrder, book: OrderBook): Places | { remark: Remark } {
  const of = new Map<ImportedTicketLine, Place>()
  const rates = new Map<ImportedLine, Rate>()
  for (const [index, line] of order.lines.entries()) {
    const found = isTicket(line) ? findPlace(line, book) : findProduct(line.product, book)
    if ('unknown' in found) {
      const { unknown, value } = found
      return {
        remark: refusal(unknown === 'seat' ? 'SEAT_UNKNOWN' : 'CODE_UNKNOWN', `lines[${index}].${unknown}`, value),
      }
    }
    rates.set(line, { vatCode: found.vatCode, vatRateBp: book.vatRates.get(found.vatCode) ?? 0 })
    if (isTicket(line) && found.place) of.set(line, found.place)
  }
  const customerId = order.customer === undefined ? null : findCustomerId(tx, order.customer)
  if (customerId === undefined) return { remark: refusal('CUSTOMER_UNKNOWN', 'customer', order.customer) }
  return { of, rates, customerId, findTaken: (writing, asked) => findTaken(writing, asked, of, book) }
}

type Unknown = { unknown: string; value: string }

type Found = { vatCode: string; place?: Place }

function findPlace(line: ImportedTicketLine, book: OrderBook): Found | Unknown {
  const performance = book.performances.get(line.performance)
  if (!performance) return { unknown: 'performance', value: line.performance }
  const area = book.areas.get(keyOf(performance.hallId, line.area))
  if (!area) return { unknown: 'area', value: line.area }
  const priceType = book.priceTypes.get(line.priceType)
  if (!priceType) return { unknown: 'priceType', value: line.priceType }
  const isSeated = area.kind === 'seated'
  const seatId = isSeated ? book.seats.get(keyOf(area.id, line.row ?? '', line.seat ?? '')) : null
  if (seatId === undefined) return { unknown: 'seat', value: `${line.row ?? ''}/${line.seat ?? ''}` }
  const text = `${performance.title} · ${priceType.name}`
  const place = { performanceId: performance.id, areaId: area.id, seatId, priceTypeId: priceType.id, text }
  return { place, vatCode: performance.vatCode }
}

function findProduct(code: string, book: OrderBook): Found | Unknown {
  const product = book.products.get(code)
  return product ? { vatCode: product.vatCode } : { unknown: 'product', value: code }
}

/** Undefined when nobody has this number. */
function findCustomerId(tx: WritableDb, externalNumber: string): string | undefined {
  const row = tx.sql.prepare('select id from customers where external_number = ?').get(externalNumber)
  return (row as { id: string } | undefined)?.id
}

function findTaken(tx: WritableDb, order: ImportedOrder, places: Places['of'], book: OrderBook): Remark | undefined {
  if (order.state.startsWith('cancelled')) return undefined
  const claimed = new Map<string, number>()
  for (const [index, line] of order.lines.entries()) {
    const place = isTicket(line) ? places.get(line) : undefined
    if (!place) continue
    const key = keyOf(place.performanceId, place.seatId ?? place.areaId)
    const mine = claimed.get(key) ?? 0
    claimed.set(key, mine + 1)
    const where = `lines[${index}]`
    if (place.seatId !== null) {
      const holder = mine > 0 ? order.number : findHolder(tx, place.performanceId, place.seatId)
      if (holder !== undefined) return refusal('SEAT_TAKEN', where, holder)
    } else if (countTaken(tx, place) + mine >= (book.capacities.get(place.areaId) ?? 0)) {
      return refusal('AREA_TOO_SMALL', where, String(book.capacities.get(place.areaId) ?? 0))
    }
  }
  return undefined
}

/** The number of the order that has the seat. */
function findHolder(tx: WritableDb, performanceId: string, seatId: string): string | undefined {
  const row = tx.sql
    .prepare(
      `select o.number from order_lines l join orders o on o.id = l.order_id
       where l.performance_id = ? and l.seat_id = ? and l.state = 'active'`,
    )
    .get(performanceId, seatId) as { number: string } | undefined
  return row?.number
}

function countTaken(tx: WritableDb, { performanceId, areaId }: Place): number {
  const row = tx.sql
    .prepare(
      `select coalesce(sum(quantity), 0) as taken from order_lines
       where performance_id = ? and area_id = ? and state = 'active'`,
    )
    .get(performanceId, areaId) as { taken: number }
  return row.taken
}
