// A printer that prints into a file: for trying, for training, for counters without a device, and for tests. It
// behaves as paper does. What was printed twice came out twice; without paper nothing comes out and the job may be
// tried again; if the disk fails in the middle, nobody knows, and it says so.
import type { z } from 'zod'
import { appendPrinted, openPrintedFile, type PrintedFile, type PrintedJob } from '#drivers/printer/printed-file.ts'
import type { DocumentPrinter, PrinterState, PrintJob, PrintResult } from '#drivers/printer/roles.ts'

export type VirtualPrinterOptions<Document> = {
  /** Where printed.jsonl is kept; one folder per printer. */
  folder: string
  /** What lines of the file must look like to be read again: ReceiptDocument or TicketDocument. */
  schema: z.ZodType<Document>
  nowMs: () => number
}

export interface VirtualPrinter<Document> extends DocumentPrinter<Document> {
  /** What came out last, newest first; at most 200 are remembered, the file keeps all. */
  printed(limit: number): PrintedJob<Document>[]
  /** Lines of the file that could not be read at the start: left by a power cut or by another version. */
  readonly tornLines: number
  /** Puts the printer into a state, for training and tests; `ready` ends it. */
  setState(state: PrinterState): void
  /** Waits for the job being printed and closes the file; later jobs fail. */
  close(): Promise<void>
}

/** @throws when the folder cannot be made or the file not be opened. */
export async function openVirtualPrinter<Document>(
  options: VirtualPrinterOptions<Document>,
): Promise<VirtualPrinter<Document>> {
  const file = await openPrintedFile(options.folder, options.schema, recentMax)
  return virtualPrinterOn(file, options.nowMs)
}

const recentMax = 200
const waitingMax = 100

function virtualPrinterOn<Document>(paper: PrintedFile<Document>, nowMs: () => number): VirtualPrinter<Document> {
  let recent = paper.recent
  let state: PrinterState = 'ready'
  let isClosed = false
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  async function printNow({ jobId, document }: PrintJob<Document>): Promise<PrintResult> {
    const hindrance = isClosed ? 'offline' : hindrances[state]
    if (hindrance) return { state: 'failed', reason: hindrance, retryIsSafe: true }
    const job: PrintedJob<Document> = { jobId, printedAtMs: nowMs(), document }
    try {
      await appendPrinted(paper, job)
    } catch (error) {
      return { state: 'unknown', reason: `writing failed: ${error instanceof Error ? error.message : String(error)}` }
    }
    recent = [...recent, structuredClone(job)].slice(-recentMax)
    return { state: 'printed', at: job.printedAtMs }
  }

  function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    waiting += 1
    const answer = last.then(work).finally(() => {
      waiting -= 1
    })
    last = Promise.allSettled([answer])
    return answer
  }

  return {
    tornLines: paper.tornLines,
    print: async (job) => {
      if (waiting >= waitingMax) return { state: 'failed', reason: 'too many jobs waiting', retryIsSafe: true }
      return inTurn(() => printNow(job))
    },
    state: async () => (isClosed ? 'offline' : state),
    printed: (limit) => recent.slice(-Math.max(1, limit)).reverse(),
    setState: (wanted) => {
      state = wanted
    },
    close: () =>
      inTurn(async () => {
        if (isClosed) return
        isClosed = true
        await paper.file.close()
      }),
  }
}

const hindrances: Record<PrinterState, string | null> = {
  ready: null,
  'paper-low': null,
  'paper-out': 'out of paper',
  'cover-open': 'cover open',
  offline: 'offline',
}
