// The orders of a customer on the card: the list, or in its place the order that was opened from it.
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerId, OrderId } from '#core/domain/ids.ts'
import type { Counter } from '../customer/counter.ts'
import { useHost } from '../host/HostContext.tsx'
import { showOrder, useDesk } from '../stores/desk.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { OrderList } from './OrderList.tsx'
import classes from './OrdersSection.module.css'
import { OrderView } from './OrderView.tsx'

export function OrdersSection({ customerId, counter }: { customerId: CustomerId; counter: Counter }) {
  const { t } = useTranslation('order')
  const opened = useOpenedOrder(customerId)
  const [returnTo, setReturnTo] = useState<OrderId>()
  const open = useCallback((orderId: OrderId) => showOrder(customerId, orderId), [customerId])
  const { data, error, refetch, isFetching } = useQuery(useHost().order.list.queryOptions({ input: { customerId } }))
  if (opened) {
    const goBack = () => {
      setReturnTo(opened)
      showOrder(customerId, undefined)
    }
    return <OrderView key={opened} orderId={opened} tabKey={customerId} onClose={goBack} />
  }
  return (
    <section className={classes.section} aria-label={t('orders')}>
      <FaultBanner error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
      {data && <OrderList orders={data} customerId={customerId} counter={counter} returnTo={returnTo} onOpen={open} />}
      {!data && !error && <ListLoading />}
    </section>
  )
}

function useOpenedOrder(customerId: CustomerId): OrderId | undefined {
  return useDesk(({ tabs }) => {
    const tab = tabs.find(({ key }) => key === customerId)
    return tab && tab.kind !== 'new-customer' ? tab.orderId : undefined
  })
}

function ListLoading() {
  const { t } = useTranslation('order')
  return (
    <div className={classes.loading} role="status" aria-label={t('loading')}>
      {[1, 2, 3].map((line) => (
        <Skeleton key={line} height={20} mb="sm" animate={false} />
      ))}
    </div>
  )
}
