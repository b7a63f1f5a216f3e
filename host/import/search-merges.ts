// The search index during an import: it is merged a little between the steps instead of much at a time when it happens to
// be due. Merging has transactions of its own: a word that half the customers share is merged in one go, which takes as
// long as a step does.
import type { Database } from '#db/database.ts'
import { handBackSearchMerges, holdSearchMerges, mergeSearchIndex } from '#db/import-search-index.ts'
import type { ImportJob } from './run.ts'

export interface SearchMerges {
  /** So many cards were written: about as many pages are to be merged for them sooner or later. */
  owe(cards: number): void
  /** Merges a little of what is owed; at the end of everything there is. @returns whether there was anything to do */
  tidy(isAtEnd: boolean): boolean
}

const pagesAtOnce = 64

export async function withoutSearchMerges(
  db: Pick<Database, 'write'>,
  { isDryRun }: Pick<ImportJob, 'isDryRun'>,
  work: (merges: SearchMerges) => Promise<void>,
): Promise<void> {
  if (isDryRun) return await work({ owe: () => undefined, tidy: () => false })
  let owed = 0
  db.write(holdSearchMerges)
  try {
    await work({
      owe: (cards) => {
        owed += cards
      },
      tidy(isAtEnd) {
        if (owed < pagesAtOnce && !isAtEnd) return false
        owed = Math.max(0, owed - pagesAtOnce)
        return db.write((tx) => mergeSearchIndex(tx, pagesAtOnce))
      },
    })
  } finally {
    db.write(handBackSearchMerges)
  }
}
