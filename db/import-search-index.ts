// Keeping the search index in order while an import writes into it. FTS5 writes each transaction's words as a small
// segment and merges segments of like size by itself, once in a while and then many at a time: for hundreds of
// milliseconds nobody could sell. An import therefore takes that over and merges a little in every step.
import type { WritableDb } from './database.ts'

const indexes = ['customer_names', 'customer_words'] as const

/** FTS5's own number: segments of one size that it merges by itself. */
const automergeUsual = 4

/** From now on the caller merges. Should it die before it hands back, FTS5 still merges whenever sixteen segments have come together. */
export function holdSearchMerges(tx: WritableDb): void {
  setAutomerge(tx, 0)
}

export function handBackSearchMerges(tx: WritableDb): void {
  setAutomerge(tx, automergeUsual)
}

function setAutomerge(tx: WritableDb, segments: number): void {
  for (const index of indexes) command(tx, index, 'automerge', segments)
}

/**
 * Merges at most about so many pages of each index.
 * @returns whether there was anything to merge
 */
export function mergeSearchIndex(tx: WritableDb, pages: number): boolean {
  const before = totalChanges(tx)
  for (const index of indexes) command(tx, index, 'merge', pages)
  // One change for each command itself; see "The 'merge' Command" in the documentation of FTS5.
  return totalChanges(tx) - before > indexes.length
}

function command(tx: WritableDb, index: (typeof indexes)[number], name: string, value: number): void {
  tx.sql.prepare(`insert into ${index} (${index}, rank) values (?, cast(? as integer))`).run(name, value)
}

function totalChanges(tx: WritableDb): number {
  return (tx.sql.prepare('select total_changes() as count').get() as { count: number }).count
}
