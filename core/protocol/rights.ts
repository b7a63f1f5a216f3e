// What a counter asks the server about selling rights while it is online. What it is given comes down with the feed, like
// everything else: whoever has read up to `seq` has it.
import { z } from 'zod'
import { AreaPlaces } from './allotment.ts'
import { AreaKey, SeatKey } from './case.ts'

const id = z.string().min(1).max(64)

export const RightsPart = z.object({
  performanceId: id,
  seats: z.array(id).max(1_000),
  areas: z.array(AreaPlaces).max(50),
})
export type RightsPart = z.infer<typeof RightsPart>

/** Seats that lie in a cart: nobody else gets them for ten minutes. An empty list lets go of all this counter holds there. */
export const Hold = z.object({ performanceId: id, seatIds: z.array(id).max(500) })
export type Hold = z.infer<typeof Hold>
export const HoldAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('held'), untilMs: z.int(), seq: z.int() }),
  /** Somebody has these; nothing was changed. `isAsked`: a counter that has some of them was asked to give them back. */
  z.object({ state: z.literal('refused'), seats: z.array(SeatKey), isAsked: z.boolean() }),
])
export type HoldAnswer = z.infer<typeof HoldAnswer>

/** Everything one sale needs beyond the counter's own rights: all of it is granted, or nothing. */
export const Claim = z.object({ parts: z.array(RightsPart).min(1).max(50) })
export type Claim = z.infer<typeof Claim>
export const ClaimAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('granted'), seq: z.int() }),
  z.object({
    state: z.literal('refused'),
    seats: z.array(SeatKey),
    areas: z.array(AreaKey.extend({ free: z.int() })),
    isAsked: z.boolean(),
  }),
])
export type ClaimAnswer = z.infer<typeof ClaimAnswer>

export const refillPerformancesMax = 20

/** `surplus`: what the counter has beyond its share, to be given back through its journal. */
export const Refill = z.object({ performanceIds: z.array(id).min(1).max(refillPerformancesMax) })
export type Refill = z.infer<typeof Refill>
export const RefillAnswer = z.object({ seq: z.int(), surplus: z.array(RightsPart) })
export type RefillAnswer = z.infer<typeof RefillAnswer>
