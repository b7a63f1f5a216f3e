// Gift cards and credit: what one is worth, and what a customer has.
import { z } from 'zod'
import { CustomerId, StoredValueId } from '#core/domain/ids.ts'
import { Currency } from '#core/domain/money.ts'
import { StoredValueKind, StoredValueMovement } from '#core/protocol/stored-value.ts'
import { staffed } from './base.ts'

/** Amounts in minor units of `currency`, times UTC milliseconds. */
export const StoredValueView = z.object({
  id: z.string(),
  kind: StoredValueKind,
  /** The end of a gift card's code; empty for credit. */
  hiddenCode: z.string(),
  currency: Currency,
  state: z.enum(['active', 'blocked', 'expired']),
  balanceMinor: z.int(),
  /** What this counter may take of it with nobody to ask. */
  ownMinor: z.int(),
  openedAtMs: z.int(),
  expiresAtMs: z.int().nullable(),
  /** Oldest first, with the balance after each. */
  movements: z.array(StoredValueMovement.omit({ counterId: true }).extend({ balanceMinor: z.int() })),
})
export type StoredValueView = z.infer<typeof StoredValueView>

export const value = {
  /** By what was typed or scanned. `CODE_INVALID`: no gift card can have such a code, so it was misread. */
  findCard: staffed
    .errors({ CODE_INVALID: {}, UNKNOWN_CARD: {} })
    .input(z.object({ code: z.string().max(60) }))
    .output(StoredValueView.extend({ id: StoredValueId })),
  /** Of the price rules that count their uses: how many there are, and how many are left for this customer, or a guest. */
  uses: staffed
    .input(z.object({ customerId: CustomerId.nullable() }))
    .output(z.array(z.object({ ruleCode: z.string(), name: z.string(), most: z.int(), left: z.int() }))),
  /** A customer's gift cards and credit, the newest first. */
  ofCustomer: staffed.input(z.object({ customerId: CustomerId })).output(z.array(StoredValueView)),
}
