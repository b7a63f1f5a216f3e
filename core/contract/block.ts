// Seats that are blocked: kept for the house, for a promoter, or for another channel.
import { z } from 'zod'
import { PerformanceId, SeatId } from '#core/domain/ids.ts'
import { BlockOwner } from '#core/protocol/allotment.ts'
import { Command, withRight } from './base.ts'

export const BlockView = z.object({
  blockId: z.uuid(),
  owner: BlockOwner,
  name: z.string(),
  setAtMs: z.int(),
  setByName: z.string(),
  seatIds: z.array(SeatId),
})
export type BlockView = z.infer<typeof BlockView>

const performanceId = PerformanceId
const blockId = z.uuid()

export const block = {
  /**
   * Free seats only. While the server is reached other counters are asked for theirs; without it a counter blocks what it may
   * sell on its own.
   */
  set: withRight('rights')
    .errors({
      UNKNOWN_PERFORMANCE: {},
      SEATS_TAKEN: { data: z.object({ seatIds: z.array(SeatId) }) },
      /** Not this counter's own, and nobody can be asked now. */
      SEATS_NOT_OWN: { data: z.object({ seatIds: z.array(SeatId) }) },
    })
    .input(
      Command.extend({
        performanceId,
        owner: BlockOwner,
        name: z.string().trim().min(1).max(80),
        seatIds: z.array(SeatId).min(1).max(2_000),
      }),
    )
    .output(z.object({ blockId: z.string() })),
  /** All of them, or some; they are free for everybody again, with and without a network. */
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
