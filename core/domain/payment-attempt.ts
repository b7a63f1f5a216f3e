// A payment at a card terminal, from before the terminal hears of it until it is known how it ended.
//
//   begun ──approved──▶ approved ──a sale is completed with it──▶ used
//     ├──declined, aborted──▶ (nothing was taken)
//     └──no answer, power cut──▶ unknown ──"it was paid"──▶ approved
//                                   └──"it was not"──▶ aborted
//
// While one is begun or unknown the terminal takes no other: nobody is charged twice for one thing.
import { z } from 'zod'
import { Currency } from '#core/domain/money.ts'

export const AttemptEnd = z.enum(['approved', 'declined', 'aborted', 'unknown'])
export type AttemptEnd = z.infer<typeof AttemptEnd>

/** What the journal says before the terminal hears of it. Amounts in minor units; below nothing for money that goes back. */
export const PaymentBegun = z.object({
  id: z.string(),
  orderId: z.string(),
  customerId: z.string().nullable(),
  amountMinor: z.int(),
  currency: Currency,
})

/** `settledBy`: the person who said what the terminal could not; null where it said so itself. */
export const PaymentEnded = z.object({
  id: z.string(),
  state: AttemptEnd,
  reference: z.string().max(80),
  settledBy: z.string().nullable(),
})
export type PaymentEnded = z.infer<typeof PaymentEnded>
