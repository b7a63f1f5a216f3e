import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CartLine } from '#core/domain/cart.ts'
import type { CommandId, CustomerId, OrderId, OrderLineId, StoredValueId } from '#core/domain/ids.ts'
import type { Tender } from '#core/domain/tender.ts'
import { readOrderEntity } from '#db/entity/order.ts'
import { findSettlement } from '#db/settlement.ts'
import { findCredit, findValue } from '#db/stored-value.ts'
import { ids, openTestCounter, saleOf, seatLine, type TestCounter, testId, venue } from '#tests/fixture/counter.ts'
import { verifyBooks } from '../verify.ts'
import { type CompleteSale, completeSale } from './complete-sale.ts'
import { cancelReservation, lapseReservations, reserve } from './reservation.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const orderOf = (id: string) => {
  const order = readOrderEntity(counter.world.db.read, id)
  if (!order) throw new Error('there is such an order')
  return order
}
const lineIdsOf = (id: string) => orderOf(id).lines.map((line) => line.id as OrderLineId)
const stockOf = (code: string) =>
  counter.world.db.sqlite.prepare('select stock from products where code = ?').pluck().get(code)
const cash = (tenderedMinor: number): Tender[] => [{ means: 'cash', tenderedMinor }]

function settle(change: Partial<CompleteSale>, totalMinor: number, tenders: Tender[] = cash(Math.max(0, totalMinor))) {
  const command = { ...saleOf([], totalMinor), ...change, expectedTotalMinor: totalMinor, tenders }
  const decision = completeSale(counter.world, command)
  return { orderId: command.orderId, decision }
}
const sold = (lines: CartLine[], totalMinor: number) => {
  const { orderId, decision } = settle({ lines }, totalMinor)
  expect(decision.accepted).toBe(true)
  return orderId
}
const booksOf = (orderId: string) => findSettlement(counter.world.db.read, orderId)

describe('SR13 giving back', () => {
  it('a whole order: money back in cash, tickets void, seats free, the order cancelled, the books a return', () => {
    const orderId = sold([seatLine(0), seatLine(1)], 64_000)
    counter.clock.advance(1_000)
    const back = settle({ returns: [{ orderId, lineIds: lineIdsOf(orderId) }], reason: 'ill' }, -64_000)
    expect(back.decision).toMatchObject({ accepted: true, value: { totalMinor: -64_000, changeMinor: 64_000 } })
    const { order, tickets, payments } = orderOf(orderId)
    expect([order.state, order.paidMinor, tickets.map(({ state }) => state)]).toEqual([
      'cancelled-sold',
      0,
      ['cancelled', 'cancelled'],
    ])
    expect(payments.map(({ means, amountMinor }) => [means, amountMinor])).toEqual([
      ['cash', 64_000],
      ['cash', -64_000],
    ])
    expect(booksOf(back.orderId)?.lines.map(({ kind, grossMinor }) => [kind, grossMinor])).toEqual([
      ['return', -32_000],
      ['return', -32_000],
    ])
    expect(sold([seatLine(0)], 32_000)).toBeTruthy()
    expect(verifyBooks(counter.world.db, counter.world.recorder.box).problem).toBeNull()
  })

  it('one line of an order: the rest stays sold, and goods go back on the shelf', () => {
    const soup: CartLine = { id: testId(), kind: 'product', productId: ids.soup, quantity: 2, note: '' }
    const orderId = sold([seatLine(0), soup], 51_000)
    expect(stockOf('soup')).toBe(1)
    settle({ returns: [{ orderId, lineIds: [soup.id] }] }, -19_000)
    expect([stockOf('soup'), orderOf(orderId).order.state, orderOf(orderId).order.totalMinor]).toEqual([
      3,
      'sold',
      32_000,
    ])
  })

  it('to credit: the customer has it, and pays with it later', () => {
    const orderId = sold([seatLine(0)], 32_000)
    settle({ returns: [{ orderId, lineIds: lineIdsOf(orderId) }] }, -32_000, [
      { means: 'credit', amountMinor: -32_000 },
    ])
    expect(findCredit(counter.world.db.read, ids.customer)?.balanceMinor).toBe(32_000)
    settle({ lines: [seatLine(3)] }, 32_000, [{ means: 'credit', amountMinor: 32_000 }])
    expect(findCredit(counter.world.db.read, ids.customer)?.balanceMinor).toBe(0)
  })

  it('what was given back is not given back again, and a refusal leaves everything as it was', () => {
    const orderId = sold([seatLine(0), seatLine(1)], 64_000)
    const returns = [{ orderId, lineIds: lineIdsOf(orderId) }]
    expect(settle({ returns }, -63_000).decision).toMatchObject({
      refusal: { code: 'TOTAL_CHANGED', totalMinor: -64_000 },
    })
    expect(orderOf(orderId).order.state).toBe('sold')
    settle({ returns }, -64_000)
    expect(settle({ returns }, -64_000).decision).toEqual({
      accepted: false,
      refusal: { code: 'ORDER_CHANGED', orderId },
    })
  })
})

describe('SR12 exchange', () => {
  it('two seats for two others, dearer: the difference is paid, and what was paid moves over', () => {
    const orderId = sold([seatLine(0, ids.child), seatLine(1, ids.child)], 32_100)
    const lines = [seatLine(4), seatLine(5)]
    const fresh = settle({ lines, returns: [{ orderId, lineIds: lineIdsOf(orderId) }] }, 31_900)
    expect(fresh.decision).toMatchObject({ accepted: true, value: { totalMinor: 31_900 } })
    expect(orderOf(fresh.orderId).payments.map(({ means, amountMinor }) => [means, amountMinor])).toEqual([
      ['cash', 31_900],
      ['transfer', 32_100],
    ])
    expect(orderOf(orderId).payments.at(-1)).toMatchObject({ means: 'transfer', amountMinor: -32_100 })
    expect([orderOf(orderId).order.paidMinor, orderOf(fresh.orderId).order.paidMinor]).toEqual([0, 64_000])
  })

  it('for the same seat at another price, in one go; cheaper gives money back', () => {
    const orderId = sold([seatLine(0)], 32_000)
    const line = { ...seatLine(0, ids.child) }
    const fresh = settle({ lines: [line], returns: [{ orderId, lineIds: lineIdsOf(orderId) }] }, -15_950)
    expect(fresh.decision).toMatchObject({ accepted: true, value: { changeMinor: 16_000 } })
    expect(orderOf(fresh.orderId).payments).toMatchObject([{ means: 'transfer', amountMinor: 16_050 }])
    expect(orderOf(orderId).payments.slice(1)).toMatchObject([
      { means: 'cash', amountMinor: -15_950, roundingMinor: -50 },
      { means: 'transfer', amountMinor: -16_050 },
    ])
  })
})

describe('SR07 reservation', () => {
  const hold = (lines: CartLine[], expiresAtMs: number | null = null) => {
    const orderId = testId<OrderId>()
    const shared = { commandId: testId<CommandId>(), orderId, customerId: ids.customer as CustomerId, note: '' }
    return {
      orderId,
      decision: reserve(counter.world, { ...shared, lines, expectedTotalMinor: 32_000 * lines.length, expiresAtMs }),
    }
  }

  it('takes the seats, waits for its money, and is sold in one step with tickets', () => {
    const { orderId, decision } = hold([seatLine(0), seatLine(1)])
    expect(decision).toMatchObject({ accepted: true, value: { totalMinor: 64_000 } })
    expect(settle({ lines: [seatLine(0)] }, 32_000).decision).toMatchObject({ refusal: { code: 'SEATS_TAKEN' } })
    const paid = settle({ open: [{ orderId, amountMinor: null }] }, 64_000)
    expect(paid.decision).toMatchObject({ accepted: true, value: { orderId, documentIds: expect.any(Array) } })
    const { order, tickets } = orderOf(orderId)
    expect([order.state, order.expiresAtMs, tickets.length]).toEqual(['sold', null, 2])
    expect(paid.decision.accepted && paid.decision.value.documentIds.length).toBe(3)
  })

  it('a part paid ahead is no sale yet; the rest sells it and uses what was paid', () => {
    const { orderId } = hold([seatLine(0)])
    const ahead = settle({ open: [{ orderId, amountMinor: 10_000 }] }, 10_000)
    expect([orderOf(orderId).order.state, booksOf(ahead.orderId)?.lines[0]?.kind]).toEqual(['reserved', 'prepayment'])
    const rest = settle({ open: [{ orderId, amountMinor: null }] }, 22_000)
    expect(orderOf(orderId).order).toMatchObject({ state: 'sold', paidMinor: 32_000 })
    expect(booksOf(rest.orderId)?.lines.map(({ kind, grossMinor }) => [kind, grossMinor])).toEqual([
      ['sale', 32_000],
      ['prepayment-used', -10_000],
    ])
  })

  it('lapses by itself and frees its seats, unless something was paid of it', () => {
    const [free, paid] = [hold([seatLine(0)]), hold([seatLine(1)])]
    settle({ open: [{ orderId: paid.orderId, amountMinor: 1_000 }] }, 1_000)
    counter.clock.setWall(Date.UTC(2026, 10, 27, 17, 29, 59))
    expect(lapseReservations(counter.world)).toBe(0)
    counter.clock.setWall(Date.UTC(2026, 10, 27, 17, 31))
    expect(lapseReservations(counter.world)).toBe(1)
    expect([orderOf(free.orderId).order.state, orderOf(paid.orderId).order.state]).toEqual([
      'cancelled-reserved',
      'reserved',
    ])
    expect(sold([seatLine(0)], 32_000)).toBeTruthy()
  })

  it('one of its places is given up before anything is paid: no money, no receipt, and the books are whole', () => {
    const { orderId } = hold([seatLine(0), seatLine(1)])
    const [first] = lineIdsOf(orderId)
    const given = settle({ returns: [{ orderId, lineIds: first ? [first] : [] }] }, 0, [])
    expect(given.decision).toMatchObject({ accepted: true, value: { totalMinor: 0, documentIds: [] } })
    expect(orderOf(orderId).order).toMatchObject({ state: 'reserved', totalMinor: 32_000 })
    expect(verifyBooks(counter.world.db, counter.world.recorder.box).problem).toBeNull()
  })

  it('is given up by hand with a reason; what was paid ahead goes back in a settlement', () => {
    const [free, paid] = [hold([seatLine(0)]), hold([seatLine(1)])]
    const cancel = (orderId: OrderId) =>
      cancelReservation(counter.world, { commandId: testId<CommandId>(), orderId, reason: 'not coming' })
    settle({ open: [{ orderId: paid.orderId, amountMinor: 1_000 }] }, 1_000)
    expect([cancel(free.orderId).accepted, cancel(paid.orderId)]).toEqual([
      true,
      { accepted: false, refusal: { code: 'PARTLY_PAID' } },
    ])
    const back = settle({ returns: [{ orderId: paid.orderId, lineIds: lineIdsOf(paid.orderId) }] }, -1_000)
    expect(back.decision.accepted).toBe(true)
    expect(orderOf(paid.orderId).order).toMatchObject({ state: 'cancelled-reserved', paidMinor: 0 })
  })
})

describe('SR20 one settlement', () => {
  it('a seat back, a reservation paid, a gift card and a soup: one receipt, one payment, every kind in the books', () => {
    const old = sold([seatLine(0)], 32_000)
    const held = testId<OrderId>()
    const shared = { commandId: testId<CommandId>(), orderId: held, customerId: ids.customer as CustomerId, note: '' }
    reserve(counter.world, { ...shared, lines: [seatLine(7)], expectedTotalMinor: 32_000, expiresAtMs: null })
    const cardId = testId<StoredValueId>()
    const lines: CartLine[] = [
      { id: testId(), kind: 'product', productId: ids.soup, quantity: 1, note: '' },
      { id: testId(), kind: 'gift-card', storedValueId: cardId, isTopUp: false, amountMinor: 20_000, note: '' },
    ]
    const returns = [{ orderId: old, lineIds: lineIdsOf(old) }]
    const { orderId, decision } = settle({ lines, returns, open: [{ orderId: held, amountMinor: null }] }, 29_500)
    expect(decision).toMatchObject({ accepted: true, value: { totalMinor: 29_500, payments: [{ means: 'cash' }] } })
    expect(booksOf(orderId)?.lines.map(({ kind }) => kind)).toEqual(['sale', 'gift-card-issue', 'return', 'sale'])
    expect(findValue(counter.world.db.read, cardId)?.balanceMinor).toBe(20_000)
    const moved = [old, held, orderId].map((id) => orderOf(id).order.paidMinor)
    expect(moved).toEqual([0, 32_000, 29_500])
    expect(venue.currency).toBe('NOK')
  })
})
