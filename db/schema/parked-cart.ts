// Carts put aside for any counter. One that was taken up stays without its contents, so that it is taken up once.
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const parkedCarts = sqliteTable(
  'parked_carts',
  {
    id: text().primaryKey(),
    isOpen: integer({ mode: 'boolean' }).notNull(),
    parkedAtMs: integer().notNull(),
    body: text({ mode: 'json' }).notNull(),
  },
  (table) => [index('parked_carts_open').on(table.parkedAtMs).where(sql`is_open`)],
)
