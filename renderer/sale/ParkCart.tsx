// Puts the cart aside for whichever counter the customer comes back to: it leaves this tab and stands in the list.
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CustomerId } from '#core/domain/ids.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { newId } from '../host/new-id.ts'
import { useAction } from '../keys/keys.ts'
import { focusSearch } from '../search/focus-search.ts'
import { closeTab } from '../stores/desk.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { type Cart, forgetCart } from './cart-draft.ts'

type Props = {
  tabKey: string
  customerId: CustomerId | null
  cart: Cart
  /** The first thing in it, for who looks for it later. */
  name: string
  totalMinor: number
}

export function ParkCart({ tabKey, customerId, cart, name, totalMinor }: Props) {
  const { t } = useTranslation('sale')
  const park = useCommand(useHostClient().parkedCart.park)
  const { orderId, lines, returns, open, note, reason, promotionCode, waivedFees } = cart
  // What was paid of it belongs to this counter.
  const isEnabled = orderId !== null && cart.tenders.length === 0 && !cart.isSent && !cart.card && !park.isPending
  const run = () => {
    if (!isEnabled) return
    const contents = { customerId, lines, returns, open, note, reason, promotionCode, waivedFees }
    park.mutate(
      { cartId: newId<string>(), name: (note || name).slice(0, 200), totalMinor, contents },
      {
        onSuccess: () => {
          forgetCart(tabKey)
          if (customerId === null) closeTab(tabKey)
          focusSearch()
        },
      },
    )
  }
  useAction({ id: 'sale.park', title: t('parkForAll'), key: 'q', group: 'sale', isEnabled, run })
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={!isEnabled}
        title={t('parkForAll')}
        onClick={run}
        rightSection={<KeyHint of="Q" />}
      >
        {t('park')}
      </Button>
      <FaultBanner error={park.error} onRetry={run} />
    </>
  )
}
