// Selling rights: what one counter may sell on its own, without asking anybody. A seat that was set aside for a counter is
// sold by nobody else until that counter's journal gives it back, however long the counter is away.
import { z } from 'zod'

const id = z.string().min(1).max(64)
const atMs = z.int()

export const AreaPlaces = z.object({ areaId: id, places: z.int().min(0) })
export type AreaPlaces = z.infer<typeof AreaPlaces>

/** For whom seats are blocked. `channel`: sold elsewhere, as by an agency. */
export const BlockOwner = z.enum(['house', 'promoter', 'channel'])
export type BlockOwner = z.infer<typeof BlockOwner>

/** `untilMs`: let go by itself then; null: when somebody does. */
export const Block = z.object({
  owner: BlockOwner,
  name: z.string().min(1).max(80),
  setAtMs: atMs,
  setBy: id,
  untilMs: atMs.nullable().default(null),
})
export type Block = z.infer<typeof Block>

/**
 * What a counter has of a performance now: what it sold is no longer in it. Its id is `allotmentId`.
 * Seats that are blocked have a `counterId` that no counter has, and say for whom in `block`.
 * `heldSeats` lie in a cart there and are free again by themselves at `untilMs` of the server's clock; nothing is sold on them.
 */
export const AllotmentEntity = z.object({
  performanceId: id,
  counterId: id,
  seats: z.array(id),
  areas: z.array(AreaPlaces),
  /** Seats and places it had when it was last filled up: half of it is the mark at which it asks for more. */
  filled: z.int().min(0),
  /** `changedAtMs` of the plan it was filled by; null where nobody planned. */
  planAtMs: atMs.nullable(),
  /** When seats were last fetched for one sale; left over from it, they go back after a while. Null: nothing is left over. */
  claimedAtMs: atMs.nullable(),
  heldSeats: z.array(z.object({ seatId: id, untilMs: atMs })),
  /** What others need of it now: a counter that has no use for them gives them back. */
  asked: z.object({ seats: z.array(id), areas: z.array(AreaPlaces) }),
  block: Block.nullable().default(null),
})
export type AllotmentEntity = z.infer<typeof AllotmentEntity>

export function allotmentId(performanceId: string, counterId: string): string {
  return `${performanceId} ${counterId}`
}

/** What one counter is to have of a performance: so many seats of each price category, so many places of each standing area. */
export const AllotmentShare = z.object({
  counterId: id,
  seats: z.array(z.object({ category: z.string(), count: z.int().min(0).max(10_000) })),
  areas: z.array(AreaPlaces),
})
export type AllotmentShare = z.infer<typeof AllotmentShare>

/**
 * Its id is the performance's. Without one, every counter gets a small share of its own accord. `stopMinutesBefore` the
 * beginning a counter stops selling on its own and gives back what is left; null: it never does.
 */
export const AllotmentPlanEntity = z.object({
  shares: z.array(AllotmentShare),
  stopMinutesBefore: z.int().min(0).nullable(),
  changedAtMs: atMs,
  changedBy: z.string(),
})
export type AllotmentPlanEntity = z.infer<typeof AllotmentPlanEntity>
