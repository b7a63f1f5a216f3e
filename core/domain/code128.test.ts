import { describe, expect, test } from 'vitest'
import { code128Widths } from '#core/domain/code128.ts'

const bars = (widths: number[]) => widths.filter((_, index) => index % 2 === 0).reduce((sum, width) => sum + width, 0)
const symbols = (widths: number[]) => widths.join('').match(/.{6}/g) ?? []

describe('Code 128', () => {
  test('"PJJ123C" in set B is start, letters, check symbol 55 and stop', () => {
    // The textbook example (Wikipedia, "Code 128") starts in set A, value 103, and checks to 54; set B starts at 104.
    const widths = code128Widths('PJJ123C') ?? []
    const [start, p, j, , , , , , check] = symbols(widths)
    expect([start, p, j, check, widths.slice(-7).join('')]).toEqual(['211214', '313121', '112133', '311321', '2331112'])
  })

  test('every symbol is eleven modules with an even number of black ones, as the standard wants', () => {
    const all = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
    for (const character of all) {
      const [, symbol = ''] = symbols(code128Widths(character) ?? [])
      const widths = Array.from(symbol, Number)
      expect({ character, total: widths.reduce((sum, width) => sum + width, 0), odd: bars(widths) % 2 }).toEqual({
        character,
        total: 11,
        odd: 0,
      })
    }
    expect(new Set(all.map((character) => symbols(code128Widths(character) ?? [])[1])).size).toBe(95)
  })

  test.each(['', 'ø', 'a\n', 'x'.repeat(81)])('%j is no barcode', (text) => {
    expect(code128Widths(text)).toBeUndefined()
  })
})
