// The map's keys, as a table from key to what it does. With the ring on a seat the arrows lead from seat to seat;
// without it they move the map.

import type { Seat } from '#core/domain/seat.ts'
import type { MapCamera } from './map-camera.ts'
import type { Direction, SeatIndex } from './seat-index.ts'

export type MapKeyboard = {
  camera: MapCamera
  index: SeatIndex
  /** The seat under the ring. */
  ring: Seat | undefined
  /** Where the ring would appear. */
  entry: Seat | undefined
  setRing: (seat: Seat | undefined) => void
  toggle: (seat: Seat) => void
  /** Takes what is chosen; undefined while nothing is, or while there is nobody to take it. */
  take: (() => void) | undefined
}

const panStepPx = 80
export const zoomFactor = 1.4

/** @returns whether the key was one of the map's; the others are somebody else's. */
export function pressMapKey(key: string, keyboard: MapKeyboard): boolean {
  const direction = arrows[key]
  if (direction) {
    step(direction, keyboard)
    return true
  }
  const act = keys[key]
  return act?.(keyboard) ?? false
}

const arrows: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

const keys: Record<string, (keyboard: MapKeyboard) => boolean> = {
  Enter: choose,
  ' ': ({ ring, toggle }) => {
    if (ring) toggle(ring)
    return true
  },
  Escape: ({ ring, setRing }) => {
    setRing(undefined)
    return ring !== undefined
  },
  '+': (keyboard) => zoom(keyboard, zoomFactor),
  '=': (keyboard) => zoom(keyboard, zoomFactor),
  '-': (keyboard) => zoom(keyboard, 1 / zoomFactor),
  '0': ({ camera }) => {
    camera.fit()
    return true
  },
}

function step(direction: Direction, { camera, index, ring, setRing }: MapKeyboard): void {
  if (ring) {
    const next = index.towards(ring, direction)
    if (!next) return
    setRing(next)
    camera.reveal(next)
    return
  }
  const { x, y } = pans[direction]
  camera.pan(x * panStepPx, y * panStepPx)
}

const pans: Record<Direction, { x: number; y: number }> = {
  left: { x: 1, y: 0 },
  right: { x: -1, y: 0 },
  up: { x: 0, y: 1 },
  down: { x: 0, y: -1 },
}

/**
 * Enter takes what is chosen, as the button beside the map says. While nothing is, it chooses the seat under the ring;
 * without the ring it brings that back rather than choosing a seat nobody pointed at.
 */
function choose({ camera, ring, entry, setRing, toggle, take }: MapKeyboard): boolean {
  if (take) take()
  else if (ring) toggle(ring)
  else if (entry) {
    setRing(entry)
    camera.reveal(entry)
  }
  return true
}

function zoom({ camera, ring }: MapKeyboard, factor: number): boolean {
  camera.zoomStep(factor, ring)
  return true
}
