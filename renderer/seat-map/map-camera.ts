// Holds the view of one map and moves it: at once for the hand, in a short glide for buttons and keys, which is left out
// where reduced motion is asked for. The view lives outside React; a pan re-renders nothing.
import {
  type Box,
  fitView,
  type MapSize,
  type MapView,
  type Point,
  panView,
  revealView,
  toScreen,
  zoomView,
} from './map-view.ts'

export type MapCamera = {
  view: () => MapView
  size: () => MapSize
  /** A hall that was wholly in sight stays so; otherwise the middle stays the middle. */
  resize: (size: MapSize) => void
  fit: () => void
  zoom: (factor: number, at?: Point) => void
  /** As `zoom`, gliding; about a point of the plan, which stays in sight, or about the middle. */
  zoomStep: (factor: number, around?: Point) => void
  pan: (dx: number, dy: number) => void
  reveal: (point: Point) => void
  /** Tells where the view is, now and whenever it moves. @returns the way to end it */
  follow: (tell: Tell) => () => void
  stop: () => void
}
type Tell = (view: MapView, size: MapSize) => void

const glideMs = 140

export function createCamera(bounds: Box, show: Tell): MapCamera {
  let size: MapSize = { width: 0, height: 0 }
  let view: MapView = { scale: 1, x: 0, y: 0 }
  /** Where a glide leads: the next step goes on from there, however quickly it follows. */
  let goal = view
  const followers = new Set<Tell>([show])
  let isWhole = true
  let frame: number | undefined
  const stop = () => {
    if (frame !== undefined) cancelAnimationFrame(frame)
    frame = undefined
  }
  const look = (next: MapView) => {
    view = next
    isWhole = next.scale <= fitView(bounds, size).scale * 1.001
    for (const tell of followers) tell(view, size)
  }
  const jump = (next: MapView) => {
    stop()
    goal = next
    look(next)
  }
  const glide = (to: MapView) => {
    if (to === goal) return
    if (prefersStillness()) return jump(to)
    stop()
    goal = to
    const from = view
    const startMs = performance.now()
    const step = (nowMs: number) => {
      const share = shareOf(nowMs - startMs)
      look(between(from, to, share))
      frame = share < 1 ? requestAnimationFrame(step) : undefined
    }
    frame = requestAnimationFrame(step)
  }
  return {
    view: () => view,
    size: () => size,
    resize: (next) => {
      const moved = movedMiddle(view, size, next)
      size = next
      jump(isWhole ? fitView(bounds, size) : panView(moved, 0, 0, bounds, size))
    },
    fit: () => glide(fitView(bounds, size)),
    zoom: (factor, at) => jump(zoomView(view, factor, at ?? middleOf(size), bounds, size)),
    zoomStep: (factor, around) => {
      const next = zoomView(goal, factor, around ? toScreen(goal, around) : middleOf(size), bounds, size)
      glide(around ? revealView(next, around, bounds, size) : next)
    },
    pan: (dx, dy) => jump(panView(view, dx, dy, bounds, size)),
    reveal: (point) => glide(revealView(goal, point, bounds, size)),
    follow: (tell) => {
      followers.add(tell)
      tell(view, size)
      return () => followers.delete(tell)
    },
    stop,
  }
}

function middleOf({ width, height }: MapSize): Point {
  return { x: width / 2, y: height / 2 }
}

/** What was in the middle stays there in a window of another size. */
function movedMiddle(view: MapView, before: MapSize, now: MapSize): MapView {
  return { ...view, x: view.x + (now.width - before.width) / 2, y: view.y + (now.height - before.height) / 2 }
}

/** How much of a glide is done: quick at first, gently at the end. */
function shareOf(elapsedMs: number): number {
  return 1 - (1 - Math.min(1, Math.max(0, elapsedMs / glideMs))) ** 3
}

function between(from: MapView, to: MapView, share: number): MapView {
  const mix = (a: number, b: number) => a + (b - a) * share
  return share >= 1 ? to : { scale: mix(from.scale, to.scale), x: mix(from.x, to.x), y: mix(from.y, to.y) }
}

function prefersStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
