// What a gift card or credit is worth now, until when, and how much of it this counter may take while it is alone.
import { useTranslation } from 'react-i18next'
import type { StoredValueView } from '#core/contract/value.ts'
import { useSyncWords } from '../shell/use-sync-state.ts'
import classes from './pay.module.css'
import type { Till } from './till.ts'

export function GiftCardFacts({ card, till }: { card: StoredValueView; till: Till }) {
  const { t } = useTranslation('payment')
  const { mode } = useSyncWords()
  const isAlone = mode === 'offline' && card.ownMinor < card.balanceMinor
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('balance')}</dt>
        <dd data-testid="card-balance">{till.money(card.balanceMinor)}</dd>
      </div>
      {isAlone && (
        <div>
          <dt>{t('ownShare')}</dt>
          <dd>{till.money(card.ownMinor)}</dd>
        </div>
      )}
      {card.expiresAtMs !== null && (
        <div>
          <dt>{t('validUntil')}</dt>
          <dd>{till.date(card.expiresAtMs)}</dd>
        </div>
      )}
      {card.state !== 'active' && <div role="alert">{t(`state.${card.state}`)}</div>}
    </dl>
  )
}
