// Proposes the n best seats still free: together in one run if there is one, else in near-equal parts that sit behind
// each other, else apart. Leaving somebody else's seat alone is avoided before anything but tearing the group apart.
import type { AreaId, SeatId } from '#core/domain/ids.ts'
import type { HallPlan, Seat } from '#core/domain/seat.ts'
import { distance, mayBeAlone, readBoard, type SeatWishes } from '#core/domain/seat-board.ts'
import { seatRows } from '#core/domain/seat-rows.ts'
import { type SeatChoice, searchSeats } from '#core/domain/seat-search.ts'

/** Seats that touch each other, in walking order. */
export type SeatParty = { areaId: AreaId; row: string; seats: SeatId[] }

/** Why these seats, as data: the screen makes one line of it. */
export type BestSeatsExplanation = {
  kind: SeatChoice['kind']
  parties: SeatParty[]
  /** Free seats that would be left without a free neighbour; only when it could not be helped. */
  leftAlone: SeatId[]
  restrictedView: number
  categories: string[]
}

export type BestSeats = { seats: SeatId[]; explanation: BestSeatsExplanation }

/** The largest group asked for at once; more than that is sold block by block. */
export const largestGroup = 100

/**
 * The best `count` seats, or undefined when fewer are free. The same question always gets the same answer.
 * @param isFree whether this counter may sell the seat now; also seats it answers false for shape what is "alone".
 * @throws RangeError when `count` is not a whole number from 1 to `largestGroup`.
 */
export function bestSeats(
  plan: HallPlan,
  isFree: (seatId: SeatId) => boolean,
  count: number,
  wishes: SeatWishes = {},
): BestSeats | undefined {
  if (!Number.isInteger(count) || count < 1 || count > largestGroup) throw new RangeError(`a group of ${count} seats`)
  const board = readBoard(plan, isFree, wishes)
  const choice = searchSeats(board, count)
  return choice && describe(plan, isFree, choice)
}

/**
 * The free seats that lose their last free neighbour when `chosen` are taken. Places for wheelchairs and companions
 * count as neither: a single one is no loss, and nobody else sits there.
 */
export function seatsLeftAlone(
  plan: HallPlan,
  isFree: (seatId: SeatId) => boolean,
  chosen: ReadonlySet<SeatId>,
): SeatId[] {
  const touched = seatRows(plan).flatMap((row) =>
    row.blocks.filter((block) => block.some((seat) => chosen.has(seat.id))),
  )
  return touched.flatMap((block) => {
    const before = block.map((seat) => mayBeAlone(seat) && isFree(seat.id))
    const after = block.map((seat, place) => before[place] === true && !chosen.has(seat.id))
    return block.filter((_, place) => isSingle(after, place) && !isSingle(before, place)).map((seat) => seat.id)
  })
}

/**
 * How many good places side by side are left, for the dots in a list of performances. Good are the nearer half of the
 * ordinary seats; counted are the pairs that can still be sold there, against the pairs of the empty hall:
 * 3 from a half upwards, 2 from a fifth, 1 while there is one pair, 0 when there is none.
 */
export function goodAdjacentDots(plan: HallPlan, isFree: (seatId: SeatId) => boolean): 0 | 1 | 2 | 3 {
  const isGood = nearerHalf(plan)
  let pairsFree = 0
  let pairsInAll = 0
  for (const { blocks } of seatRows(plan)) {
    for (const block of blocks) {
      pairsInAll += pairs(block, isGood)
      pairsFree += pairs(block, (seat) => isGood(seat) && isFree(seat.id))
    }
  }
  if (pairsFree === 0) return 0
  if (pairsFree * 2 >= pairsInAll) return 3
  return pairsFree * 5 >= pairsInAll ? 2 : 1
}

function describe(plan: HallPlan, isFree: (seatId: SeatId) => boolean, { kind, parts }: SeatChoice): BestSeats {
  const all = parts.flatMap((part) => part.block.seats.slice(part.start, part.start + part.size))
  const seats = all.map((seat) => seat.id)
  const chosen = new Set(seats)
  return {
    seats,
    explanation: {
      kind,
      parties: partiesOf(plan, chosen),
      leftAlone: seatsLeftAlone(plan, isFree, chosen),
      restrictedView: all.filter((seat) => seat.kind === 'restricted').length,
      categories: [...new Set(all.map((seat) => seat.category))].toSorted(),
    },
  }
}

/** Who sits together: parts that happen to touch are one party. */
function partiesOf(plan: HallPlan, chosen: ReadonlySet<SeatId>): SeatParty[] {
  const parties: SeatParty[] = []
  for (const { areaId, row, blocks } of seatRows(plan)) {
    for (const block of blocks) {
      block.forEach((seat, place) => {
        if (!chosen.has(seat.id)) return
        const before = block[place - 1]
        const party = before && chosen.has(before.id) ? parties.at(-1) : undefined
        if (party) party.seats.push(seat.id)
        else parties.push({ areaId, row, seats: [seat.id] })
      })
    }
  }
  return parties
}

function isSingle(free: readonly boolean[], place: number): boolean {
  return free[place] === true && free[place - 1] !== true && free[place + 1] !== true
}

function pairs(block: readonly Seat[], counts: (seat: Seat) => boolean): number {
  let found = 0
  let run = 0
  for (const seat of block) {
    run = counts(seat) ? run + 1 : 0
    if (run > 0 && run % 2 === 0) found += 1
  }
  return found
}

function nearerHalf(plan: HallPlan): (seat: Seat) => boolean {
  const limit = goodDistanceOf.get(plan) ?? medianDistance(plan)
  goodDistanceOf.set(plan, limit)
  return (seat) => seat.kind === 'normal' && distance(seat, plan.focus) <= limit
}

/** A plan is never changed in place; a list of performances asks about the same hall again and again. */
const goodDistanceOf = new WeakMap<HallPlan, number>()

function medianDistance(plan: HallPlan): number {
  const distances = plan.seats.filter((seat) => seat.kind === 'normal').map((seat) => distance(seat, plan.focus))
  distances.sort((a, b) => a - b)
  return distances[Math.floor((distances.length - 1) / 2)] ?? 0
}
