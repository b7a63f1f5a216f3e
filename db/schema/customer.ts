// Customers and everything written on their card.
import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'

/** `row` is the search index's row number; it must survive VACUUM, so it is a real column. */
export const customers = sqliteTable(
  'customers',
  {
    row: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    number: text().notNull().unique(),
    title: text().notNull().default(''),
    gender: text().notNull().default(''),
    firstName: text().notNull().default(''),
    lastName: text().notNull().default(''),
    organisation: text().notNull().default(''),
    language: text().notNull(),
    /** ISO date without a time: a birthday has no time zone. */
    dateOfBirth: text(),
    externalNumber: text().unique(),
    createdAtMs: integer().notNull(),
    createdBy: text().notNull(),
    changedAtMs: integer().notNull(),
    changedBy: text().notNull(),
  },
  (table) => [index('customers_last_name').on(table.lastName, table.firstName)],
)

/** Phones and e-mail addresses. `normal` is the comparable form: E.164, or the address in lower case. */
export const contactPoints = sqliteTable(
  'contact_points',
  {
    id: text().primaryKey(),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    channel: text({ enum: ['phone', 'email'] }).notNull(),
    kind: text().notNull(),
    value: text().notNull(),
    normal: text().notNull(),
    isPrimary: integer({ mode: 'boolean' }).notNull(),
    position: integer().notNull(),
  },
  (table) => [
    index('contact_points_customer').on(table.customerId, table.channel, table.position),
    index('contact_points_normal').on(table.normal),
  ],
)

export const postalAddresses = sqliteTable(
  'postal_addresses',
  {
    id: text().primaryKey(),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    kind: text().notNull(),
    street: text().notNull(),
    extra: text().notNull(),
    postcode: text().notNull(),
    town: text().notNull(),
    country: text().notNull(),
    isPrimary: integer({ mode: 'boolean' }).notNull(),
    position: integer().notNull(),
  },
  (table) => [
    index('postal_addresses_customer').on(table.customerId, table.position),
    index('postal_addresses_postcode').on(table.country, table.postcode, table.town),
  ],
)

export const customerNotes = sqliteTable(
  'customer_notes',
  {
    customerId: text()
      .notNull()
      .references(() => customers.id),
    kind: text({ enum: ['internal', 'important'] }).notNull(),
    text: text().notNull(),
    changedAtMs: integer().notNull(),
    changedBy: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.customerId, table.kind] })],
)

export const labels = sqliteTable('labels', {
  id: text().primaryKey(),
  code: text().notNull().unique(),
  name: text().notNull(),
  colour: text().notNull(),
  isActive: integer({ mode: 'boolean' }).notNull(),
})

export const customerLabels = sqliteTable(
  'customer_labels',
  {
    customerId: text()
      .notNull()
      .references(() => customers.id),
    labelId: text()
      .notNull()
      .references(() => labels.id),
    addedAtMs: integer().notNull(),
    addedBy: text().notNull(),
    expiresAtMs: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.customerId, table.labelId] }),
    index('customer_labels_label').on(table.labelId),
  ],
)

export const consentPurposes = sqliteTable('consent_purposes', {
  id: text().primaryKey(),
  code: text().notNull().unique(),
  name: text().notNull(),
  text: text().notNull(),
  textVersion: integer().notNull(),
  isActive: integer({ mode: 'boolean' }).notNull(),
})

/** One row per answer ever given; the newest one per purpose counts, the others are the history. */
export const customerConsents = sqliteTable(
  'customer_consents',
  {
    id: text().primaryKey(),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    purposeId: text()
      .notNull()
      .references(() => consentPurposes.id),
    state: text({ enum: ['given', 'refused'] }).notNull(),
    source: text().notNull(),
    textVersion: integer().notNull(),
    atMs: integer().notNull(),
    recordedBy: text().notNull(),
  },
  (table) => [
    index('customer_consents_customer').on(table.customerId, table.purposeId, table.atMs),
    unique('customer_consents_once').on(table.customerId, table.purposeId, table.atMs),
  ],
)
