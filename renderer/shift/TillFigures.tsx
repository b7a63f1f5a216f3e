// What the shift took so far: the figures an X report would print.
import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ShiftState } from '#core/contract/shift.ts'
import type { Till } from '../sale/till.ts'
import classes from './shift.module.css'

type Row = [name: string, value: string]

export function TillFigures({ state, till }: { state: ShiftState; till: Till }) {
  const { t } = useTranslation('till')
  const { sums, clerkNames } = state
  if (!sums) return null
  const { cash, perpetual } = sums
  const money = (minor: number) => till.amount(minor)
  return (
    <div className={classes.figures}>
      <Figures
        name={t('cash')}
        rows={[
          [t('float'), money(cash.floatMinor)],
          [t('taken'), money(cash.takenMinor)],
          [t('putIn'), money(cash.putInMinor)],
          [t('takenOut'), money(cash.takenOutMinor)],
          [t('expected'), money(cash.expectedMinor)],
        ]}
      />
      <Figures
        name={t('means')}
        rows={sums.means.flatMap(({ means, count, inMinor, outMinor }): Row[] =>
          means === 'transfer' ? [] : [[`${t(`paidBy.${means}`)} (${count})`, money(inMinor + outMinor)]],
        )}
      />
      <Figures
        name={t('kinds')}
        rows={sums.kinds.map(({ kind, count, amountMinor }) => [`${t(`kind.${kind}`)} (${count})`, money(amountMinor)])}
      />
      <Figures
        name={t('cashiers')}
        rows={sums.clerks.map((clerk) => [
          `${clerkNames[clerk.clerkId] ?? '?'} (${clerk.documents})`,
          money(clerk.salesMinor + clerk.returnsMinor),
        ])}
      />
      <Figures
        name={t('vat')}
        rows={sums.vatTable.map(({ vatRateBp, vatMinor }) => [
          t('vatOf', { rate: till.rate(vatRateBp) }),
          money(vatMinor),
        ])}
      />
      <Figures
        name={t('documents')}
        rows={[
          [t('documents'), String(sums.documents)],
          [t('perpetual'), money(perpetual.salesMinor + perpetual.returnsMinor)],
        ]}
      />
    </div>
  )
}

function Figures({ name, rows }: { name: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null
  return (
    <section aria-label={name}>
      <Title order={3} size="h5">
        {name}
      </Title>
      <dl className={classes.facts}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
