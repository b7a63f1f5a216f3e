// Stored value: money a customer has with the venue, on a gift card or as credit, and how often a price rule is good for. What a counter may take of it with nobody
// to ask was set aside for it before; it grows by the server's word or by money taken here, and shrinks by the journal only.
import { z } from 'zod'
import { Currency } from '#core/domain/money.ts'

const id = z.string().min(1).max(64)
const atMs = z.int()
const minor = z.int()

export const StoredValueKind = z.enum(['gift-card', 'credit', 'uses'])
export type StoredValueKind = z.infer<typeof StoredValueKind>

/** What somebody was given: the balance begins at nothing and moves with the first movement. */
export const StoredValueOpening = z.object({
  kind: StoredValueKind,
  /** Of a gift card: twelve characters with a check character, as on a ticket. Null for credit. */
  code: z.string().max(40).nullable(),
  /** Whose credit it is, or who bought the card. */
  customerId: id.nullable(),
  currency: Currency,
  expiresAtMs: atMs.nullable(),
  /** The most that any one counter may have of it with nobody to ask, in minor units. */
  offlineMinor: minor.min(0),
  /** What it begins with: uses, where nobody pays anything in. */
  startMinor: minor.min(0).default(0),
})
export type StoredValueOpening = z.infer<typeof StoredValueOpening>

/** `amountMinor` above nothing puts money in, below takes it out. `number` is of the receipt. */
export const StoredValueMovement = z.object({
  id,
  kind: z.enum(['issue', 'top-up', 'redeem', 'return', 'correction']),
  amountMinor: minor,
  atMs,
  counterId: id,
  orderId: id.nullable(),
  number: z.string(),
})
export type StoredValueMovement = z.infer<typeof StoredValueMovement>

const CounterAmount = z.object({ counterId: id, amountMinor: minor.min(0) })

/**
 * `balanceMinor` is the sum of the movements; below nothing only where more was taken than there was, which is a case.
 * `shares`: of the balance, what each counter may take on its own. `asked`: what others need of them now. `wanted`: what is
 * kept free until then, by the server's clock, for somebody who stands at a counter with the card.
 */
export const StoredValueEntity = StoredValueOpening.extend({
  state: z.enum(['active', 'blocked']),
  openedAtMs: atMs,
  balanceMinor: minor,
  shares: z.array(CounterAmount),
  asked: z.array(CounterAmount),
  wanted: z.object({ amountMinor: minor, untilMs: atMs }).nullable(),
  movements: z.array(StoredValueMovement),
})
export type StoredValueEntity = z.infer<typeof StoredValueEntity>

/** A customer has one credit: two counters that begin it apart begin the same. */
export function creditId(customerId: string): string {
  return `credit ${customerId}`
}

/**
 * How often a price rule is good for, of which one is taken with every ticket or piece it fits; one is one, not a hundred.
 * @param customerId whose they are; null for everybody's together
 */
export function usesId(ruleCode: string, customerId: string | null): string {
  return customerId === null ? `uses ${ruleCode}` : `uses ${ruleCode} of ${customerId}`
}

// ---- what a counter asks the server ----

/** `lackingMinor`: what the counter's share is short of; counted on top of it, as the server may not have heard yet what was taken. */
export const ValueClaim = z.object({ storedValueId: id, lackingMinor: minor.min(1) })
export type ValueClaim = z.infer<typeof ValueClaim>

/** `granted`: the counter has that much more of it now; it comes down with the feed, up to `seq`. */
export const ValueClaimAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('granted'), seq: z.int() }),
  /** `freeMinor`: what nobody has set aside. `isAsked`: a counter that has some of it was asked to give it back. */
  z.object({ state: z.literal('refused'), freeMinor: minor, isAsked: z.boolean() }),
])
export type ValueClaimAnswer = z.infer<typeof ValueClaimAnswer>
