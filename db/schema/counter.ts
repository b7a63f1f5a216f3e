// The counter itself: who it is, its staff and settings, number series, drafts, and the journal of all it ever did.
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** One row. `incarnation` changes when the database was restored: the journal then starts a new chain. */
export const counter = sqliteTable('counter', {
  id: text().primaryKey(),
  code: text().notNull(),
  incarnation: text().notNull(),
  createdAtMs: integer().notNull(),
})

export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).notNull(),
})

export const staff = sqliteTable('staff', {
  id: text().primaryKey(),
  code: text().notNull().unique(),
  name: text().notNull(),
  role: text({ enum: ['cashier', 'rental', 'manager', 'administrator'] }).notNull(),
  /** Rights of this person alone, replacing those of the role; null for the role's. */
  rights: text({ mode: 'json' }),
  language: text().notNull(),
  colorScheme: text({ enum: ['auto', 'light', 'dark'] }).notNull(),
  /** scrypt in the PHC string form, with its own salt and cost. */
  pinHash: text().notNull(),
  failedPins: integer().notNull().default(0),
  lastFailedAtMs: integer(),
  isActive: integer({ mode: 'boolean' }).notNull(),
})

export const numberSeries = sqliteTable('number_series', {
  kind: text({ enum: ['customer', 'order', 'receipt', 'ticket', 'cash', 'x', 'z'] }).primaryKey(),
  last: integer().notNull(),
})

/** Half-filled forms and carts, kept per clerk so that neither navigation nor a power cut loses what was typed. */
export const drafts = sqliteTable(
  'drafts',
  {
    staffId: text()
      .notNull()
      .references(() => staff.id),
    key: text().notNull(),
    body: text({ mode: 'json' }).notNull(),
    changedAtMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.key] })],
)

/** Append-only; `body` and `answer` are canonical JSON, word for word what the hash was taken over. */
export const journal = sqliteTable(
  'journal',
  {
    n: integer().primaryKey(),
    opId: text().notNull(),
    counterId: text().notNull(),
    incarnation: text().notNull(),
    name: text().notNull(),
    v: integer().notNull(),
    body: text().notNull(),
    clerkId: text(),
    atWallMs: integer().notNull(),
    atMonoMs: integer().notNull(),
    clockOffsetMs: integer(),
    prevHash: text().notNull(),
    hash: text().notNull(),
    commandHash: text().notNull(),
    answer: text().notNull(),
    outcome: text({ enum: ['applied', 'duplicate', 'case', 'parked'] }),
    serverSeq: integer(),
  },
  (table) => [uniqueIndex('journal_op').on(table.opId), index('journal_unsent').on(table.outcome, table.n)],
)

/** Cases as they came down from the server; what they are about stands in `about`. */
export const cases = sqliteTable(
  'cases',
  {
    id: text().primaryKey(),
    about: text({ mode: 'json' }).notNull(),
    state: text({ enum: ['open', 'closed'] }).notNull(),
    opId: text().notNull(),
    counterId: text().notNull(),
    clerkId: text(),
    atMs: integer().notNull(),
    /** All answers so far; the column's name is of the time in which there was one. */
    answers: text('resolution', { mode: 'json' }),
  },
  (table) => [index('cases_state').on(table.state, table.atMs)],
)

/** Selling rights as they came down, of this counter and of the others: `body` is the entity. */
export const allotments = sqliteTable(
  'allotments',
  {
    id: text().primaryKey(),
    performanceId: text().notNull(),
    counterId: text().notNull(),
    body: text({ mode: 'json' }).notNull(),
  },
  (table) => [index('allotments_performance').on(table.performanceId)],
)

/** How much of a performance each counter is to have; `id` is the performance's. */
export const allotmentPlans = sqliteTable('allotment_plans', {
  id: text().primaryKey(),
  body: text({ mode: 'json' }).notNull(),
})

/** The venue's counters, this one among them, as the server names them. */
export const knownCounters = sqliteTable('known_counters', {
  id: text().primaryKey(),
  code: text().notNull(),
  name: text().notNull(),
  revokedAtMs: integer(),
})

/** Which entities the entries touched that did not come back from the server yet: they are laid over what comes down. */
export const pendingTouches = sqliteTable(
  'pending_touches',
  {
    kind: text().notNull(),
    id: text().notNull(),
    n: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.id, table.n] }), index('pending_touches_n').on(table.n)],
)
