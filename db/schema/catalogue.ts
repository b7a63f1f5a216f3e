// What the venue offers: halls and their seats, performances with prices, price types, products.
import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'

/** `code` is the venue's own short key: an import finds what it made before by it. */
export const halls = sqliteTable('halls', {
  id: text().primaryKey(),
  code: text().notNull().unique(),
  name: text().notNull(),
  focusX: integer().notNull(),
  focusY: integer().notNull(),
})

export const hallAreas = sqliteTable(
  'hall_areas',
  {
    id: text().primaryKey(),
    hallId: text()
      .notNull()
      .references(() => halls.id),
    code: text().notNull(),
    name: text().notNull(),
    kind: text({ enum: ['seated', 'standing'] }).notNull(),
    capacity: integer().notNull(),
    category: text().notNull(),
    position: integer().notNull(),
  },
  (table) => [unique('hall_areas_code').on(table.hallId, table.code)],
)

export const seats = sqliteTable(
  'seats',
  {
    id: text().primaryKey(),
    areaId: text()
      .notNull()
      .references(() => hallAreas.id),
    row: text().notNull(),
    number: text().notNull(),
    x: integer().notNull(),
    y: integer().notNull(),
    kind: text({ enum: ['normal', 'wheelchair', 'companion', 'restricted'] }).notNull(),
    category: text().notNull(),
  },
  (table) => [unique('seats_place').on(table.areaId, table.row, table.number)],
)

export const priceTypes = sqliteTable('price_types', {
  id: text().primaryKey(),
  code: text().notNull().unique(),
  name: text().notNull(),
  position: integer().notNull(),
  isActive: integer({ mode: 'boolean' }).notNull(),
})

export const performances = sqliteTable(
  'performances',
  {
    id: text().primaryKey(),
    code: text().notNull().unique(),
    hallId: text()
      .notNull()
      .references(() => halls.id),
    title: text().notNull(),
    organiser: text().notNull(),
    startsAtMs: integer().notNull(),
    vatCode: text().notNull(),
    state: text({ enum: ['on-sale', 'closed', 'cancelled'] }).notNull(),
  },
  (table) => [index('performances_starts').on(table.startsAtMs)],
)

export const performancePrices = sqliteTable(
  'performance_prices',
  {
    performanceId: text()
      .notNull()
      .references(() => performances.id),
    category: text().notNull(),
    priceTypeId: text()
      .notNull()
      .references(() => priceTypes.id),
    priceMinor: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.performanceId, table.category, table.priceTypeId] })],
)

/** `stock` is null for what never runs out. */
export const products = sqliteTable('products', {
  id: text().primaryKey(),
  code: text().notNull().unique(),
  name: text().notNull(),
  barcode: text().unique(),
  priceMinor: integer().notNull(),
  vatCode: text().notNull(),
  stock: integer(),
  position: integer().notNull(),
  isActive: integer({ mode: 'boolean' }).notNull(),
})
