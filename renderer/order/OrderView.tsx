// One order with everything in it, in place of the list it was opened from: contents, payments, documents, who and when.
import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contract } from '#core/contract/contract.ts'
import type { OrderView as Order } from '#core/contract/order.ts'
import type { OrderId } from '#core/domain/ids.ts'
import { formatMoney } from '#core/domain/money.ts'
import { type Counter, momentText, useCounter } from '../customer/counter.ts'
import { useHost } from '../host/HostContext.tsx'
import { type RefusalTexts, refusalOf } from '../host/refusal.ts'
import { useAction } from '../keys/keys.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { OrderActions } from './OrderActions.tsx'
import { OrderDocuments } from './OrderDocuments.tsx'
import { OrderLines } from './OrderLines.tsx'
import { OrderPayments } from './OrderPayments.tsx'
import { OrderSymbol } from './OrderSymbol.tsx'
import classes from './OrderView.module.css'

const refusalTexts = { UNKNOWN_ORDER: 'unknownOrder' } as const satisfies RefusalTexts<
  Contract['order']['get'],
  'order'
>

/** `tabKey`: whose cart takes what is done with it. `onClose` is one step back: to the list on a card, to the search elsewhere. */
type Props = { orderId: OrderId; tabKey: string; onClose(): void }

export function OrderView({ orderId, tabKey, onClose }: Props) {
  const { t } = useTranslation('order')
  const counter = useCounter()
  const back = useRef<HTMLButtonElement>(null)
  const { data: order, error, refetch, isFetching } = useQuery(useHost().order.get.queryOptions({ input: { orderId } }))
  useEffect(() => back.current?.focus(), [])
  useAction({ id: 'order.back', title: t('back'), key: 'Escape', group: 'card', run: onClose })
  const isUnknown = refusalOf(error)?.code === 'UNKNOWN_ORDER'
  return (
    <section className={classes.view} aria-label={order ? t('order', { number: order.number }) : t('loading')}>
      <div className={classes.top}>
        <Button ref={back} size="xs" variant="default" rightSection={<KeyHint of="Esc" />} onClick={onClose}>
          {t('back')}
        </Button>
        {order && counter && <Headline order={order} counter={counter} />}
      </div>
      {isUnknown && <p role="alert">{t(refusalTexts.UNKNOWN_ORDER)}</p>}
      <FaultBanner error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
      {order && counter && <OrderBody order={order} counter={counter} tabKey={tabKey} />}
      {!order && !error && <Skeleton height={80} animate={false} />}
    </section>
  )
}

function Headline({ order, counter }: { order: Order; counter: Counter }) {
  const { t } = useTranslation('order')
  const { currency, totalMinor, dueMinor } = order
  return (
    <>
      <h2 className={classes.number}>{t('order', { number: order.number })}</h2>
      <OrderSymbol state={order.state} channel={order.channel} withText />
      <dl className={classes.sums}>
        <div>
          <dt>{t('columns.total')}</dt>
          <dd>{formatMoney(totalMinor, currency, counter.locale)}</dd>
        </div>
        <div data-due={dueMinor > 0 || undefined}>
          <dt>{t('columns.due')}</dt>
          <dd>{formatMoney(dueMinor, currency, counter.locale)}</dd>
        </div>
      </dl>
    </>
  )
}

function OrderBody({ order, counter, tabKey }: { order: Order; counter: Counter; tabKey: string }) {
  const { t } = useTranslation('order')
  const facts = [
    t('createdBy', { date: momentText(order.createdAtMs, counter), name: order.createdByName }),
    order.state === 'reserved' && order.expiresAtMs !== null
      ? t('expiresAt', { date: momentText(order.expiresAtMs, counter) })
      : '',
    order.cancelledAtMs === null ? '' : t('cancelledAt', { date: momentText(order.cancelledAtMs, counter) }),
  ]
  return (
    <>
      <p className={classes.facts}>{facts.filter(Boolean).join(' · ')}</p>
      {order.note && <p className={classes.note}>{order.note}</p>}
      <OrderActions order={order} tabKey={tabKey} />
      <OrderLines order={order} counter={counter} tabKey={tabKey} />
      <OrderPayments order={order} counter={counter} />
      <OrderDocuments order={order} />
    </>
  )
}
