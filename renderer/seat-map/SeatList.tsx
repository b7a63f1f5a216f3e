// The same choice as a list, for keyboard and screen reader alone: per hall row a group of buttons, one for each free seat,
// one of all of them in the tab order. Only the rows in sight are in the page.
import { TextInput } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SeatListRow } from './SeatListRow.tsx'
import type { SeatChoiceProps } from './seat-choice.ts'
import classes from './seat-map.module.css'
import { exampleOf, findPlace, moveInRows, openRows, type SeatPlace } from './seat-runs.ts'
import { useChoiceKeys, useLocalKeys } from './use-map-keys.ts'

export function SeatList(choice: SeatChoiceProps) {
  const { t } = useTranslation('seatMap')
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { plan, statusOf, rightOf, selected, category } = choice
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows follow what is free, not the callbacks
  const rows = useMemo(() => openRows(choice), [plan, statusOf, rightOf, selected, category])
  const [place, setPlace] = useState<SeatPlace>({ row: 0, seat: 0 })
  const [typed, setTyped] = useState('')
  const wantsFocus = useRef(false)
  const search = useRef<HTMLInputElement>(null)
  const current = within(rows, place)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    overscan: 6,
    getItemKey: (index) => rows[index]?.key ?? index,
  })
  const items = virtual.getVirtualItems()

  useEffect(() => {
    const cell = wantsFocus.current ? scroller.current?.querySelector<HTMLElement>('button[tabindex="0"]') : undefined
    if (!cell) return
    wantsFocus.current = false
    cell.focus()
  })

  const go = (to: SeatPlace | undefined, focus: boolean) => {
    if (!to) return
    wantsFocus.current = focus
    setPlace(to)
    virtual.scrollToIndex(to.row)
  }
  const example = useMemo(() => exampleOf(plan), [plan])
  useLocalKeys('seat-list.walk', t('keys.walk'), '← → ↑ ↓')
  useChoiceKeys(choice)
  const onRowsKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // Enter takes what is chosen, as on the map; while nothing is, the button under the focus chooses.
    if (event.key === 'Enter' && selected.size > 0 && choice.onDone) {
      event.preventDefault()
      event.stopPropagation()
      return choice.onDone()
    }
    const to = moveInRows(rows, current, event.key)
    if (to) event.preventDefault()
    go(to, true)
    if (/^[\p{L}\p{N}]$/u.test(event.key)) {
      event.stopPropagation()
      search.current?.focus()
      setTyped('')
    }
  }
  const onType = (text: string) => {
    setTyped(text)
    go(findPlace(rows, text), false)
  }
  return (
    <>
      <TextInput
        ref={search}
        label={t('jump')}
        placeholder={example}
        value={typed}
        error={typed !== '' && !findPlace(rows, typed) && t('notFound', { text: typed })}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
          event.preventDefault()
          go(findPlace(rows, typed) ?? current, true)
        }}
        maw={220}
        size="xs"
        autoComplete="off"
      />
      <p id={`${id}-help`} className={classes.unseen}>
        {t('listHelp', { example })}
      </p>
      {rows.length === 0 && <p>{t('soldOut')}</p>}
      <div ref={scroller} className={classes.listFrame}>
        <ul
          className={classes.listRows}
          aria-label={t('listLabel', { hall: plan.name })}
          aria-describedby={`${id}-help`}
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={onRowsKey}
        >
          {withCurrent(items, current.row).map((index) => {
            const row = rows[index]
            const start =
              items.find((item) => item.index === index)?.start ?? virtual.getOffsetForIndex(index)?.[0] ?? 0
            if (!row) return null
            return (
              <SeatListRow
                key={row.key}
                choice={choice}
                row={row}
                index={index}
                rowCount={rows.length}
                start={start}
                measure={virtual.measureElement}
                tabStop={index === current.row ? current.seat : undefined}
                onEnter={(seat) => setPlace({ row: index, seat })}
              />
            )
          })}
        </ul>
      </div>
    </>
  )
}

/** A seat that was sold meanwhile is gone from the list; the place stays as near as it can. */
function within(rows: ReturnType<typeof openRows>, place: SeatPlace): SeatPlace {
  const row = Math.max(0, Math.min(place.row, rows.length - 1))
  return { row, seat: Math.max(0, Math.min(place.seat, (rows[row]?.seats.length ?? 1) - 1)) }
}

/** The row in the tab order is always in the page, or Tab could not reach the list after scrolling. */
function withCurrent(items: readonly { index: number }[], current: number): number[] {
  return [...new Set([...items.map((item) => item.index), current])].toSorted((a, b) => a - b)
}
