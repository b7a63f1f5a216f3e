// The mark in numbers of a counter that came back from a copy. Every chain of its journal but the first has one of its own, so that
// two that go on from one moment never give one number twice.
//
//   A1-4711   the counter's first chain          A1.KRQ-4712   a chain that begins behind number 4711
const letters = 'BCDFGHJKMNPQRSTVWXYZ'
const markLength = 3

/** The chain's, made from its random end: three consonants, which spell no word and are no digits. */
export function markOf(chain: string): string {
  let left = Number.parseInt(chain.replaceAll('-', '').slice(-8), 16)
  return Array.from({ length: markLength }, () => {
    const letter = letters.charAt(left % letters.length)
    left = Math.floor(left / letters.length)
    return letter
  }).join('')
}

const shape = /^([^.]+)(\.[^.]+)?-(\d+)$/

/** The number as the chain with this mark gives it. What is no number of a series stays as it is. */
export function withMark(number: string, mark: string): string {
  const [, code, , sequence] = shape.exec(number) ?? []
  return code === undefined ? number : `${code}.${mark}-${sequence}`
}

/**
 * Paper that was printed before a chain was known to have branched off shows its number without the mark.
 * @returns what numbers with a mark lie between that may be meant, and a pattern that only these fit; undefined for other texts
 */
export function markedNumbersOf(text: string): { from: string; upto: string; glob: string } | undefined {
  const [, code, mark, sequence] = /^[A-Z][A-Z0-9]{0,3}-\d{1,9}$/.test(text) ? (shape.exec(text) ?? []) : []
  if (code === undefined || mark !== undefined) return undefined
  // Behind the point in the alphabet comes the slash.
  return { from: `${code}.`, upto: `${code}/`, glob: `${code}.*-${sequence}` }
}
