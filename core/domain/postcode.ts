// How postcodes look in the countries most customers come from. For a quiet hint, never a refusal: who lives there knows.
import type { Country } from '#core/domain/locale.ts'

const fourDigits = /^\d{4}$/
const fiveDigits = /^\d{5}$/

/** By country, with an example as it is written there. Sources: the Universal Postal Union's addressing sheets. */
const shapes: Partial<Record<string, { shape: RegExp; example: string }>> = {
  NO: { shape: fourDigits, example: '0150' },
  DK: { shape: fourDigits, example: '1050' },
  NL: { shape: /^\d{4} ?[A-Z]{2}$/i, example: '1012 AB' },
  DE: { shape: fiveDigits, example: '10115' },
  FR: { shape: fiveDigits, example: '75001' },
  CA: { shape: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i, example: 'K1A 0B1' },
}

/** @returns an example of the country's own form where `postcode` has another; undefined where nothing can be said */
export function usualPostcode(country: Country, postcode: string): string | undefined {
  const known = shapes[country]
  const typed = postcode.trim()
  return typed === '' || !known || known.shape.test(typed) ? undefined : known.example
}
