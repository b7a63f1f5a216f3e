// Printing again what has come out: as a copy that says so, with a row and a journal entry of its own. The original stays as it was.
import type { CopiedPaper } from '#core/contract/document.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId, DocumentId } from '#core/domain/ids.ts'
import { copiesMax, copyNumber } from '#core/domain/paper-copy.ts'
import { getVenue } from '#db/counter.ts'
import { countCopies, findDocument, insertDocuments } from '#db/document.ts'
import { newId } from '../clock.ts'
import { inJournal } from '../in-journal.ts'
import { printAll } from '../printing.ts'
import type { World } from '../world.ts'

type Copy = { commandId: CommandId; documentId: DocumentId }
export type CopyRefusal =
  | { code: 'UNKNOWN_DOCUMENT' }
  | { code: 'NOT_PRINTED' }
  | { code: 'COPIED_ALREADY'; most: number }
  | { code: 'IS_COPY' }

/** Answers when the copy is on the disk; printing starts then. */
export function copyDocument(world: World, command: Copy): Decision<CopiedPaper, CopyRefusal> {
  const copied = inJournal<CopiedPaper, CopyRefusal>(world, command, { name: 'document.copy', v: 1 }, (tx) => {
    const row = findDocument(tx, command.documentId)
    if (!row) return refuse({ code: 'UNKNOWN_DOCUMENT' })
    if (row.state !== 'printed') return refuse({ code: 'NOT_PRINTED' })
    if (row.number.includes('/')) return refuse({ code: 'IS_COPY' })
    const { country } = getVenue(tx)
    const copy = countCopies(tx, row.kind, row.number) + 1
    const most = copiesMax(row.kind, country)
    if (copy > most) return refuse({ code: 'COPIED_ALREADY', most })
    const { orderId, kind, position } = row
    const id = newId<DocumentId>(world.clock, world.random)
    const made = {
      id,
      orderId,
      kind,
      position,
      number: copyNumber(row.number, copy),
      body: { ...Object(row.body), copy },
    }
    const paper = { ...made, state: 'waiting' as const, createdAtMs: world.clock.nowMs() }
    insertDocuments(tx, [paper])
    const entry = { documentId: row.id, copy, documents: [paper] }
    return accept({ answer: { documentId: id, number: paper.number }, entry, changed: ['document'] })
  })
  if (copied.accepted) printAll(world, [copied.value.documentId])
  return copied
}
