// Language and light or dark: the clerk's own once somebody is signed in; before that what was chosen on this computer,
// else the venue's language.
import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import type { Clerk, SessionState } from '#core/contract/session.ts'
import { chosenLanguage, speak } from '../i18n/start.ts'

export function usePreferredLook(session: SessionState | undefined, clerk: Clerk | null): void {
  const { setColorScheme } = useMantineColorScheme()
  const language = clerk?.language ?? chosenLanguage() ?? session?.venue.language
  const look = clerk?.colorScheme
  useEffect(() => {
    if (language) void speak(language)
  }, [language])
  useEffect(() => {
    if (look) setColorScheme(look)
  }, [look, setColorScheme])
}
