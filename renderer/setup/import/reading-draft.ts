// How the clerk said a customer file is to be read, kept as a draft: it is there again after a look at something else.
import type { CsvShape } from '#core/contract/import.ts'
import type { CustomerColumn } from '#core/domain/import-column.ts'
import { setDraft, useDraft } from '#renderer/stores/drafts.ts'

/** One draft is enough: there is one file at a time. */
export const readingDraft = 'import-reading'

type Reading = {
  importId: string
  /** Null: as the host found it. */
  shape: CsvShape | null
  /** Null: as the host guessed. */
  columns: CustomerColumn[] | null
}

export function useReading(importId: string): Reading & { correct: (step: Partial<Reading>) => void } {
  const kept = useDraft<Reading>(readingDraft)
  const reading = kept?.importId === importId ? kept : { importId, shape: null, columns: null }
  return { ...reading, correct: (step) => setDraft(readingDraft, { ...reading, ...step }) }
}
