import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: [
    './db/schema/customer.ts',
    './db/schema/catalogue.ts',
    './db/schema/order.ts',
    './db/schema/money.ts',
    './db/schema/parked-cart.ts',
    './db/schema/counter.ts',
  ],
  out: './db/migrations',
})
