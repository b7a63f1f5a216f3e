// A count of the drawer while it is typed, kept as a draft: who counts is called away and comes back.
import type { CashCount } from '#core/domain/cash-count.ts'
import { setDraft, useDraft } from '../stores/drafts.ts'

/** By denomination in minor units: the pieces as typed. */
type Typed = Record<string, string>

export type CountDraft = {
  typed: Typed
  type(denominationMinor: number, text: string): void
  count: CashCount
  clear(): void
}

/** @param of what is counted, so that a float and a closing do not mix */
export function useCountDraft(of: 'open' | 'close'): CountDraft {
  const key = `shift-count:${of}`
  const typed = useDraft<Typed>(key) ?? {}
  return {
    typed,
    type: (minor, text) => setDraft(key, { ...typed, [minor]: text.replace(/\D/g, '').slice(0, 5) }),
    count: Object.entries(typed)
      .filter(([, text]) => text !== '')
      .map(([minor, text]) => ({ denominationMinor: Number(minor), pieces: Number(text) })),
    clear: () => setDraft(key, null),
  }
}
