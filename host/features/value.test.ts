import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CartLine } from '#core/domain/cart.ts'
import type { OrderLineId, PaymentAttemptId, StoredValueId } from '#core/domain/ids.ts'
import type { Tender } from '#core/domain/tender.ts'
import { listDocuments } from '#db/document.ts'
import { findSettlement } from '#db/settlement.ts'
import { findCredit, findValue } from '#db/stored-value.ts'
import { openTestCounter, saleOf, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'
import { completeSale } from './complete-sale.ts'
import { begin } from './payment.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const giftCard = (amountMinor: number, storedValueId = testId<StoredValueId>(), isTopUp = false): CartLine => ({
  id: testId<OrderLineId>(),
  kind: 'gift-card',
  storedValueId,
  isTopUp,
  amountMinor,
  note: '',
})
const sell = (lines: CartLine[], totalMinor: number, tenders?: Tender[]) => {
  const command = saleOf(lines, totalMinor)
  const decision = completeSale(counter.world, { ...command, tenders: tenders ?? command.tenders })
  return { command, decision }
}
const balance = (id: string) => findValue(counter.world.db.read, id)?.balanceMinor

describe('SR10 gift cards', () => {
  it('one that is sold comes with a paper and a code, and its receipt shows no VAT and not the whole code', () => {
    const id = testId<StoredValueId>()
    const { command } = sell([giftCard(50_000, id)], 50_000)
    const [card, receipt] = listDocuments(counter.world.db.read, command.orderId).map(({ document }) => document)
    const code = findValue(counter.world.db.read, id)?.code ?? ''
    expect([card?.kind, card?.body]).toMatchObject(['gift-card', { code, valueMinor: 50_000, currency: 'NOK' }])
    expect(receipt?.body).toMatchObject({ lines: [{ vatMinor: 0, detail: `…${code.slice(-4)}` }], totalMinor: 50_000 })
    expect(JSON.stringify(receipt?.body)).not.toContain(code)
  })

  it('two seats are paid with a card, and the rest in cash; the books keep issue and sale apart', () => {
    const id = testId<StoredValueId>()
    const issue = sell([giftCard(50_000, id)], 50_000).decision
    const paid = sell([seatLine(0), seatLine(1)], 64_000, [
      { means: 'gift-card', amountMinor: 50_000, storedValueId: id },
      { means: 'cash', tenderedMinor: 20_000 },
    ]).decision
    expect(paid).toMatchObject({ accepted: true, value: { changeMinor: 6_000, totalMinor: 64_000 } })
    expect(balance(id)).toBe(0)
    const kinds = [issue, paid].map((decision) => {
      const settlementId = decision.accepted ? decision.value.settlementId : null
      return findSettlement(counter.world.db.read, settlementId ?? '')?.lines.map(({ kind }) => kind)
    })
    expect(kinds).toEqual([['gift-card-issue'], ['sale', 'sale']])
  })

  it('topping up adds to it, and only to one that is there', () => {
    const id = testId<StoredValueId>()
    sell([giftCard(10_000, id)], 10_000)
    sell([giftCard(5_000, id, true)], 5_000)
    expect(balance(id)).toBe(15_000)
    expect(sell([giftCard(5_000, testId<StoredValueId>(), true)], 5_000).decision).toMatchObject({
      accepted: false,
      refusal: { code: 'VALUE_UNKNOWN' },
    })
  })

  it('more than is on it is refused, split over two payments too, and nothing is written', () => {
    const id = testId<StoredValueId>()
    sell([giftCard(20_000, id)], 20_000)
    const half: Tender = { means: 'gift-card', amountMinor: 16_000, storedValueId: id }
    expect(sell([seatLine(0)], 32_000, [half, half]).decision).toEqual({
      accepted: false,
      refusal: { code: 'VALUE_TOO_LITTLE', leftMinor: 20_000 },
    })
    expect(balance(id)).toBe(20_000)
  })

  it('one that has expired is refused with the day', () => {
    const id = testId<StoredValueId>()
    sell([giftCard(20_000, id)], 20_000)
    counter.clock.setWall(Date.UTC(2031, 0, 1))
    const tender: Tender = { means: 'gift-card', amountMinor: 5_000, storedValueId: id }
    const programme: CartLine = { ...productOf(), quantity: 1 }
    expect(sell([programme], 5_000, [tender]).decision).toMatchObject({
      accepted: false,
      refusal: { code: 'VALUE_EXPIRED', expiresAtMs: Date.UTC(2030, 0, 1) - 1 },
    })
  })

  it('credit belongs to a customer, and there is none to pay with that nobody has', () => {
    const tender: Tender = { means: 'credit', amountMinor: 32_000 }
    expect(sell([seatLine(0)], 32_000, [tender]).decision).toMatchObject({ refusal: { code: 'VALUE_TOO_LITTLE' } })
    const guest = { ...saleOf([seatLine(0)], 32_000), customerId: null, tenders: [tender] }
    expect(completeSale(counter.world, guest)).toMatchObject({ refusal: { code: 'CUSTOMER_NEEDED' } })
    expect(findCredit(counter.world.db.read, guest.orderId)).toBeUndefined()
  })
})

describe('MS07 a card payment', () => {
  it('pays a sale only when the terminal approved it, for its amount, and once', () => {
    const attemptId = testId<PaymentAttemptId>()
    const tender: Tender = { means: 'card', amountMinor: 32_000, attemptId }
    expect(sell([seatLine(0)], 32_000, [tender]).decision).toMatchObject({ refusal: { code: 'PAYMENT_NOT_APPROVED' } })
    const { orderId } = saleOf([], 0)
    begin(counter.world, { commandId: testId(), attemptId, orderId, customerId: null, amountMinor: 32_000 })
    expect(sell([seatLine(0)], 32_000, [tender]).decision).toMatchObject({ refusal: { code: 'PAYMENT_NOT_APPROVED' } })
    counter.world.db.sqlite.prepare("update payment_attempts set state = 'approved'").run()
    expect(sell([seatLine(0)], 32_000, [tender]).decision).toMatchObject({ accepted: true })
    expect(sell([seatLine(1)], 32_000, [tender]).decision).toMatchObject({ refusal: { code: 'PAYMENT_NOT_APPROVED' } })
  })
})

function productOf() {
  const id = testId<OrderLineId>()
  const row = counter.world.db.sqlite.prepare("select id from products where code = 'programme'").get() as {
    id: string
  }
  return { id, kind: 'product' as const, productId: row.id as never, quantity: 1, note: '' }
}
