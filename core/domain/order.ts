// An order as the card shows it: its state, where it came from, and which filter it belongs to.
import { z } from 'zod'

export const OrderState = z.enum(['sold', 'reserved', 'cancelled-sold', 'cancelled-reserved'])
export type OrderState = z.infer<typeof OrderState>
/** `gift-card`: one that is sold, or topped up. */
export const OrderLineKind = z.enum(['ticket', 'product', 'gift-card', 'membership', 'donation', 'fee'])
export type OrderLineKind = z.infer<typeof OrderLineKind>
export const Channel = z.enum(['counter', 'web', 'phone'])
export type Channel = z.infer<typeof Channel>

/** The card's two switches: the calendar (coming or past) and the bin (cancelled orders). */
export type OrderFilter = { time: 'coming' | 'past' | 'all'; bin: 'off' | 'cancelled-sold' | 'cancelled-reserved' }

/**
 * Whether an order shows under a filter. The bin shows one kind of cancelled orders of any time; without it they are
 * hidden. An order is coming while its last performance is; an order without performances counts by its own date.
 */
export function isShown(
  order: { state: OrderState; lastStartsAtMs: number | null; createdAtMs: number },
  filter: OrderFilter,
  nowMs: number,
): boolean {
  if (filter.bin !== 'off') return order.state === filter.bin
  if (order.state === 'cancelled-sold' || order.state === 'cancelled-reserved') return false
  if (filter.time === 'all') return true
  const isComing = (order.lastStartsAtMs ?? order.createdAtMs) >= nowMs - stillRunningMs
  return isComing === (filter.time === 'coming')
}

/** A performance that began within the last four hours still counts as coming: its visitors are at the desk. */
const stillRunningMs = 4 * 3_600_000
