// What a counter may sell on its own: which lines of a cart go beyond it, and which seats are worth setting aside.
import { bestSeats } from '#core/domain/best-seats.ts'
import type { CartLine } from '#core/domain/cart.ts'
import type { OrderLineId, SeatId } from '#core/domain/ids.ts'
import type { HallPlan } from '#core/domain/seat.ts'

/** Of one performance. `places` by the id of the standing area. */
export type OwnRights = { seats: ReadonlySet<string>; places: ReadonlyMap<string, number> }

export const noRights: OwnRights = { seats: new Set(), places: new Map() }

/** The lines that only the server can grant: seats that are not set aside here, and places beyond the counter's number. */
export function beyondRights(
  lines: readonly CartLine[],
  rightsOf: (performanceId: string) => OwnRights,
): OrderLineId[] {
  const used = new Map<string, number>()
  return lines.flatMap((line) => {
    if (line.kind !== 'ticket') return []
    const { seats, places } = rightsOf(line.performanceId)
    if (line.seatId !== null) return seats.has(line.seatId) ? [] : [line.id]
    const area = `${line.performanceId} ${line.areaId}`
    const count = (used.get(area) ?? 0) + 1
    used.set(area, count)
    return count <= (places.get(line.areaId) ?? 0) ? [] : [line.id]
  })
}

/** People come in twos and fours: seats are set aside in runs of so many. */
const runLength = 10

/** Free seats of a category in runs as long as there are, at most `count`; the same question always gets the same answer. */
export function seatsToSetAside(
  plan: HallPlan,
  isFree: (seatId: SeatId) => boolean,
  category: string,
  count: number,
): SeatId[] {
  const chosen = new Set<SeatId>()
  const isLeft = (seatId: SeatId) => isFree(seatId) && !chosen.has(seatId)
  let size = runLength
  while (chosen.size < count && size > 0) {
    const wanted = Math.min(size, count - chosen.size)
    const run = bestSeats(plan, isLeft, wanted, { category })
    for (const seatId of run?.seats ?? []) chosen.add(seatId)
    if (!run) size = Math.floor(wanted / 2)
  }
  return [...chosen]
}

/** Where nobody planned: so many seats of each category and places of each standing area, and never more than a half in all. */
const defaultSeats = 40
const defaultPlaces = 60

export type Share = { seats: { category: string; count: number }[]; areas: { areaId: string; places: number }[] }

/** @param counters how many share the hall */
export function defaultShare(plan: Pick<HallPlan, 'areas' | 'seats'>, counters: number): Share {
  const half = (capacity: number) => Math.floor(capacity / 2 / Math.max(1, counters))
  const capacities = new Map<string, number>()
  for (const { category } of plan.seats) capacities.set(category, (capacities.get(category) ?? 0) + 1)
  return {
    seats: [...capacities].map(([category, capacity]) => ({
      category,
      count: Math.min(defaultSeats, half(capacity)),
    })),
    areas: plan.areas
      .filter(({ kind }) => kind === 'standing')
      .map(({ id, capacity }) => ({ areaId: id, places: Math.min(defaultPlaces, half(capacity)) })),
  }
}
