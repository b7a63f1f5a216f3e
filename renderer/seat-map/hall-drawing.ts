// What stands on the map besides the seats: the stage, standing areas in front of it, names of areas, letters at row ends.
// All in plan units, worked out once per hall.
import type { AreaId } from '#core/domain/ids.ts'
import type { HallPlan, Seat } from '#core/domain/seat.ts'
import { seatRows } from '#core/domain/seat-rows.ts'
import { placeAreaNames } from './area-names.ts'
import { type Box, boxOf, type Point } from './map-view.ts'

export type Lettering = Point & { text: string; align: CanvasTextAlign }
/** A row from end to end, to letter it where its end is out of sight. */
export type LetteredRow = { text: string; seats: readonly Point[] }
export type StandingBlock = Box & { areaId: AreaId; name: string; capacity: number }
export type HallDrawing = {
  bounds: Box
  stage: Box
  standing: StandingBlock[]
  rowLetters: Lettering[]
  rows: LetteredRow[]
  areaNames: Lettering[]
}

const marginUnits = 14
const stageDepth = 24
const stageGap = 16
const standingDepth = 44
/** Seats that stand behind each other on less room than this are a box: one letter is enough for it. */
const boxSize = 45
const endGap = 9

export function drawHall(plan: HallPlan): HallDrawing {
  const seats = boxOf(plan.seats)
  const standingAreas = plan.areas.filter((area) => area.kind === 'standing')
  const width = Math.max(seats.right - seats.left, 200)
  const middle = plan.seats.length > 0 ? (seats.left + seats.right) / 2 : plan.focus.x
  const nameGap = plan.areas.length > 1 ? 14 : 0
  const standingBottom = seats.top - stageGap - nameGap
  const standingTop = standingAreas.length > 0 ? standingBottom - standingDepth : standingBottom
  const stageBottom = standingAreas.length > 0 ? standingTop - stageGap : standingTop
  const stageWidth = Math.min(width * 0.55, 420)
  const stage = {
    left: plan.focus.x - stageWidth / 2,
    right: plan.focus.x + stageWidth / 2,
    top: stageBottom - stageDepth,
    bottom: stageBottom,
  }
  const standing = standingBlocks(standingAreas, middle, width * 0.8, standingTop, standingBottom)
  const letters = rowLetters(plan, middle)
  const top = stage.top - marginUnits / 2
  const bottom = seats.bottom + marginUnits
  const names = plan.areas.length > 1 ? placeAreaNames(plan, letters, [stage, ...standing], bottom - top) : undefined
  return {
    bounds: {
      left: Math.min(seats.left, stage.left, middle - width / 2, names?.box.left ?? seats.left) - marginUnits * 1.7,
      right:
        Math.max(seats.right, stage.right, middle + width / 2, names?.box.right ?? seats.right) + marginUnits * 1.7,
      top,
      bottom: Math.max(bottom, names?.box.bottom ?? bottom),
    },
    stage,
    standing,
    rowLetters: letters,
    rows: seatRows(plan).flatMap(({ row, axis, blocks }) =>
      axis === 'x' && !isBox(blocks.flat()) ? [{ text: row, seats: blocks.flat() }] : [],
    ),
    areaNames: names?.names ?? [],
  }
}

function standingBlocks(
  areas: HallPlan['areas'],
  middle: number,
  width: number,
  top: number,
  bottom: number,
): StandingBlock[] {
  const share = width / Math.max(1, areas.length)
  return areas.map(({ id, name, capacity }, index) => {
    const left = middle - width / 2 + index * share
    return { areaId: id, name, capacity, left: left + 4, right: left + share - 4, top, bottom }
  })
}

function rowLetters(plan: HallPlan, middle: number): Lettering[] {
  return seatRows(plan).flatMap(({ row, axis, blocks }): Lettering[] => {
    const seats = blocks.flat()
    const first = seats.at(0)
    const last = seats.at(-1)
    if (!first || !last) return []
    if (isBox(seats)) return [boxLetter(row, seats, middle)]
    if (axis === 'x')
      return [
        { text: row, x: first.x - endGap, y: first.y, align: 'right' },
        { text: row, x: last.x + endGap, y: last.y, align: 'left' },
      ]
    return [
      { text: row, x: first.x, y: first.y - 13, align: 'center' },
      { text: row, x: last.x, y: last.y + 13, align: 'center' },
    ]
  })
}

function isBox(seats: readonly Seat[]): boolean {
  const { left, right, top, bottom } = boxOf(seats)
  const isStraight = bottom - top < 6
  return !isStraight && Math.max(right - left, bottom - top) < boxSize
}

/** Beside the box, at the wall: there is never a seat behind it. */
function boxLetter(row: string, seats: readonly Seat[], middle: number): Lettering {
  const { left, right, top, bottom } = boxOf(seats)
  const y = (top + bottom) / 2
  return left + right < middle * 2
    ? { text: row, x: left - endGap, y, align: 'right' }
    : { text: row, x: right + endGap, y, align: 'left' }
}
