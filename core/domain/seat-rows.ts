// A hall's rows as they stand in the room, read from the seats' positions: which seats are neighbours, where an aisle
// cuts a row, which row is behind which. Numbers say nothing here: many halls count odd to the left, even to the right.
import type { AreaId } from '#core/domain/ids.ts'
import type { HallPlan, Seat } from '#core/domain/seat.ts'

export type SeatRow = {
  areaId: AreaId
  row: string
  /** The way the row runs: `x` for rows that face the stage, `y` for boxes along a side wall. */
  axis: 'x' | 'y'
  /** All seats in walking order, cut into blocks at the aisles. */
  blocks: Seat[][]
}

/** Centres further apart than this, in tenths of a seat's width, have an aisle between them. */
export const aisleGap = 15

/**
 * The rows of a hall: areas in the plan's order, inside an area each row followed by the one behind it.
 * A plan is never changed in place, so its rows are worked out once.
 */
export function seatRows(plan: HallPlan): readonly SeatRow[] {
  const known = rowsOfPlan.get(plan)
  if (known) return known
  const rows = readRows(plan)
  rowsOfPlan.set(plan, rows)
  return rows
}

/** Where a row stands across its own direction; rows of one area are ordered by it. */
export function acrossOf(row: SeatRow, seat: Seat): number {
  return row.axis === 'x' ? seat.y : seat.x
}

const rowsOfPlan = new WeakMap<HallPlan, readonly SeatRow[]>()

function readRows(plan: HallPlan): SeatRow[] {
  const seatsByArea = new Map<AreaId, Map<string, Seat[]>>(plan.areas.map((area) => [area.id, new Map()]))
  for (const seat of plan.seats) {
    const byRow = seatsByArea.get(seat.areaId) ?? new Map<string, Seat[]>()
    seatsByArea.set(seat.areaId, byRow)
    const seats = byRow.get(seat.row)
    if (seats) seats.push(seat)
    else byRow.set(seat.row, [seat])
  }
  return [...seatsByArea.values()].flatMap((byRow) => rowsFromFrontToBack([...byRow.values()].map(readRow)))
}

function readRow(seats: Seat[]): SeatRow {
  const axis = span(seats, 'x') >= span(seats, 'y') ? 'x' : 'y'
  const inOrder = seats.toSorted(axis === 'x' ? (a, b) => a.x - b.x : (a, b) => a.y - b.y)
  const blocks: Seat[][] = []
  let last: Seat | undefined
  for (const seat of inOrder) {
    const block = blocks.at(-1)
    if (block && last && isNeighbour(seat, last)) block.push(seat)
    else blocks.push([seat])
    last = seat
  }
  const [first] = seats
  if (!first) throw new Error('a row has at least one seat')
  return { areaId: first.areaId, row: first.row, axis, blocks }
}

function isNeighbour(a: Seat, b: Seat): boolean {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2 <= aisleGap ** 2
}

function span(seats: Seat[], axis: 'x' | 'y'): number {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const seat of seats) {
    least = Math.min(least, seat[axis])
    most = Math.max(most, seat[axis])
  }
  return most - least
}

function rowsFromFrontToBack(rows: SeatRow[]): SeatRow[] {
  const placed = rows.map((row) => ({ row, across: middleAcross(row) }))
  placed.sort((a, b) => (a.row.axis === b.row.axis ? a.across - b.across : a.row.axis < b.row.axis ? -1 : 1))
  return placed.map(({ row }) => row)
}

function middleAcross(row: SeatRow): number {
  let sum = 0
  let count = 0
  for (const block of row.blocks) {
    for (const seat of block) sum += acrossOf(row, seat)
    count += block.length
  }
  return sum / count
}
