// A guest's order on its way to a customer whose card is open: told to the host once, and shown on the card.
import { Alert } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { order as contract } from '#core/contract/order.ts'
import type { CustomerId, OrderId } from '#core/domain/ids.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { type RefusalTexts, refusalOf } from '../host/refusal.ts'
import { showOrder } from '../stores/desk.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { endAssigning, useGiving } from './give-to-customer.ts'

const refusalTexts = {
  UNKNOWN_ORDER: 'orderGone',
  UNKNOWN_CUSTOMER: 'orderGone',
  HAS_CUSTOMER: 'hasCustomer',
} as const satisfies RefusalTexts<typeof contract.assign, 'payment'>

export function AssignOrder({ customerId }: { customerId: CustomerId }) {
  const { t } = useTranslation('payment')
  const assigning = useGiving((giving) => giving.assigning)
  const assign = useCommand(useHostClient().order.assign)
  const asked = useRef<OrderId>(undefined)
  const orderId = assigning?.to === customerId ? assigning.orderId : undefined
  const tell = (of: OrderId) => {
    asked.current = of
    assign.mutate(
      { orderId: of, customerId },
      {
        onSuccess: () => {
          endAssigning()
          showOrder(customerId, of)
        },
      },
    )
  }
  // Once: a card that is drawn again does not give it again.
  useEffect(() => {
    if (orderId && asked.current !== orderId) tell(orderId)
  })
  const refused = refusalOf(assign.error)
  if (!orderId || !assign.error) return null
  if (!refused) return <FaultBanner error={assign.error} onRetry={() => tell(orderId)} />
  const text = refused.code in refusalTexts ? refusalTexts[refused.code as keyof typeof refusalTexts] : 'orderGone'
  return (
    <Alert role="alert" color="orange" withCloseButton closeButtonLabel={t('orderGoneClose')} onClose={endAssigning}>
      {t(text)}
    </Alert>
  )
}
