// Payments at the card terminal: begun before the terminal hears of them, and followed until it is known how they ended.
import { z } from 'zod'
import { CustomerId, OrderId, PaymentAttemptId } from '#core/domain/ids.ts'
import { Currency } from '#core/domain/money.ts'
import { Command, staffed, withRight } from './base.ts'

/** Amounts in minor units of `currency`, times UTC milliseconds. */
export const PaymentAttemptView = z.object({
  id: PaymentAttemptId,
  orderId: OrderId,
  customerId: CustomerId.nullable(),
  customerName: z.string(),
  amountMinor: z.int(),
  currency: Currency,
  /** `begun`: at the terminal now. `approved`: taken, and part of no sale yet. */
  state: z.enum(['begun', 'approved', 'declined', 'aborted', 'unknown']),
  reference: z.string(),
  beganAtMs: z.int(),
  beganByName: z.string(),
  isUsed: z.boolean(),
})
export type PaymentAttemptView = z.infer<typeof PaymentAttemptView>

const attemptId = PaymentAttemptId

export const payment = {
  /** `connected`: the terminal is told the amount and tells the outcome. Else the clerk does both. */
  terminal: staffed.output(z.object({ kind: z.enum(['standalone', 'connected']), name: z.string() })),
  /**
   * Answers when it is on the disk; what the terminal says is followed by `get`.
   * `PAYMENT_OPEN`: the outcome of an earlier one has to be settled first.
   */
  begin: withRight('sell')
    .errors({ PAYMENT_OPEN: { data: z.object({ attemptId }) } })
    .input(
      Command.extend({
        attemptId,
        orderId: OrderId,
        customerId: CustomerId.nullable(),
        amountMinor: z.int().min(-100_000_000).max(100_000_000),
      }),
    )
    .output(PaymentAttemptView),
  get: staffed.errors({ UNKNOWN_PAYMENT: {} }).input(z.object({ attemptId })).output(PaymentAttemptView),
  /** Whose outcome nobody knows, and what was taken and is part of no sale yet; oldest first. */
  open: staffed.output(z.array(PaymentAttemptView)),
  /** A person says how it ended. `reference`: the slip's number, where there is one. */
  settle: withRight('sell')
    .errors({ UNKNOWN_PAYMENT: {}, ALREADY_SETTLED: {} })
    .input(
      Command.extend({
        attemptId,
        state: z.enum(['approved', 'declined', 'aborted']),
        reference: z.string().trim().max(80),
      }),
    )
    .output(PaymentAttemptView),
  /** Asks the terminal what became of it. */
  ask: withRight('sell')
    .errors({ UNKNOWN_PAYMENT: {}, NOT_CONNECTED: {} })
    .input(z.object({ attemptId }))
    .output(PaymentAttemptView),
}
