// Money beside the orders: settlements, payments at a card terminal, and value that customers have with the venue.
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** This counter's own settlements, as the journal has them: reports are sums over these. Never changed. */
export const settlements = sqliteTable(
  'settlements',
  {
    id: text().primaryKey(),
    number: text().notNull(),
    atMs: integer().notNull(),
    clerkId: text().notNull(),
    shiftId: text(),
    body: text({ mode: 'json' }).notNull(),
  },
  (table) => [
    index('settlements_shift').on(table.shiftId, table.atMs),
    uniqueIndex('settlements_number').on(table.number),
  ],
)

/** This counter's shifts. The drawer's counts are kept, each of them; `report` is the Z. */
export const shifts = sqliteTable(
  'shifts',
  {
    id: text().primaryKey(),
    state: text({ enum: ['open', 'closed'] }).notNull(),
    body: text({ mode: 'json' }).notNull(),
    counts: text({ mode: 'json' }).notNull(),
    number: text(),
    closedAtMs: integer(),
    closedBy: text(),
    /** The journal entry that closed it. */
    untilN: integer(),
    report: text({ mode: 'json' }),
    /** Of the Z's paper. */
    documentId: text(),
  },
  (table) => [uniqueIndex('shifts_open').on(table.state).where(sql`state = 'open'`)],
)

/** Payments at the terminal of this counter. Written before the terminal hears of the amount, in minor units. */
export const paymentAttempts = sqliteTable(
  'payment_attempts',
  {
    id: text().primaryKey(),
    /** What it is to pay: the cart's order to be. */
    orderId: text().notNull(),
    customerId: text(),
    amountMinor: integer().notNull(),
    currency: text({ enum: ['NOK', 'DKK', 'EUR', 'CAD'] }).notNull(),
    state: text({ enum: ['begun', 'approved', 'declined', 'aborted', 'unknown'] }).notNull(),
    /** What the terminal calls it: the slip's number. */
    reference: text().notNull(),
    /** Who settled what the terminal could not say; null where it said so itself. */
    settledBy: text(),
    beganAtMs: integer().notNull(),
    beganBy: text().notNull(),
    endedAtMs: integer(),
    /** The settlement it became a part of; null while it is money without a sale. */
    settlementId: text(),
  },
  (table) => [index('payment_attempts_open').on(table.state, table.settlementId)],
)

/** Gift cards and credit as they came down; `body` is the entity. */
export const storedValues = sqliteTable(
  'stored_values',
  {
    id: text().primaryKey(),
    code: text().unique(),
    customerId: text(),
    body: text({ mode: 'json' }).notNull(),
  },
  (table) => [index('stored_values_customer').on(table.customerId)],
)
