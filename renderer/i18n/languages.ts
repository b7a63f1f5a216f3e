// i18next with typed keys. Only the clerk's language is loaded; English is the master whose shape the others must have.
import type { Language } from '#core/domain/locale.ts'
import type { messages as english } from './en/messages.ts'

export type Messages = Translated<typeof english>

type Translated<Tree> = { [Key in keyof Tree]: Tree[Key] extends string ? string : Translated<Tree[Key]> }

/** Loads all texts of one language; each is a chunk of its own, so the first paint carries one language only. */
export async function loadMessages(language: Language): Promise<Messages> {
  return (await loaders[language]()).messages
}

const loaders: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import('./en/messages.ts'),
  nb: () => import('./nb/messages.ts'),
  da: () => import('./da/messages.ts'),
  nl: () => import('./nl/messages.ts'),
  fr: () => import('./fr/messages.ts'),
  de: () => import('./de/messages.ts'),
}
