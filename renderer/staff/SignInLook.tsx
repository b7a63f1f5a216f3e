// Language and light or dark before anybody has signed in; kept on this computer.
import { Group, NativeSelect, useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ColorScheme } from '#core/contract/session.ts'
import { Language } from '#core/domain/locale.ts'
import { chooseLanguage, chosenLanguage, speak } from '../i18n/start.ts'
import { languageNames } from './language-names.ts'

export function SignInLook({ venueLanguage }: { venueLanguage: Language }) {
  const { t } = useTranslation('shell')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [language, setLanguage] = useState(chosenLanguage() ?? venueLanguage)
  const onLanguage = (value: string) => {
    const chosen = Language.parse(value)
    setLanguage(chosen)
    chooseLanguage(chosen)
    void speak(chosen)
  }
  return (
    <Group gap="sm">
      <NativeSelect
        size="xs"
        aria-label={t('clerk.language')}
        value={language}
        data={Language.options.map((value) => ({ value, label: languageNames[value] }))}
        onChange={({ currentTarget }) => onLanguage(currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        aria-label={t('clerk.look')}
        value={colorScheme}
        data={ColorScheme.options.map((value) => ({ value, label: t(`clerk.${value}`) }))}
        onChange={({ currentTarget }) => setColorScheme(ColorScheme.parse(currentTarget.value))}
      />
    </Group>
  )
}
