import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ReceiptDocument } from '#core/domain/receipt.ts'
import { saveSetting } from '#db/counter.ts'
import { findDocument, listDocuments } from '#db/document.ts'
import { customerLabels, labels } from '#db/schema/customer.ts'
import {
  eveningMs,
  ids,
  openTestCounter,
  saleOf,
  seatLine,
  type TestCounter,
  testId,
  venue,
} from '#tests/fixture/counter.ts'
import { completeSale } from './complete-sale.ts'
import { reserve } from './reservation.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
  counter.world.db.write((tx) => {
    saveSetting(tx, 'venue', { ...venue, priceRules })
    const labelId = testId<string>()
    tx.insert(labels).values({ id: labelId, code: 'member', name: 'Friend', colour: '#000000', isActive: true }).run()
    const given = { customerId: ids.customer, labelId, addedAtMs: eveningMs, addedBy: ids.manager }
    tx.insert(customerLabels)
      .values({ ...given, expiresAtMs: eveningMs + 60_000 })
      .run()
  })
})
afterEach(() => counter.remove())

const percent = (basisPoints: number) => ({ kind: 'percent', basisPoints })
const priceRules = [
  { code: 'friend', name: 'Friend −20 %', off: percent(2_000), labels: ['member'], usesPerOrder: 1 },
  { code: 'spring', name: 'Spring', off: percent(5_000), promotionCode: 'SPRING', until: '2026-11-27' },
]
const sell = (totalMinor: number, of: object = {}) =>
  completeSale(counter.world, { ...saleOf([seatLine(0), seatLine(1)], totalMinor), ...of })

describe('SR05 price rules', () => {
  it('a label takes something off for its customer alone, as long as it holds; the till is told the same price', () => {
    expect(sell(64_000, { customerId: ids.customer })).toMatchObject({
      refusal: { code: 'TOTAL_CHANGED', totalMinor: 57_600 },
    })
    expect(sell(57_600, { customerId: ids.customer })).toMatchObject({ accepted: true })
    counter.clock.advance(61_000)
    const command = { ...saleOf([seatLine(2)], 32_000), customerId: ids.customer }
    expect(completeSale(counter.world, command)).toMatchObject({ accepted: true })
  })

  it('the rule stands on the receipt, and lines, discount and VAT agree', () => {
    const command = { ...saleOf([seatLine(0)], 16_000), promotionCode: 'spring' }
    expect(completeSale(counter.world, command)).toMatchObject({ accepted: true })
    const paper = listDocuments(counter.world.db.read, command.orderId).find(
      ({ document }) => document.kind === 'receipt',
    )
    const receipt = ReceiptDocument.parse(findDocument(counter.world.db.read, paper?.document.id ?? '')?.body)
    expect(receipt.lines).toMatchObject([{ unitMinor: 32_000, discountMinor: 16_000, discountText: 'Spring' }])
  })

  it('a code nobody knows, or whose days are over, is refused before anything is paid, and so it is for a reservation', () => {
    expect(sell(64_000, { promotionCode: 'WINTER' })).toEqual({ accepted: false, refusal: { code: 'CODE_UNKNOWN' } })
    const { commandId, orderId, lines } = saleOf([seatLine(0)], 16_000)
    const held = { commandId, orderId, lines, customerId: ids.customer, note: '', expiresAtMs: null }
    expect(reserve(counter.world, { ...held, expectedTotalMinor: 16_000, promotionCode: 'SPRING' })).toMatchObject({
      value: { totalMinor: 16_000 },
    })
    counter.clock.setWall(Date.UTC(2026, 10, 27, 23, 30))
    expect(sell(64_000, { promotionCode: 'SPRING' })).toMatchObject({ refusal: { code: 'CODE_UNKNOWN' } })
  })
})
