// How often a paper may be printed again, and what the copy is called.
import { z } from 'zod'
import type { Country } from '#core/domain/locale.ts'

/** Every kind of paper there is. */
export const PaperKind = z.enum(['receipt', 'ticket', 'gift-card', 'x-report', 'z-report', 'cash-slip', 'hand-over'])
export type PaperKind = z.infer<typeof PaperKind>

/** Norway's tax agency allows one copy of a sales receipt, on paper or not. Elsewhere a bound keeps a stuck key harmless. */
export function copiesMax(kind: PaperKind, country: Country): number {
  return kind === 'receipt' && country === 'NO' ? 1 : 20
}

/** `A1-4711/1`: the number of the paper, and which copy of it this is. */
export function copyNumber(number: string, copy: number): string {
  return `${number}/${copy}`
}
