// How many open cards have no room in the top bar, and the way to each of them.
import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { selectTab } from '../stores/desk.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { UnfinishedDots } from './OpenTab.tsx'
import classes from './tabs.module.css'
import type { NamedTab } from './use-tab-names.ts'

type Props = { tabs: readonly NamedTab[]; keyNameOf(tab: NamedTab): string | undefined }

export function MoreTabs({ tabs, keyNameOf }: Props) {
  const { t } = useTranslation('shell')
  const title = t('tabs.more', { count: tabs.length })
  return (
    <Menu position="bottom-end" width={280} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={classes.more} aria-label={title} title={title}>
          +{tabs.length} <span aria-hidden>▾</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {tabs.map((named) => {
          const keyName = keyNameOf(named)
          return (
            <Menu.Item
              key={named.tab.key}
              rightSection={keyName && <KeyHint of={keyName} />}
              onClick={() => selectTab(named.tab.key)}
            >
              {named.name} <UnfinishedDots tabKey={named.tab.key} />
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
