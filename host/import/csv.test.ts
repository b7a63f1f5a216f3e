import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isHeader } from '#core/domain/import-column.ts'
import { type CsvItem, detectShape, NotCsv, readCsv } from './csv.ts'

let directory = ''
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'foyer-csv-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function file(content: string | Buffer): string {
  const path = join(directory, `${Math.random()}.csv`)
  writeFileSync(path, content)
  return path
}

async function items(path: string, delimiter: ',' | ';' | '\t' = ';'): Promise<CsvItem[]> {
  const all: CsvItem[] = []
  for await (const item of readCsv(path, { encoding: 'utf-8', delimiter })) all.push(item)
  return all
}

const rows = [
  ['Vorname', 'Nachname', 'Ort', 'Notiz'],
  ['Åse', 'Groß-Ødegård', 'Köln', 'two\nlines; "quoted", and\ttab'],
  ['Noël', 'd’Aubigné', 'Besançon', ''],
]

const encodings: [string, 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252', boolean][] = [
  ['UTF-8', 'utf-8', false],
  ['UTF-8 with a byte order mark', 'utf-8', true],
  ['UTF-16 little-endian', 'utf-16le', false],
  ['UTF-16 little-endian with a byte order mark', 'utf-16le', true],
  ['UTF-16 big-endian', 'utf-16be', false],
  ['UTF-16 big-endian with a byte order mark', 'utf-16be', true],
  ['Windows-1252', 'windows-1252', false],
]
const matrix = encodings.flatMap(([name, encoding, addBOM]) =>
  ([',', ';', '\t'] as const).flatMap((delimiter) =>
    ['\n', '\r\n', '\r'].map((newline) => ({ name, encoding, addBOM, delimiter, newline })),
  ),
)

test.each(matrix)(
  'PR10 import: $name with $delimiter and line ends $newline is read without being told',
  async (shape) => {
    const { encoding, addBOM, delimiter, newline } = shape
    const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
    const path = file(iconv.encode(quoted.join('\n').replaceAll('\n', newline), encoding, { addBOM }))
    const found = await detectShape(path, isHeader)
    const read: string[][] = []
    for await (const item of readCsv(path, found)) if ('row' in item) read.push(item.row.cells)
    expect({ found, read }).toEqual({ found: { encoding, delimiter, hasHeader: true }, read: rows })
  },
)

test('PR10 import: one accent in the last line of a large file decides its encoding', async () => {
  const path = file(iconv.encode(`Name;By\n${'Berg;Hamar\n'.repeat(60_000)}Ås;Ås\n`, 'windows-1252'))
  expect((await detectShape(path, isHeader)).encoding).toBe('windows-1252')
})

test('PR10 import: what a clerk says about the file is not guessed again', async () => {
  const path = file('a,b;c\nd,e;f\n')
  expect(await detectShape(path, isHeader, { delimiter: ',', hasHeader: true, encoding: 'windows-1252' })).toEqual({
    encoding: 'windows-1252',
    delimiter: ',',
    hasHeader: true,
  })
})

test("PR10 import: Excel's own line about the delimiter is obeyed and is no row", async () => {
  const path = file('sep=,\nName,By\nBerg,Hamar\n')
  const found = await detectShape(path, isHeader)
  expect({ found, rows: await items(path, found.delimiter) }).toEqual({
    found: { encoding: 'utf-8', delimiter: ',', hasHeader: true },
    rows: [{ row: { lineNumber: 2, cells: ['Name', 'By'] } }, { row: { lineNumber: 3, cells: ['Berg', 'Hamar'] } }],
  })
})

test('PR10 import: lines are counted as an editor counts them, over empty lines and cells of several lines', async () => {
  const path = file('a;b\n\n"x\ny";c\nd;e\n')
  expect((await items(path)).map((item) => ('row' in item ? item.row.lineNumber : 0))).toEqual([1, 3, 5])
})

test('PR10 import: a quote that is never closed costs its own line, the lines below are read', async () => {
  const path = file('a;b\nc;"open\nd;e\nf;g\n')
  expect(await items(path)).toEqual([
    { row: { lineNumber: 1, cells: ['a', 'b'] } },
    { lineNumber: 2, remark: { severity: 'refused', code: 'UNCLOSED_QUOTE', where: '', detail: '' } },
    { row: { lineNumber: 3, cells: ['d', 'e'] } },
    { row: { lineNumber: 4, cells: ['f', 'g'] } },
  ])
})

test("PR10 import: a quote that only the next line's quote would close does not swallow that line", async () => {
  const path = file('a;b;c\n"open;d;e\nf;"g";h\ni;j;k\n')
  expect((await items(path)).map((item) => ('row' in item ? item.row.cells.join() : item.remark.code))).toEqual([
    'a,b,c',
    'UNCLOSED_QUOTE',
    'f,g,h',
    'i,j,k',
  ])
})

test('PR10 import: a cell of ten megabytes costs its own line and no memory', async () => {
  const path = file(`a;b\nc;${'x'.repeat(10 * 1024 * 1024)}\nd;e\n`)
  expect((await items(path)).map((item) => ('row' in item ? item.row.cells[0] : item.remark.code))).toEqual([
    'a',
    'LINE_TOO_LONG',
    'd',
  ])
})

test('PR10 import: a file that is no CSV is given up in plain words', async () => {
  const path = file(`a;b\n${'"x\n'.repeat(120)}`)
  await expect(items(path)).rejects.toThrow(NotCsv)
})
