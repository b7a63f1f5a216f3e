// A page with nothing but the seat chooser over a made-up hall: for tests, measurements and pictures. The address says
// what hall: ?seats=618&scheme=dark&language=nb&numbering=odd-even&standing=1&offline=1&sold=0.3
import '@mantine/core/styles.css'
import { MantineProvider } from '@mantine/core'
import { createInstance } from 'i18next'
import { createRoot } from 'react-dom/client'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { Language } from '#core/domain/locale.ts'
import { loadMessages } from '#renderer/i18n/languages.ts'
import { readableColours, theme } from '#renderer/ui/theme.ts'
import { SeatPage } from './SeatPage.tsx'

const query = new URLSearchParams(window.location.search)
const language = Language.parse(query.get('language') ?? 'en')
const i18n = createInstance()
await i18n.use(initReactI18next).init({
  lng: language,
  resources: { [language]: await loadMessages(language) },
  defaultNS: 'common',
  interpolation: { escapeValue: false },
})
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
document.documentElement.lang = language
createRoot(root).render(
  <I18nextProvider i18n={i18n}>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={readableColours}
      forceColorScheme={query.get('scheme') === 'dark' ? 'dark' : 'light'}
    >
      <SeatPage query={query} />
    </MantineProvider>
  </I18nextProvider>,
)
