// From a document on the disk to paper. Every step is written down before the printer hears of it, so that after a crash
// it is known which papers may have come out: those are offered to a person, never printed again by themselves.
//
//   waiting ──▶ printing ──printed──▶ printed
//      ▲            ├─────failed────▶ failed  (surely nothing came out; may be tried again)
//      │            └─unknown, crash▶ unclear (a person looks: "print again" or "it is there")
//      └── a sale makes it

import { accept } from '#core/domain/decision.ts'
import type { CommandId, DocumentId, OrderId } from '#core/domain/ids.ts'
import { ReceiptDocument } from '#core/domain/receipt.ts'
import { TicketDocument } from '#core/domain/ticket.ts'
import { type DocumentRow, type DocumentState, findDocument, listDocuments, markDocument } from '#db/document.ts'
import type { PrintResult } from '#drivers/printer/roles.ts'
import { newId } from './clock.ts'
import { inJournal } from './in-journal.ts'
import type { World } from './world.ts'

/** Prints what an order has waiting, in order, in the background. A failure stays with its document and is shown. */
export function printOrder(world: World, orderId: OrderId): void {
  const waiting = listDocuments(world.db.read, orderId).filter(({ document }) => document.state === 'waiting')
  const run = async () => {
    for (const { document } of waiting) await printDocument(world, document.id as DocumentId, ['waiting'])
  }
  run().catch((error: unknown) => world.log.error({ error: String(error), orderId }, 'printing stopped'))
}

export type Printed = { state: DocumentState; reason: string } | 'not-in-that-state'

/** Prints one document if it stands in one of the given states; two callers at once print it once. */
export async function printDocument(world: World, id: DocumentId, from: readonly DocumentState[]): Promise<Printed> {
  const isOurs = world.db.write((tx) => markDocument(tx, id, from, { state: 'printing' }))
  const row = findDocument(world.db.read, id)
  if (!isOurs || !row) return 'not-in-that-state'
  world.changes.announce(['document'])
  return record(world, row, await sendToPrinter(world, row))
}

async function sendToPrinter(world: World, row: DocumentRow): Promise<PrintResult> {
  try {
    if (row.kind === 'receipt') {
      return await world.printers.receipt.print({ jobId: row.id, document: ReceiptDocument.parse(row.body) })
    }
    return await world.printers.ticket.print({ jobId: row.id, document: TicketDocument.parse(row.body) })
  } catch (error) {
    world.log.error({ error: String(error), documentId: row.id }, 'a printer broke its promise not to throw')
    return { state: 'unknown', reason: 'printer driver failed' }
  }
}

const stateAfter: Record<PrintResult['state'], DocumentState> = {
  printed: 'printed',
  failed: 'failed',
  unknown: 'unclear',
}

/** What became of it, in the journal: tills' laws want every print, and its absence, on record. */
function record(world: World, row: DocumentRow, result: PrintResult): Printed {
  const state = stateAfter[result.state]
  const reason = result.state === 'printed' ? '' : result.reason
  const command = { commandId: newId<CommandId>(world.clock, world.random) }
  inJournal(world, command, { name: 'document.print', v: 1 }, (tx) => {
    const printedAtMs = result.state === 'printed' ? { printedAtMs: result.at } : {}
    markDocument(tx, row.id, ['printing'], { state, reason, ...printedAtMs })
    const entry = { documentId: row.id, kind: row.kind, number: row.number, state, reason }
    return accept({ answer: null, entry, changed: ['document', 'printer'] })
  })
  return { state, reason }
}
