// The list of a customer's orders: filters, the table under them, and what to do when nothing shows.
import { Button } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderRow } from '#core/contract/order.ts'
import type { CustomerId, OrderId } from '#core/domain/ids.ts'
import { isShown, type OrderFilter } from '#core/domain/order.ts'
import type { Counter } from '../customer/counter.ts'
import { useSyncWords } from '../shell/use-sync-state.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useFilter } from './list-look.ts'
import { OrderFilters } from './OrderFilters.tsx'
import classes from './OrderList.module.css'
import { OrderTable } from './OrderTable.tsx'

type Props = {
  orders: readonly OrderRow[]
  customerId: CustomerId
  counter: Counter
  /** The order just looked at, where the eye and the focus come back to. */
  returnTo: OrderId | undefined
  onOpen(orderId: OrderId): void
}

export function OrderList({ orders, customerId, counter, returnTo, onOpen }: Props) {
  const [filter, setFilter] = useFilter(customerId)
  const nowMs = useNow()
  const shown = useMemo(() => orders.filter((order) => isShown(order, filter, nowMs)), [orders, filter, nowMs])
  return (
    <>
      <OrderFilters orders={orders} filter={filter} nowMs={nowMs} shownCount={shown.length} onChange={setFilter} />
      {shown.length > 0 ? (
        <OrderTable orders={shown} filter={filter} counter={counter} returnTo={returnTo} onOpen={onOpen} />
      ) : (
        <NothingShown orders={orders} filter={filter} nowMs={nowMs} onChange={setFilter} />
      )}
    </>
  )
}

type NothingProps = {
  orders: readonly OrderRow[]
  filter: OrderFilter
  nowMs: number
  onChange(filter: OrderFilter): void
}

function NothingShown({ orders, filter, nowMs, onChange }: NothingProps) {
  const { t } = useTranslation('order')
  const pastCount = orders.filter((order) => isShown(order, { time: 'past', bin: 'off' }, nowMs)).length
  const isEmpty = orders.length === 0
  const sync = useSyncWords()
  const text = filter.bin !== 'off' ? t('emptyBin') : filter.time === 'past' ? t('emptyPast') : t('emptyComing')
  return (
    <div className={classes.nothing}>
      <p>{isEmpty ? (sync.areOrdersMissing ? sync.about : t('emptyAll')) : text}</p>
      {!isEmpty && filter.bin === 'off' && filter.time === 'coming' && pastCount > 0 && (
        <Button
          size="xs"
          variant="default"
          rightSection={<KeyHint of="C" />}
          onClick={() => onChange({ time: 'past', bin: 'off' })}
        >
          {t('showPast', { count: pastCount })}
        </Button>
      )}
      {!isEmpty && (filter.bin !== 'off' || filter.time === 'past') && (
        <Button size="xs" variant="default" onClick={() => onChange({ time: 'all', bin: 'off' })}>
          {t('showAll')}
        </Button>
      )}
    </div>
  )
}

const minuteMs = 60_000

/** The time of day, a minute old at the most: an order that began four hours ago moves to the past by itself. */
function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useInterval(() => setNowMs(Date.now()), minuteMs, { autoInvoke: true })
  return nowMs
}
