// Who is at the desk: their language and look, and the lock.
import { Button, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ColorScheme } from '#core/contract/session.ts'
import { Language } from '#core/domain/locale.ts'
import { useLetterKeys } from '../keys/letter-keys.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import { languageNames } from '../staff/language-names.ts'
import { usePreferences } from '../staff/preferences.ts'
import { CommandFault } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useTraining } from './training.ts'

export function ClerkMenu() {
  const { t } = useTranslation('shell')
  const { clerk, session, lock } = useAtTheDesk()
  const { begin } = useTraining()
  const beginTraining = () => begin.mutate({})
  const { prefer, command } = usePreferences()
  const letterKeys = useLetterKeys()
  return (
    <Menu position="bottom-end" width={240} closeOnItemClick={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" size="xs" aria-label={t('clerk.menu', { name: clerk.name })} rightSection="▾">
          {clerk.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('clerk.language')}</Menu.Label>
        <Menu.RadioGroup value={clerk.language} onChange={(value) => prefer({ language: Language.parse(value) })}>
          {Language.options.map((language) => (
            <Menu.RadioItem key={language} value={language} lang={language}>
              {languageNames[language]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t('clerk.look')}</Menu.Label>
        <Menu.RadioGroup
          value={clerk.colorScheme}
          onChange={(value) => prefer({ colorScheme: ColorScheme.parse(value) })}
        >
          {ColorScheme.options.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(`clerk.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={letterKeys.areOn} onChange={letterKeys.turn}>
          {t('clerk.letterKeys')}
        </Menu.CheckboxItem>
        <CommandFault of={command} />
        {!session.isTraining && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={beginTraining} disabled={begin.isPending} closeMenuOnClick={false}>
              {t(begin.isPending ? 'training.beginning' : 'training.begin')}
            </Menu.Item>
            <CommandFault of={begin} />
          </>
        )}
        <Menu.Divider />
        <Menu.Item rightSection={<KeyHint of="Ctrl+L" />} onClick={() => lock('asked')}>
          {t('clerk.lockOrChange')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
