// A text cut into pieces at its matched spans.
import type { Span } from '#core/domain/fold.ts'

export type Piece = { start: number; part: string; isMatch: boolean }

/** @param spans in order, not overlapping @returns the pieces in order, empty ones left out */
export function splitAt(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of spans) {
    pieces.push({ start: at, part: text.slice(at, start), isMatch: false })
    pieces.push({ start, part: text.slice(start, end), isMatch: true })
    at = end
  }
  pieces.push({ start: at, part: text.slice(at), isMatch: false })
  return pieces.filter(({ part }) => part !== '')
}
