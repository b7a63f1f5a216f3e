import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAmount } from '#core/domain/money.ts'
import { readAmount } from './amount.ts'

describe('SR16 cash: an amount as it is typed', () => {
  test.each([
    ['500', 50_000],
    ['500,5', 50_050],
    ['500.50', 50_050],
    ['1 000', 100_000],
    ['1.000', 100_000],
    ['1,000.50', 100_050],
    ['1.000,50', 100_050],
    ["1'000.50", 100_050],
    ['640,-', 64_000],
    ['20,', 2_000],
    ['0', 0],
  ])('%s is understood', (typed, minor) => {
    expect(readAmount(typed)).toBe(minor)
  })

  test.each(['', 'a', '-5', '1e3', '5,555.5.5', '1.00,000', '12,3456', '1000001'])('“%s” is not', (typed) => {
    expect(readAmount(typed)).toBeUndefined()
  })

  test('what the screen writes in any language is read back', () => {
    const locale = fc.constantFrom('en-GB', 'nb-NO', 'da-DK', 'nl-NL', 'fr-FR', 'de-DE')
    fc.assert(
      fc.property(fc.nat(100_000_000), locale, (minor, language) => {
        expect(readAmount(formatAmount(minor, language))).toBe(minor)
      }),
    )
  })
})
