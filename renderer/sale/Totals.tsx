// What it all costs: VAT per rate, the total.
import { useTranslation } from 'react-i18next'
import type { PricedCart } from '#core/domain/cart.ts'
import classes from './sale.module.css'
import type { Till } from './till.ts'

export function Totals({ till, priced }: { till: Till; priced: PricedCart }) {
  const { t } = useTranslation('sale')
  return (
    <dl className={classes.totals}>
      {priced.vatTable.map((row) => (
        <div key={`${row.vatCode} ${row.vatRateBp}`} className={classes.vat}>
          <dt>{t('vatOf', { rate: till.rate(row.vatRateBp), amount: till.amount(row.grossMinor) })}</dt>
          <dd>{till.amount(row.vatMinor)}</dd>
        </div>
      ))}
      <div className={classes.total} aria-live="polite">
        <dt>{t('total')}</dt>
        <dd data-testid="total">{till.money(priced.totalMinor)}</dd>
      </div>
    </dl>
  )
}
