// Receipts and tickets as documents: looking at them, printing them, settling what may not have come out.
import { z } from 'zod'
import { DocumentId, OrderId } from '#core/domain/ids.ts'
import { Slip } from '#core/domain/slip.ts'
import { TicketDocument } from '#core/domain/ticket.ts'
import { Command, staffed, withRight } from './base.ts'

/** waiting → printing → printed; `failed`: surely nothing came out; `unclear`: look at the printer. */
/** `kept`: issued where nobody stood at the counter; it is printed when somebody asks for it. */
export const DocumentState = z.enum(['waiting', 'printing', 'printed', 'failed', 'unclear', 'kept'])
export type DocumentState = z.infer<typeof DocumentState>

export const PrintableDocument = z.discriminatedUnion('kind', [
  ...Slip.options,
  z.object({ kind: z.literal('ticket'), body: TicketDocument }),
])
export type PrintableDocument = z.infer<typeof PrintableDocument>

export const DocumentView = z.object({
  id: DocumentId,
  /** Null, and no number, for what belongs to no order. */
  orderId: OrderId.nullable(),
  orderNumber: z.string(),
  number: z.string(),
  state: DocumentState,
  stateReason: z.string(),
  createdAtMs: z.int(),
  printedAtMs: z.int().nullable(),
  document: PrintableDocument,
})
export type DocumentView = z.infer<typeof DocumentView>

export const PrinterCondition = z.enum(['ready', 'paper-low', 'paper-out', 'cover-open', 'offline'])

export const CopiedPaper = z.object({ documentId: DocumentId, number: z.string() })
export type CopiedPaper = z.infer<typeof CopiedPaper>

export const document = {
  ofOrder: staffed.input(z.object({ orderId: OrderId })).output(z.array(DocumentView)),
  one: staffed
    .errors({ UNKNOWN_DOCUMENT: {} })
    .input(z.object({ documentId: DocumentId }))
    .output(DocumentView),
  /** What was issued and may not have been printed, oldest first. */
  unprinted: staffed.output(z.array(DocumentView)),
  /** Prints what is `waiting` or `failed`; an `unclear` one only with `evenIfUnclear`, said by a person who looked. */
  print: staffed
    .errors({ UNKNOWN_DOCUMENT: {}, ALREADY_PRINTED: {}, IS_UNCLEAR: {}, IS_PRINTING: {} })
    .input(Command.extend({ documentId: DocumentId, evenIfUnclear: z.boolean() }))
    .output(z.object({ state: DocumentState, reason: z.string() })),
  /** A person saw the paper: the document counts as printed. */
  confirmPrinted: staffed
    .errors({ UNKNOWN_DOCUMENT: {}, ALREADY_PRINTED: {}, IS_PRINTING: {} })
    .input(Command.extend({ documentId: DocumentId }))
    .output(z.object({})),
  /** Prints again what has come out, marked as a copy. `COPIED_ALREADY`: as often as the law allows. */
  copy: withRight('sell')
    .errors({
      UNKNOWN_DOCUMENT: {},
      NOT_PRINTED: {},
      COPIED_ALREADY: { data: z.object({ most: z.int() }) },
      IS_COPY: {},
    })
    .input(Command.extend({ documentId: DocumentId }))
    .output(CopiedPaper),
  printers: staffed.output(
    z.array(z.object({ role: z.enum(['receipt', 'ticket']), name: z.string(), condition: PrinterCondition })),
  ),
}
