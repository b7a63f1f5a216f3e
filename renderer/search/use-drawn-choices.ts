// Which of the choices are drawn. Of a fresh answer at first only as many as can be in sight: the others cost most of the time
// until a letter's answer is painted, and the next letter takes them away unseen.
//
//   first rows ──the typing rests, or the arrows walk──▶ all ──another answer──▶ first rows
import { useEffect, useState } from 'react'
import type { SearchHit } from '#core/contract/search.ts'
import type { Choice } from './search-hits.ts'

/** The list is not high enough for more. */
const rowsInSightMax = 12
const restMs = 150

/** @param hits the answer the choices were made of: the same array for as long as it is the same answer */
export function useDrawnChoices(
  choices: readonly Choice[],
  hits: readonly SearchHit[],
  index: number,
): readonly Choice[] {
  const [fullyDrawn, setFullyDrawn] = useState<readonly SearchHit[]>()
  useEffect(() => {
    const timer = setTimeout(() => setFullyDrawn(hits), restMs)
    return () => clearTimeout(timer)
  }, [hits])
  if (fullyDrawn === hits || index > 0) return choices
  return choices.filter(({ kind }, place) => place < rowsInSightMax || kind === 'new-customer')
}
