// The table of orders. Only the rows in sight are drawn, so five thousand scroll like five. Arrows, Home, End and the page
// keys move between rows, Enter opens one; `o` comes here from anywhere on the card.
import { VisuallyHidden } from '@mantine/core'
import { type Header, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderRow } from '#core/contract/order.ts'
import type { OrderId } from '#core/domain/ids.ts'
import type { OrderFilter } from '#core/domain/order.ts'
import { NoteIcon } from '../customer/CardIcons.tsx'
import type { Counter } from '../customer/counter.ts'
import { useAction } from '../keys/keys.ts'
import { useSorting } from './list-look.ts'
import { OrderLine } from './OrderLine.tsx'
import classes from './OrderTable.module.css'
import { type OrderColumn, orderColumns, orderFeatures } from './order-columns.ts'
import { nextRow } from './row-step.ts'

type Props = {
  orders: OrderRow[]
  /** What the orders were chosen by: it says what they are sorted by at first. */
  filter: OrderFilter
  counter: Counter
  returnTo: OrderId | undefined
  onOpen(orderId: OrderId): void
}

export const rowHeightPx = 34

export function OrderTable({ orders, filter, counter, returnTo, onOpen }: Props) {
  const { t } = useTranslation('order')
  const scroller = useRef<HTMLDivElement>(null)
  const [sorting, setSorting] = useSorting(filter)
  const columns = useMemo(() => orderColumns(counter.locale), [counter.locale])
  const table = useTable({
    features: orderFeatures,
    columns,
    data: orders,
    getRowId: ({ id }) => id,
    state: { sorting },
    onSortingChange: setSorting,
    enableMultiSort: false,
    enableSortingRemoval: false,
  })
  const { rows } = table.getRowModel()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 4,
    scrollPaddingStart: rowHeightPx,
  })
  const { activeIndex, wantsFocus, moveTo, onFocused } = useActiveRow(rows, returnTo, (index) =>
    virtual.scrollToIndex(index),
  )
  useAction({
    id: 'orders.list',
    title: t('toList'),
    key: 'o',
    group: 'card',
    run: () => moveTo(activeIndex),
  })
  const onStep = (key: string) => {
    const pageRows = Math.floor((virtual.scrollRect?.height ?? 0) / rowHeightPx)
    const to = nextRow(key, activeIndex, rows.length, pageRows)
    if (to !== undefined) moveTo(to)
    return to !== undefined
  }
  const step = useRef(onStep)
  step.current = onStep
  const stepFrom = useCallback((key: string) => step.current(key), [])
  const items = virtual.getVirtualItems()
  const beforePx = items[0]?.start ?? 0
  const afterPx = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div ref={scroller} className={classes.scroller}>
      <table className={classes.table} aria-label={t('orders')} aria-rowcount={rows.length + 1}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <HeaderCell key={header.id} header={header} currency={counter.venue.currency} />
              ))}
            </tr>
          ))}
        </thead>
        <Gap heightPx={beforePx} />
        <tbody>
          {items.map(({ index, key }) => {
            const row = rows[index]
            return row ? (
              <OrderLine
                key={key}
                order={row.original}
                index={index}
                isActive={index === activeIndex}
                counter={counter}
                wantsFocus={wantsFocus && index === activeIndex}
                onFocused={onFocused}
                onStep={stepFrom}
                onOpen={onOpen}
              />
            ) : null
          })}
        </tbody>
        <Gap heightPx={afterPx} />
      </table>
    </div>
  )
}

/** Stands for the rows that are not drawn. */
function Gap({ heightPx }: { heightPx: number }) {
  return heightPx > 0 ? (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={8} style={{ height: heightPx, padding: 0, border: 0 }} />
      </tr>
    </tbody>
  ) : null
}

const isRight = new Set<string>(['total', 'due'])

function HeaderCell({
  header,
  currency,
}: {
  header: Header<typeof orderFeatures, OrderRow, unknown>
  currency: string
}) {
  const { t } = useTranslation('order')
  const id = header.column.id as OrderColumn
  const direction = header.column.getIsSorted()
  const ariaSort = direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : 'none'
  return (
    <th scope="col" className={classes[id]} aria-sort={ariaSort}>
      <button
        type="button"
        className={classes.sort}
        data-right={isRight.has(id) || undefined}
        onClick={header.column.getToggleSortingHandler()}
      >
        {id === 'note' ? <NoteHead /> : t(`columns.${id}`)}
        {id === 'total' && <small>{currency}</small>}
        <span aria-hidden="true" className={classes.arrow}>
          {direction === 'asc' ? '▲' : direction === 'desc' ? '▼' : ''}
        </span>
      </button>
    </th>
  )
}

/** A column as narrow as its sign. */
function NoteHead() {
  const { t } = useTranslation('order')
  return (
    <span title={t('columns.note')}>
      <NoteIcon />
      <VisuallyHidden>{t('columns.note')}</VisuallyHidden>
    </span>
  )
}

type Rows = readonly { id: string }[]

/** One row is reached by Tab; the keys move which one. Its element may only come into being by scrolling there. */
function useActiveRow(rows: Rows, returnTo: OrderId | undefined, scrollTo: (index: number) => void) {
  const [active, setActive] = useState<string | undefined>(returnTo)
  const [wantsFocus, setWantsFocus] = useState(returnTo !== undefined)
  const activeIndex = Math.max(
    rows.findIndex(({ id }) => id === active),
    0,
  )
  const scroll = useRef(scrollTo)
  scroll.current = scrollTo
  useEffect(() => {
    if (wantsFocus) scroll.current(activeIndex)
  }, [wantsFocus, activeIndex])
  const moveTo = (index: number) => {
    setActive(rows[index]?.id)
    setWantsFocus(true)
  }
  const onFocused = useCallback(() => setWantsFocus(false), [])
  return { activeIndex, wantsFocus, moveTo, onFocused }
}
