// Rows are lettered at their ends. Zoomed in, where an end is out of sight, the letter stands at the edge of the map instead.
import type { LetteredRow } from './hall-drawing.ts'
import type { HallScene } from './hall-layer.ts'
import { fontOf } from './hall-layer.ts'
import { type MapSize, type MapView, type Point, toScreen } from './map-view.ts'

export type EdgeLetter = { text: string; y: number; side: 'left' | 'right' }

const letterPx = 12
const heightPx = 16
/** How far outside its end a row is lettered, in plan units. */
const letterUnits = 14
/** A row that begins further from the edge than this, behind an aisle, has nothing to do with the edge. */
const reachPx = 90

/** One letter for each row that has seats in sight and neither of its own letters, at the left edge where it can be. */
export function edgeLetters(rows: readonly LetteredRow[], view: MapView, size: MapSize): EdgeLetter[] {
  return rows.flatMap(({ text, seats }): EdgeLetter[] => {
    const inwards = { left: seats, right: seats.toReversed() }
    if (isLettered(inwards.left, view, size, 'left') || isLettered(inwards.right, view, size, 'right')) return []
    const left = heightAt(inwards.left, view, size, 'left')
    if (left !== undefined) return [{ text, y: left, side: 'left' }]
    const right = heightAt(inwards.right, view, size, 'right')
    return right === undefined ? [] : [{ text, y: right, side: 'right' }]
  })
}

export function drawEdgeLetters(
  context: CanvasRenderingContext2D,
  { drawing, colours }: HallScene,
  view: MapView,
  size: MapSize,
): void {
  context.font = fontOf(letterPx, 600)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const { text, y, side } of edgeLetters(drawing.rows, view, size)) {
    const width = context.measureText(text).width + 10
    const left = side === 'left' ? 2 : size.width - width - 2
    context.globalAlpha = 0.9
    context.fillStyle = colours.stage
    context.beginPath()
    context.roundRect(left, y - heightPx / 2, width, heightPx, 4)
    context.fill()
    context.globalAlpha = 1
    context.fillStyle = colours.text
    context.fillText(text, left + width / 2, y + 0.5)
  }
}

type Side = EdgeLetter['side']

/** Whether the letter outside the row's end is in sight. */
function isLettered([end]: readonly Point[], view: MapView, size: MapSize, side: Side): boolean {
  if (!end) return true
  const { x, y } = toScreen(view, { x: end.x + (side === 'left' ? -letterUnits : letterUnits), y: end.y })
  return x >= 0 && x <= size.width && y >= 0 && y <= size.height
}

/** How high on the screen the row meets the edge; undefined where it does not come near it. */
function heightAt(inwards: readonly Point[], view: MapView, size: MapSize, side: Side): number | undefined {
  const first = inwards.map((seat) => toScreen(view, seat)).find(({ x }) => (side === 'left' ? x > 0 : x < size.width))
  if (!first || (side === 'left' ? first.x : size.width - first.x) > reachPx) return undefined
  return first.y > heightPx / 2 && first.y < size.height - heightPx / 2 ? first.y : undefined
}
