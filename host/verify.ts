// The check that a counter's books are whole: the journal's chain, the black box beside it, and the number series.

import { genesisHash } from '#core/protocol/journal-entry.ts'
import type { BlackBox } from '#db/black-box.ts'
import type { Database } from '#db/database.ts'
import { flawOf, listEntriesAfter, verifyChain } from '#db/journal.ts'
import { lastNumber, numberPrefixSql, type SeriesKind } from '#db/number-series.ts'

export type Problem = { where: 'journal' | 'black-box' | 'numbers'; n: number; what: string }
export type VerifyReport = { entries: number; blackBoxEntries: number; problem: Problem | null }

/** Reads everything once, in bounded memory; changes nothing. */
export function verifyBooks(db: Database, box: Pick<BlackBox, 'entries'>): VerifyReport {
  const chain = verifyChain(db.read)
  const boxed = verifyBox(db, box)
  const journalProblem = chain.problem && { where: 'journal' as const, ...chain.problem }
  const problem = journalProblem ?? boxed.problem ?? lagging(chain.entries, boxed.entries) ?? findGap(db)
  return { entries: chain.entries, blackBoxEntries: boxed.entries, problem }
}

function verifyBox(db: Database, box: Pick<BlackBox, 'entries'>): { entries: number; problem: Problem | null } {
  let n = 0
  let prevHash = genesisHash
  try {
    for (const entry of box.entries()) {
      const twin = listEntriesAfter(db.read, entry.n - 1, 1).at(0)
      const what =
        flawOf(entry, n + 1, prevHash) ?? (twin?.hash === entry.hash ? undefined : 'differs from the journal')
      if (what) return { entries: n, problem: { where: 'black-box', n: entry.n, what } }
      n = entry.n
      prevHash = entry.hash
    }
  } catch (error) {
    return { entries: n, problem: { where: 'black-box', n: n + 1, what: String(error) } }
  }
  return { entries: n, problem: null }
}

function lagging(entries: number, boxed: number): Problem | null {
  if (boxed === entries) return null
  return { where: 'black-box', n: boxed, what: `ends at entry ${boxed}, the journal at ${entries}` }
}

type Series = { kind: SeriesKind; column: string; table: string; where?: string }

/** Also of settlements in which no money moved; a move of cash has a number of its own. */
const receipts = '(select receipt_number from payments union all select number as receipt_number from settlements)'

const series: readonly Series[] = [
  { kind: 'order', column: 'number', table: 'orders' },
  { kind: 'receipt', column: 'receipt_number', table: receipts, where: "receipt_number not like '%-C%'" },
  { kind: 'ticket', column: 'number', table: 'documents', where: "kind = 'ticket'" },
  { kind: 'cash', column: 'number', table: 'documents', where: "kind = 'cash-slip'" },
  { kind: 'x', column: 'number', table: 'documents', where: "kind = 'x-report'" },
  { kind: 'z', column: 'number', table: 'documents', where: "kind = 'z-report'" },
  { kind: 'customer', column: 'number', table: 'customers' },
]

/** From the first to the last as many numbers as there is room for: so there is no gap. */
function findGap(db: Database): Problem | null {
  const { isFirst } = db.read.sql.prepare(isFirstSql).get() as { isFirst: number }
  for (const each of series) {
    const { kind } = each
    const { count, first } = db.read.sql.prepare(usedSql(each)).get() as { count: number; first: number | null }
    const last = lastNumber(db.read, kind)
    // A chain behind another begins at the number where the two part; it may have given none yet.
    const given = isFirst ? last : first === null ? 0 : last - first + 1
    if (count !== given) return { where: 'numbers', n: last, what: `${given} ${kind} numbers given, ${count} used` }
  }
  return null
}

const isFirstSql = `select ${numberPrefixSql} = (select code from counter) as isFirst`

/** Of this counter's own chain. */
function usedSql({ column, table, where = 'true' }: Series): string {
  const number = `cast(substr(${column}, length(${numberPrefixSql}) + 2) as integer)`
  return `select count(distinct ${number}) as count, min(${number}) as first from ${table}
    where ${where} and ${column} like ${numberPrefixSql} || '-%'`
}
