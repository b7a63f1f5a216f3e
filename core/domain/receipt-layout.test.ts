import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleReceipt, exampleVenues } from '#core/domain/example-documents.ts'
import { Language } from '#core/domain/locale.ts'
import { type PaperColumns, paperAsText } from '#core/domain/paper.ts'
import { ReceiptDocument } from '#core/domain/receipt.ts'
import { layOutReceipt } from '#core/domain/receipt-layout.ts'

const receipt = exampleReceipt(exampleVenues.NO, 'cash')
const textOf = (document: ReceiptDocument, columns: PaperColumns = 48) =>
  paperAsText(layOutReceipt(document, columns), columns)

describe('a receipt on paper', () => {
  test('a Norwegian one says Salgskvittering in every language, org. number with MVA, and where it was sold', () => {
    for (const language of Language.options) {
      const text = textOf({ ...receipt, language }).join('\n')
      for (const part of ['Salgskvittering', 'Org.nr. 987 654 321 MVA', 'K1-000123']) expect(text).toContain(part)
    }
  })

  test('nothing but sums is said twice when cash was exact and nothing was rounded', () => {
    expect(textOf(receipt).filter((line) => line.endsWith('916,00'))).toEqual([
      'Totalt NOK       916,00',
      'Kontant                                 916,00',
    ])
  })

  test('rounding shows what remains to pay, and the change what was given', () => {
    const danish = textOf(exampleReceipt(exampleVenues.DK, 'cash', 70_000))
    const from = danish.findIndex((line) => line.startsWith('I alt'))
    expect(danish.slice(from, from + 7)).toEqual([
      'I alt DKK        610,40',
      'Øreafrunding                              0,10',
      'At betale                               610,50',
      '',
      'Kontant                                 610,50',
      '  Modtaget                              700,00',
      '  Retur                                  89,50',
    ])
  })

  test('each line leads by its letter to its rate in the VAT table', () => {
    const text = textOf(receipt)
    expect(text.filter((line) => / [AB]$|^[AB] /.test(line))).toEqual([
      '2 x Peer Gynt, voksen                   841,00 B',
      '1 x Programhefte                         75,00 A',
      'A 25 %          60,00       15,00        75,00',
      'B 0 %          841,00        0,00       841,00',
    ])
  })

  test('hostile texts and enormous amounts stay on the paper, printable and complete', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }),
      fc.constantFrom(
        '\u202eevil\u202c',
        '\u001b@\u001dV\0',
        '<script>alert(1)</script>',
        '👩‍👩‍👧‍👦'.repeat(50),
        'W'.repeat(500),
      ),
    )
    const columns = fc.constantFrom<PaperColumns>(48, 42, 32)
    const unitMinor = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 })
    fc.assert(
      fc.property(text, text, text, columns, unitMinor, (name, title, detail, columns, unitMinor) => {
        const venue = {
          ...exampleVenues.NO,
          seller: { ...exampleVenues.NO.seller, name },
          show: { ...exampleVenues.NO.show, text: title, detail, unitMinor },
          footerLines: [detail],
        }
        const document = ReceiptDocument.parse({ ...exampleReceipt(venue, 'card'), customerName: name })
        for (const line of layOutReceipt(document, columns)) {
          if (line.kind !== 'text') continue
          expect(line.text.length * (line.doubleWidth ? 2 : 1)).toBeLessThanOrEqual(columns)
          expect(line.text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
        }
      }),
      { numRuns: 60 },
    )
  })
})
