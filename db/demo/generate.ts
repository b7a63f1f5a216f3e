// The demo as the three files a venue would bring along. The same day and seed give the same texts.
import { customersCsv } from './customers.ts'
import { ordersJsonl } from './orders.ts'
import { demoCatalogue } from './programme.ts'

export type DemoFiles = { catalogue: string; customers: string; orders: string }

const dayMs = 86_400_000

/** @param todayMs any moment of the day the programme is to be around, UTC */
export function generateDemo(todayMs: number, seed: number): DemoFiles {
  const dayStartMs = Math.floor(todayMs / dayMs) * dayMs
  return {
    catalogue: JSON.stringify(demoCatalogue(dayStartMs), undefined, 2),
    customers: customersCsv(seed, new Date(dayStartMs).getUTCFullYear()),
    orders: ordersJsonl(seed + 1, dayStartMs),
  }
}
