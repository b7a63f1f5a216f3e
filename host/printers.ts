// The counter's printers by role. Until devices are set up both are virtual: the picture of a paper is drawn from the
// encrypted database, and the printer's own file keeps only which job came out when, so that no name lies there in clear.
import { join } from 'node:path'
import { z } from 'zod'
import { numberOfSlip } from '#core/domain/slip.ts'
import type { DocumentPrinter, ReceiptPrinter, TicketPrinter } from '#drivers/printer/roles.ts'
import { openVirtualPrinter, type VirtualPrinter } from '#drivers/printer/virtual.ts'
import type { Clock } from './clock.ts'

export type Printers = { receipt: ReceiptPrinter; ticket: TicketPrinter; close(): Promise<void> }

const Trace = z.object({ number: z.string() })
type Trace = z.infer<typeof Trace>

/** @throws when the folders below the data directory cannot be made */
export async function openPrinters(dataDirectory: string, clock: Clock): Promise<Printers> {
  const open = (role: string) =>
    openVirtualPrinter({ folder: join(dataDirectory, 'printed', role), schema: Trace, nowMs: () => clock.nowMs() })
  const [receipt, ticket] = await Promise.all([open('receipt'), open('ticket')])
  return {
    receipt: tracing(receipt, numberOfSlip),
    ticket: tracing(ticket, ({ seriesNumber }) => seriesNumber),
    close: async () => {
      await Promise.all([receipt.close(), ticket.close()])
    },
  }
}

function tracing<Document>(
  printer: VirtualPrinter<Trace>,
  numberOf: (document: Document) => string,
): DocumentPrinter<Document> {
  return {
    print: ({ jobId, document }) => printer.print({ jobId, document: { number: numberOf(document) } }),
    state: () => printer.state(),
  }
}
