// Registered actions as rows to read: one row per action, with all its keys; actions without a key only where asked for.
import { foldedWords } from '#core/domain/fold.ts'
import type { Action } from '../keys/keys.ts'

export type KeyRow = { id: string; title: string; keys: readonly string[] }

/** One row per id, in the order in which they were registered; only what has a key and can be done. */
export function keyRows(actions: readonly Action[]): KeyRow[] {
  return rowsOf(actions).filter(({ keys }) => keys.length > 0)
}

/** Everything that can be done from anywhere, whether it has a key or not. */
export function actionRows(actions: readonly Action[]): KeyRow[] {
  return rowsOf(actions.filter(({ isLocal }) => !isLocal))
}

/** The rows whose words begin with every word of the query, in any order and however it is spelt. */
export function namedLike(rows: readonly KeyRow[], query: string): KeyRow[] {
  const wanted = foldedWords(query)
  return rows.filter(({ title }) => {
    const words = foldedWords(title)
    return wanted.every((start) => words.some((word) => word.startsWith(start)))
  })
}

function rowsOf(actions: readonly Action[]): KeyRow[] {
  const rows = new Map<string, { id: string; title: string; keys: string[] }>()
  for (const { id, title, key, isEnabled, isLocal } of actions) {
    if (isEnabled === false) continue
    const row = rows.get(id) ?? { id, title, keys: [] }
    const keys = isLocal ? (key?.split(' ') ?? []) : key ? [key] : []
    row.keys.push(...keys.filter((each) => !row.keys.includes(each)))
    rows.set(id, row)
  }
  return [...rows.values()]
}
