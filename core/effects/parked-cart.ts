// What entries about parked carts do. Of two counters that take one up apart both have it, and the seats decide which of them
// sells it.
import { z } from 'zod'
import { ParkedCartEntity } from '#core/protocol/parked-cart.ts'
import { type EntryRule, noClaims } from './effect.ts'

const id = z.string().min(1).max(64)
const Parked = z.object({ cartId: id, cart: ParkedCartEntity })
/** `cart` as it stood, with what lay in it: the journal has whose it was and what was given up. */
const TakenUp = z.object({ cartId: id, cart: ParkedCartEntity, isGivenUp: z.boolean() })

export const cartPark: EntryRule<z.infer<typeof Parked>> = {
  shape: Parked,
  touches: ({ cartId }) => [{ kind: 'parked-cart', id: cartId }],
  claims: () => noClaims,
  apply: ({ cartId, cart }, state) => {
    // Heard again after a restore: it may have been taken up meanwhile.
    const body = state.find('parked-cart', cartId) ?? cart
    return { puts: [{ kind: 'parked-cart', id: cartId, body }], cases: [] }
  },
}

export const cartTakeUp: EntryRule<z.infer<typeof TakenUp>> = {
  shape: TakenUp,
  touches: ({ cartId }) => [{ kind: 'parked-cart', id: cartId }],
  claims: () => noClaims,
  apply: ({ cartId, cart }) => ({
    puts: [{ kind: 'parked-cart', id: cartId, body: { ...cart, contents: null } }],
    cases: [],
  }),
}
