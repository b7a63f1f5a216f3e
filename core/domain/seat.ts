// A hall as the seat map draws it: areas with seats at positions, and standing areas that are only a count.
import { z } from 'zod'
import { AreaId, HallId, SeatId } from '#core/domain/ids.ts'

export const SeatKind = z.enum(['normal', 'wheelchair', 'companion', 'restricted'])
export type SeatKind = z.infer<typeof SeatKind>

/** What a clerk may do with a seat, for one performance, as this counter knows it. */
export const SeatStatus = z.enum(['free', 'sold', 'reserved', 'blocked'])
export type SeatStatus = z.infer<typeof SeatStatus>

/** x and y are in tenths of a seat's width, the stage at the top (y grows away from it). */
export const Seat = z.object({
  id: SeatId,
  areaId: AreaId,
  row: z.string(),
  number: z.string(),
  x: z.int(),
  y: z.int(),
  kind: SeatKind,
  /** The price category, a letter or short word of the hall ("A"). */
  category: z.string(),
})
export type Seat = z.infer<typeof Seat>

/** `focus` is the point from which seats are best: usually the middle of the stage's edge or of the good rows. */
export const HallArea = z.object({
  id: AreaId,
  name: z.string(),
  kind: z.enum(['seated', 'standing']),
  /** Places in a standing area; for a seated area the number of its seats. */
  capacity: z.int().nonnegative(),
  category: z.string(),
})
export type HallArea = z.infer<typeof HallArea>

export const HallPlan = z.object({
  hallId: HallId,
  name: z.string(),
  focus: z.object({ x: z.int(), y: z.int() }),
  areas: z.array(HallArea),
  seats: z.array(Seat),
})
export type HallPlan = z.infer<typeof HallPlan>
