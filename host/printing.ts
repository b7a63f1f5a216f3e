// From a document on the disk to paper. Every step is written down before the printer hears of it, so that after a crash
// it is known which papers may have come out: those are offered to a person, never printed again by themselves.
//
//   waiting ──▶ printing ──printed──▶ printed
//      ▲            ├─────failed────▶ failed  (surely nothing came out; may be tried again)
//      │            └─unknown, crash▶ unclear (a person looks: "print again" or "it is there")
//      └── a sale makes it

import { accept } from '#core/domain/decision.ts'
import type { CommandId, DocumentId, OrderId } from '#core/domain/ids.ts'
import { Slip } from '#core/domain/slip.ts'
import { TicketDocument } from '#core/domain/ticket.ts'
import { type DocumentRow, type DocumentState, findDocument, listDocuments, markDocument } from '#db/document.ts'
import type { PrintResult } from '#drivers/printer/roles.ts'
import { newId } from './clock.ts'
import { inJournal } from './in-journal.ts'
import type { World } from './world.ts'

/** Prints what is waiting of these, in order, in the background. A failure stays with its document and is shown. */
export function printAll(world: World, documentIds: readonly DocumentId[]): void {
  const run = async () => {
    for (const id of documentIds) await printWaiting(world, id)
  }
  run().catch((error: unknown) => world.log.error({ error: String(error), documentIds }, 'printing stopped'))
}

/** What an order has waiting. */
export function printOrder(world: World, orderId: OrderId): void {
  const waiting = listDocuments(world.db.read, orderId).filter(({ document }) => document.state === 'waiting')
  printAll(
    world,
    waiting.map(({ document }) => document.id as DocumentId),
  )
}

export type PrintOutcome = { state: DocumentState; reason: string }

/** Prints a document that the caller has just marked as `printing`, alone. */
export async function printMarked(world: World, id: DocumentId): Promise<PrintOutcome> {
  const row = findDocument(world.db.read, id)
  if (!row) throw new Error('a document that was marked is gone')
  const result = await sendToPrinter(world, row)
  try {
    return record(world, row, result)
  } catch (error) {
    lostBy(world).add(id)
    throw error
  }
}

/**
 * Papers whose way to the printer could not be written down, because the disk was full just then, become a question for a
 * person, as after a crash. Tried whenever somebody looks at what is not printed; where the disk still refuses, the next time.
 */
export function settleLost(world: World): void {
  const lost = lostBy(world)
  for (const id of lost) {
    try {
      world.db.write((tx) => markDocument(tx, id, ['printing'], { state: 'unclear', reason: 'interrupted' }))
      lost.delete(id)
    } catch (error) {
      world.log.error({ error: String(error), documentId: id }, 'a paper could not be settled yet')
    }
  }
}

const lostPapers = new WeakMap<World, Set<string>>()

function lostBy(world: World): Set<string> {
  const known = lostPapers.get(world) ?? new Set<string>()
  lostPapers.set(world, known)
  return known
}

/** Two callers at once print it once. */
async function printWaiting(world: World, id: DocumentId): Promise<void> {
  const isOurs = world.db.write((tx) => markDocument(tx, id, ['waiting'], { state: 'printing' }))
  if (!isOurs) return
  world.changes.announce(['document'])
  await printMarked(world, id)
}

async function sendToPrinter(world: World, row: DocumentRow): Promise<PrintResult> {
  try {
    if (row.kind === 'ticket')
      return await world.printers.ticket.print({ jobId: row.id, document: TicketDocument.parse(row.body) })
    const slip = Slip.parse({ kind: row.kind, body: row.body })
    return await world.printers.receipt.print({ jobId: row.id, document: slip })
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
function record(world: World, row: DocumentRow, result: PrintResult): PrintOutcome {
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
