// A counter as it stands in the middle of an evening, made once and copied for every trial, and the sale it dies in.

import { createRouterClient } from '@orpc/server'
import { eq, isNotNull } from 'drizzle-orm'
import type { CartLine } from '#core/domain/cart.ts'
import { performances, products } from '#db/schema/catalogue.ts'
import { router } from '#host/router.ts'
import { anneBerg, ids, openTestCounter, saleOf, seatLine, testId } from '#tests/fixture/counter.ts'
import { soupAtFirst } from './recover.ts'
import { type Sent, settled } from './sent.ts'

/** Two sales are done and printed. The performance lies far ahead, because the killed counters go by the real clock. */
export async function prepareCounter(): Promise<string> {
  const counter = await openTestCounter()
  const { world, directory } = counter
  world.db.write((tx) => {
    tx.update(performances)
      .set({ startsAtMs: Date.UTC(2100, 0, 1) })
      .where(eq(performances.id, ids.performance))
      .run()
    tx.update(products).set({ stock: soupAtFirst }).where(isNotNull(products.stock)).run()
  })
  const client = createRouterClient(router, { context: { world } })
  for (const seat of [28, 29]) await client.sale.complete(saleOf([seatLine(seat)], 32_000))
  await settled(world)
  await counter.close()
  return directory
}

/** Seats, a place to stand and soup: every table a sale can touch. */
export function mixedSale(firstSeat = 0): Sent {
  const standing: CartLine = { ...ticketLine(0), areaId: ids.floor, seatId: null }
  const soup: CartLine = { id: testId(), kind: 'product', productId: ids.soup, quantity: 2, note: 'hot' }
  const lines = [ticketLine(firstSeat), standing, soup]
  return { path: ['sale', 'complete'], input: { ...saleOf(lines, 71_000, 100_000), note: 'Wheelchair at door B' } }
}

export function lastNameEdit(): Sent {
  const details = { ...anneBerg, lastName: 'Zimmermann', contactPoints: anneBerg.contactPoints.slice(0, 1) }
  const input = { commandId: testId<string>(), customerId: ids.customer, base: anneBerg, details }
  return { path: ['customer', 'edit'], input }
}

function ticketLine(seat: number): Extract<CartLine, { kind: 'ticket' }> {
  const line = seatLine(seat)
  if (line.kind !== 'ticket') throw new Error('seatLine makes ticket lines')
  return line
}
