import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PaperColumns, paperAsText, tableRow, textLines, twoColumns, wrap } from '#core/domain/paper.ts'

const columns = fc.constantFrom<PaperColumns>(48, 42, 32)
const letters = (text: string) => text.replaceAll(' ', '')

describe('paper', () => {
  test('a long text breaks at spaces, a long word inside', () => {
    expect(wrap('Peer Gynt av Henrik Ibsen', 10)).toEqual(['Peer Gynt', 'av Henrik', 'Ibsen'])
    expect(wrap('Donaudampfschifffahrt', 10)).toEqual(['Donaudampf', 'schifffahr', 't'])
    expect(wrap('  Tilbake', 32)).toEqual(['  Tilbake'])
  })

  test('wrapping loses no character and no line is too long', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 1, max: 48 }), (text, width) => {
        const lines = wrap(text, width)
        expect(letters(lines.join(''))).toBe(letters(text))
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
      }),
    )
  })

  test('no text is wider than the paper, in double width neither, and none of it is lost', () => {
    const ascii = fc.string({ maxLength: 200 })
    fc.assert(
      fc.property(ascii, ascii, columns, fc.boolean(), (label, value, columns, doubleWidth) => {
        const wide = textLines(label, columns, { doubleWidth })
        for (const { text } of wide) expect(text.length * (doubleWidth ? 2 : 1)).toBeLessThanOrEqual(columns)
        const both = twoColumns(label, value, columns)
        for (const { text } of both) expect(text.length).toBeLessThanOrEqual(columns)
        expect([...letters(both.map(({ text }) => text).join(''))].sort()).toEqual([...letters(label + value)].sort())
      }),
    )
  })

  test('the value stands whole at the right edge, the label goes on below', () => {
    expect(twoColumns('Die lustige Witwe, Operette in drei Akten', '1.234,50', 32).map(({ text }) => text)).toEqual([
      'Die lustige Witwe,      1.234,50',
      'Operette in drei Akten',
    ])
  })

  test('a value too long to share the line gets its own', () => {
    const text = paperAsText(twoColumns('Customer', 'A rather long name of a customer', 32), 32)
    expect(text).toEqual(['Customer', 'A rather long name of a customer'])
  })

  test('as plain text a table row is padded and a wide heading stands in the middle', () => {
    const lines = [
      ...textLines('Total', 32, { align: 'center', doubleWidth: true }),
      tableRow(['A 25 %', '40,00', '10,00'], [10, 11, 11]),
    ]
    expect(paperAsText(lines, 32)).toEqual(['             Total', 'A 25 %          40,00      10,00'])
  })
})
