// Carts put aside for whichever counter the customer comes back to.
import { z } from 'zod'
import { CustomerId } from '#core/domain/ids.ts'
import { CartContents } from '#core/protocol/parked-cart.ts'
import { Command, staffed, withRight } from './base.ts'

/** Amounts in minor units of the venue's currency, times UTC milliseconds. */
export const ParkedCartRow = z.object({
  cartId: z.uuid(),
  name: z.string(),
  customerId: CustomerId.nullable(),
  customerName: z.string(),
  totalMinor: z.int(),
  parkedAtMs: z.int(),
  parkedByName: z.string(),
  counter: z.string(),
})
export type ParkedCartRow = z.infer<typeof ParkedCartRow>

const cartId = z.uuid()

export const parkedCart = {
  /** The oldest first; at most two hundred. */
  list: staffed.output(z.array(ParkedCartRow)),
  /** Its seats are not kept: whoever takes it up sees which of them are gone. */
  park: withRight('sell')
    .errors({ CART_EMPTY: {} })
    .input(
      Command.extend({
        cartId,
        name: z.string().trim().max(200),
        totalMinor: z.int(),
        contents: CartContents,
      }),
    )
    .output(z.object({})),
  /** It is nobody else's from then on. */
  takeUp: withRight('sell').errors({ NOT_THERE: {} }).input(Command.extend({ cartId })).output(CartContents),
  /** Nobody is coming back for it. */
  giveUp: withRight('sell').errors({ NOT_THERE: {} }).input(Command.extend({ cartId })).output(z.object({})),
}
