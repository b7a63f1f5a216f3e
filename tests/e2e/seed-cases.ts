// Cases put into a counter's database before its host starts, as they would have come down from a server: seats of two parties
// that another counter had sold already, a product that ran out, and a field of a card that two counters wrote.
import { join } from 'node:path'
import { makeTicketCode } from '#core/domain/ticket-code.ts'
import type { CaseDraft } from '#core/protocol/case.ts'
import { noArticle, type OrderEntity, type StoredLine } from '#core/protocol/entity.ts'
import type { Database, WritableDb } from '#db/database.ts'
import { writeEntity } from '#db/entity/entity.ts'
import { openDatabase } from '#db/open.ts'
import { keyFromFile } from '#host/key-file.ts'
import { migrationsDirectory, testId, testRandom } from '#tests/fixture/counter.ts'

/** Texts that the screen shows of them. */
export type SeededCases = { customer: string; phone: string; title: string; orders: string[]; product: string }

const otherCounter = testId<string>()

export function withDatabase<Result>(dataDirectory: string, work: (db: Database) => Result): Result {
  const path = join(dataDirectory, 'foyer.db')
  const key = keyFromFile(dataDirectory, path)
  const backupsDirectory = join(dataDirectory, 'backups')
  const db = openDatabase({ path, key, migrationsDirectory, backupsDirectory, nowMs: Date.now() })
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** Three open lines of the desk: two seats together, one seat, and a product; and on the customer's card two first names. */
export function seedCases(dataDirectory: string): SeededCases {
  return withDatabase(dataDirectory, (db) =>
    db.write((tx) => {
      const place = placeOf(tx)
      const customer = customerOf(tx)
      const body = { code: 'B1', name: 'Door B', revokedAtMs: null }
      writeEntity(tx, { kind: 'counter', id: otherCounter, body })
      const orders = [place.seats.slice(0, 2), place.seats.slice(2, 3)].map((seats, index) =>
        contestedOrder(tx, place, customer.id, seats, index),
      )
      const product = tx.sql.prepare('select id, name from products order by position limit 1').get() as Row
      openCase(tx, place.clerkId, 5, { code: 'STOCK_OVERSOLD', orderId: testId(), productId: product.id, over: 2 })
      const names = { field: 'firstName', kept: customer.firstName, other: `${customer.firstName}-Lise` }
      openCase(tx, place.clerkId, 6, { code: 'FIELD_CONTESTED', customerId: customer.id, ...names })
      return {
        customer: `${customer.lastName}, ${customer.firstName}`,
        phone: customer.phone,
        title: place.title,
        orders,
        product: product.name,
      }
    }),
  )
}

type Row = Record<string, string> & { id: string; name: string }
type Place = {
  performanceId: string
  title: string
  priceTypeId: string
  priceMinor: number
  seats: { id: string; areaId: string }[]
  clerkId: string
}

/** Three seats beside each other that nobody has, at the next performance of the large hall. */
function placeOf(tx: WritableDb): Place {
  const next = tx.sql
    .prepare(
      `select performances.id, performances.title as name, hall_id as hallId from performances
      where state = 'on-sale' and starts_at_ms > ? and title like 'Hedda%' order by starts_at_ms limit 1`,
    )
    .get(Date.now()) as Row
  const free = tx.sql
    .prepare(
      `select seats.id, seats.area_id as areaId, seats.category, seats.row from seats
      join hall_areas area on area.id = seats.area_id
      where area.hall_id = ? and seats.kind = 'normal' and seats.id not in
        (select seat_id from order_lines where performance_id = ? and state = 'active' and seat_id is not null)
      order by area.position, seats.row, cast(seats.number as integer)`,
    )
    .all(next.hallId, next.id) as { id: string; areaId: string; category: string; row: string }[]
  const at = free.findIndex((seat, index) => {
    const last = free[index + 2]
    return last?.row === seat.row && last.areaId === seat.areaId
  })
  const price = tx.sql
    .prepare(
      `select price_type_id as id, price_minor as name from performance_prices
      where performance_id = ? and category = ? order by price_minor desc limit 1`,
    )
    .get(next.id, free[at]?.category) as Row
  const clerk = tx.sql.prepare("select id, name from staff where role = 'manager'").get() as Row
  return {
    performanceId: next.id,
    title: next.name,
    priceTypeId: price.id,
    priceMinor: Number(price.name),
    seats: free.slice(at, at + 3),
    clerkId: clerk.id,
  }
}

type Customer = { id: string; firstName: string; lastName: string; phone: string }

function customerOf(tx: WritableDb): Customer {
  return tx.sql
    .prepare(
      `select customers.id, first_name as firstName, last_name as lastName, point.value as phone from customers
      join contact_points point on point.customer_id = customers.id and channel = 'phone' and is_primary
      where first_name <> '' and last_name <> '' order by customers.row limit 1`,
    )
    .get() as Customer
}

/** Sold at another counter for the customer, after a third one had sold the same seats. */
function contestedOrder(
  tx: WritableDb,
  place: Place,
  customerId: string,
  seats: Place['seats'],
  index: number,
): string {
  const holding = orderOf(place, seats, { number: `C1-${index + 1}`, customerId: null, state: 'active' }, index)
  const contested = orderOf(place, seats, { number: `B1-${index + 1}`, customerId, state: 'contested' }, index + 10)
  const orderId = testId<string>()
  writeEntity(tx, { kind: 'order', id: testId(), body: holding })
  writeEntity(tx, { kind: 'order', id: orderId, body: contested })
  contested.lines.forEach((line, at) => {
    const seat = { performanceId: place.performanceId, seatId: line.seatId ?? '' }
    const holder = { lineId: holding.lines[at]?.id ?? '' }
    openCase(tx, place.clerkId, index * 2 + at, { code: 'SEAT_CONTESTED', orderId, lineId: line.id, seat, holder })
  })
  return contested.order.number
}

type Head = { number: string; customerId: string | null; state: StoredLine['state'] }

function orderOf(place: Place, seats: Place['seats'], { number, customerId, state }: Head, seed: number): OrderEntity {
  const { performanceId, priceTypeId, priceMinor, title, clerkId } = place
  const totalMinor = priceMinor * seats.length
  const atMs = Date.now() - 3_600_000
  const money = { currency: 'NOK', totalMinor, paidMinor: totalMinor } as const
  const when = { createdAtMs: atMs, createdBy: clerkId, expiresAtMs: null, cancelledAtMs: null }
  const lines = seats.map(
    ({ id: seatId, areaId }, position): StoredLine => ({
      ...{
        id: testId<string>(),
        position,
        kind: 'ticket',
        state,
        text: `${title} · Voksen`,
        performanceId,
        areaId,
        seatId,
      },
      ...{
        priceTypeId,
        productId: null,
        storedValueId: null,
        ...noArticle,
        quantity: 1,
        discountMinor: 0,
        ruleText: '',
        unitMinor: priceMinor,
        totalMinor: priceMinor,
      },
      ...{ vatCode: '0', vatRateBp: 0, vatMinor: 0, note: '' },
    }),
  )
  return {
    order: {
      number,
      sequence: 900_000 + seed,
      customerId,
      channel: 'counter',
      state: 'sold',
      ...money,
      note: '',
      ...when,
    },
    lines,
    tickets: lines.map(({ id: orderLineId }, index) => {
      const code = makeTicketCode(testRandom(seed * 100 + index + 7)(16))
      return { id: testId(), orderLineId, code, state: 'valid', issuedAtMs: atMs }
    }),
    payments: [],
  }
}

/** @param minute later ones stand lower on the desk */
function openCase(tx: WritableDb, clerkId: string, minute: number, about: CaseDraft): void {
  const opId = testId<string>()
  const atMs = Date.now() - 3_600_000 + minute * 60_000
  const body = { about, state: 'open' as const, opId, counterId: otherCounter, clerkId, atMs, answers: [] }
  writeEntity(tx, { kind: 'case', id: `${opId}.0`, body })
}
