// What this counter may sell on its own, and what a manager says about it.
import { z } from 'zod'
import { PerformanceId, SeatId } from '#core/domain/ids.ts'
import { AllotmentShare } from '#core/protocol/allotment.ts'
import { Command, staffed, withRight } from './base.ts'

/** What a counter has of a performance: seats and places together. `isOwn`: this counter. */
const CounterRights = z.object({
  counterId: z.string(),
  code: z.string(),
  name: z.string(),
  isOwn: z.boolean(),
  isRevoked: z.boolean(),
  count: z.int(),
})

export const PerformanceRights = z.object({
  performanceId: PerformanceId,
  title: z.string(),
  startsAtMs: z.int(),
  /** Places nobody has, as far as this counter knows. */
  free: z.int(),
  /** Of those, what this counter may sell without asking anybody. */
  own: z.int(),
  /** UTC milliseconds from which this counter sells nothing of it on its own; null: until it is over. */
  stopAtMs: z.int().nullable(),
  isStopped: z.boolean(),
  counters: z.array(CounterRights),
  /** Null where nobody planned: every counter then gets a small share. */
  plan: z.object({ shares: z.array(AllotmentShare), stopMinutesBefore: z.int().nullable() }).nullable(),
})
export type PerformanceRights = z.infer<typeof PerformanceRights>

const performanceId = PerformanceId

export const rights = {
  /** Coming performances in the order of time. `isLimited` is false for a counter without a server: it may sell everything. */
  overview: staffed.output(z.object({ isLimited: z.boolean(), performances: z.array(PerformanceRights) })),
  /**
   * Keeps seats that lie in a cart from everybody else, for ten minutes: all of these and no others of the performance.
   * `offline`: nobody could be asked, which stops nothing; the sale asks again.
   */
  hold: withRight('sell')
    .input(z.object({ performanceId, seatIds: z.array(SeatId).max(500) }))
    .output(z.object({ state: z.enum(['held', 'refused', 'offline']), seatIds: z.array(SeatId) })),
  /** Works without a network; the counters hear of it when they are heard. */
  setPlan: withRight('rights')
    .errors({ UNKNOWN_PERFORMANCE: {} })
    .input(
      Command.extend({
        performanceId,
        shares: z.array(AllotmentShare).max(100),
        stopMinutesBefore: z.int().min(0).max(100_000).nullable(),
      }),
    )
    .output(z.object({})),
  /** By force: what the counter sells of it until it hears of this becomes a case where somebody else was quicker. */
  takeBack: withRight('rights')
    .errors({ NOTHING_THERE: {} })
    .input(Command.extend({ performanceId, counterId: z.uuid(), reason: z.string().trim().min(1).max(400) }))
    .output(z.object({ count: z.int() })),
}
