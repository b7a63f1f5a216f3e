// One open card in the top bar: its name, whether something in it is not finished, and the cross that closes it.
import { useTranslation } from 'react-i18next'
import { useKeyText } from '../keys/key-text.ts'
import { selectTab } from '../stores/desk.ts'
import { useUnfinished } from '../stores/unfinished.ts'
import { closeWithNotice } from './closed-tab.ts'
import classes from './tabs.module.css'
import type { NamedTab } from './use-tab-names.ts'

type Props = NamedTab & { keyName: string | undefined; isActive: boolean }

export function OpenTab({ tab: { key }, name, keyName, isActive }: Props) {
  const { t } = useTranslation('shell')
  const keyText = useKeyText()
  return (
    <li className={classes.tab} data-active={isActive}>
      <button
        type="button"
        aria-current={isActive ? 'page' : undefined}
        title={keyName ? `${name} (${keyText(keyName)})` : name}
        onClick={() => selectTab(key)}
        onAuxClick={({ button }) => button === 1 && closeWithNotice(key)}
      >
        <span className={classes.tabName}>{name}</span>
        <UnfinishedDots tabKey={key} />
      </button>
      <button
        type="button"
        className={classes.closeTab}
        aria-label={t('tabs.close', { name })}
        title={`${t('tabs.close', { name })} (${keyText('Alt+W')})`}
        tabIndex={isActive ? 0 : -1}
        onClick={() => closeWithNotice(key)}
      >
        ×
      </button>
    </li>
  )
}

export function UnfinishedDots({ tabKey }: { tabKey: string }) {
  const { t } = useTranslation('shell')
  const { hasEdit, hasCart } = useUnfinished(tabKey)
  return (
    <>
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
    </>
  )
}
