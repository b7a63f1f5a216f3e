// What it all costs: VAT per rate, the total. Undefined until every price is known: no sum is better than a wrong one.
import { useTranslation } from 'react-i18next'
import type { PricedCart } from '#core/domain/cart.ts'
import { outsideVat } from '#core/domain/vat.ts'
import classes from './cart.module.css'
import type { Till } from './till.ts'

export function Totals({ till, priced }: { till: Till; priced: PricedCart | undefined }) {
  const { t } = useTranslation('sale')
  return (
    <dl className={classes.totals}>
      {priced?.vatTable
        .filter(({ vatCode }) => vatCode !== outsideVat.code)
        .map((row) => (
          <div key={`${row.vatCode} ${row.vatRateBp}`} className={classes.vat}>
            <dt>{t('vatOf', { rate: till.rate(row.vatRateBp), amount: till.amount(row.grossMinor) })}</dt>
            <dd>{till.amount(row.vatMinor)}</dd>
          </div>
        ))}
      <div className={classes.total} aria-live="polite">
        <dt>{t('total')}</dt>
        <dd data-testid="total">{priced ? till.money(priced.totalMinor) : '…'}</dd>
      </div>
    </dl>
  )
}
