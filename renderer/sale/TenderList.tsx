// What has been paid so far, by whichever means. A card payment is money that was taken: it does not go away by a click.
import { ActionIcon } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Tender } from '#core/domain/tender.ts'
import classes from './pay.module.css'
import type { Till } from './till.ts'

type Props = { tenders: readonly Tender[]; till: Till; isLocked: boolean; onRemove: (index: number) => void }

export function TenderList({ tenders, till, isLocked, onRemove }: Props) {
  const { t } = useTranslation('payment')
  if (tenders.length === 0) return null
  return (
    <ul className={classes.tenders} aria-label={t('paidSoFar')}>
      {tenders.map((tender, index) => {
        if (tender.means === 'cash') return null
        const name = [t(`way.${tender.means}`), 'reference' in tender ? tender.reference : ''].filter(Boolean).join(' ')
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two payments may be alike in everything
          <li key={index}>
            <span>{name}</span>
            <span>{till.amount(tender.amountMinor)}</span>
            {tender.means !== 'card' && (
              <ActionIcon
                size="sm"
                disabled={isLocked}
                aria-label={t('removeTender', { name })}
                onClick={() => onRemove(index)}
              >
                ✕
              </ActionIcon>
            )}
          </li>
        )
      })}
    </ul>
  )
}
