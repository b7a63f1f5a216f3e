// What the counter asks of a card terminal, in its own words.
//
//   pay ──► approved   the money is taken; `reference` is what the slip calls it
//       ├─► declined   nothing was taken, the card was refused
//       ├─► aborted    nothing was taken, somebody stopped it
//       └─► unknown    nobody can tell: a person settles it before the next payment
import type { Currency } from '#core/domain/money.ts'

/** `amountMinor` in minor units; below nothing, money goes back to the card. `attemptId` names it for whoever asks later. */
export type PaymentRequest = { attemptId: string; amountMinor: number; currency: Currency }

/** `reason` is a short English phrase for the log. */
export type PaymentResult =
  | { state: 'approved'; reference: string }
  | { state: 'declined' | 'aborted' | 'unknown'; reason: string }

/** Neither method throws, and each answers within a bounded time: three minutes to pay, half a minute to ask. */
export interface ConnectedTerminal {
  kind: 'connected'
  name: string
  pay(request: PaymentRequest): Promise<PaymentResult>
  /** What became of an earlier payment. `unknown` when the terminal cannot say. */
  ask(attemptId: string): Promise<PaymentResult>
  close(): Promise<void>
}

/** A terminal with no line to the counter: the clerk keys the amount there, and says here how it ended. */
export type StandaloneTerminal = { kind: 'standalone'; name: string }

export type PaymentTerminal = ConnectedTerminal | StandaloneTerminal
