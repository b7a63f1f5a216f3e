// What the counter asks of a printer, in its own words; a driver knows documents and paper, never what a sale is.
//
//   print ──► printed   the paper is out, or as sure as this printer can be
//         ├─► failed    surely nothing came out; the same job may be tried again
//         └─► unknown   nobody can tell: a person looks at the paper before anything is printed again
import type { Slip } from '#core/domain/slip.ts'
import type { TicketDocument } from '#core/domain/ticket.ts'

/** `at` in UTC milliseconds. `reason` is a short English phrase for the log and the clerk's question. */
export type PrintResult =
  | { state: 'printed'; at: number }
  | { state: 'failed'; reason: string; retryIsSafe: true }
  | { state: 'unknown'; reason: string }

export type PrinterState = 'ready' | 'paper-low' | 'paper-out' | 'cover-open' | 'offline'

/** `jobId` names the job in logs. Printing one twice puts paper out twice: whether that is wanted, the caller knows. */
export type PrintJob<Document> = { jobId: string; document: Document }

/** Neither method throws; `print` answers within a bounded time, jobs are printed one after the other. */
export interface DocumentPrinter<Document> {
  print(job: PrintJob<Document>): Promise<PrintResult>
  state(): Promise<PrinterState>
}

/** Whatever goes on a roll of receipt paper. */
export type ReceiptPrinter = DocumentPrinter<Slip>
export type TicketPrinter = DocumentPrinter<TicketDocument>
