// The server's tables. Entities stand as they travel; beside them what must be unique or counted is kept in rows of its
// own: seats, places, and the op ids of everything that was ever done.
import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'

const ms = () => bigint({ mode: 'number' })

/** `publicKey` is Ed25519, in base64url. A revoked counter may still hand in its journal. */
export const counter = pgTable('counter', {
  id: uuid().primaryKey(),
  code: text().notNull().unique(),
  name: text().notNull(),
  publicKey: text().notNull(),
  enrolledAtMs: ms().notNull(),
  revokedAtMs: ms(),
  lastSeenAtMs: ms(),
})

/** A one-time way in. Only a hash of its text is kept. */
export const invitation = pgTable('invitation', {
  hash: text().primaryKey(),
  /** Null takes the first code that is free. */
  code: text(),
  name: text().notNull(),
  expiresAtMs: ms().notNull(),
  usedBy: uuid(),
})

/** Shared by all processes of the server: the key that tokens are sealed with. */
export const serverSecret = pgTable('server_secret', { id: smallint().primaryKey(), secret: text().notNull() })

/** One chain of a counter's journal: a counter that was restored from a copy begins another. */
export const incarnation = pgTable('incarnation', {
  id: uuid().primaryKey(),
  counterId: uuid()
    .notNull()
    .references(() => counter.id),
  lastN: integer().notNull(),
  lastHash: text().notNull(),
})

/** Every entry ever handed in, word for word; its op id is remembered for good, whatever became of it. */
export const appliedOp = pgTable(
  'applied_op',
  {
    incarnation: uuid()
      .notNull()
      .references(() => incarnation.id),
    n: integer().notNull(),
    opId: uuid().notNull(),
    name: text().notNull(),
    v: integer().notNull(),
    body: text().notNull(),
    clerkId: uuid(),
    atWallMs: ms().notNull(),
    atMonoMs: ms().notNull(),
    clockOffsetMs: ms(),
    prevHash: text().notNull(),
    hash: text().notNull(),
    outcome: text({ enum: ['applied', 'duplicate', 'case', 'parked'] }).notNull(),
    /** Why it was parked, or which cases it opened. */
    detail: text().notNull(),
    seq: ms().notNull(),
    receivedAtMs: ms().notNull(),
  },
  (table) => [primaryKey({ columns: [table.incarnation, table.n] }), index('applied_op_id').on(table.opId)],
)

/** One row. `v` is the last number given; `epoch` changes when the server was restored from a backup. */
export const feed = pgTable('feed', {
  id: smallint().primaryKey(),
  epoch: uuid().notNull(),
  v: ms().notNull(),
  /** Numbers below it were cleared away: who is older than that starts from a snapshot. */
  minSeq: ms().notNull(),
})

export const changeFeed = pgTable('change_feed', {
  seq: ms().primaryKey(),
  kind: text().notNull(),
  id: text().notNull(),
  atMs: ms().notNull(),
})

export const entity = pgTable(
  'entity',
  {
    kind: text().notNull(),
    id: text().notNull(),
    body: jsonb().notNull(),
    /** The number of its newest change. */
    rowSeq: ms().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.id] }),
    // The web shop asks for what is coming, and for the card an e-mail address stands on.
    index('entity_coming').on(sql`((body ->> 'startsAtMs')::bigint)`).where(sql`kind = 'performance'`),
    index('entity_contact')
      .using('gin', sql`(body -> 'details' -> 'contactPoints') jsonb_path_ops`)
      .where(sql`kind = 'customer'`),
  ],
)

/**
 * Who has a seat: an order line, or a counter it was set aside for. A row with neither is a seat nobody has. With
 * `holdUntilMs` it only lies in the counter's cart, and nobody has it from then on.
 */
export const seatState = pgTable(
  'seat_state',
  {
    performanceId: text().notNull(),
    seatId: text().notNull(),
    orderLineId: text(),
    counterId: uuid(),
    holdUntilMs: ms(),
  },
  (table) => [primaryKey({ columns: [table.performanceId, table.seatId] })],
)

/** Places of a standing area that are taken. */
export const areaState = pgTable(
  'area_state',
  {
    performanceId: text().notNull(),
    areaId: text().notNull(),
    taken: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.performanceId, table.areaId] })],
)

/** Numbers without gaps that the server itself gives, each taken in the transaction that uses it. */
export const numberSeries = pgTable('number_series', { kind: text().primaryKey(), last: integer().notNull() })

/** What was asked for under an order's id that a web shop made: asked again, the answer is the same. `asked` is a hash. */
export const webOrder = pgTable('web_order', { orderId: uuid().primaryKey(), asked: text().notNull() })
