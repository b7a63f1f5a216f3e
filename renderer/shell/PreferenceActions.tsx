// Language, look and single-letter keys by name in the palette, each wish an action without a key.
import { useTranslation } from 'react-i18next'
import { ColorScheme } from '#core/contract/session.ts'
import { Language } from '#core/domain/locale.ts'
import { useAction } from '../keys/keys.ts'
import { useLetterKeys } from '../keys/letter-keys.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import { languageNames } from '../staff/language-names.ts'
import { usePreferences } from '../staff/preferences.ts'
import { useTraining } from './training.ts'

export function PreferenceActions() {
  const { t } = useTranslation('shell')
  const { prefer } = usePreferences()
  const letterKeys = useLetterKeys()
  const { session } = useAtTheDesk()
  const { begin } = useTraining()
  const letterTitle = letterKeys.areOn ? t('clerk.letterKeysOff') : t('clerk.letterKeysOn')
  return (
    <>
      {Language.options.map((language) => (
        <Wish
          key={language}
          id={`language.${language}`}
          title={t('clerk.chooseLanguage', { name: languageNames[language] })}
          run={() => prefer({ language })}
        />
      ))}
      {ColorScheme.options.map((colorScheme) => (
        <Wish
          key={colorScheme}
          id={`look.${colorScheme}`}
          title={t('clerk.chooseLook', { name: t(`clerk.${colorScheme}`) })}
          run={() => prefer({ colorScheme })}
        />
      ))}
      {!session.isTraining && <Wish id="training.begin" title={t('training.begin')} run={() => begin.mutate({})} />}
      <Wish id="letter-keys" title={letterTitle} run={() => letterKeys.turn(!letterKeys.areOn)} />
    </>
  )
}

type WishProps = { id: string; title: string; run(): void }

function Wish({ id, title, run }: WishProps) {
  useAction({ id, title, group: 'general', run })
  return null
}
