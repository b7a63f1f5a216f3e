import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CartLine } from '#core/domain/cart.ts'
import type { OrderLineId } from '#core/domain/ids.ts'
import { ReceiptDocument } from '#core/domain/receipt.ts'
import { saveSetting } from '#db/counter.ts'
import { findDocument, listDocuments } from '#db/document.ts'
import { listMemberships } from '#db/membership.ts'
import { findSettlement } from '#db/settlement.ts'
import { ids, openTestCounter, saleOf, seatLine, type TestCounter, testId, venue } from '#tests/fixture/counter.ts'
import { type CompleteSale, completeSale } from './complete-sale.ts'
import { readCard } from './customer.ts'
import { reserve } from './reservation.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
  counter.world.db.write((tx) => saveSetting(tx, 'venue', { ...venue, membershipTypes, donationPurposes, priceRules }))
})
afterEach(() => counter.remove())

const membershipTypes = [{ code: 'friend', name: 'Friend', priceMinor: 45_000, vatCode: '25', months: 12 }]
const donationPurposes = [{ code: 'young', name: 'Young stage' }]
const priceRules = [
  { code: 'f', name: 'Friend −10 %', off: { kind: 'percent', basisPoints: 1_000 }, memberships: ['friend'] },
]
const membership = (fromDay = '2026-11-27', typeCode = 'friend'): CartLine => ({
  id: testId<OrderLineId>(),
  kind: 'membership',
  typeCode,
  fromDay,
  note: '',
})
const donation = (amountMinor: number): CartLine => ({
  id: testId<OrderLineId>(),
  kind: 'donation',
  purposeCode: 'young',
  amountMinor,
  note: '',
})
const sell = (lines: CartLine[], totalMinor: number, of: Partial<CompleteSale> = {}) => {
  const command = { ...saleOf(lines, totalMinor), customerId: ids.customer, ...of }
  return { command, decision: completeSale(counter.world, command) }
}
const booksOf = ({ decision }: ReturnType<typeof sell>) => {
  const id = decision.accepted ? decision.value.settlementId : null
  return findSettlement(counter.world.db.read, id ?? '')?.lines.map(({ kind, grossMinor, vatMinor }) => [
    kind,
    grossMinor,
    vatMinor,
  ])
}
const cardOf = () => {
  const card = readCard(counter.world, ids.customer)
  return card.accepted ? card.value.memberships : undefined
}

describe('SR11 memberships and donations', () => {
  it('a membership stands on the card with its days, on the receipt with its VAT, and takes something off at once', () => {
    const sold = sell([membership(), seatLine(0)], 45_000 + 28_800)
    expect(sold.decision).toMatchObject({ accepted: true })
    expect(cardOf()).toEqual([{ typeCode: 'friend', name: 'Friend', fromDay: '2026-11-27', untilDay: '2027-11-26' }])
    expect(booksOf(sold)?.[0]).toEqual(['sale', 45_000, 9_000])
    const paper = listDocuments(counter.world.db.read, sold.command.orderId).find(
      ({ document }) => document.kind === 'receipt',
    )
    const receipt = ReceiptDocument.parse(findDocument(counter.world.db.read, paper?.document.id ?? '')?.body)
    expect(receipt.lines[0]).toMatchObject({ text: 'Friend', detail: '27.11.2026 – 26.11.2027' })
    expect(sell([seatLine(1)], 28_800).decision).toMatchObject({ accepted: true })
    expect(sell([seatLine(2)], 28_800, { customerId: null }).decision).toMatchObject({
      refusal: { code: 'TOTAL_CHANGED', totalMinor: 32_000 },
    })
  })

  it('one that begins later takes nothing off yet; given back, it is gone and its money returned', () => {
    const later = membership('2027-01-01')
    const { command } = sell([later, seatLine(0)], 45_000 + 32_000)
    expect(cardOf()).toMatchObject([{ fromDay: '2027-01-01', untilDay: '2027-12-31' }])
    const back = { returns: [{ orderId: command.orderId, lineIds: [later.id] }], reason: 'moved away' }
    const tenders = [{ means: 'cash' as const, tenderedMinor: -45_000 }]
    const returned = sell([], -45_000, { ...back, tenders })
    expect(returned.decision).toMatchObject({ accepted: true, value: { totalMinor: -45_000 } })
    expect(booksOf(returned)).toEqual([['return', -45_000, -9_000]])
    expect(cardOf()).toEqual([])
    expect(listMemberships(counter.world.db.read, ids.customer)).toEqual([])
  })

  it('a donation is no sale and bears no VAT, and neither does one that is given back', () => {
    const given = donation(20_000)
    const sold = sell([given], 20_000, { customerId: null })
    expect(booksOf(sold)).toEqual([['donation', 20_000, 0]])
    const back = { returns: [{ orderId: sold.command.orderId, lineIds: [given.id] }], reason: 'by mistake' }
    const tenders = [{ means: 'cash' as const, tenderedMinor: -20_000 }]
    expect(booksOf(sell([], -20_000, { ...back, tenders, customerId: null }))).toEqual([['donation', -20_000, 0]])
  })

  it('refuses a membership for nobody, one that is not offered or begins far away, and reserves neither', () => {
    expect(sell([membership()], 45_000, { customerId: null }).decision).toMatchObject({
      refusal: { code: 'CUSTOMER_NEEDED' },
    })
    for (const line of [membership('2026-11-27', 'gone'), membership('2062-11-27')])
      expect(sell([line], 45_000).decision).toMatchObject({ refusal: { code: 'NOT_OFFERED', lineId: line.id } })
    for (const line of [membership(), donation(5_000)]) {
      const { commandId, orderId } = saleOf([line], 0)
      const asked = { commandId, orderId, customerId: ids.customer, lines: [line], expectedTotalMinor: 0, note: '' }
      const decision = reserve(counter.world, { ...asked, expiresAtMs: null })
      expect(decision).toMatchObject({ refusal: { code: 'ONLY_SOLD', lineId: line.id } })
    }
    expect(cardOf()).toEqual([])
  })
})
