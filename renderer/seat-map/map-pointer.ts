// Mouse, pen and touch on the map.
//   mouse   click: choose · drag: rectangle · middle button or space and drag: pan · wheel: zoom
//   touch   tap: choose · one finger: pan · two fingers: pinch and pan
import { type Box, boxAround, type Point } from './map-view.ts'

export type MapGestures = {
  tap: (at: Point, isTouch: boolean) => void
  hover: (at: Point | undefined) => void
  /** The rectangle while it is drawn; undefined when it is given up or done. */
  drawBox: (box: Box | undefined) => void
  chooseBox: (box: Box) => void
  pan: (dx: number, dy: number) => void
  zoom: (factor: number, at: Point) => void
  isSpaceHeld: () => boolean
}

type Drag = { kind: 'press' | 'box' | 'pan'; start: Point }

const dragFromPx = 5
const wheelStep = 0.0016

/** @returns a function that takes the listeners off again. */
export function listenToPointer(element: HTMLElement, gestures: () => MapGestures): () => void {
  const touching = new Map<number, Point>()
  let drag: Drag | undefined
  const listeners = new AbortController()
  const on = <Name extends keyof HTMLElementEventMap>(name: Name, handle: (event: HTMLElementEventMap[Name]) => void) =>
    element.addEventListener(name, handle, { signal: listeners.signal, passive: false })
  const place = (event: MouseEvent): Point => {
    const box = element.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  on('pointerdown', (event) => {
    const at = place(event)
    if (event.button === 2) return
    element.setPointerCapture(event.pointerId)
    touching.set(event.pointerId, at)
    const isPan = event.button === 1 || gestures().isSpaceHeld()
    if (isPan) event.preventDefault()
    drag = touching.size > 1 ? { kind: 'pan', start: at } : { kind: isPan ? 'pan' : 'press', start: at }
  })

  on('pointermove', (event) => {
    const at = place(event)
    const before = touching.get(event.pointerId)
    if (!before || !drag) return gestures().hover(event.pointerType === 'touch' ? undefined : at)
    if (drag.kind === 'press' && distance(drag.start, at) > dragFromPx) {
      drag = { ...drag, kind: event.pointerType === 'touch' ? 'pan' : 'box' }
      gestures().hover(undefined)
    }
    if (touching.size > 1) pinch(touching, event.pointerId, at, gestures())
    else if (drag.kind === 'pan') gestures().pan(at.x - before.x, at.y - before.y)
    else if (drag.kind === 'box') gestures().drawBox(boxAround(drag.start, at))
    touching.set(event.pointerId, at)
  })

  const end = (event: PointerEvent, isDone: boolean) => {
    if (!touching.delete(event.pointerId) || !drag) return
    const { kind, start } = drag
    if (kind === 'box') gestures().drawBox(undefined)
    if (isDone && kind === 'box') gestures().chooseBox(boxAround(start, place(event)))
    if (isDone && kind === 'press') gestures().tap(start, event.pointerType === 'touch')
    drag = touching.size > 0 ? { kind: 'pan', start } : undefined
  }
  on('pointerup', (event) => end(event, true))
  on('pointercancel', (event) => end(event, false))
  on('pointerleave', () => gestures().hover(undefined))
  on('wheel', (event) => {
    event.preventDefault()
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
    const pinchGain = event.ctrlKey ? 5 : 1
    gestures().zoom(Math.exp(-clamp(event.deltaY * lines * pinchGain, 300) * wheelStep), place(event))
  })
  return () => listeners.abort()
}

function pinch(touching: ReadonlyMap<number, Point>, moving: number, to: Point, gestures: MapGestures): void {
  const from = touching.get(moving)
  const other = [...touching].find(([id]) => id !== moving)?.[1]
  if (!from || !other) return
  const grown = distance(other, to) / Math.max(1, distance(other, from))
  // First larger, then moved: while the whole hall is in sight there is nowhere to move it to.
  gestures.zoom(grown, { x: (from.x + other.x) / 2, y: (from.y + other.y) / 2 })
  gestures.pan((to.x - from.x) / 2, (to.y - from.y) / 2)
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function clamp(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value))
}
