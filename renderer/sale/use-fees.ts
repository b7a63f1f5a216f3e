// Keeps the venue's fees in the cart, as the rule wants them for what lies there.
import { useEffect } from 'react'
import { wantedFees } from '#core/domain/fee.ts'
import type { OrderLineId } from '#core/domain/ids.ts'
import type { Venue } from '#core/domain/venue.ts'
import { newId } from '../host/new-id.ts'
import { type Cart, changeCart } from './cart-draft.ts'
import { withFees } from './cart-steps.ts'
import type { Moved } from './open-orders.ts'

export function useFees(tabKey: string, cart: Cart, { fees }: Venue, { returnedTickets, isLoading }: Moved): void {
  const { lines, waivedFees } = cart
  useEffect(() => {
    // What comes back is not known yet: an exchange would look like a sale.
    if (isLoading) return
    const soldTickets = lines.filter(({ kind }) => kind === 'ticket').length
    const due = wantedFees(fees, { soldTickets, returnedTickets }).filter(
      ({ feeCode }) => !waivedFees.includes(feeCode),
    )
    const next = withFees(lines, due, newId<OrderLineId>)
    if (next !== lines) changeCart(tabKey, () => ({ lines: [...next] }))
  }, [tabKey, lines, waivedFees, fees, returnedTickets, isLoading])
}
