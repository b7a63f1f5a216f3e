import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type GrossLine, taxLines, vatTableOf } from '#core/domain/vat.ts'

const rate = fc.constantFrom(
  { vatCode: '25', vatRateBp: 2500 },
  { vatCode: '12', vatRateBp: 1200 },
  { vatCode: '5.5', vatRateBp: 550 },
  { vatCode: '2.1', vatRateBp: 210 },
  { vatCode: '0', vatRateBp: 0 },
)
const sale = (minMinor: number) =>
  fc.array(
    fc
      .record({ rate, grossMinor: fc.integer({ min: minMinor, max: 5_000_000 }) })
      .map(({ rate, grossMinor }): GrossLine => ({ ...rate, grossMinor })),
    { maxLength: 40 },
  )

const exactVat = (line: GrossLine) => (line.grossMinor * line.vatRateBp) / (10_000 + line.vatRateBp)
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
const turned = <Line extends GrossLine>(line: Line) => ({ ...line, grossMinor: 0 - line.grossMinor })

describe('VAT', () => {
  test('25 % of 125.00 is 25.00, and lines without tax stay without', () => {
    expect(
      taxLines([
        { vatCode: '25', vatRateBp: 2500, grossMinor: 12_500 },
        { vatCode: '0', vatRateBp: 0, grossMinor: 64_000 },
      ]).map((line) => line.vatMinor),
    ).toEqual([2_500, 0])
  })

  test('three lines of 0.10 at 7 % hold two cents together, not three roundings of one', () => {
    const line = { vatCode: '7', vatRateBp: 700, grossMinor: 10 }
    const lines = taxLines([line, line, line])
    expect(lines.map((each) => each.vatMinor)).toEqual([1, 1, 0])
    expect(vatTableOf(lines)).toEqual([{ vatCode: '7', vatRateBp: 700, netMinor: 28, vatMinor: 2, grossMinor: 30 }])
  })

  test('the table holds one row per code and rate, the highest rate first', () => {
    const lines = taxLines([
      { vatCode: '0', vatRateBp: 0, grossMinor: 100 },
      { vatCode: '12', vatRateBp: 1200, grossMinor: 112 },
      { vatCode: '25', vatRateBp: 2500, grossMinor: 125 },
      { vatCode: '12', vatRateBp: 1200, grossMinor: 112 },
    ])
    expect(vatTableOf(lines)).toEqual([
      { vatCode: '25', vatRateBp: 2500, netMinor: 100, vatMinor: 25, grossMinor: 125 },
      { vatCode: '12', vatRateBp: 1200, netMinor: 200, vatMinor: 24, grossMinor: 224 },
      { vatCode: '0', vatRateBp: 0, netMinor: 100, vatMinor: 0, grossMinor: 100 },
    ])
  })

  test('lines, table and total always agree, with discounts and returns among the lines too', () => {
    fc.assert(
      fc.property(sale(-5_000_000), (sold) => {
        const lines = taxLines(sold)
        const table = vatTableOf(lines)
        expect(sum(table.map((row) => row.grossMinor))).toBe(sum(sold.map((line) => line.grossMinor)))
        expect(sum(table.map((row) => row.vatMinor))).toBe(sum(lines.map((line) => line.vatMinor)))
        for (const row of table) expect(row.netMinor + row.vatMinor).toBe(row.grossMinor)
      }),
    )
  })

  test('a rate is rounded once and a line is never a whole minor unit off', () => {
    fc.assert(
      fc.property(sale(-5_000_000), (sold) => {
        const lines = taxLines(sold)
        for (const line of lines) expect(Math.abs(line.vatMinor - exactVat(line))).toBeLessThan(1)
        for (const row of vatTableOf(lines))
          expect(Math.abs(row.vatMinor - exactVat(row))).toBeLessThanOrEqual(0.5 + 1e-9)
      }),
    )
  })

  test('a refund mirrors its sale line by line', () => {
    fc.assert(
      fc.property(sale(-5_000_000), (sold) => {
        const refunded = taxLines(sold.map(turned)).map((line) => line.vatMinor)
        expect(refunded).toEqual(taxLines(sold).map((line) => 0 - line.vatMinor))
      }),
    )
  })

  test('refunding lines one by one with their recorded tax leaves nothing of the table', () => {
    fc.assert(
      fc.property(sale(0), (sold) => {
        const lines = taxLines(sold)
        const back = lines.map((line) => ({ ...turned(line), vatMinor: 0 - line.vatMinor }))
        for (const row of vatTableOf([...lines, ...back]))
          expect([row.netMinor, row.vatMinor, row.grossMinor]).toEqual([0, 0, 0])
      }),
    )
  })

  test('the largest amounts stay exact integers', () => {
    const [line] = taxLines([{ vatCode: '25', vatRateBp: 2500, grossMinor: 999_999_999_999 }])
    expect(line?.vatMinor).toBe(200_000_000_000)
  })
})
