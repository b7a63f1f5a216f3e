// A counter as it stands in the middle of an evening, made once and copied for every trial, and the sale it dies in.

import { createRouterClient } from '@orpc/server'
import { eq, isNotNull } from 'drizzle-orm'
import type { CartLine } from '#core/domain/cart.ts'
import type { CommandId, OrderId, OrderLineId, ShiftId } from '#core/domain/ids.ts'
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
  await client.sale.complete(saleOf([seatLine(28)], 32_000))
  await client.sale.complete({ ...saleOf([{ ...seatLine(29), id: earlier.lineId }], 32_000), orderId: earlier.orderId })
  // The drawer was counted, so that the shift can be closed at once.
  const note = { denominationMinor: 64_000 / 32, pieces: 32 }
  await client.shift.open({ commandId: testId<CommandId>(), shiftId: testId<ShiftId>(), drawer: '', count: [] })
  await client.shift.count({ commandId: testId<CommandId>(), count: [note] })
  await settled(world)
  await counter.close()
  return directory
}

/** One of the two sales that are done. */
const earlier = { orderId: testId<OrderId>(), lineId: testId<OrderLineId>() }

/** Its seat for another one and soup, the difference in cash: everything a settlement can touch. */
export function exchange(seat = 3): Sent {
  const soup: CartLine = { id: testId(), kind: 'product', productId: ids.soup, quantity: 2, note: '' }
  const returns = [{ orderId: earlier.orderId, lineIds: [earlier.lineId] }]
  const input = { ...saleOf([ticketLine(seat), soup], 19_000, 20_000), returns, reason: 'another seat' }
  return { path: ['sale', 'complete'], input }
}

/** Seats, a place to stand and soup: every table a sale can touch. */
export function mixedSale(firstSeat = 0): Sent {
  const standing: CartLine = { ...ticketLine(0), areaId: ids.floor, seatId: null }
  const soup: CartLine = { id: testId(), kind: 'product', productId: ids.soup, quantity: 2, note: 'hot' }
  const lines = [ticketLine(firstSeat), standing, soup]
  return { path: ['sale', 'complete'], input: { ...saleOf(lines, 71_000, 100_000), note: 'Wheelchair at door B' } }
}

export function shiftClose(): Sent {
  const input = { commandId: testId<string>(), reason: '', keptMinor: 0, approval: null }
  return { path: ['shift', 'close'], input }
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
