// What was bought: every ticket and every item of an order, with its place, price, VAT and ticket code.

import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OrderLineView, OrderView } from '#core/contract/order.ts'
import type { OrderLineId } from '#core/domain/ids.ts'
import { formatAmount } from '#core/domain/money.ts'
import { type Counter, shortMomentText, subscriptionName, wholeDayText } from '../customer/counter.ts'
import { useCart } from '../sale/cart-draft.ts'
import { setReturned } from '../sale/open-orders.ts'
import classes from './OrderView.module.css'
import { returnableLines } from './returnable.ts'

type Props = { order: OrderView; counter: Counter; tabKey: string }

export function OrderLines({ order, counter, tabKey }: Props) {
  const { t } = useTranslation('order')
  const back = useCart(tabKey).returns.find(({ orderId }) => orderId === order.id)?.lineIds
  const all = returnableLines(order).map(({ id }) => id)
  const toggle = (lineId: OrderLineId) =>
    setReturned(
      tabKey,
      order.id,
      all.filter((id) => (id === lineId) !== (back ?? []).includes(id)),
    )
  const vatMinor = order.lines.reduce((sum, line) => sum + (line.state === 'cancelled' ? 0 : line.vatMinor), 0)
  return (
    <div className={classes.scroller}>
      <table className={classes.table}>
        <caption>{t('lines')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('columns.title')}</th>
            <th scope="col">{t('columns.date')}</th>
            <th scope="col">
              {t('place')} · {t('code')}
            </th>
            <th scope="col" className={classes.amount}>
              {t('quantity')}
            </th>
            <th scope="col" className={classes.amount}>
              {t('unit')}
            </th>
            <th scope="col" className={classes.amount}>
              {t('vat')}
            </th>
            <th scope="col" className={classes.amount}>
              {t('amount')} <small>{order.currency}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <Line
              key={line.id}
              {...{ line, counter }}
              isBack={back?.includes(line.id)}
              onToggle={back && all.includes(line.id) ? () => toggle(line.id) : undefined}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={6}>
              {t('columns.total')}
            </th>
            <td className={classes.amount}>{formatAmount(order.totalMinor, counter.locale)}</td>
          </tr>
          <tr className={classes.ofWhich}>
            <th scope="row" colSpan={6}>
              {t('ofWhichVat')}
            </th>
            <td className={classes.amount}>{formatAmount(vatMinor, counter.locale)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** `onToggle` while some of the order comes back: whether this line does. */
type LineProps = {
  line: OrderLineView
  counter: Counter
  isBack: boolean | undefined
  onToggle: (() => void) | undefined
}

function Line({ line, counter, isBack = false, onToggle }: LineProps) {
  const { t } = useTranslation(['order', 'payment'])
  const { locale } = counter
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  return (
    <tr data-cancelled={line.state === 'cancelled' || undefined}>
      <td>
        {onToggle && (
          <Checkbox
            size="xs"
            className={classes.tick}
            aria-label={t('payment:comesBack', { name: line.text })}
            checked={isBack}
            onChange={onToggle}
          />
        )}
        {line.text}
        {line.subscriptionCode && (
          <span className={classes.lineNote}>{subscriptionName(line.subscriptionCode, counter.venue)}</span>
        )}
        {line.fromDay && line.untilDay && (
          <span className={classes.lineNote}>
            {wholeDayText(line.fromDay, counter)} – {wholeDayText(line.untilDay, counter)}
          </span>
        )}
        {line.ruleText && <span className={classes.lineNote}>{line.ruleText}</span>}
        {line.state === 'cancelled' && <span className={classes.small}> ✕ {t('lineCancelled')}</span>}
        {line.state === 'contested' && <span className={classes.small}> ⚠ {t('lineContested')}</span>}
        {line.state === 'honoured' && <span className={classes.small}> ⚠ {t('lineHonoured')}</span>}
        {line.note && <span className={classes.lineNote}>{line.note}</span>}
      </td>
      <td className={classes.nowrap}>{line.startsAtMs === null ? '' : shortMomentText(line.startsAtMs, counter)}</td>
      <td className={classes.place}>
        <Place line={line} />
        {line.ticketCode && <span className={classes.code}>{line.ticketCode}</span>}
      </td>
      <td className={classes.amount}>{line.quantity}</td>
      <td className={classes.amount}>{formatAmount(line.unitMinor, locale)}</td>
      <td className={classes.amount}>{percent.format(line.vatRateBp / 10_000)}</td>
      <td className={classes.amount}>{formatAmount(line.totalMinor, locale)}</td>
    </tr>
  )
}

/** Area, row and seat, each in one piece; standing places have an area only. */
function Place({ line: { place } }: { line: OrderLineView }) {
  const { t } = useTranslation('order')
  if (!place) return null
  const row = place.row && t('row', { row: place.row })
  const seat = place.number && t('seat', { number: place.number })
  const whole = (part: string) => part.replaceAll(' ', '\u00a0')
  return [place.area, whole(row), whole(seat)].filter(Boolean).join(', ')
}
