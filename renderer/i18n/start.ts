// i18next, begun with one language; another is loaded when somebody chooses it. The page says which language it is in,
// so that a screen reader pronounces it right.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { Language } from '#core/domain/locale.ts'
import { loadMessages } from './languages.ts'

const chosenKey = 'foyer.language'

/** Before anything is drawn: the language last chosen on this computer, else the computer's own, else English. */
export async function startTexts(): Promise<void> {
  const language = chosenLanguage() ?? languageOf(navigator.language) ?? 'en'
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    resources: { [language]: await loadMessages(language) },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  document.documentElement.lang = language
}

let wanted: Language | undefined

/** Shows everything in a language. Asked twice at once, the later wish wins. */
export async function speak(language: Language): Promise<void> {
  wanted = language
  if (i18next.language === language) return
  const messages = await loadMessages(language)
  if (wanted !== language) return
  for (const [feature, texts] of Object.entries(messages)) i18next.addResourceBundle(language, feature, texts)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** The language chosen on the sign-in screen of this computer, before anybody says who they are. */
export function chosenLanguage(): Language | undefined {
  return Language.safeParse(localStorage.getItem(chosenKey)).data
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(chosenKey, language)
}

/** Norwegian is `nb`, `nn` or `no`; of the others the first part decides. */
export function languageOf(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split('-')[0]
  return Language.safeParse(primary === 'no' || primary === 'nn' ? 'nb' : primary).data
}
