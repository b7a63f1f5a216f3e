// Documents of an order, what was not printed yet, printing again, and saying that it did come out.
import { type DocumentView, PrintableDocument } from '#core/contract/document.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId, DocumentId } from '#core/domain/ids.ts'
import type { ReadableDb } from '#db/database.ts'
import { type DocumentState, findDocument, listDocuments, listUnprinted, markDocument } from '#db/document.ts'
import { findOrder } from '#db/order.ts'
import { inJournal } from '../in-journal.ts'
import { printMarked, settleLost } from '../printing.ts'
import { host, settle } from '../procedures.ts'
import type { World } from '../world.ts'
import { copyDocument } from './document-copy.ts'

export const document = {
  ofOrder: host.document.ofOrder.handler(({ input, context: { world } }) =>
    listDocuments(world.db.read, input.orderId).map(view),
  ),
  one: host.document.one.handler(({ input, context: { world }, errors }) =>
    settle(readOne(world.db.read, input.documentId), errors),
  ),
  unprinted: host.document.unprinted.handler(({ context: { world } }) => {
    settleLost(world)
    return listUnprinted(world.db.read, unprintedMax).map(view)
  }),
  print: host.document.print.handler(async ({ input, context: { world }, errors }) =>
    settle(await print(world, input), errors),
  ),
  confirmPrinted: host.document.confirmPrinted.handler(({ input, context: { world }, errors }) =>
    settle(confirmPrinted(world, input), errors),
  ),
  copy: host.document.copy.handler(({ input, context: { world }, errors }) =>
    settle(copyDocument(world, input), errors),
  ),
  printers: host.document.printers.handler(({ context: { world } }) => readPrinters(world)),
}

const unprintedMax = 500

function readOne(db: ReadableDb, id: DocumentId): Decision<DocumentView, { code: 'UNKNOWN_DOCUMENT' }> {
  const document = findDocument(db, id)
  if (!document) return refuse({ code: 'UNKNOWN_DOCUMENT' })
  const orderNumber = document.orderId === null ? null : (findOrder(db, document.orderId)?.number ?? null)
  return accept(view({ document, orderNumber }))
}

type Print = { commandId: CommandId; documentId: DocumentId; evenIfUnclear: boolean }
type PrintRefusal = { code: 'UNKNOWN_DOCUMENT' | 'ALREADY_PRINTED' | 'IS_UNCLEAR' | 'IS_PRINTING' }

/** Being asked is on record before the printer hears of it: the same command sent again tells what came of it, and prints nothing. */
async function print(
  world: World,
  command: Print,
): Promise<Decision<{ state: DocumentState; reason: string }, PrintRefusal>> {
  let isOurs = false
  const asked = inJournal<null, PrintRefusal>(world, command, { name: 'document.ask-print', v: 1 }, (tx) => {
    const { documentId, evenIfUnclear } = command
    const from: DocumentState[] = evenIfUnclear
      ? ['waiting', 'failed', 'kept', 'unclear']
      : ['waiting', 'failed', 'kept']
    isOurs = markDocument(tx, documentId, from, { state: 'printing' })
    if (!isOurs) return refuse({ code: whyNot(tx, documentId) })
    return accept({ answer: null, entry: { documentId, evenIfUnclear }, changed: ['document'] })
  })
  if (!asked.accepted) return asked
  if (isOurs) return accept(await printMarked(world, command.documentId))
  const row = findDocument(world.db.read, command.documentId)
  return row ? accept({ state: row.state, reason: row.stateReason }) : refuse({ code: 'UNKNOWN_DOCUMENT' })
}

function whyNot(db: ReadableDb, id: DocumentId): PrintRefusal['code'] {
  const row = findDocument(db, id)
  if (!row) return 'UNKNOWN_DOCUMENT'
  if (row.state === 'printed') return 'ALREADY_PRINTED'
  return row.state === 'unclear' ? 'IS_UNCLEAR' : 'IS_PRINTING'
}

type Confirm = { commandId: CommandId; documentId: DocumentId }
type ConfirmRefusal = { code: 'UNKNOWN_DOCUMENT' | 'ALREADY_PRINTED' | 'IS_PRINTING' }

/** A person saw the paper. That, too, is on record. */
function confirmPrinted(world: World, command: Confirm): Decision<Record<string, never>, ConfirmRefusal> {
  return inJournal<Record<string, never>, ConfirmRefusal>(
    world,
    command,
    { name: 'document.confirm-printed', v: 1 },
    (tx) => {
      const { documentId } = command
      const row = findDocument(tx, documentId)
      if (!row) return refuse({ code: 'UNKNOWN_DOCUMENT' })
      const to = { state: 'printed' as const, printedAtMs: world.clock.nowMs() }
      const isDone = markDocument(tx, documentId, ['waiting', 'failed', 'unclear'], to)
      if (!isDone) return refuse({ code: row.state === 'printing' ? 'IS_PRINTING' : 'ALREADY_PRINTED' })
      return accept({ answer: {}, entry: { documentId, number: row.number }, changed: ['document'] })
    },
  )
}

async function readPrinters({ printers }: World) {
  const [receipt, ticket] = await Promise.all([printers.receipt.state(), printers.ticket.state()])
  return [
    { role: 'receipt' as const, name: 'virtual', condition: receipt },
    { role: 'ticket' as const, name: 'virtual', condition: ticket },
  ]
}

function view({ document: row, orderNumber }: ReturnType<typeof listDocuments>[number]): DocumentView {
  return {
    id: row.id as DocumentView['id'],
    orderId: row.orderId as DocumentView['orderId'],
    orderNumber: orderNumber ?? '',
    number: row.number,
    state: row.state,
    stateReason: row.stateReason,
    createdAtMs: row.createdAtMs,
    printedAtMs: row.printedAtMs,
    document: PrintableDocument.parse({ kind: row.kind, body: row.body }),
  }
}
