// What was bought: every ticket and every item of an order, with its place, price, VAT and ticket code.
import { useTranslation } from 'react-i18next'
import type { OrderLineView, OrderView } from '#core/contract/order.ts'
import { formatAmount } from '#core/domain/money.ts'
import { type Counter, shortMomentText } from '../customer/counter.ts'
import classes from './OrderView.module.css'

type Props = { order: OrderView; counter: Counter }

export function OrderLines({ order, counter }: Props) {
  const { t } = useTranslation('order')
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
            <Line key={line.id} line={line} counter={counter} />
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

function Line({ line, counter }: { line: OrderLineView; counter: Counter }) {
  const { t } = useTranslation('order')
  const { locale } = counter
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  return (
    <tr data-cancelled={line.state === 'cancelled' || undefined}>
      <td>
        {line.text}
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
