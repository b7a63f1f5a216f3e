import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandId, CustomerId, OrderId, StoredValueId } from '#core/domain/ids.ts'
import type { Tender } from '#core/domain/tender.ts'
import { listUnprinted } from '#db/document.ts'
import { findCredit, findValue } from '#db/stored-value.ts'
import { ids, openTestCounter, saleOf, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'
import { cancelPerformance, giveBackAll, readGivingBack, stopGivingBack } from './cancel-performance.ts'
import { completeSale } from './complete-sale.ts'
import { reserve } from './reservation.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const sell = (seat: number, change: object = {}) => {
  const command = { ...saleOf([seatLine(seat)], 32_000), ...change }
  expect(completeSale(counter.world, command).accepted).toBe(true)
  return command.orderId
}
const cancel = () =>
  cancelPerformance(counter.world, { commandId: testId<CommandId>(), performanceId: ids.performance, reason: 'ill' })

async function giveBack() {
  expect(giveBackAll(counter.world, ids.performance)).toMatchObject({ accepted: true })
  for (let waits = 0; waits < 200; waits++) {
    const state = readGivingBack(counter.world, ids.performance)
    if (state.state !== 'running') return state
    await pause(10)
  }
  throw new Error('it did not end')
}

describe('SR13 a cancelled performance', () => {
  it('sells nothing any more, and is cancelled once', () => {
    expect([cancel().accepted, cancel()]).toEqual([true, { accepted: false, refusal: { code: 'ALREADY_CANCELLED' } }])
    expect(completeSale(counter.world, saleOf([seatLine(0)], 32_000))).toMatchObject({
      refusal: { code: 'PERFORMANCE_CLOSED' },
    })
  })

  it('goes back to gift cards and to credit; a guest’s order waits at the desk, a reservation is given up', async () => {
    const cardId = testId<StoredValueId>()
    const card = {
      id: testId(),
      kind: 'gift-card',
      storedValueId: cardId,
      isTopUp: false,
      amountMinor: 20_000,
      note: '',
    }
    completeSale(counter.world, saleOf([card as never], 20_000))
    const mixed: Tender[] = [
      { means: 'gift-card', amountMinor: 20_000, storedValueId: cardId },
      { means: 'cash', tenderedMinor: 12_000 },
    ]
    sell(0, { tenders: mixed })
    sell(1)
    sell(2, { customerId: null })
    const held = { commandId: testId<CommandId>(), orderId: testId<OrderId>(), customerId: ids.customer as CustomerId }
    reserve(counter.world, { ...held, lines: [seatLine(3)], expectedTotalMinor: 32_000, note: '', expiresAtMs: null })
    cancel()
    expect(readGivingBack(counter.world, ids.performance)).toMatchObject({
      state: 'idle',
      toDo: { orders: 3, amountMinor: 64_000 },
      byHand: { orders: 1, amountMinor: 32_000 },
    })
    expect(await giveBack()).toMatchObject({
      state: 'done',
      toDo: { orders: 0 },
      done: { orders: 3, amountMinor: 64_000 },
      refused: [],
    })
    expect(findValue(counter.world.db.read, cardId)?.balanceMinor).toBe(20_000)
    // Nobody stands there for the receipts: they are kept, and nothing waits for the printer because of them.
    expect(listUnprinted(counter.world.db.read, 100).filter(({ document }) => document.state === 'kept')).toEqual([])
    expect(findCredit(counter.world.db.read, ids.customer)?.balanceMinor).toBe(12_000 + 32_000)
  })

  it('stopped in the middle, what is done stays done, and it goes on where it was', async () => {
    for (let seat = 0; seat < 6; seat++) sell(seat)
    cancel()
    giveBackAll(counter.world, ids.performance)
    stopGivingBack(counter.world, ids.performance)
    await pause(50)
    const stopped = readGivingBack(counter.world, ids.performance)
    expect([stopped.state, stopped.toDo.orders + stopped.done.orders]).toEqual(['stopped', 6])
    expect(await giveBack()).toMatchObject({ state: 'done', done: { orders: 6, amountMinor: 192_000 } })
  })

  it('is not given back before it is cancelled', () => {
    expect(giveBackAll(counter.world, ids.performance)).toEqual({ accepted: false, refusal: { code: 'NOT_CANCELLED' } })
  })
})
