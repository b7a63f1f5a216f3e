// All pictures of seats a hall needs at one size, side by side on one sheet: making a canvas for each would cost more than
// drawing them.
import type { HallPlan, Seat, SeatKind } from '#core/domain/seat.ts'
import { drawSeat } from './draw-seat.ts'
import type { SeatLook } from './seat-choice.ts'
import { colourOfCategory, type SeatColours } from './seat-colours.ts'

/** A kind of seat in a category, as the hall has them; a row of the sheet. */
export type SeatVariety = { kind: SeatKind; category: number }

export type SeatStamps = { sheet: HTMLCanvasElement; side: number; rowOf: ReadonlyMap<string, number> }

const looks: SeatLook[] = ['free', 'chosen', 'sold', 'reserved', 'blocked', 'elsewhere', 'unknown']

export function varietiesOf(plan: HallPlan, categories: readonly string[]): SeatVariety[] {
  const found = new Map<string, SeatVariety>()
  for (const { kind, category } of plan.seats) {
    const key = varietyKey(kind, category)
    if (!found.has(key)) found.set(key, { kind, category: categories.indexOf(category) })
  }
  return [...found.values()]
}

/** @param size a seat's width in pixels of the screen. */
export function drawStamps(
  varieties: readonly SeatVariety[],
  categories: readonly string[],
  size: number,
  colours: SeatColours,
): SeatStamps {
  const side = Math.ceil(size) + 2
  const sheet = document.createElement('canvas')
  sheet.width = side * looks.length
  sheet.height = side * Math.max(1, varieties.length)
  const context = sheet.getContext('2d')
  if (!context) throw new Error('this browser draws no canvas')
  const rowOf = new Map<string, number>()
  varieties.forEach(({ kind, category }, row) => {
    rowOf.set(varietyKey(kind, categories[category] ?? ''), row)
    const paint = colourOfCategory(colours, category)
    looks.forEach((look, column) => {
      drawSeat(context, (column + 0.5) * side, (row + 0.5) * side, size, { look, kind, ...paint }, colours)
    })
  })
  return { sheet, side, rowOf }
}

/** Puts a seat's picture with its upper left corner at x, y, stretched to `side` pixels. */
export function stamp(
  context: CanvasRenderingContext2D,
  stamps: SeatStamps,
  seat: Seat,
  look: SeatLook,
  x: number,
  y: number,
  side = stamps.side,
): void {
  const row = stamps.rowOf.get(varietyKey(seat.kind, seat.category)) ?? 0
  const own = stamps.side
  context.drawImage(stamps.sheet, looks.indexOf(look) * own, row * own, own, own, x, y, side, side)
}

function varietyKey(kind: SeatKind, category: string): string {
  return `${kind}/${category}`
}
