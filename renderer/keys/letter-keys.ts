// Whether single letters are keys: each clerk's own wish, kept with their drafts.
import { useEffect } from 'react'
import { setDraft, useDraft } from '../stores/drafts.ts'
import { useActions } from './keys.ts'

const draftKey = 'letter-keys'

/** On unless the clerk turned them off. */
export function useLetterKeys(): { areOn: boolean; turn(on: boolean): void } {
  const areOn = useDraft<boolean>(draftKey) ?? true
  useEffect(() => useActions.setState({ lettersWork: areOn }), [areOn])
  return { areOn, turn: (on) => setDraft(draftKey, on ? undefined : false) }
}
