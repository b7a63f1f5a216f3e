// Doing again what the journal says was done: after a restore, entries the database does not know are read out of the black
// box and carried out from what they say alone. Afterwards the counter stands where it stood.
import { z } from 'zod'
import { PaperKind } from '#core/domain/paper-copy.ts'
import { readEntry } from '#core/effects/rules.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import type { WritableDb } from './database.ts'
import { writeEntity } from './entity/entity.ts'
import { localState } from './entity/state.ts'
import { insertChained } from './journal.ts'
import { numberPrefixSql } from './number-series.ts'
import { isMissingReference } from './refusal.ts'
import { replayMoney } from './replay-money.ts'
import { documents } from './schema/order.ts'
import { branchMarkOf } from './sync-state.ts'

/**
 * Appends the entry word for word and writes what it did: entities, papers, numbers given. A paper that was not surely
 * printed becomes a question for a person, never a second print.
 * @returns why nothing of it was done, where it cannot be read or its rule breaks on it: the journal has it all the same
 */
export function replayEntry(tx: WritableDb, entry: JournalEntry): string | undefined {
  insertChained(tx, entry)
  tx.sql.prepare('savepoint one_entry').run()
  try {
    doAgain(tx, entry)
    tx.sql.prepare('release one_entry').run()
    return undefined
  } catch (error) {
    tx.sql.prepare('rollback to one_entry').run()
    tx.sql.prepare('release one_entry').run()
    if (isMissingReference(error)) throw error
    return error instanceof Error ? error.message : String(error)
  }
}

function doAgain(tx: WritableDb, entry: JournalEntry): void {
  const read = readEntry(entry, branchMarkOf(tx, entry))
  if (read && 'problem' in read) throw new Error(`${read.problem}, ${read.detail}`)
  for (const put of read?.apply(localState(tx)).puts ?? []) writeEntity(tx, put)
  if (issuing.has(entry.name)) addPapers(tx, entry)
  replayMoney(tx, entry)
  if (entry.name.startsWith('document.')) markPaper(tx, entry)
}

/** The entries that issue papers. */
const issuing = new Set([
  'sale.complete',
  'case.refund',
  'case.reseat',
  'document.copy',
  'cash.move',
  'shift.report',
  'shift.close',
  'shift.hand-over',
])

const Paper = z.object({
  id: z.string(),
  orderId: z.string().nullable(),
  kind: PaperKind,
  number: z.string(),
  position: z.int(),
  body: z.unknown(),
  createdAtMs: z.int(),
  state: z.string().optional(),
})
const Issued = z.object({ documents: z.array(Paper) })

function addPapers(tx: WritableDb, entry: JournalEntry): void {
  const papers = Issued.parse(JSON.parse(entry.body)).documents
  const unclear = { state: 'unclear' as const, stateReason: 'restored', printedAtMs: null }
  for (const { state, ...paper } of papers)
    tx.insert(documents)
      .values({ ...paper, ...unclear, ...(state === 'kept' && { state, stateReason: '' }) })
      .run()
}

const Printed = z.object({ documentId: z.string(), state: z.enum(['printed', 'failed', 'unclear']).optional() })

function markPaper(tx: WritableDb, { name, body, atWallMs }: JournalEntry): void {
  const { documentId, state } = Printed.parse(JSON.parse(body))
  const isPrinted = name === 'document.confirm-printed' || state === 'printed'
  if (!isPrinted) return
  tx.sql
    .prepare("update documents set state = 'printed', state_reason = '', printed_at_ms = ? where id = ?")
    .run(atWallMs, documentId)
}

/** To be called behind the last entry: every series stands at the highest number of this counter's chain. */
export function settleSeries(tx: WritableDb): void {
  for (const { kind, from } of series) {
    const sql = `insert into number_series (kind, last) select '${kind}', last from (${from}) where last > 0
      on conflict (kind) do update set last = max(last, excluded.last)`
    tx.sql.prepare(sql).run()
  }
}

const own = (column: string) => `${column} like ${numberPrefixSql} || '-%'`
const after = (column: string) => `cast(substr(${column}, length(${numberPrefixSql}) + 2) as integer)`
const highest = (column: string, table: string, where = 'true') =>
  `select coalesce(max(${after(column)}), 0) as last from ${table} where ${where} and ${own(column)}`

const series = [
  { kind: 'customer', from: highest('number', 'customers') },
  { kind: 'order', from: highest('number', 'orders') },
  { kind: 'receipt', from: highest('receipt_number', 'payments') },
  { kind: 'ticket', from: highest('number', 'documents', "kind = 'ticket'") },
  { kind: 'cash', from: highest('number', 'documents', "kind = 'cash-slip'") },
  { kind: 'x', from: highest('number', 'documents', "kind = 'x-report'") },
  { kind: 'z', from: highest('number', 'documents', "kind = 'z-report'") },
]
