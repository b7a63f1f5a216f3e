// A text with the parts marked that matched what was typed.
import { matchedSpans } from '#core/domain/fold.ts'
import { splitAt } from './split-at.ts'

export function Marked({ text, tokens }: { text: string; tokens: readonly string[] }) {
  return splitAt(text, matchedSpans(text, tokens)).map(({ start, part, isMatch }) =>
    isMatch ? <mark key={start}>{part}</mark> : part,
  )
}
