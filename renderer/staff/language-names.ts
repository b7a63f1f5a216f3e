// Each language in its own words: somebody who cannot read the screen must still find theirs.
import type { Language } from '#core/domain/locale.ts'

export const languageNames: Record<Language, string> = {
  en: 'English',
  nb: 'Norsk bokmål',
  da: 'Dansk',
  nl: 'Nederlands',
  fr: 'Français',
  de: 'Deutsch',
}
