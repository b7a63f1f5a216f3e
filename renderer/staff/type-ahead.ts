// Finding a person by the first letters typed, as in a list of files: more letters narrow, the same letter again goes on.
import { fold, foldedWords } from '#core/domain/fold.ts'

/**
 * @param typed what was typed within a moment
 * @param from index of the person chosen now; -1 for nobody
 * @returns the index of the person meant, or undefined when nobody is called that
 */
export function findByLetters(names: readonly string[], typed: string, from: number): number | undefined {
  const letters = fold(typed).trim()
  if (letters === '') return undefined
  const isOneLetterAgain = new Set(letters).size === 1
  const wanted = isOneLetterAgain ? letters.slice(0, 1) : letters
  const start = isOneLetterAgain ? from + 1 : Math.max(0, from)
  for (let step = 0; step < names.length; step++) {
    const index = (start + step) % names.length
    if (foldedWords(names[index] ?? '').some((word) => word.startsWith(wanted))) return index
  }
  return undefined
}
