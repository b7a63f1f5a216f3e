// How often a paper may be printed again, and what the copy is called.
import type { Country } from '#core/domain/locale.ts'

export type CopiedKind = 'receipt' | 'ticket' | 'gift-card'

/** Norway's tax agency allows one copy of a sales receipt, on paper or not. Elsewhere a bound keeps a stuck key harmless. */
export function copiesMax(kind: CopiedKind, country: Country): number {
  return kind === 'receipt' && country === 'NO' ? 1 : 20
}

/** `A1-4711/1`: the number of the paper, and which copy of it this is. */
export function copyNumber(number: string, copy: number): string {
  return `${number}/${copy}`
}
