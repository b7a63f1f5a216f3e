// The open cards. A dot says in which of them something is not finished, in shape and words.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../keys/keys.ts'
import { openGuest, selectTab, useDesk } from '../stores/desk.ts'
import { useUnfinished } from '../stores/unfinished.ts'
import { closeWithNotice, tabNames } from './closed-tab.ts'
import { placeKeys } from './place-keys.ts'
import classes from './shell.module.css'
import { type NamedTab, useNamedTabs } from './use-tab-names.ts'

export function TabBar() {
  const { t } = useTranslation('shell')
  const tabs = useNamedTabs()
  const activeKey = useDesk((desk) => (desk.place === 'desk' ? desk.activeKey : null))
  return (
    <nav className={classes.tabs} aria-label={t('tabs.name')}>
      <ul>
        {tabs.map(({ tab, name }, index) => (
          <OpenTab key={tab.key} tab={tab} name={name} index={index} isActive={tab.key === activeKey} />
        ))}
      </ul>
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

function OpenTab({ tab: { key }, name, index, isActive }: NamedTab & { index: number; isActive: boolean }) {
  const { t } = useTranslation('shell')
  const { hasEdit, hasCart } = useUnfinished(key)
  const digit = index < 9 ? { key: `Alt+${index + 1}` } : {}
  useAction({ id: `tab.${key}`, title: t('tabs.go', { name }), group: 'places', run: () => selectTab(key), ...digit })
  useEffect(() => {
    tabNames.set(key, name)
    return () => void tabNames.delete(key)
  }, [key, name])
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isActive) item.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isActive])
  return (
    <li ref={item} className={classes.tab} data-active={isActive}>
      <button
        type="button"
        aria-current={isActive ? 'page' : undefined}
        title={digit.key ? `${name} (${digit.key})` : name}
        onClick={() => selectTab(key)}
        onAuxClick={({ button }) => button === 1 && closeWithNotice(key)}
      >
        <span className={classes.tabName}>{name}</span>
        {hasEdit && (
          <span className={classes.editDot} role="img" aria-label={t('tabs.unsaved')} title={t('tabs.unsaved')}>
            ●
          </span>
        )}
        {hasCart && (
          <span className={classes.cartDot} role="img" aria-label={t('tabs.cart')} title={t('tabs.cart')}>
            ■
          </span>
        )}
      </button>
      <button
        type="button"
        className={classes.closeTab}
        aria-label={t('tabs.close', { name })}
        title={`${t('tabs.close', { name })} (Alt+W)`}
        tabIndex={isActive ? 0 : -1}
        onClick={() => closeWithNotice(key)}
      >
        ×
      </button>
    </li>
  )
}
