// Orders with their lines, tickets, payments and printed documents.
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { hallAreas, performances, priceTypes, products, seats } from './catalogue.ts'
import { customers } from './customer.ts'

/** Totals are in minor units of `currency`, VAT included; `paidMinor` leaves cash rounding out. */
export const orders = sqliteTable(
  'orders',
  {
    id: text().primaryKey(),
    number: text().notNull().unique(),
    /** The number without the counter's code: what a customer reads out. */
    sequence: integer().notNull(),
    customerId: text().references(() => customers.id),
    channel: text({ enum: ['counter', 'web', 'phone'] }).notNull(),
    state: text({ enum: ['sold', 'reserved', 'cancelled-sold', 'cancelled-reserved'] }).notNull(),
    currency: text({ enum: ['NOK', 'DKK', 'EUR', 'CAD'] }).notNull(),
    totalMinor: integer().notNull(),
    paidMinor: integer().notNull(),
    note: text().notNull().default(''),
    createdAtMs: integer().notNull(),
    createdBy: text().notNull(),
    expiresAtMs: integer(),
    cancelledAtMs: integer(),
  },
  (table) => [
    index('orders_customer').on(table.customerId, table.createdAtMs),
    index('orders_sequence').on(table.sequence),
    index('orders_reserved').on(table.expiresAtMs).where(sql`state = 'reserved'`),
  ],
)

/**
 * A seat or place is taken by a line that is `active`; a `contested` one is paid, but another's claim came first, and an
 * `honoured` one gets in all the same.
 * The unique index is the last guard against selling it twice.
 */
export const orderLines = sqliteTable(
  'order_lines',
  {
    id: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    position: integer().notNull(),
    kind: text({ enum: ['ticket', 'product', 'gift-card', 'membership', 'donation', 'fee'] }).notNull(),
    state: text({ enum: ['active', 'cancelled', 'contested', 'honoured'] }).notNull(),
    text: text().notNull(),
    performanceId: text().references(() => performances.id),
    areaId: text().references(() => hallAreas.id),
    seatId: text().references(() => seats.id),
    priceTypeId: text().references(() => priceTypes.id),
    productId: text().references(() => products.id),
    storedValueId: text(),
    articleCode: text(),
    fromDay: text(),
    untilDay: text(),
    quantity: integer().notNull(),
    unitMinor: integer().notNull(),
    discountMinor: integer().notNull().default(0),
    ruleText: text().notNull().default(''),
    totalMinor: integer().notNull(),
    vatCode: text().notNull(),
    vatRateBp: integer().notNull(),
    vatMinor: integer().notNull(),
    note: text().notNull().default(''),
  },
  (table) => [
    index('order_lines_order').on(table.orderId, table.position),
    index('order_lines_subscription')
      .on(table.articleCode, table.orderId)
      .where(sql`kind = 'ticket' and article_code is not null`),
    index('order_lines_membership').on(table.orderId).where(sql`kind = 'membership'`),
    index('order_lines_performance')
      .on(table.performanceId, table.areaId, table.seatId)
      .where(sql`state = 'active' and performance_id is not null`),
    uniqueIndex('order_lines_seat_once')
      .on(table.performanceId, table.seatId)
      .where(sql`state = 'active' and seat_id is not null`),
  ],
)

export const tickets = sqliteTable(
  'tickets',
  {
    id: text().primaryKey(),
    orderLineId: text()
      .notNull()
      .references(() => orderLines.id),
    code: text().notNull().unique(),
    state: text({ enum: ['valid', 'cancelled'] }).notNull(),
    issuedAtMs: integer().notNull(),
  },
  (table) => [index('tickets_line').on(table.orderLineId)],
)

/** One row per money movement. `tenderedMinor − changeMinor = amountMinor + roundingMinor` for cash. */
export const payments = sqliteTable(
  'payments',
  {
    id: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    receiptNumber: text().notNull(),
    means: text({ enum: ['cash', 'card', 'web', 'gift-card', 'credit', 'voucher', 'invoice', 'transfer'] }).notNull(),
    amountMinor: integer().notNull(),
    roundingMinor: integer().notNull(),
    tenderedMinor: integer().notNull(),
    changeMinor: integer().notNull(),
    atMs: integer().notNull(),
    takenBy: text().notNull(),
    settlementId: text(),
    storedValueId: text(),
    reference: text().notNull().default(''),
  },
  (table) => [index('payments_order').on(table.orderId), index('payments_receipt').on(table.receiptNumber)],
)

/**
 * Receipts and tickets as data, frozen when issued. waiting → printing → printed; a crash while printing, or a
 * printer that does not answer, leaves `unclear`, which a person settles: nothing is silently printed twice.
 */
export const documents = sqliteTable(
  'documents',
  {
    id: text().primaryKey(),
    /** Null for what belongs to no order, such as a report. */
    orderId: text().references(() => orders.id),
    kind: text({
      enum: ['receipt', 'ticket', 'gift-card', 'x-report', 'z-report', 'cash-slip', 'hand-over'],
    }).notNull(),
    number: text().notNull(),
    position: integer().notNull(),
    body: text({ mode: 'json' }).notNull(),
    state: text({ enum: ['waiting', 'printing', 'printed', 'unclear', 'failed', 'kept'] }).notNull(),
    stateReason: text().notNull().default(''),
    createdAtMs: integer().notNull(),
    printedAtMs: integer(),
  },
  (table) => [
    index('documents_order').on(table.orderId, table.position),
    index('documents_open').on(table.state).where(sql`state <> 'printed'`),
    uniqueIndex('documents_receipt_number').on(table.number).where(sql`kind = 'receipt'`),
  ],
)
