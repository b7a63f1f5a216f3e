// Finds seats by place: under the pointer, inside a rectangle, the next one in a direction. Geometry only, no numbers.
import type { SeatId } from '#core/domain/ids.ts'
import type { HallPlan, Seat } from '#core/domain/seat.ts'
import type { Box, Point } from './map-view.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

export type SeatIndex = {
  get: (seatId: SeatId) => Seat | undefined
  /** The seat whose middle is nearest, at most `reach` plan units away. */
  at: (point: Point, reach: number) => Seat | undefined
  within: (box: Box) => Seat[]
  /** The seat an arrow key leads to: straight on counts for more than close by. */
  towards: (from: Seat, direction: Direction) => Seat | undefined
}

const cell = 20

export function indexSeats(plan: HallPlan): SeatIndex {
  const byId = new Map(plan.seats.map((seat) => [seat.id, seat]))
  const cells = new Map<number, Seat[]>()
  for (const seat of plan.seats) {
    const key = keyOf(cellOf(seat.x), cellOf(seat.y))
    const seats = cells.get(key)
    if (seats) seats.push(seat)
    else cells.set(key, [seat])
  }
  const around = ({ left, top, right, bottom }: Box) => seatsOfCells(cells, left, top, right, bottom)
  return {
    get: (seatId) => byId.get(seatId),
    at: (point, reach) => {
      const near = around({
        left: point.x - reach,
        top: point.y - reach,
        right: point.x + reach,
        bottom: point.y + reach,
      })
      return nearestOf(near, (seat) => Math.hypot(seat.x - point.x, seat.y - point.y), reach)
    },
    within: (box) => (holdsAll(box, plan) ? plan.seats : around(box).filter((seat) => isInside(seat, box))),
    towards: (from, direction) =>
      nearestOf(plan.seats, (seat) => effort(from, seat, direction), Number.POSITIVE_INFINITY),
  }
}

function seatsOfCells(
  cells: ReadonlyMap<number, Seat[]>,
  left: number,
  top: number,
  right: number,
  bottom: number,
): Seat[] {
  const found: Seat[] = []
  for (let column = cellOf(left); column <= cellOf(right); column++) {
    for (let line = cellOf(top); line <= cellOf(bottom); line++) found.push(...(cells.get(keyOf(column, line)) ?? []))
  }
  return found
}

function nearestOf(seats: readonly Seat[], effortOf: (seat: Seat) => number, limit: number): Seat | undefined {
  let nearest: Seat | undefined
  let least = limit
  for (const seat of seats) {
    const effortToSeat = effortOf(seat)
    if (effortToSeat >= least) continue
    least = effortToSeat
    nearest = seat
  }
  return nearest
}

/** Infinite for everything that does not lie in the direction: a cone of 45° to the side, somewhat wider up and down. */
function effort(from: Seat, to: Seat, direction: Direction): number {
  const isSideways = direction === 'left' || direction === 'right'
  const sign = direction === 'left' || direction === 'up' ? -1 : 1
  const ahead = sign * (isSideways ? to.x - from.x : to.y - from.y)
  const aside = Math.abs(isSideways ? to.y - from.y : to.x - from.x)
  if (ahead <= 2 || aside > ahead * (isSideways ? 1 : 1.5)) return Number.POSITIVE_INFINITY
  return ahead + aside * (isSideways ? 4 : 2)
}

function holdsAll(box: Box, plan: HallPlan): boolean {
  return plan.seats.every((seat) => isInside(seat, box))
}

function isInside({ x, y }: Point, { left, top, right, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

function cellOf(position: number): number {
  return Math.floor(position / cell)
}

/** Halls are far smaller than 32,768 cells wide, so two cells never share a key. */
function keyOf(column: number, line: number): number {
  return line * 65_536 + column
}
