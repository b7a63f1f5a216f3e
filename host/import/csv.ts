// A CSV file as rows with their line numbers, whatever its size. A quote that is opened and never closed, or a line
// without end, costs that one line: reading goes on with the line below it.
import { type Parser, parse } from 'csv-parse'
import type { CsvShape } from '#core/contract/import.ts'
import { type Remark, refusal } from '#core/domain/import-remark.ts'
import { detectEncoding, type Encoding, readText } from './encoding.ts'

export type CsvRow = { lineNumber: number; cells: string[] }
export type CsvItem = { row: CsvRow } | { remark: Remark; lineNumber: number }
type Delimiter = CsvShape['delimiter']

/** Characters one row may have; a longer one is a mistake (an open quote) or an attack. */
const rowCharsMax = 200_000
/** Broken rows after which a file is not a CSV file any more. */
const restartsMax = 100
const delimiters: readonly Delimiter[] = [';', '\t', ',']
const sampleChars = 64 * 1024

/** Thrown when a file is no CSV at all. */
export class NotCsv extends Error {
  constructor() {
    super('This is not a CSV file, or not one in this encoding: too many of its lines cannot be read.')
    this.name = 'NotCsv'
  }
}

/** What the file seems to be; `isHeader` judges its first row. */
export async function detectShape(
  path: string,
  isHeader: (cells: readonly string[]) => boolean,
  known: Partial<CsvShape> = {},
): Promise<CsvShape> {
  const encoding = known.encoding ?? (await detectEncoding(path))
  const delimiter = known.delimiter ?? detectDelimiter(await startOf(path, encoding))
  if (known.hasHeader !== undefined) return { encoding, delimiter, hasHeader: known.hasHeader }
  const [first] = await firstRows(path, { encoding, delimiter }, 1)
  return { encoding, delimiter, hasHeader: first !== undefined && isHeader(first.cells) }
}

export async function firstRows(path: string, shape: Omit<CsvShape, 'hasHeader'>, count: number): Promise<CsvRow[]> {
  const rows: CsvRow[] = []
  for await (const item of readCsv(path, shape)) {
    if ('row' in item) rows.push(item.row)
    if (rows.length >= count) break
  }
  return rows
}

/**
 * Every row of the file, the heading included, in order. A row over several lines that has another number of cells than
 * the first row is a quote closed by the next line's: it is taken apart again.
 * @throws NotCsv when a hundred lines were broken
 */
export async function* readCsv(
  path: string,
  { encoding, delimiter }: Omit<CsvShape, 'hasHeader'>,
): AsyncGenerator<CsvItem> {
  let linesBefore = (await startOf(path, encoding)).startsWith('sep=') ? 1 : 0
  let width: number | undefined
  for (let restarts = 0; restarts <= restartsMax; restarts += 1) {
    let lastLine = linesBefore
    let trouble: Remark | undefined
    pieces: for await (const step of parsePieces(skipLines(readText(path, encoding), linesBefore), delimiter)) {
      for (const { lines, cells } of step.records) {
        const newlines = newlinesIn(cells)
        width ??= cells.length
        if (newlines > 0 && cells.length !== width) {
          trouble = refusal('UNCLOSED_QUOTE', '')
          break pieces
        }
        lastLine = linesBefore + lines
        yield { row: { lineNumber: lastLine - newlines, cells } }
      }
      trouble = step.trouble
    }
    if (!trouble) return
    linesBefore = await firstLineWithText(path, encoding, lastLine)
    yield { remark: trouble, lineNumber: linesBefore }
  }
  throw new NotCsv()
}

type Record = { lines: number; cells: string[] }
type Step = { records: Record[]; trouble?: Remark }

/** Feeds the parser piece by piece and hands on what it made of each, so that an error does not swallow the rows before it. */
async function* parsePieces(texts: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<Step> {
  let records: Record[] = []
  let failure: unknown
  const parser = makeParser(delimiter, (record) => records.push(record))
  parser.on('error', (error) => {
    failure = error
  })
  const take = (): Step => {
    const taken = records
    records = []
    return failure === undefined ? { records: taken } : { records: taken, trouble: troubleOf(failure) }
  }
  for await (const text of texts) {
    await new Promise<void>((resolve) => parser.write(text, () => resolve()))
    yield take()
    if (failure !== undefined) return
  }
  await new Promise<void>((resolve) => {
    parser.once('close', resolve)
    parser.resume()
    parser.end()
  })
  yield take()
}

function makeParser(delimiter: Delimiter, onRecord: (record: Record) => void): Parser {
  return parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: rowCharsMax,
    on_record: (cells: string[], { lines }) => {
      onRecord({ lines, cells })
      return null
    },
  })
}

function troubleOf(error: unknown): Remark {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'CSV_QUOTE_NOT_CLOSED') return refusal('UNCLOSED_QUOTE', '')
  if (code === 'CSV_MAX_RECORD_SIZE') return refusal('LINE_TOO_LONG', '', `> ${rowCharsMax}`)
  throw error
}

async function* skipLines(texts: AsyncIterable<string>, count: number): AsyncGenerator<string> {
  let left = count
  for await (const text of texts) {
    let from = 0
    while (left > 0) {
      const newline = text.indexOf('\n', from)
      if (newline === -1) break
      from = newline + 1
      left -= 1
    }
    if (left === 0 && from < text.length) yield text.slice(from)
  }
}

/** The first line after `after` that is not empty: the one the parser stumbled over. */
async function firstLineWithText(path: string, encoding: Encoding, after: number): Promise<number> {
  let line = after + 1
  for await (const text of skipLines(readText(path, encoding), after)) {
    const start = text.search(/[^\n]/)
    if (start >= 0) return line + start
    line += text.length
  }
  return line
}

async function startOf(path: string, encoding: Encoding): Promise<string> {
  let start = ''
  for await (const text of readText(path, encoding)) {
    start += text
    if (start.length >= sampleChars) break
  }
  return start.slice(0, sampleChars)
}

/** The one that divides most of the first lines into the same number of cells; Excel's own `sep=;` line has the last word. */
export function detectDelimiter(sample: string): Delimiter {
  const said = delimiters.find((delimiter) => sample.startsWith(`sep=${delimiter}`))
  const lines = sample.split('\n').slice(0, 50).filter(Boolean)
  const scores = delimiters.map((delimiter) => ({ delimiter, score: evenness(lines, delimiter) }))
  return said ?? scores.reduce((best, other) => (other.score > best.score ? other : best)).delimiter
}

function evenness(lines: string[], delimiter: Delimiter): number {
  const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1)
  const first = counts[0] ?? 0
  return first === 0 ? 0 : counts.filter((count) => count === first).length / counts.length + first / 1_000
}

function newlinesIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)
}
