// The hits below the box: recent customers, or customers, orders and at last the new customer.
import { Text } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { HitRow } from './HitRow.tsx'
import classes from './search.module.css'
import type { Choice } from './search-hits.ts'
import { hitsMax, type useSearch } from './use-search.ts'

type Search = ReturnType<typeof useSearch>

export function SearchList({ id, search }: { id: string; search: Search }) {
  const { t } = useTranslation('search')
  const { choices, hits, text, isCurrent, error, isFetching, retry } = search
  useChosenInView(choices[search.index]?.id)
  const found = choices.filter(({ kind }) => kind !== 'new-customer')
  const isAsked = text.trim() !== ''
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pressing in the list must not take the focus from the box
    <div className={classes.drop} onMouseDown={(event) => event.preventDefault()}>
      <div
        id={id}
        role="listbox"
        aria-label={t('hits')}
        aria-busy={isAsked && !isCurrent}
        tabIndex={-1}
        className={classes.list}
      >
        <Group title={t('recent')} kind="recent" search={search} />
        <Group title={t('customers')} kind="customer" search={search} />
        <Group title={t('orders')} kind="order" search={search} />
        {isAsked && isCurrent && found.length === 0 && <Text className={classes.note ?? ''}>{t('nothing')}</Text>}
        <Group title="" kind="new-customer" search={search} />
      </div>
      {hits.length >= hitsMax && <Text className={classes.note ?? ''}>{t('onlyBest')}</Text>}
      <FaultBanner error={error} isRetrying={isFetching} onRetry={retry} />
      <span role="status" className={classes.unseen}>
        {isAsked && isCurrent ? t('count', { count: found.length }) : ''}
      </span>
    </div>
  )
}

type GroupProps = { title: string; kind: Choice['kind']; search: Search }

function Group({ title, kind, search: { choices, index, tokens, take } }: GroupProps) {
  const own = choices.filter((choice) => choice.kind === kind)
  if (own.length === 0) return null
  const rows = own.map((choice) => (
    <HitRow
      key={choice.id}
      choice={choice}
      tokens={tokens}
      isChosen={choice === choices[index]}
      onTake={() => take(choice)}
    />
  ))
  if (title === '') return rows
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
    <div role="group" aria-label={title}>
      <div className={classes.group} aria-hidden>
        {title}
      </div>
      {rows}
    </div>
  )
}

function useChosenInView(id: string | undefined): void {
  useEffect(() => {
    if (id) document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [id])
}
