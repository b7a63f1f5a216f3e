// Holds the view of one map and moves it: at once for the hand, in a short glide for buttons and keys, which is left out
// where reduced motion is asked for. The view lives outside React; a pan re-renders nothing.
import { type Box, fitView, type MapSize, type MapView, type Point, panView, revealView, zoomView } from './map-view.ts'

export type MapCamera = {
  view: () => MapView
  size: () => MapSize
  /** A hall that was wholly in sight stays so; otherwise the middle stays the middle. */
  resize: (size: MapSize) => void
  fit: () => void
  zoom: (factor: number, at?: Point) => void
  /** As `zoom`, gliding. */
  zoomStep: (factor: number) => void
  pan: (dx: number, dy: number) => void
  reveal: (point: Point) => void
  stop: () => void
}

const glideMs = 140

export function createCamera(bounds: Box, show: (view: MapView, size: MapSize) => void): MapCamera {
  let size: MapSize = { width: 0, height: 0 }
  let view: MapView = { scale: 1, x: 0, y: 0 }
  let isWhole = true
  let frame: number | undefined
  const stop = () => {
    if (frame !== undefined) cancelAnimationFrame(frame)
    frame = undefined
  }
  const look = (next: MapView) => {
    view = next
    isWhole = next.scale <= fitView(bounds, size).scale * 1.001
    show(view, size)
  }
  const jump = (next: MapView) => {
    stop()
    look(next)
  }
  const glide = (to: MapView) => {
    stop()
    if (prefersStillness()) return look(to)
    const from = view
    const startMs = performance.now()
    const step = (nowMs: number) => {
      const share = Math.min(1, Math.max(0, (nowMs - startMs) / glideMs))
      look(between(from, to, 1 - (1 - share) ** 3))
      frame = share < 1 ? requestAnimationFrame(step) : undefined
    }
    frame = requestAnimationFrame(step)
  }
  const middle = () => ({ x: size.width / 2, y: size.height / 2 })
  return {
    view: () => view,
    size: () => size,
    resize: (next) => {
      const moved = { ...view, x: view.x + (next.width - size.width) / 2, y: view.y + (next.height - size.height) / 2 }
      size = next
      jump(isWhole ? fitView(bounds, size) : panView(moved, 0, 0, bounds, size))
    },
    fit: () => glide(fitView(bounds, size)),
    zoom: (factor, at) => jump(zoomView(view, factor, at ?? middle(), bounds, size)),
    zoomStep: (factor) => glide(zoomView(view, factor, middle(), bounds, size)),
    pan: (dx, dy) => jump(panView(view, dx, dy, bounds, size)),
    reveal: (point) => {
      const next = revealView(view, point, bounds, size)
      if (next !== view) glide(next)
    },
    stop,
  }
}

function between(from: MapView, to: MapView, share: number): MapView {
  const mix = (a: number, b: number) => a + (b - a) * share
  return share >= 1 ? to : { scale: mix(from.scale, to.scale), x: mix(from.x, to.x), y: mix(from.y, to.y) }
}

function prefersStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
