// The six languages of Foyer, and the locale each one writes numbers and dates in.
import { z } from 'zod'

export const Language = z.enum(['en', 'nb', 'da', 'nl', 'fr', 'de'])
export type Language = z.infer<typeof Language>

export const Country = z.string().regex(/^[A-Z]{2}$/)
export type Country = z.infer<typeof Country>

/** The BCP 47 locale for numbers, dates and names; English follows the venue's 24-hour, day-first habits. */
export const localeOf: Record<Language, string> = {
  en: 'en-GB',
  nb: 'nb-NO',
  da: 'da-DK',
  nl: 'nl-NL',
  fr: 'fr-FR',
  de: 'de-DE',
}
