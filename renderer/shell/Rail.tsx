// The few places there are, each with its key, and a number where something waits.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useHost } from '../host/HostContext.tsx'
import { focusSearch } from '../search/focus-search.ts'
import { openGuest, useDesk } from '../stores/desk.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { placeKeys } from './place-keys.ts'
import classes from './shell.module.css'
import { showPlace } from './show-place.ts'

export function Rail() {
  const { t } = useTranslation('shell')
  const place = useDesk((desk) => desk.place)
  const { data: state } = useQuery(useHost().sync.state.queryOptions())
  const { data: unprinted } = useQuery(useHost().document.unprinted.queryOptions())
  return (
    <nav className={classes.rail} aria-label={t('placesName')}>
      <RailButton to="find" isHere={false} onClick={focusSearch} />
      <RailButton to="guest" isHere={false} onClick={() => void openGuest()} />
      <RailButton to="lists" isHere={place === 'lists'} onClick={() => showPlace('lists')} />
      <RailButton to="shift" isHere={place === 'shift'} onClick={() => showPlace('shift')} />
      <RailButton
        to="cases"
        isHere={place === 'cases'}
        waiting={state?.openCases ?? 0}
        onClick={() => showPlace('cases')}
      />
      <RailButton
        to="printer"
        isHere={place === 'printer'}
        waiting={unprinted?.length ?? 0}
        onClick={() => showPlace('printer')}
      />
      <RailButton to="setup" isHere={place === 'setup'} onClick={() => showPlace('setup')} />
    </nav>
  )
}

type RailButtonProps = { to: keyof typeof placeKeys; isHere: boolean; waiting?: number; onClick: () => void }

function RailButton({ to, isHere, waiting = 0, onClick }: RailButtonProps) {
  const { t } = useTranslation('shell')
  return (
    <button type="button" className={classes.railButton} aria-current={isHere ? 'page' : undefined} onClick={onClick}>
      <span>{t(`place.${to}`)}</span>
      {waiting > 0 && (
        <span className={classes.waiting}>
          <span aria-hidden>{waiting}</span>
          <span className={classes.unseen}>{t('waiting', { count: waiting })}</span>
        </span>
      )}
      <KeyHint of={placeKeys[to]} />
    </button>
  )
}
