// The window onto the hall: how many pixels a plan unit takes and where the plan's origin lies. Pure arithmetic.
// All pixels are CSS pixels; whoever paints multiplies by the device pixel ratio.

export type MapView = { scale: number; x: number; y: number }
export type MapSize = { width: number; height: number }
export type Box = { left: number; top: number; right: number; bottom: number }
export type Point = { x: number; y: number }

/** At most this many pixels for a tenth of a seat's width: a seat fills about a thumb. */
const scaleMax = 6
const edgeGapPx = 48

/** The whole hall, in the middle. */
export function fitView(bounds: Box, size: MapSize): MapView {
  const width = bounds.right - bounds.left
  const height = bounds.bottom - bounds.top
  const scale = Math.min(scaleMax / 2, size.width / width, size.height / height)
  return {
    scale,
    x: (size.width - width * scale) / 2 - bounds.left * scale,
    y: (size.height - height * scale) / 2 - bounds.top * scale,
  }
}

/** Zooms by a factor with the plan under `at` staying where it is; never beyond a thumb or below the whole hall. */
export function zoomView(view: MapView, factor: number, at: Point, bounds: Box, size: MapSize): MapView {
  const least = fitView(bounds, size).scale
  const scale = Math.max(least, Math.min(scaleMax, view.scale * factor))
  const grown = scale / view.scale
  return keepInSight({ scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }, bounds, size)
}

export function panView(view: MapView, dx: number, dy: number, bounds: Box, size: MapSize): MapView {
  return keepInSight({ ...view, x: view.x + dx, y: view.y + dy }, bounds, size)
}

/** Moves just far enough for a point of the plan to be seen, with some room around it. */
export function revealView(view: MapView, point: Point, bounds: Box, size: MapSize): MapView {
  const roomPx = Math.min(60, size.width / 4, size.height / 4)
  const at = toScreen(view, point)
  const dx = Math.max(0, roomPx - at.x) - Math.max(0, at.x - (size.width - roomPx))
  const dy = Math.max(0, roomPx - at.y) - Math.max(0, at.y - (size.height - roomPx))
  return dx === 0 && dy === 0 ? view : panView(view, dx, dy, bounds, size)
}

export function toPlan(view: MapView, at: Point): Point {
  return { x: (at.x - view.x) / view.scale, y: (at.y - view.y) / view.scale }
}

export function toScreen(view: MapView, point: Point): Point {
  return { x: point.x * view.scale + view.x, y: point.y * view.scale + view.y }
}

/** What of the plan the window shows. */
export function seenBox(view: MapView, size: MapSize): Box {
  const { x: left, y: top } = toPlan(view, { x: 0, y: 0 })
  const { x: right, y: bottom } = toPlan(view, { x: size.width, y: size.height })
  return { left, top, right, bottom }
}

export function boxAround(a: Point, b: Point): Box {
  return { left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), right: Math.max(a.x, b.x), bottom: Math.max(a.y, b.y) }
}

/** The box around points; without any, a box of no size at the origin. */
export function boxOf(points: readonly Point[]): Box {
  const box = { left: 0, top: 0, right: 0, bottom: 0 }
  points.forEach(({ x, y }, index) => {
    box.left = index === 0 ? x : Math.min(box.left, x)
    box.right = index === 0 ? x : Math.max(box.right, x)
    box.top = index === 0 ? y : Math.min(box.top, y)
    box.bottom = index === 0 ? y : Math.max(box.bottom, y)
  })
  return box
}

/** A side longer than the window leaves a gap of a thumb at most, so that the outermost seats come off its edge; a shorter one stays in the middle. */
function keepInSight(view: MapView, bounds: Box, size: MapSize): MapView {
  return {
    scale: view.scale,
    x: held(view.x, bounds.left * view.scale, bounds.right * view.scale, size.width),
    y: held(view.y, bounds.top * view.scale, bounds.bottom * view.scale, size.height),
  }
}

function held(offset: number, start: number, end: number, length: number): number {
  if (end - start <= length + 0.5) return (length - (end - start)) / 2 - start
  return Math.min(edgeGapPx - start, Math.max(length - edgeGapPx - end, offset))
}

/** Beside the map the legend costs width, beneath it height; it stands where the hall stays larger. */
export function legendPlace(bounds: Box, { width, height }: MapSize): 'beside' | 'beneath' {
  const beside = fitView(bounds, { width: width - legendWidthPx, height }).scale
  const beneath = fitView(bounds, { width, height: height - legendHeightPx }).scale
  return width >= legendWidthPx * 3 && beside >= beneath ? 'beside' : 'beneath'
}

const legendWidthPx = 150
const legendHeightPx = 44
