// The open cards. A dot says in which of them something is not finished, in shape and words. What has no room is behind a
// number; its keys work all the same.
import { useElementSize } from '@mantine/hooks'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../keys/keys.ts'
import { openGuest, selectTab, useDesk } from '../stores/desk.ts'
import { tabNames } from './closed-tab.ts'
import { MoreTabs } from './MoreTabs.tsx'
import { OpenTab } from './OpenTab.tsx'
import { placeKeys } from './place-keys.ts'
import { tabsInSight } from './tab-room.ts'
import classes from './tabs.module.css'
import { type NamedTab, useNamedTabs } from './use-tab-names.ts'

export function TabBar() {
  const { t } = useTranslation('shell')
  const tabs = useNamedTabs()
  const { ref, width } = useElementSize<HTMLDivElement>()
  const shownKey = useDesk(({ place, activeKey }) => (place === 'desk' ? activeKey : null))
  const front = useDesk(({ activeKey }) => activeKey)
  const inSight = new Set(
    tabsInSight(
      tabs.length,
      tabs.findIndex(({ tab }) => tab.key === front),
      width - plusWidthPx,
    ),
  )
  const hidden = tabs.filter((_, index) => !inSight.has(index))
  return (
    <nav ref={ref} className={classes.tabs} aria-label={t('tabs.name')}>
      <ul>
        {tabs.map((named, index) =>
          inSight.has(index) ? (
            <OpenTab key={named.tab.key} {...named} keyName={keyOf(index)} isActive={named.tab.key === shownKey} />
          ) : null,
        )}
      </ul>
      {hidden.length > 0 && <MoreTabs tabs={hidden} keyNameOf={(named) => keyOf(tabs.indexOf(named))} />}
      {tabs.map((named, index) => (
        <TabKeys key={named.tab.key} {...named} keyName={keyOf(index)} />
      ))}
      <button
        type="button"
        className={classes.plus}
        aria-label={t('place.guest')}
        title={`${t('place.guest')} (${placeKeys.guest})`}
        onClick={() => void openGuest()}
      >
        +
      </button>
    </nav>
  )
}

/** The button for one more, with the space before it. */
const plusWidthPx = 40

function keyOf(index: number): string | undefined {
  return index < 9 ? `Alt+${index + 1}` : undefined
}

/** What a tab does for keys and palette, whether it is in sight or not. */
function TabKeys({ tab: { key }, name, keyName }: NamedTab & { keyName: string | undefined }) {
  const { t } = useTranslation('shell')
  useAction({
    id: `tab.${key}`,
    title: t('tabs.go', { name }),
    group: 'places',
    run: () => selectTab(key),
    ...(keyName && { key: keyName }),
  })
  useEffect(() => {
    tabNames.set(key, name)
    return () => void tabNames.delete(key)
  }, [key, name])
  return null
}
