// The place "Lists": what somebody has to look after, beyond the customer at the desk. One list at a time, each with its key;
// arrows go from row to row.
import { SegmentedControl } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../keys/keys.ts'
import { placeKeys } from '../shell/place-keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import placeClasses from '../ui/place.module.css'
import { LapsingList } from './LapsingList.tsx'
import classes from './lists.module.css'
import { ParkedList } from './ParkedList.tsx'
import { RenewalList } from './RenewalList.tsx'

const lists = { lapsing: LapsingList, renewals: RenewalList, parked: ParkedList } as const
type ListName = keyof typeof lists
const listNames = Object.keys(lists) as ListName[]

export function ListsPlace() {
  const { t } = useTranslation(['lists', 'shell'])
  const [shown, show] = useState<ListName>('lapsing')
  const [isRead, setRead] = useState(false)
  const region = useRef<HTMLElement>(null)
  // The first of the list: who comes here goes through it.
  const focusFirst = () =>
    (region.current?.querySelector<HTMLElement>('tbody button') ?? region.current)?.focus({ preventScroll: true })
  const first = useRef(focusFirst)
  first.current = focusFirst
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every list that is shown
  useEffect(() => {
    if (isRead) first.current()
  }, [isRead, shown])
  const turn = (to: ListName) => {
    if (to !== shown) setRead(false)
    show(to)
  }
  useAction({ id: 'lists', title: t('shell:place.lists'), key: placeKeys.lists, group: 'places', run: focusFirst })
  const List = lists[shown]
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label={t('shell:place.lists')}
      className={placeClasses.place}
      onKeyDown={step}
    >
      <SegmentedControl
        className={classes.lists}
        aria-label={t('shell:place.lists')}
        value={shown}
        onChange={(value) => turn(value as ListName)}
        data={listNames.map((value, index) => ({
          value,
          label: (
            <span className={classes.listName}>
              {t(value)} <KeyHint of={`${index + 1}`} />
            </span>
          ),
        }))}
      />
      {listNames.map((name, index) => (
        <ListKey key={name} name={name} letter={`${index + 1}`} run={() => turn(name)} />
      ))}
      <List key={shown} onRead={() => setRead(true)} />
    </section>
  )
}

function ListKey({ name, letter, run }: { name: ListName; letter: string; run(): void }) {
  const { t } = useTranslation('lists')
  useAction({ id: `lists.${name}`, title: t(name), key: letter, group: 'places', run })
  return null
}

function step(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const all: (Element | null)[] = [...event.currentTarget.querySelectorAll('tbody button')]
  const at = all.indexOf(document.activeElement)
  if (at < 0) return
  event.preventDefault()
  const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (next instanceof HTMLElement) next.focus()
}
