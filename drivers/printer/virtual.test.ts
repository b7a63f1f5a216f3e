import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { exampleReceipt, exampleTicket, exampleVenues } from '#core/domain/example-documents.ts'
import { Slip } from '#core/domain/slip.ts'
import { TicketDocument } from '#core/domain/ticket.ts'
import type { PrinterState, PrintResult, ReceiptPrinter, TicketPrinter } from '#drivers/printer/roles.ts'
import { openVirtualPrinter } from '#drivers/printer/virtual.ts'

const receipt: Slip = { kind: 'receipt', body: exampleReceipt(exampleVenues.NO, 'cash', 100_000) }
let folder = ''
let nowMs = 0

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-printer-'))
  nowMs = 1_000
})
afterEach(() => rmSync(folder, { recursive: true }))

async function openPrinter(at = folder) {
  const printer = await openVirtualPrinter({ folder: at, schema: Slip, nowMs: () => nowMs++ })
  onTestFinished(() => printer.close())
  return printer
}
const fileLines = () => readFileSync(join(folder, 'printed.jsonl'), 'utf8').split('\n')
const jobIds = (jobs: { jobId: string }[]) => jobs.map(({ jobId }) => jobId)

describe('DV05 virtual printer', () => {
  test('what it calls printed is in the file as one line, with the document unchanged', async () => {
    const printer: ReceiptPrinter = await openPrinter()
    expect(await printer.print({ jobId: 'a', document: receipt })).toEqual({ state: 'printed', at: 1_000 })
    const [line = '', end] = fileLines()
    expect([JSON.parse(line), end]).toEqual([{ jobId: 'a', printedAtMs: 1_000, document: receipt }, ''])
  })

  test('it prints tickets as well', async () => {
    const opened = await openVirtualPrinter({ folder, schema: TicketDocument, nowMs: () => nowMs })
    onTestFinished(() => opened.close())
    const printer: TicketPrinter = opened
    const ticket = exampleTicket(exampleVenues.DE)
    await printer.print({ jobId: 't', document: ticket })
    expect(opened.printed(1)).toEqual([{ jobId: 't', printedAtMs: 1_000, document: ticket }])
  })

  test('the same job again is a second print, because paper would have come out twice', async () => {
    const printer = await openPrinter()
    await printer.print({ jobId: 'a', document: receipt })
    await printer.print({ jobId: 'a', document: receipt })
    expect(jobIds(printer.printed(10))).toEqual(['a', 'a'])
  })

  test('jobs given at once come out in the order given, newest listed first', async () => {
    const printer = await openPrinter()
    await Promise.all(['a', 'b', 'c'].map((jobId) => printer.print({ jobId, document: receipt })))
    expect([jobIds(printer.printed(10)), jobIds(printer.printed(2))]).toEqual([
      ['c', 'b', 'a'],
      ['c', 'b'],
    ])
  })

  test('after a restart it still knows what came out', async () => {
    const before = await openPrinter()
    await before.print({ jobId: 'a', document: receipt })
    await before.close()
    const after = await openPrinter()
    expect([after.printed(10), after.tornLines]).toEqual([[{ jobId: 'a', printedAtMs: 1_000, document: receipt }], 0])
  })

  test('cut off at any byte of the last line it reads the others, and prints on without gluing to the rest', async () => {
    const before = await openPrinter()
    for (const jobId of ['a', 'b']) await before.print({ jobId, document: receipt })
    await before.close()
    const file = join(folder, 'printed.jsonl')
    const whole = readFileSync(file)
    const firstEnds = whole.indexOf('\n') + 1
    for (const left of [1, 2, 30, whole.length - firstEnds - 2]) {
      writeFileSync(file, whole)
      truncateSync(file, firstEnds + left)
      const torn = await openPrinter()
      await torn.print({ jobId: 'c', document: receipt })
      await torn.close()
      const after = await openPrinter()
      expect([left, jobIds(after.printed(10)), after.tornLines]).toEqual([left, ['c', 'a'], 1])
    }
  })

  test('rubbish and lines of another form are counted, not believed', async () => {
    appendFileSync(join(folder, 'printed.jsonl'), '\0\0\0\n{"jobId":"x"}\n\n[]\n')
    const printer = await openPrinter()
    expect([printer.printed(10), printer.tornLines]).toEqual([[], 3])
  })

  test.each<[PrinterState, PrintResult['state']]>([
    ['paper-out', 'failed'],
    ['cover-open', 'failed'],
    ['offline', 'failed'],
    ['paper-low', 'printed'],
    ['ready', 'printed'],
  ])('told to be %s, a job is %s, and only a printed one is on paper', async (state, outcome) => {
    const printer = await openPrinter()
    printer.setState(state)
    const result = await printer.print({ jobId: 'a', document: receipt })
    expect([await printer.state(), result.state]).toEqual([state, outcome])
    expect([printer.printed(10).length, fileLines()[0] === '']).toEqual(outcome === 'printed' ? [1, false] : [0, true])
  })

  test('with paper back, the same job prints', async () => {
    const printer = await openPrinter()
    printer.setState('paper-out')
    expect(await printer.print({ jobId: 'a', document: receipt })).toEqual({
      state: 'failed',
      reason: 'out of paper',
      retryIsSafe: true,
    })
    printer.setState('ready')
    expect((await printer.print({ jobId: 'a', document: receipt })).state).toBe('printed')
  })

  test.runIf(process.platform === 'linux')(
    'a disk that fails in the middle leaves an unknown outcome, never "printed"',
    async () => {
      symlinkSync('/dev/full', join(folder, 'printed.jsonl'))
      const printer = await openPrinter()
      const result = await printer.print({ jobId: 'a', document: receipt })
      expect([result.state, printer.printed(10)]).toEqual(['unknown', []])
    },
  )

  test('more than a hundred waiting jobs are turned away, safe to try again', async () => {
    const printer = await openPrinter()
    const results = await Promise.all(
      Array.from({ length: 103 }, (_, index) => printer.print({ jobId: `${index}`, document: receipt })),
    )
    expect(results.filter(({ state }) => state === 'failed').length).toBe(3)
  })

  test('memory is bounded, the file keeps all', async () => {
    const printer = await openPrinter()
    for (let index = 0; index < 205; index++) await printer.print({ jobId: `${index}`, document: receipt })
    const listed = jobIds(printer.printed(1_000))
    expect([listed.length, listed[0], fileLines().length]).toEqual([200, '204', 206])
  })

  test('a closed printer is offline; a second close does no harm', async () => {
    const printer = await openPrinter()
    await printer.close()
    await printer.close()
    expect([await printer.state(), (await printer.print({ jobId: 'a', document: receipt })).state]).toEqual([
      'offline',
      'failed',
    ])
  })

  test.runIf(process.platform !== 'win32')(
    'only the account of the counter may read the names on the receipts',
    async () => {
      await openPrinter(join(folder, 'receipts'))
      expect(statSync(join(folder, 'receipts', 'printed.jsonl')).mode & 0o077).toBe(0)
    },
  )
})
