// Seats that are blocked: kept for the house, for a promoter, or for another channel.
import { z } from 'zod'
import { AreaId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import { BlockOwner } from '#core/protocol/allotment.ts'
import { Command, withRight } from './base.ts'

const BlockedPlaces = z.object({ areaId: AreaId, places: z.int().min(1).max(100_000) })

export const BlockView = z.object({
  blockId: z.uuid(),
  owner: BlockOwner,
  name: z.string(),
  setAtMs: z.int(),
  setByName: z.string(),
  seatIds: z.array(SeatId),
  /** Places of standing areas. */
  areas: z.array(BlockedPlaces),
  /** When it ends by itself. */
  untilMs: z.int().nullable(),
})
export type BlockView = z.infer<typeof BlockView>

const performanceId = PerformanceId
const blockId = z.uuid()

export const block = {
  /**
   * Free seats and places only. While the server is reached other counters are asked for theirs; without it a counter blocks what it may
   * sell on its own.
   */
  set: withRight('rights')
    .errors({
      UNKNOWN_PERFORMANCE: {},
      SEATS_TAKEN: { data: z.object({ seatIds: z.array(SeatId) }) },
      /** Not this counter's own, and nobody can be asked now. */
      SEATS_NOT_OWN: { data: z.object({ seatIds: z.array(SeatId) }) },
      /** Fewer places are free, or this counter's own while nobody can be asked. */
      PLACES_FULL: { data: z.object({ areaId: AreaId, free: z.int() }) },
      NOTHING_CHOSEN: {},
      END_IN_PAST: {},
    })
    .input(
      Command.extend({
        performanceId,
        owner: BlockOwner,
        name: z.string().trim().min(1).max(80),
        seatIds: z.array(SeatId).max(2_000),
        places: z.array(BlockedPlaces).max(50).default([]),
        /** UTC milliseconds; null: until somebody lets them go. */
        untilMs: z.int().nullable().default(null),
      }),
    )
    .output(z.object({ blockId: z.string() })),
  /** All of it, or some of the seats; they are free for everybody again, with and without a network. */
  release: withRight('rights')
    .errors({ NOTHING_THERE: {} })
    .input(
      Command.extend({
        performanceId,
        blockId,
        seatIds: z.array(SeatId).max(2_000).nullable(),
        reason: z.string().trim().max(400),
      }),
    )
    .output(z.object({ count: z.int() })),
}
