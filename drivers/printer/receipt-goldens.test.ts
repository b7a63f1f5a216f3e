// Every language, currency and paper width as recorded text in tests/golden/receipts, one character per column, the
// weight of a line in the margin. FOYER_WRITE_GOLDEN=1 records them anew; the diff is then for a person to judge.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ExampleVenue, exampleReceipt, exampleVenues } from '#core/domain/example-documents.ts'
import { type PaperColumns, type PaperLine, paperAsText } from '#core/domain/paper.ts'
import { ReceiptDocument } from '#core/domain/receipt.ts'
import { layOutReceipt } from '#core/domain/receipt-layout.ts'

const folder = new URL('../../tests/golden/receipts/', import.meta.url)
const isRecording = process.env.FOYER_WRITE_GOLDEN === '1'
const { NO, DK, NL, FR, DE, CA } = exampleVenues
const widths: PaperColumns[] = [48, 42, 32]

/** What a web form lets through: markup, an escape, a mark that turns the writing round, and far too much of it. */
const hostile = `<b>Anne</b>\n\u001b@ \u202eBerg ${'Ø'.repeat(120)}`

const recorded: [string, ReceiptDocument, PaperColumns][] = [
  ...widths.map((columns): [string, ReceiptDocument, PaperColumns] => [
    `nb-NOK-cash-${columns}`,
    exampleReceipt(NO, 'cash', 100_000),
    columns,
  ]),
  ['da-DKK-cash-48', exampleReceipt(DK, 'cash', 70_000), 48],
  ['nl-EUR-card-42', exampleReceipt(NL, 'card'), 42],
  ['fr-EUR-cash-48', exampleReceipt(FR, 'cash', 10_000), 48],
  ['de-EUR-cash-48', exampleReceipt(DE, 'cash', 10_000), 48],
  ['en-CAD-cash-42', exampleReceipt(CA, 'cash', 10_000), 42],
  ['fr-CAD-card-32', exampleReceipt({ ...CA, language: 'fr' }, 'card'), 32],
  ['en-NOK-web-48', exampleReceipt({ ...NO, language: 'en' }, 'web'), 48],
  ['de-EUR-thousands-32', exampleReceipt(thousands(DE), 'card'), 32],
  ['nb-NOK-hostile-32', { ...exampleReceipt(NO, 'card'), customerName: hostile, cashierName: '田中 👩‍👩‍👧‍👦' }, 32],
]

describe('DV05 receipts on paper', () => {
  test.each(recorded)('%s is laid out as recorded', (name, receipt, columns) => {
    expect(ReceiptDocument.parse(receipt)).toEqual(receipt)
    const text = asRecord(layOutReceipt(receipt, columns), columns)
    const file = new URL(`${name}.txt`, folder)
    if (isRecording) write(file, text)
    expect(text.split('\n')).toEqual(readFileSync(file, 'utf8').split('\n'))
  })

  test('no recorded receipt is left that nothing compares', () => {
    expect(readdirSync(folder).sort()).toEqual(recorded.map(([name]) => `${name}.txt`).sort())
  })
})

function asRecord(lines: PaperLine[], columns: number): string {
  const text = paperAsText(lines, columns)
  const rows = lines.map((line, index) => `${margin(line)}|${text[index]}`)
  return `${rows.map((row) => row.trimEnd()).join('\n')}\n`
}

function margin(line: PaperLine): string {
  if (line.kind !== 'text') return line.kind.slice(0, 3).padEnd(3)
  return `${line.bold ? 'b' : ' '}${line.doubleWidth ? 'w' : ' '}${line.doubleHeight ? 'h' : ' '}`
}

function write(file: URL, text: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, text)
}

function thousands(venue: ExampleVenue): ExampleVenue {
  return { ...venue, show: { ...venue.show, unitMinor: 1_234_567_89 } }
}
