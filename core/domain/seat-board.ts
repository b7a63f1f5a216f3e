// The hall as a search for seats reads it: per block what may be proposed, what a run of seats costs, what it leaves alone.
// One number orders all wishes, so that comparing two proposals is comparing two numbers.
import type { AreaId, SeatId } from '#core/domain/ids.ts'
import type { HallPlan, Seat, SeatKind } from '#core/domain/seat.ts'
import { acrossOf, type SeatRow, seatRows } from '#core/domain/seat-rows.ts'

export type SeatWishes = {
  category?: string | undefined
  areaId?: AreaId | undefined
  /** What may be proposed; places for wheelchairs and their companions only when named here. */
  kinds?: readonly SeatKind[] | undefined
}

export type Block = {
  row: SeatRow
  seats: readonly Seat[]
  /** Whether a seat may be proposed. */
  usable: boolean[]
  /** Whether a seat is free and would be a loss if left alone. */
  loose: boolean[]
  /** Running sums up to, not including, a place. */
  costBefore: number[]
}
export type BoardRow = { row: SeatRow; blocks: Block[] }
export type Board = { rows: BoardRow[]; longestRun: number; usableCount: number }
/** A run of seats in one block; `along` and `across` are its middle, in plan units. */
export type Part = { block: Block; start: number; size: number; along: number; across: number; cost: number }

// Each weight is larger than everything below it can add up to for `largestGroup` seats (distances: < 10,000 units each).
export const costOfSingle = 1e13
export const costOfUnequalParts = 1e11
const costOfRestrictedView = 1e8
export const costOfMixedCategories = 1e6
/** A step back counts more than the same step aside: rows stand further apart in a hall than on its plan. */
const weightOfRows = 1.4

export function readBoard(plan: HallPlan, isFree: (seatId: SeatId) => boolean, options: SeatWishes): Board {
  const kinds = options.kinds ?? ['normal', 'restricted']
  const mayPropose = (seat: Seat) =>
    kinds.includes(seat.kind) &&
    (options.category === undefined || seat.category === options.category) &&
    (options.areaId === undefined || seat.areaId === options.areaId)
  const board: Board = { rows: [], longestRun: 0, usableCount: 0 }
  for (const row of seatRows(plan)) {
    const blocks = row.blocks.map((seats) => readBlock(row, seats, plan.focus, isFree, mayPropose))
    board.rows.push({ row, blocks })
    for (const { usable } of blocks) {
      let run = 0
      for (const is of usable) {
        run = is ? run + 1 : 0
        if (is) board.usableCount += 1
        if (run > board.longestRun) board.longestRun = run
      }
    }
  }
  return board
}

function readBlock(
  row: SeatRow,
  seats: readonly Seat[],
  focus: HallPlan['focus'],
  isFree: (seatId: SeatId) => boolean,
  mayPropose: (seat: Seat) => boolean,
): Block {
  const block: Block = { row, seats, usable: [], loose: [], costBefore: [0] }
  let cost = 0
  let last: Seat | undefined
  for (const seat of seats) {
    const free = isFree(seat.id)
    block.usable.push(free && mayPropose(seat))
    block.loose.push(free && mayBeAlone(seat))
    cost += distance(seat, focus) + (seat.kind === 'restricted' ? costOfRestrictedView : 0)
    if (last && last.category !== seat.category) cost += costOfMixedCategories
    block.costBefore.push(cost)
    last = seat
  }
  return block
}

/** Every run of `size` usable seats in a row. */
export function partsOf(row: BoardRow, size: number): Part[] {
  const parts: Part[] = []
  eachRun(row, size, (block, start) => parts.push(partAt(block, start, size)))
  return parts
}

/** The cheapest run of `size` usable seats in all rows, found without making an object of each. */
export function cheapestPart(rows: readonly BoardRow[], size: number): Part | undefined {
  let best: { block: Block; start: number } | undefined
  let leastCost = Number.POSITIVE_INFINITY
  for (const row of rows) {
    eachRun(row, size, (block, start) => {
      const cost = costOf(block, start, size)
      if (cost >= leastCost) return
      leastCost = cost
      best = { block, start }
    })
  }
  return best && partAt(best.block, best.start, size)
}

function eachRun({ blocks }: BoardRow, size: number, visit: (block: Block, start: number) => void): void {
  for (const block of blocks) {
    let run = 0
    for (let place = 0; place < block.seats.length; place++) {
      run = block.usable[place] ? run + 1 : 0
      if (run >= size) visit(block, place - size + 1)
    }
  }
}

function partAt(block: Block, start: number, size: number): Part {
  const { row } = block
  const first = block.seats[start]
  const last = block.seats[start + size - 1]
  if (!first || !last) throw new Error('a part lies inside its block')
  return {
    block,
    start,
    size,
    along: (first[row.axis] + last[row.axis]) / 2,
    across: (acrossOf(row, first) + acrossOf(row, last)) / 2,
    cost: costOf(block, start, size),
  }
}

function costOf(block: Block, start: number, size: number): number {
  const end = start + size
  const behindFirst = (block.costBefore[end] ?? 0) - (block.costBefore[start + 1] ?? 0)
  return firstCost(block, start) + behindFirst + singlesBeside(block, start, end) * costOfSingle
}

/** The cost of a part's first seat without the change of category in front of it, which is not the part's own. */
function firstCost(block: Block, start: number): number {
  const step = (block.costBefore[start + 1] ?? 0) - (block.costBefore[start] ?? 0)
  const changes = start > 0 && block.seats[start - 1]?.category !== block.seats[start]?.category
  return step - (changes ? costOfMixedCategories : 0)
}

/** A neighbour is left alone when it has no free seat on its other side, and had one here before. */
function singlesBeside({ loose }: Block, start: number, end: number): number {
  const left = loose[start - 1] === true && loose[start - 2] !== true && loose[start] === true
  const right = loose[end] === true && loose[end + 1] !== true && loose[end - 1] === true
  return (left ? 1 : 0) + (right ? 1 : 0)
}

export function cheapest<Priced extends { cost: number }>(all: readonly Priced[]): Priced | undefined {
  let best: Priced | undefined
  for (const one of all) if (!best || one.cost < best.cost) best = one
  return best
}

export function seatAt(part: Part, index: number): Seat {
  const seat = part.block.seats[part.start + index]
  if (!seat) throw new Error('a part lies inside its block')
  return seat
}

export function distance(from: { x: number; y: number }, to: { x: number; y: number }): number {
  const across = (from.y - to.y) * weightOfRows
  return Math.sqrt((from.x - to.x) ** 2 + across ** 2)
}

export function mayBeAlone(seat: Seat): boolean {
  return seat.kind === 'normal' || seat.kind === 'restricted'
}
