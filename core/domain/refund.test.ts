import { expect, test } from 'vitest'
import { refundReceiptOf } from '#core/domain/case-documents.ts'
import { layOutReceipt } from '#core/domain/receipt-layout.ts'
import { decideRefund } from '#core/domain/refund.ts'
import type { Venue } from '#core/domain/venue.ts'

const question = {
  linesMinor: 16_050,
  totalMinor: 48_050,
  paidMinor: 48_050,
  currency: 'NOK',
  cashStepMinor: null,
} as const

test('OF04 conflict: what was paid for the lines comes back, rounded to the smallest coin as the sale was', () => {
  expect(decideRefund(question)).toEqual({
    accepted: true,
    value: { amountMinor: 16_050, roundingMinor: 50, dueMinor: 16_100 },
  })
})

test('nothing comes back of what was never paid, and what was paid in part is for a person to count', () => {
  const nothing = { amountMinor: 0, roundingMinor: 0, dueMinor: 0 }
  expect(decideRefund({ ...question, paidMinor: 0 })).toEqual({ accepted: true, value: nothing })
  expect(decideRefund({ ...question, paidMinor: 32_000 })).toEqual({ accepted: true, value: nothing })
  expect(decideRefund({ ...question, paidMinor: 40_000 })).toEqual({
    accepted: false,
    refusal: { code: 'PARTLY_PAID' },
  })
})

test('OF04 conflict: the receipt of a refund turns every sign, says what it is and what was handed over', () => {
  const venue: Venue = {
    name: 'Skansen Teater',
    organisationNumber: '974 760 673',
    addressLines: [],
    phone: '',
    country: 'NO',
    zone: 'Europe/Oslo',
    currency: 'NOK',
    cashStepMinor: null,
    vatRates: [{ code: '25', name: 'General', rateBp: 2_500 }],
    receiptFooter: '',
    language: 'nb',
    lockAfterMs: 600_000,
    unprotectedSales: 'off',
    offlineValueMinor: 50_000,
    priceRules: [],
    membershipTypes: [],
    subscriptionTypes: [],
    donationPurposes: [],
    fees: [],
    isShiftRequired: false,
    isCountBlind: false,
    countDifferenceMinor: 2_000,
    cashMoveMinor: 100_000,
  }
  const facts = {
    venue,
    currency: 'NOK',
    orderNumber: 'A1-7',
    counterCode: 'A1',
    cashierName: 'Ingrid Dahl',
    customerName: 'Anne Berg',
    language: 'nb',
    atMs: Date.UTC(2026, 10, 27, 16, 0),
  } as const
  const place = { kind: 'seat', area: 'Parkett', row: 'C', seat: '4' } as const
  const money = { quantity: 1, unitMinor: 16_050, totalMinor: 16_050, vatCode: '25', vatRateBp: 2_500, vatMinor: 3_210 }
  const line = { text: 'Peer Gynt · Barn', startsAtMs: Date.UTC(2026, 10, 27, 18, 30), place, ...money }
  const refund = { amountMinor: 16_050, roundingMinor: 50, dueMinor: 16_100 }
  const receipt = refundReceiptOf(facts, 'A1-9', [line], refund)
  expect([receipt.totalMinor, receipt.cashRoundingMinor, receipt.vatTable]).toEqual([
    -16_050,
    -50,
    [{ vatCode: '25', vatRateBp: 2_500, netMinor: -12_840, vatMinor: -3_210, grossMinor: -16_050 }],
  ])
  const texts = layOutReceipt(receipt, 42).map((row) => ('text' in row ? row.text.trim() : ''))
  expect(texts.some((text) => text.includes('Returkvittering'))).toBe(true)
  expect(texts.some((text) => /Tilbakebetalt\s+-161,00/.test(text))).toBe(true)
  expect(texts.some((text) => text.includes('Mottatt'))).toBe(false)
})
