// The keys that work wherever one is on the desk.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showServerPage } from '../cases/cases-pages.ts'
import { useAction } from '../keys/keys.ts'
import { focusSearch } from '../search/focus-search.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import { openGuest, type Place, stepTab, useActiveTab, useDesk } from '../stores/desk.ts'
import { closeWithNotice } from './closed-tab.ts'
import { placeKeys } from './place-keys.ts'
import { showPlace } from './show-place.ts'

export function useDeskActions(): { isHelpOpen: boolean; closeHelp: () => void } {
  const { t } = useTranslation(['shell', 'cases'])
  const [isHelpOpen, setHelpOpen] = useState(false)
  const { lock } = useAtTheDesk()
  const find = { id: 'find', title: t('place.find'), group: 'places', run: focusSearch } as const
  useAction({ ...find, key: placeKeys.find })
  useAction({ ...find, key: 'Ctrl+F' })
  useAction({
    id: 'guest',
    title: t('place.guest'),
    key: placeKeys.guest,
    group: 'places',
    run: () => void openGuest(),
  })
  usePlaceAction('lists')
  usePlaceAction('shift')
  usePlaceAction('cases')
  usePlaceAction('printer')
  usePlaceAction('setup')
  useAction({ id: 'server', title: t('cases:sync.show'), group: 'places', run: showServerPage })
  const help = { id: 'help', title: t('help.open'), group: 'general', run: () => setHelpOpen(true) } as const
  useAction({ ...help, key: '?' })
  useAction({ ...help, key: 'F1' })
  useAction({
    id: 'lock',
    title: t('clerk.lockOrChange'),
    key: 'Ctrl+L',
    group: 'general',
    worksEverywhere: true,
    run: () => lock('asked'),
  })
  useTabActions()
  return { isHelpOpen, closeHelp: () => setHelpOpen(false) }
}

function usePlaceAction(place: Exclude<Place, 'desk'>): void {
  const { t } = useTranslation('shell')
  const run = () => showPlace(place)
  useAction({ id: place, title: t(`place.${place}`), key: placeKeys[place], group: 'places', run })
}

function useTabActions(): void {
  const { t } = useTranslation('shell')
  const active = useActiveTab()
  const isOnDesk = useDesk(({ place }) => place === 'desk')
  const hasSeveral = useDesk(({ tabs }) => tabs.length > 1)
  const close = () => {
    if (active) closeWithNotice(active.key)
  }
  const next = {
    id: 'tab.next',
    title: t('tabs.next'),
    group: 'places',
    isEnabled: hasSeveral,
    run: () => stepTab(1),
  } as const
  const previous = { ...next, id: 'tab.previous', title: t('tabs.previous'), run: () => stepTab(-1) } as const
  useAction({ ...next, key: 'Ctrl+PageDown' })
  useAction({ ...previous, key: 'Ctrl+PageUp' })
  useAction({
    id: 'tab.close',
    title: t('tabs.closeThis'),
    key: 'Alt+W',
    group: 'places',
    isEnabled: isOnDesk && active !== undefined,
    run: close,
  })
}
