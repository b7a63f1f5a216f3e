// A cart that was put aside for whichever counter the customer comes back to. What it becomes gets an id where it is taken up:
// two counters that take it up apart make an order each, and their seats decide.
import { z } from 'zod'
import { CartLine } from '#core/domain/cart.ts'
import { OpenPayment, OrderGivenBack } from '#core/domain/cart-open.ts'
import { CustomerId } from '#core/domain/ids.ts'

const id = z.string().min(1).max(64)

/** What lies in it. Nothing was paid of it: what is paid belongs to the counter that took the money. */
export const CartContents = z.object({
  customerId: CustomerId.nullable(),
  lines: z.array(CartLine).max(500),
  returns: z.array(OrderGivenBack).max(50),
  open: z.array(OpenPayment).max(50),
  note: z.string().max(400),
  reason: z.string().max(400),
  promotionCode: z.string().max(40),
  waivedFees: z.array(z.string().max(40)).max(20),
})
export type CartContents = z.infer<typeof CartContents>

/** `contents` is null once somebody took it up, or gave it up. `name`: what the clerk called it, or the first thing in it. */
export const ParkedCartEntity = z.object({
  name: z.string().max(200),
  /** Minor units of the venue's currency, as it was when it was parked. */
  totalMinor: z.int(),
  contents: CartContents.nullable(),
  parkedAtMs: z.int(),
  parkedBy: id,
  counterId: id,
})
export type ParkedCartEntity = z.infer<typeof ParkedCartEntity>
