// The coming performances: when, what, how many places are free, how good they are, and from what price.
import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PerformanceRow } from '#core/contract/performance.ts'
import { Language } from '#core/domain/locale.ts'
import { useHost } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { useShelf } from './offer.ts'
import { PickList } from './PickList.tsx'
import { filterPerformances, noFilter, performancesShownMax } from './performance-filter.ts'
import classes from './pick-list.module.css'
import { useQuickPlace } from './quick-place.ts'
import shared from './sale.module.css'
import { openSeatChoice } from './seat-choice.ts'
import type { Till } from './till.ts'

type Props = { tabKey: string; till: Till; fieldRef: RefObject<HTMLInputElement | null> }

export function PerformanceList({ tabKey, till, fieldRef }: Props) {
  const { t, i18n } = useTranslation(['sale', 'payment'])
  const take = useQuickPlace(tabKey, useShelf())
  const { data, error, refetch, isFetching } = useQuery(useHost().performance.coming.queryOptions())
  const [filter, setFilter] = useState(noFilter)
  const [refused, setRefused] = useState<PerformanceRow>()
  const language = Language.catch('en').parse(i18n.language)
  const rows = data ? filterPerformances(data, filter, { till, language, nowMs: Date.now() }) : []
  const change = (part: Partial<typeof noFilter>) => {
    setFilter({ ...filter, ...part })
    setRefused(undefined)
  }
  const pick = (row: PerformanceRow) => {
    if (stateOf(row) === 'on-sale') openSeatChoice(tabKey, row.id)
    setRefused(stateOf(row) === 'on-sale' ? undefined : row)
  }
  const quick = (row: PerformanceRow) => {
    take(row.id).then(
      (wasTaken) => setRefused(wasTaken ? undefined : { ...row, free: 0 }),
      () => pick(row),
    )
  }
  useAction({
    id: 'sale.quick-place',
    title: t('payment:quickPlace'),
    key: 'Shift+Enter',
    group: 'sale',
    isLocal: true,
    run: () => undefined,
  })
  return (
    <>
      <PickList
        fieldRef={fieldRef}
        label={t('performances')}
        placeholder={t('findPerformance')}
        typed={filter.typed}
        onTyped={(typed) => change({ typed })}
        filters={
          <>
            <input
              type="date"
              className={classes.date}
              aria-label={t('onDay')}
              data-set={filter.day !== '' || undefined}
              value={filter.day}
              onChange={(event) => change({ day: event.currentTarget.value })}
            />
            <Button
              size="xs"
              px={8}
              variant={filter.isFreeOnly ? 'filled' : 'default'}
              aria-pressed={filter.isFreeOnly}
              onClick={() => change({ isFreeOnly: !filter.isFreeOnly })}
            >
              {t('freeOnly')}
            </Button>
          </>
        }
        items={rows.slice(0, performancesShownMax)}
        empty={
          error ? (
            <FaultBanner error={error} onRetry={() => void refetch()} isRetrying={isFetching} />
          ) : (
            <Text className={shared.empty}>{emptyText(data)}</Text>
          )
        }
        rowOf={(row) => <Performance row={row} till={till} />}
        onPick={pick}
        onQuick={quick}
      />
      {refused && (
        <Text role="status" className={shared.why}>
          {t(whyNot[stateOf(refused)], { title: refused.title })}
        </Text>
      )}
    </>
  )

  function emptyText(all: readonly PerformanceRow[] | undefined): string {
    if (!all) return t('loading')
    return all.length === 0 ? t('noPerformances') : t('noneFound')
  }
}

type RowState = PerformanceRow['state'] | 'sold-out'

const whyNot = {
  'on-sale': 'onSale',
  closed: 'whyClosed',
  cancelled: 'whyCancelled',
  'sold-out': 'whySoldOut',
} as const satisfies Record<RowState, string>

function stateOf({ state, free }: PerformanceRow): RowState {
  return state === 'on-sale' && free === 0 ? 'sold-out' : state
}

function Performance({ row, till }: { row: PerformanceRow; till: Till }) {
  const { t } = useTranslation('sale')
  const state = stateOf(row)
  return (
    <span className={classes.performance} data-off={state !== 'on-sale' || undefined}>
      <span className={classes.when}>
        <b>{till.time(row.startsAtMs)}</b>
        <small>{till.day(row.startsAtMs)}</small>
      </span>
      <span className={classes.what}>
        <b>{row.title}</b>
        <small>{row.hallName}</small>
      </span>
      <span className={classes.free}>
        {state === 'on-sale' ? (
          <>
            <span>
              <Dots count={row.dots} /> {t('free', { count: row.free })}
            </span>
            <small>{row.fromMinor === null ? '' : t('from', { amount: till.amount(row.fromMinor) })}</small>
          </>
        ) : (
          <b className={classes.state}>{t(`state.${state}`)}</b>
        )}
      </span>
      {state === 'on-sale' && <Categories row={row} till={till} />}
    </span>
  )
}

/** Shown of the row that is chosen: what each category costs, and how many of its places are free. */
function Categories({ row, till }: { row: PerformanceRow; till: Till }) {
  const { t } = useTranslation('sale')
  const offered = row.categories.filter(({ priceMinor }) => priceMinor !== null)
  return (
    <span className={classes.categories}>
      {offered.map(({ category, priceMinor, free }) => (
        <span key={category} data-off={free === 0 || undefined}>
          {t('category', { category, amount: till.amount(priceMinor ?? 0), count: free })}
        </span>
      ))}
    </span>
  )
}

/** Three dots, as many filled as good places side by side are left. */
function Dots({ count }: { count: number }) {
  const { t } = useTranslation('sale')
  return (
    <span role="img" aria-label={t('dots', { count })} title={t('dots', { count })} className={classes.dots}>
      {'●'.repeat(count)}
      {'○'.repeat(3 - count)}
    </span>
  )
}
