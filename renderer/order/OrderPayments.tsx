// How an order was paid: means, amounts, what was given and given back, when and to whom.
import { useTranslation } from 'react-i18next'
import type { OrderView } from '#core/contract/order.ts'
import { formatAmount } from '#core/domain/money.ts'
import { type Counter, shortMomentText } from '../customer/counter.ts'
import classes from './OrderView.module.css'

export function OrderPayments({ order, counter }: { order: OrderView; counter: Counter }) {
  const { t } = useTranslation('order')
  const { locale } = counter
  if (order.payments.length === 0) return <p className={classes.facts}>{t('noPayments')}</p>
  return (
    <div className={classes.scroller}>
      <table className={classes.table}>
        <caption>{t('payments')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('paymentMeans')}</th>
            <th scope="col">{t('paidAt')}</th>
            <th scope="col">{t('takenBy')}</th>
            <th scope="col">{t('receipt')}</th>
            <th scope="col" className={classes.amount}>
              {t('tendered')}
            </th>
            <th scope="col" className={classes.amount}>
              {t('change')}
            </th>
            <th scope="col" className={classes.amount}>
              {t('rounding')}
            </th>
            <th scope="col" className={classes.amount}>
              {t('amount')} <small>{order.currency}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          {order.payments.map((payment) => (
            <tr key={payment.receiptNumber}>
              <td>{t(`means.${payment.means}`)}</td>
              <td className={classes.nowrap}>{shortMomentText(payment.atMs, counter)}</td>
              <td>{payment.takenByName}</td>
              <td className={classes.nowrap}>{payment.receiptNumber}</td>
              <td className={classes.amount}>{formatAmount(payment.tenderedMinor, locale)}</td>
              <td className={classes.amount}>{formatAmount(payment.changeMinor, locale)}</td>
              <td className={classes.amount}>
                {payment.roundingMinor === 0 ? '' : formatAmount(payment.roundingMinor, locale)}
              </td>
              <td className={classes.amount}>{formatAmount(payment.amountMinor, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
