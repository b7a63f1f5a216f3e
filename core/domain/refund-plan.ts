// By which means money goes back: as it came in, as far as that can be. The order is fixed, so that two clerks do the same.
import type { Means } from '#core/domain/tender.ts'

type Paid = { means: Means; amountMinor: number; storedValueId: string | null; reference: string }
export type PlannedRefund = { means: 'card' | 'invoice' | 'gift-card' | 'credit' | 'cash'; amountMinor: number } & Pick<
  Paid,
  'storedValueId' | 'reference'
>

/** Back to the bank card before anything else, then to what is owed or stored, and in coins only what is left. */
const order: readonly PlannedRefund['means'][] = ['card', 'invoice', 'gift-card', 'credit', 'cash']

/**
 * @param payments everything that ever moved on the order, refunds below nothing
 * @param amountMinor above nothing: what is to go back
 * @param hasCustomer a voucher of somebody else's, and money paid on the web, go to the customer's credit; without one, in cash
 * @returns amounts above nothing that come to exactly `amountMinor`
 */
export function planRefund(payments: readonly Paid[], amountMinor: number, hasCustomer: boolean): PlannedRefund[] {
  const sums = new Map<string, PlannedRefund>()
  for (const payment of payments) {
    const means = backBy(payment.means, hasCustomer)
    const storedValueId = means === 'gift-card' ? payment.storedValueId : null
    const key = `${means} ${storedValueId ?? ''}`
    const known = sums.get(key) ?? { means, amountMinor: 0, storedValueId, reference: payment.reference }
    sums.set(key, { ...known, amountMinor: known.amountMinor + payment.amountMinor })
  }
  const inOrder = [...sums.values()]
    .filter((sum) => sum.amountMinor > 0)
    .toSorted((a, b) => order.indexOf(a.means) - order.indexOf(b.means))
  let leftMinor = amountMinor
  const planned = inOrder.flatMap((sum): PlannedRefund[] => {
    const part = Math.min(leftMinor, sum.amountMinor)
    leftMinor -= part
    return part > 0 ? [{ ...sum, amountMinor: part }] : []
  })
  if (leftMinor === 0) return planned
  const cash = planned.find(({ means }) => means === 'cash')
  const rest: PlannedRefund = { means: 'cash', storedValueId: null, reference: '', amountMinor: leftMinor }
  return cash
    ? planned.map((each) => (each === cash ? { ...each, amountMinor: each.amountMinor + leftMinor } : each))
    : [...planned, rest]
}

function backBy(means: Means, hasCustomer: boolean): PlannedRefund['means'] {
  if (means === 'voucher' || means === 'web') return hasCustomer ? 'credit' : 'cash'
  return means === 'transfer' ? 'cash' : means
}
