// Beginning a payment at the terminal: what it was refused for outlives the view, and a refused one leaves the cart free.
import type { CustomerId, PaymentAttemptId } from '#core/domain/ids.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { getCart, setPayment } from './cart-draft.ts'

export function useBeginPayment(tabKey: string, customerId: CustomerId | null) {
  const client = useHostClient()
  const { mutate, isPending, error } = useCommand(client.payment.begin)
  /** The cart knows of it before the host does: whatever happens now, this screen knows what to ask about. */
  const start = ({ attemptId, amountMinor }: { attemptId: PaymentAttemptId; amountMinor: number }) => {
    const { orderId } = getCart(tabKey)
    if (orderId === null) return
    setPayment(tabKey, { card: { attemptId, amountMinor } })
    mutate(
      { attemptId, orderId, customerId, amountMinor },
      { onError: (refused) => refusalOf(refused) && setPayment(tabKey, { card: null }) },
    )
  }
  return { start, isPending, error }
}
