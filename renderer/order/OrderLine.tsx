// One row of the order list.
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderRow } from '#core/contract/order.ts'
import type { OrderId } from '#core/domain/ids.ts'
import { formatAmount, formatMoney } from '#core/domain/money.ts'
import { NoteIcon } from '../customer/CardIcons.tsx'
import { type Counter, momentText, shortMomentText, subscriptionName } from '../customer/counter.ts'
import { HoverText } from '../customer/HoverText.tsx'
import { OrderSymbol } from './OrderSymbol.tsx'
import classes from './OrderTable.module.css'

type Props = {
  order: OrderRow
  index: number
  isActive: boolean
  wantsFocus: boolean
  counter: Counter
  onFocused(): void
  /** A key that may lead to another row. @returns whether it did */
  onStep(key: string): boolean
  onOpen(orderId: OrderId): void
}

export const OrderLine = memo(function OrderLine({
  order,
  index,
  isActive,
  wantsFocus,
  counter,
  onFocused,
  onStep,
  onOpen,
}: Props) {
  const { t } = useTranslation('order')
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (!wantsFocus) return
    row.current?.querySelector('button')?.focus({ preventScroll: true })
    onFocused()
  }, [wantsFocus, onFocused])
  const { currency, totalMinor, dueMinor } = order
  // The heads of the columns name the venue's currency; any other one stands with its amounts.
  const amount = (minor: number) =>
    currency === counter.venue.currency
      ? formatAmount(minor, counter.locale)
      : formatMoney(minor, currency, counter.locale)
  const startsAtMs = order.firstStartsAtMs ?? order.createdAtMs
  return (
    <tr
      ref={row}
      className={classes.row}
      data-order={order.number}
      data-state={order.state}
      data-active={isActive || undefined}
      aria-rowindex={index + 2}
    >
      <td className={classes.state}>
        <OrderSymbol state={order.state} channel={order.channel} withText />
      </td>
      <td className={classes.number}>
        {/* The row's one stop for Tab; its after-image covers the row, so that a click anywhere on it opens the order. */}
        <button
          type="button"
          className={classes.open}
          tabIndex={isActive ? 0 : -1}
          onClick={() => onOpen(order.id)}
          onKeyDown={(event) => onStep(event.key) && event.preventDefault()}
        >
          {order.number}
        </button>
      </td>
      <td className={classes.contents}>
        <Contents order={order} />
      </td>
      <td className={classes.title} title={order.title}>
        {order.subscriptions.map((code) => (
          <span key={code} className={classes.tag}>
            {subscriptionName(code, counter.venue)}
          </span>
        ))}
        {order.title}
        {order.moreTitles > 0 && (
          <span className={classes.more} title={t('moreTitles', { count: order.moreTitles })}>
            {t('more', { count: order.moreTitles })}
          </span>
        )}
      </td>
      <td className={classes.date} title={momentText(startsAtMs, counter)}>
        {shortMomentText(startsAtMs, counter)}
      </td>
      <td className={classes.total}>{amount(totalMinor)}</td>
      <td className={classes.due} data-due={dueMinor > 0 || undefined}>
        {dueMinor === 0 ? '–' : amount(dueMinor)}
      </td>
      <td className={classes.note}>
        <Extra order={order} counter={counter} isActive={isActive} />
      </td>
    </tr>
  )
})

function Contents({ order: { ticketCount, productCount } }: { order: OrderRow }) {
  const { t } = useTranslation('order')
  const parts = [
    ticketCount > 0 ? t('tickets', { count: ticketCount }) : '',
    productCount > 0 ? t('products', { count: productCount }) : '',
  ]
  return parts.filter(Boolean).join(', ')
}

/** What was said with the order, and until when a reservation is held. */
function Extra({ order, counter, isActive }: { order: OrderRow; counter: Counter; isActive: boolean }) {
  const { t } = useTranslation('order')
  const held =
    order.state === 'reserved' && order.expiresAtMs !== null
      ? t('expires', { date: momentText(order.expiresAtMs, counter) })
      : ''
  const text = [order.note, held].filter(Boolean).join('\n')
  if (!text) return null
  return (
    <HoverText
      className={classes.sign}
      label={t('note', { number: order.number })}
      text={text}
      tabIndex={isActive ? 0 : -1}
    >
      <NoteIcon />
    </HoverText>
  )
}
