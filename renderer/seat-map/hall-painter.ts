// Paints the map: one frame when something changed, none when nothing did. A frame only puts finished pictures in place
// (the whole hall, and the part in sight sharply) and the few moving things on top; new pictures are painted in slices.
//   view changed ─▶ stretch the picture at hand ─▶ zoom rests ─▶ paint a sharp one, 4 ms a frame ─▶ swap
import type { SeatId } from '#core/domain/ids.ts'
import { drawEdgeLetters } from './edge-letters.ts'
import {
  continueLayer,
  type HallScene,
  type Layer,
  type LayerJob,
  showChosen,
  showLayer,
  startLayer,
} from './hall-layer.ts'
import { type Box, fitView, type MapSize, type MapView, seenBox, toScreen } from './map-view.ts'

/** What moves on top of the picture. */
export type MapOverlay = {
  selected: ReadonlySet<SeatId>
  /** The seat the keyboard is on. */
  ring: SeatId | undefined
  hover: SeatId | undefined
  /** The rectangle being drawn, in CSS pixels of the map. */
  rectangle: Box | undefined
}

export type HallPainter = {
  setScene: (scene: HallScene) => void
  setOverlay: (overlay: MapOverlay) => void
  setView: (view: MapView, size: MapSize) => void
  stop: () => void
}

type State = {
  scene: HallScene | undefined
  overlay: MapOverlay
  view: MapView
  size: MapSize
  detail: Layer | undefined
  whole: Layer | undefined
  job: LayerJob | undefined
  /** The canvas of the picture before, to be painted over. */
  used: HTMLCanvasElement | undefined
  /** When the zoom step last changed. */
  zoomedMs: number
}

const sliceMs = 4
/** How much more than is in sight a picture holds on each side, so that a short pan needs no new one. */
const spare = 0.3
/** While the zoom moves, the picture at hand is stretched up to this far; one begun for a zoom further off is given up. */
const staleZoom = 1.8
/** After this much rest a zoom is taken to be over. */
const zoomRestMs = 90

/** @param onDrawn told how long each frame's work took, in milliseconds; for measurements. */
export function createHallPainter(canvas: HTMLCanvasElement, onDrawn?: (ms: number) => void): HallPainter {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser draws no canvas')
  const state: State = {
    scene: undefined,
    overlay: { selected: new Set(), ring: undefined, hover: undefined, rectangle: undefined },
    view: { scale: 1, x: 0, y: 0 },
    size: { width: 0, height: 0 },
    detail: undefined,
    whole: undefined,
    job: undefined,
    used: undefined,
    zoomedMs: Number.NEGATIVE_INFINITY,
  }
  let frame: number | undefined
  const draw = () => {
    frame = undefined
    const startedMs = performance.now()
    const isUnfinished = drawFrame(context, state, startedMs + sliceMs)
    onDrawn?.(performance.now() - startedMs)
    if (isUnfinished) request()
  }
  const request = () => {
    frame ??= requestAnimationFrame(draw)
  }
  const change = (part: Partial<State>) => {
    Object.assign(state, part)
    request()
  }
  return {
    setScene: (scene) => change({ scene }),
    setOverlay: (overlay) => change({ overlay }),
    setView: (view, size) =>
      change({ view, size, ...(view.scale !== state.view.scale && { zoomedMs: performance.now() }) }),
    stop: () => {
      if (frame !== undefined) cancelAnimationFrame(frame)
    },
  }
}

/** @returns whether a picture is still being painted. */
function drawFrame(context: CanvasRenderingContext2D, state: State, untilMs: number): boolean {
  const { scene, size } = state
  if (!scene || size.width === 0 || size.height === 0) return false
  const ratio = window.devicePixelRatio || 1
  fitCanvas(context.canvas, size, ratio)
  const isUnfinished = paintOn(state, scene, ratio, untilMs)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
  const { detail, whole, view } = state
  if (whole && whole !== detail && !(detail && showsAllInSight(detail, state, scene))) showLayer(context, whole, view)
  if (detail) showLayer(context, detail, view)
  drawOverlay(context, state, scene, ratio)
  return isUnfinished
}

function fitCanvas(canvas: HTMLCanvasElement, { width, height }: MapSize, ratio: number): void {
  const widthPx = Math.round(width * ratio)
  const heightPx = Math.round(height * ratio)
  if (canvas.width === widthPx && canvas.height === heightPx) return
  canvas.width = widthPx
  canvas.height = heightPx
}

/** Goes on with the picture being painted, or begins the one that is missing: first what is in sight, then the whole. */
function paintOn(state: State, scene: HallScene, ratio: number, untilMs: number): boolean {
  if (state.job && isStale(state.job.layer, state, scene)) state.job = undefined
  const next = state.job ? undefined : missing(state, scene, ratio)
  if (next === 'detail' && isZooming(state, scene)) return true
  if (next) state.job = beginJob(state, scene, ratio, next)
  if (!state.job) return false
  if (!continueLayer(state.job, untilMs)) return true
  take(state, scene, state.job.layer)
  return missing(state, scene, ratio) !== undefined
}

/** The finished picture takes its place; the canvas it replaces is kept for the next one. */
function take(state: State, scene: HallScene, layer: Layer): void {
  const before = state.detail
  state.job = undefined
  const isWhole = contains(layer.box, scene.drawing.bounds)
  if (isWhole) state.whole = layer
  if (!isWhole || !before || !isSharp(before, state, scene)) state.detail = layer
  state.used = before && before !== state.detail && before !== state.whole ? before.canvas : undefined
}

function beginJob(state: State, scene: HallScene, ratio: number, next: 'detail' | 'whole'): LayerJob {
  const { view, size, detail, used } = state
  const { bounds } = scene.drawing
  if (next === 'whole') return startLayer(scene, fitView(bounds, size).scale, bounds, ratio)
  state.used = undefined
  return startLayer(scene, view.scale, spareBox(seenBox(view, size), bounds), ratio, detail, used)
}

/** Sharp pictures while the wheel still turns would be thrown away unseen. */
function isZooming({ zoomedMs, detail, view }: State, scene: HallScene): boolean {
  if (!detail || detail.scene !== scene || performance.now() - zoomedMs > zoomRestMs) return false
  return Math.max(detail.scale / view.scale, view.scale / detail.scale) < staleZoom
}

function missing(state: State, scene: HallScene, ratio: number): 'detail' | 'whole' | undefined {
  const { detail, whole } = state
  if (!detail || !isSharp(detail, state, scene) || detail.ratio !== ratio) return 'detail'
  return whole?.scene === scene && whole.ratio === ratio ? undefined : 'whole'
}

function isStale(layer: Layer, { view }: State, scene: HallScene): boolean {
  const isForWhole = contains(layer.box, scene.drawing.bounds)
  const zoom = Math.max(layer.scale / view.scale, view.scale / layer.scale)
  return layer.scene !== scene || (zoom > staleZoom && !isForWhole)
}

function isSharp(layer: Layer, state: State, scene: HallScene): boolean {
  return (
    layer.scene === scene &&
    Math.abs(layer.scale / state.view.scale - 1) < 0.001 &&
    showsAllInSight(layer, state, scene)
  )
}

function showsAllInSight(layer: Layer, { view, size }: State, scene: HallScene): boolean {
  return contains(layer.box, common(seenBox(view, size), scene.drawing.bounds))
}

function spareBox(seen: Box, bounds: Box): Box {
  const aside = (seen.right - seen.left) * spare
  const above = (seen.bottom - seen.top) * spare
  const wide = {
    left: seen.left - aside,
    right: seen.right + aside,
    top: seen.top - above,
    bottom: seen.bottom + above,
  }
  return common(wide, bounds)
}

function common(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  }
}

function contains(outer: Box, inner: Box): boolean {
  const slack = 0.01
  return (
    outer.left <= inner.left + slack &&
    outer.top <= inner.top + slack &&
    outer.right >= inner.right - slack &&
    outer.bottom >= inner.bottom - slack
  )
}

function drawOverlay(context: CanvasRenderingContext2D, state: State, scene: HallScene, ratio: number): void {
  const { overlay, view, detail } = state
  if (detail) {
    for (const seatId of overlay.selected) {
      const seat = scene.index.get(seatId)
      if (seat) showChosen(context, detail, view, seat)
    }
  }
  context.scale(ratio, ratio)
  drawEdgeLetters(context, scene, view, state.size)
  drawRing(context, state, scene, overlay.hover, 2, scene.colours.accentEdge)
  drawRing(context, state, scene, overlay.ring, 3, scene.colours.ring)
  if (overlay.rectangle) drawRectangle(context, overlay.rectangle, scene.colours.accentEdge)
}

function drawRing(
  context: CanvasRenderingContext2D,
  { view }: State,
  scene: HallScene,
  seatId: SeatId | undefined,
  line: number,
  colour: string,
): void {
  const seat = seatId && scene.index.get(seatId)
  if (!seat) return
  const { x, y } = toScreen(view, seat)
  context.beginPath()
  context.arc(x, y, Math.max(5, view.scale * 5.2) + line, 0, Math.PI * 2)
  context.lineWidth = line
  context.strokeStyle = colour
  context.stroke()
}

function drawRectangle(context: CanvasRenderingContext2D, { left, top, right, bottom }: Box, accent: string): void {
  context.globalAlpha = 0.14
  context.fillStyle = accent
  context.fillRect(left, top, right - left, bottom - top)
  context.globalAlpha = 1
  context.lineWidth = 1.5
  context.strokeStyle = accent
  context.strokeRect(left, top, right - left, bottom - top)
}
