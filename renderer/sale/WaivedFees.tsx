// Fees that are not asked for this time: which, why, and the way back.
import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './cart.module.css'
import { type Cart, changeCart } from './cart-draft.ts'
import { waive } from './edit-cart.ts'
import type { Till } from './till.ts'

type Props = { tabKey: string; till: Till; cart: Cart }

export function WaivedFees({ tabKey, till, cart }: Props) {
  const { t } = useTranslation('fee')
  const waived = till.venue.fees.filter(({ code }) => cart.waivedFees.includes(code))
  if (waived.length === 0) return null
  const name = waived.map((fee) => fee.name).join(', ')
  return (
    <div className={classes.waived}>
      <span>{t('waived', { name })}</span>
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() =>
          waive(
            tabKey,
            waived.map(({ code }) => code),
            false,
          )
        }
      >
        {t('askAfterAll')}
      </Button>
      {cart.returns.length === 0 && (
        <TextInput
          size="xs"
          maxLength={400}
          className={classes.why ?? ''}
          aria-label={t('why')}
          placeholder={t('why')}
          autoComplete="off"
          value={cart.reason}
          onChange={({ currentTarget: { value } }) => changeCart(tabKey, () => ({ reason: value }))}
        />
      )}
    </div>
  )
}
