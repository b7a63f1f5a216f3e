// Where the names of seated areas stand: in front of the area, behind it or beside it, wherever no seat, no row's letter
// and no other name is. In plan units; how large a name is there depends on how much of the screen the hall gets.
import type { HallPlan, Seat } from '#core/domain/seat.ts'
import { seatRows } from '#core/domain/seat-rows.ts'
import type { Lettering } from './hall-drawing.ts'
import { type Box, boxOf, type Point } from './map-view.ts'

/** The height of the map on the smallest screen; a name is lettered at least `nameLeastPx` high there. */
const mapHeightPx = 400
export const nameLeastPx = 10
export const nameUnits = 9
/** A letter's width, in its height. */
const letterWidth = 0.58
const seatHalf = 5.5
const gap = 3

/** @param letters of the rows, already placed; `taken` is what else a name must not lie on. */
export function placeAreaNames(
  plan: HallPlan,
  letters: readonly Lettering[],
  taken: readonly Box[],
  height: number,
): { names: Lettering[]; box: Box } {
  const em = Math.max(nameUnits, (nameLeastPx * height) / mapHeightPx)
  const occupied = [
    ...plan.seats.map((seat) => around(seat, seatHalf)),
    ...letters.map((one) => boxOfText(one, 8)),
    ...taken,
  ]
  const names: Lettering[] = []
  for (const { id, name } of plan.areas) {
    const rows = seatRows(plan).filter((row) => row.areaId === id)
    const front = rows[0]?.blocks.flat() ?? []
    const spots = spotsFor(
      name,
      front,
      rows.flatMap(({ blocks }) => blocks.flat()),
      em,
    )
    const free = spots.find((spot) => !occupied.some((box) => overlap(box, boxOfText(spot, em))))
    const spot = free ?? spots[0]
    if (!spot) continue
    names.push(spot)
    occupied.push(boxOfText(spot, em))
  }
  const boxes = names.map((name) => boxOfText(name, em))
  return {
    names,
    box: boxOf(
      boxes.flatMap(({ left, top, right, bottom }) => [
        { x: left, y: top },
        { x: right, y: bottom },
      ]),
    ),
  }
}

/** From the best to the last: before the middle of the front row, before, behind, beside the whole area. */
function spotsFor(text: string, front: readonly Seat[], seats: readonly Seat[], em: number): Lettering[] {
  const middleSeat = front[Math.floor(front.length / 2)]
  if (!middleSeat) return []
  const { left, right, top, bottom } = boxOf(seats)
  const away = seatHalf + gap + em / 2
  const middle = (left + right) / 2
  const frontMiddle = (boxOf(front).left + boxOf(front).right) / 2
  const ends = [
    { x: middle, align: 'center' },
    { x: right + seatHalf, align: 'right' },
    { x: left - seatHalf, align: 'left' },
  ] as const
  return [
    { text, x: frontMiddle, y: middleSeat.y - away, align: 'center' },
    ...ends.map((end) => ({ text, ...end, y: top - away })),
    ...ends.map((end) => ({ text, ...end, y: bottom + away })),
    { text, x: left - seatHalf - 2 * em, y: (top + bottom) / 2, align: 'right' },
    { text, x: right + seatHalf + 2 * em, y: (top + bottom) / 2, align: 'left' },
  ]
}

/** @param em how high the text is */
export function boxOfText({ text, x, y, align }: Lettering, em: number): Box {
  const width = text.length * em * letterWidth
  const left = align === 'right' ? x - width : align === 'left' ? x : x - width / 2
  return { left, right: left + width, top: y - em / 2, bottom: y + em / 2 }
}

function around({ x, y }: Point, half: number): Box {
  return { left: x - half, right: x + half, top: y - half, bottom: y + half }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
