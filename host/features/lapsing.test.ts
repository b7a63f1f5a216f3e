import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandId, OrderId } from '#core/domain/ids.ts'
import { ids, openTestCounter, saleOf, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'
import { router } from '../router.ts'
import { reserve } from './reservation.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

function hold(seat: number, hours: number) {
  const { lines } = saleOf([seatLine(seat)], 32_000)
  const held = { orderId: testId<OrderId>(), customerId: ids.customer, lines, note: '', expectedTotalMinor: 32_000 }
  const expiresAtMs = counter.clock.nowMs() + hours * 3_600_000
  return reserve(counter.world, { commandId: testId<CommandId>(), ...held, expiresAtMs })
}

describe('SR07 reservations about to lapse', () => {
  it('the next one first, with the name on the card, an organisation’s too, and its phone number', async () => {
    const client = createRouterClient(router, { context: { world: counter.world } })
    hold(0, 1)
    hold(1, 0.5)
    const sqlite = counter.world.db.sqlite
    expect(
      (await client.order.lapsing()).map(({ number, customerName, phone }) => [number, customerName, phone]),
    ).toEqual([
      ['A1-2', 'Berg, Anne', '+47 412 34 567'],
      ['A1-1', 'Berg, Anne', '+47 412 34 567'],
    ])
    sqlite.exec("update customers set first_name = '', last_name = '', organisation = 'Korforeningen'")
    expect((await client.order.lapsing())[0]).toMatchObject({
      customerName: 'Korforeningen',
      places: 1,
      dueMinor: 32_000,
    })
  })
})
