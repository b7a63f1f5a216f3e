// The hits below the box: recent customers, or customers, orders and at last the new customer.
import { Text } from '@mantine/core'
import { type MouseEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSyncWords } from '../shell/use-sync-state.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { HitRow } from './HitRow.tsx'
import classes from './search.module.css'
import type { Choice } from './search-hits.ts'
import { useDrawnChoices } from './use-drawn-choices.ts'
import { hitsMax, type useSearch } from './use-search.ts'

type Search = ReturnType<typeof useSearch>

export function SearchList({ id, search }: { id: string; search: Search }) {
  const { t } = useTranslation('search')
  const { choices, hits, text, isCurrent, error, isFetching, retry } = search
  const sync = useSyncWords()
  const drawn = useDrawnChoices(choices, hits, search.index)
  const groups = { drawn, chosen: choices[search.index], tokens: search.tokens }
  const onScroll = useChosenInView(choices[search.index]?.id, search.index === 0)
  const takeClicked = ({ target }: MouseEvent) => {
    const clicked = target instanceof Element ? target.closest('[role="option"]')?.id : undefined
    search.take(choices.find((choice) => choice.id === clicked))
  }
  const found = choices.filter(({ kind }) => kind !== 'new-customer')
  const isAsked = text.trim() !== ''
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pressing in the list must not take the focus from the box
    <div className={classes.drop} onMouseDown={(event) => event.preventDefault()}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's, which keeps the focus */}
      <div
        id={id}
        role="listbox"
        aria-label={t('hits')}
        aria-busy={isAsked && !isCurrent}
        tabIndex={-1}
        className={classes.list}
        onScroll={onScroll}
        onClick={takeClicked}
      >
        <Group title={t('recent')} kind="recent" {...groups} />
        <Group title={t('customers')} kind="customer" {...groups} />
        <Group title={t('performances')} kind="performance" {...groups} />
        <Group title={t('orders')} kind="order" {...groups} />
        {isAsked && isCurrent && found.length === 0 && (
          <Text className={classes.note ?? ''}>
            {sync.areOrdersMissing ? `${t('nothing')} ${sync.about}` : t('nothing')}
          </Text>
        )}
        <Group title="" kind="new-customer" {...groups} />
      </div>
      {hits.length >= hitsMax && <Text className={classes.note ?? ''}>{t('onlyBest')}</Text>}
      <FaultBanner error={error} isRetrying={isFetching} onRetry={retry} />
      <span role="status" className={classes.unseen}>
        {isAsked && isCurrent ? t('count', { count: found.length }) : ''}
      </span>
    </div>
  )
}

type GroupProps = {
  title: string
  kind: Choice['kind']
  drawn: readonly Choice[]
  chosen: Choice | undefined
  tokens: readonly string[]
}

function Group({ title, kind, drawn, chosen, tokens }: GroupProps) {
  const own = drawn.filter((choice) => choice.kind === kind)
  if (own.length === 0) return null
  const rows = own.map((choice) => (
    <HitRow key={choice.id} choice={choice} tokens={tokens} isChosen={choice === chosen} />
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

/** @returns the list's scroll handler: asking the browser where things are costs a layout, and a list never scrolled needs none */
function useChosenInView(id: string | undefined, isFirst: boolean): () => void {
  const isScrolled = useRef(false)
  useEffect(() => {
    if (isFirst && !isScrolled.current) return
    if (id) document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
    isScrolled.current = !isFirst
  }, [id, isFirst])
  return () => {
    isScrolled.current = true
  }
}
