// The conflict desk: the cases at the left, the chosen one at the right with its ready answers. Nothing closes by itself.
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounter } from '../customer/counter.ts'
import { useHost } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { CaseDetail } from './CaseDetail.tsx'
import { CaseList } from './CaseList.tsx'
import classes from './cases.module.css'

type Shown = 'open' | 'closed'

export function CaseDesk() {
  const { t } = useTranslation('cases')
  const counter = useCounter()
  const [shown, setShown] = useState<Shown>('open')
  const [done, setDone] = useState('')
  const { data, error, isFetching, refetch } = useQuery(useHost().cases.list.queryOptions({ input: { state: shown } }))
  const rows = data?.cases ?? []
  const chosen = useChosen(rows.map(({ caseIds }) => caseIds[0] ?? ''))
  const of = rows[chosen.at]
  if (!counter) return null
  const show = (next: Shown) => {
    setShown(next)
    setDone('')
  }
  return (
    <div className={classes.desk}>
      <div className={classes.column}>
        <Filter shown={shown} onShow={show} />
        <FaultBanner error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
        <CaseList rows={rows} at={chosen.at} counter={counter} onChoose={chosen.choose} />
        {data && <Rest shown={rows.reduce((sum, { caseIds }) => sum + caseIds.length, 0)} total={data.total} />}
      </div>
      <div className={classes.detail}>
        <Text role="status" fw={600} mb={done ? 'md' : 0}>
          {done}
        </Text>
        {of && <CaseDetail key={of.caseIds[0]} of={of} counter={counter} onDone={setDone} />}
        {data && !of && <p className={classes.faint}>{shown === 'open' ? t('none') : t('noneClosed')}</p>}
      </div>
    </div>
  )
}

/** The chosen case by its id; where it has gone, because it was answered, the one in its place. */
function useChosen(ids: readonly string[]): { at: number; choose(at: number): void } {
  const [id, setId] = useState<string>()
  const lastAt = useRef(0)
  const found = id === undefined ? -1 : ids.indexOf(id)
  const at = found === -1 ? Math.max(0, Math.min(lastAt.current, ids.length - 1)) : found
  lastAt.current = at
  return { at, choose: (to) => setId(ids[to]) }
}

function Filter({ shown, onShow }: { shown: Shown; onShow(shown: Shown): void }) {
  const { t } = useTranslation('cases')
  const other = shown === 'open' ? 'closed' : 'open'
  useAction({ id: 'cases.filter', title: t('filter'), key: 'f', group: 'cases', run: () => onShow(other) })
  return (
    <fieldset className={classes.filter} aria-label={t('filter')}>
      {(['open', 'closed'] as const).map((each) => (
        <button key={each} type="button" aria-pressed={each === shown} onClick={() => onShow(each)}>
          {t(each)}
        </button>
      ))}
      <KeyHint of="F" />
    </fieldset>
  )
}

/** A long list is shown in part; what is not shown is said. */
function Rest({ shown, total }: { shown: number; total: number }) {
  const { t } = useTranslation('cases')
  if (total <= shown) return null
  return <p className={classes.faint}>{t('more', { count: total - shown })}</p>
}
