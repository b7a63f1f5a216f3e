import { describe, expect, test } from 'vitest'
import { exampleReceipt, exampleVenues } from '#core/domain/example-documents.ts'
import { ReceiptDocument } from '#core/domain/receipt.ts'

const receipt = exampleReceipt(exampleVenues.NO, 'cash', 100_000)
const messagesOf = (changed: unknown) =>
  ReceiptDocument.safeParse(changed).error?.issues.map((issue) => issue.message) ?? []

describe('a receipt', () => {
  test.each(Object.entries(exampleVenues))('of every example venue adds up (%s)', (_, venue) => {
    for (const means of ['cash', 'card', 'web'] as const) expect(messagesOf(exampleReceipt(venue, means))).toEqual([])
  })

  test('survives the way through a database as JSON', () => {
    expect(ReceiptDocument.parse(JSON.parse(JSON.stringify(receipt)))).toEqual(receipt)
  })

  test('a refund with every sign turned adds up too, rounding included', () => {
    const sold = exampleReceipt(exampleVenues.DK, 'cash')
    const back = JSON.parse(JSON.stringify(sold), (key, value) =>
      key.endsWith('Minor') && typeof value === 'number' ? 0 - value : value,
    )
    expect(sold.cashRoundingMinor).not.toBe(0)
    expect(messagesOf(back)).toEqual([])
  })

  test.each([
    [
      'a line is not quantity times unit less discount',
      { lines: receipt.lines.map((line) => ({ ...line, unitMinor: 1 })) },
    ],
    ['the lines do not add up to the total', { lines: receipt.lines.slice(1) }],
    ['the VAT table does not add up to the total', { vatTable: receipt.vatTable.slice(1) }],
    ['a VAT row is not net plus tax', { vatTable: receipt.vatTable.map((row) => ({ ...row, netMinor: 1 })) }],
    ['the VAT table is not the sum of its lines', { lines: receipt.lines.map((line) => ({ ...line, vatMinor: 7 })) }],
    ['a line is missing in the VAT table', { vatTable: receipt.vatTable.map((row) => ({ ...row, vatCode: 'X' })) }],
    ['the payments do not add up to the total', { payments: [] }],
    ['what was handed over is not the rounded total', { cashRoundingMinor: -50 }],
    ['unknown time zone', { timeZone: 'Oslo' }],
  ])('is refused when %s', (message, change) => {
    expect(messagesOf({ ...receipt, ...change })).toContain(message)
  })
})
