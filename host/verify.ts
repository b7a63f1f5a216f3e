// The check that a counter's books are whole: the journal's chain, the black box beside it, and the number series.

import { genesisHash } from '#core/protocol/journal-entry.ts'
import type { BlackBox } from '#db/black-box.ts'
import type { Database } from '#db/database.ts'
import { flawOf, listEntriesAfter, verifyChain } from '#db/journal.ts'
import { lastNumber } from '#db/number-series.ts'

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

type Series = { kind: 'order' | 'receipt' | 'ticket' | 'customer'; sql: string }

const own = "like (select code from counter) || '-%'"

const series: readonly Series[] = [
  { kind: 'order', sql: `select count(*) as count from orders where number ${own}` },
  {
    kind: 'receipt',
    sql: `select count(distinct receipt_number) as count from payments where receipt_number ${own}`,
  },
  { kind: 'ticket', sql: `select count(*) as count from documents where kind = 'ticket' and number ${own}` },
  { kind: 'customer', sql: `select count(*) as count from customers where number ${own}` },
]

/** As many rows as numbers given, and the numbers are unique: so there is no gap. */
function findGap(db: Database): Problem | null {
  for (const { kind, sql } of series) {
    const { count } = db.read.sql.prepare(sql).get() as { count: number }
    const last = lastNumber(db.read, kind)
    if (count !== last) return { where: 'numbers', n: last, what: `${last} ${kind} numbers given, ${count} used` }
  }
  return null
}
