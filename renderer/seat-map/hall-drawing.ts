// What stands on the map besides the seats: the stage, standing areas in front of it, names of areas, letters at row ends.
// All in plan units, worked out once per hall.
import type { AreaId } from '#core/domain/ids.ts'
import type { HallPlan, Seat } from '#core/domain/seat.ts'
import { seatRows } from '#core/domain/seat-rows.ts'
import type { Box, Point } from './map-view.ts'

export type Lettering = Point & { text: string; align: CanvasTextAlign }
export type StandingBlock = Box & { areaId: AreaId; name: string; capacity: number }
export type HallDrawing = {
  bounds: Box
  stage: Box
  standing: StandingBlock[]
  rowLetters: Lettering[]
  areaNames: Lettering[]
}

const marginUnits = 14
const stageDepth = 24
const stageGap = 16
const standingDepth = 44

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
  return {
    bounds: {
      left: Math.min(seats.left, stage.left, middle - width / 2) - marginUnits * 1.7,
      right: Math.max(seats.right, stage.right, middle + width / 2) + marginUnits * 1.7,
      top: stage.top - marginUnits / 2,
      bottom: seats.bottom + marginUnits,
    },
    stage,
    standing: standingBlocks(standingAreas, middle, width * 0.8, standingTop, standingBottom),
    rowLetters: rowLetters(plan),
    areaNames: plan.areas.length > 1 ? areaNames(plan) : [],
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

function rowLetters(plan: HallPlan): Lettering[] {
  return seatRows(plan).flatMap(({ row, axis, blocks }): Lettering[] => {
    const first = blocks.at(0)?.at(0)
    const last = blocks.at(-1)?.at(-1)
    if (!first || !last) return []
    return [
      axis === 'x'
        ? { text: row, x: first.x - 9, y: first.y, align: 'right' }
        : { text: row, x: first.x, y: first.y - 13, align: 'center' },
      axis === 'x'
        ? { text: row, x: last.x + 9, y: last.y, align: 'left' }
        : { text: row, x: last.x, y: last.y + 13, align: 'center' },
    ]
  })
}

/** Each seated area's name in front of the middle of its first row. */
function areaNames(plan: HallPlan): Lettering[] {
  return plan.areas.flatMap((area): Lettering[] => {
    const front = seatRows(plan).find((row) => row.areaId === area.id)
    const seats = front?.blocks.flat() ?? []
    const middle = seats[Math.floor(seats.length / 2)]
    return middle
      ? [{ text: area.name, x: (boxOf(seats).left + boxOf(seats).right) / 2, y: middle.y - 15, align: 'center' }]
      : []
  })
}

function boxOf(seats: readonly Seat[]): Box {
  const box = { left: 0, top: 0, right: 0, bottom: 0 }
  seats.forEach(({ x, y }, index) => {
    box.left = index === 0 ? x : Math.min(box.left, x)
    box.right = index === 0 ? x : Math.max(box.right, x)
    box.top = index === 0 ? y : Math.min(box.top, y)
    box.bottom = index === 0 ? y : Math.max(box.bottom, y)
  })
  return box
}
