// What a seat is, in a note beside it: under the pointer, or at the seat the keyboard is on, which moves with the map.
import { Paper } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'
import type { Seat } from '#core/domain/seat.ts'
import type { MapCamera } from './map-camera.ts'
import { type MapSize, type MapView, type Point, toScreen } from './map-view.ts'
import classes from './seat-map.module.css'

/** `refusal`: why this seat was not chosen, after somebody tried. */
type NoteText = { text: string; refusal: string | undefined }

const gapPx = 14
/** Beyond this share of the width the note stands on the other side, where there is room. */
const turnsAt = 0.6

/** Beside the pointer. It never takes the pointer. */
export function NoteAtPointer({ at, width, ...words }: NoteText & { at: Point; width: number }) {
  const place = at.x > width * turnsAt ? { right: width - at.x + gapPx } : { left: at.x + gapPx }
  return (
    <Paper className={classes.note} shadow="md" withBorder style={{ top: at.y + gapPx, ...place }} aria-hidden>
      <Words {...words} />
    </Paper>
  )
}

/** Beside the seat, also while the map glides: the view lives outside React, so the note follows it by itself. */
export function NoteAtSeat({ camera, seat, ...words }: NoteText & { camera: MapCamera; seat: Seat }) {
  const self = useRef<HTMLDivElement>(null)
  useLayoutEffect(
    () => camera.follow((view, size) => self.current && put(self.current, seat, view, size)),
    [camera, seat],
  )
  return (
    <Paper ref={self} className={classes.note} shadow="md" withBorder aria-hidden>
      <Words {...words} />
    </Paper>
  )
}

function Words({ text, refusal }: NoteText) {
  return (
    <>
      {text}
      {refusal && <strong className={classes.refusal}>{refusal}</strong>}
    </>
  )
}

function put(note: HTMLElement, seat: Seat, view: MapView, size: MapSize): void {
  const { x, y } = toScreen(view, seat)
  const gap = gapPx + view.scale * 4
  const isLow = y > size.height * 0.75
  note.style.left = x > size.width * turnsAt ? 'auto' : `${x + gap}px`
  note.style.right = x > size.width * turnsAt ? `${size.width - x + gap}px` : 'auto'
  note.style.top = isLow ? 'auto' : `${y + gap}px`
  note.style.bottom = isLow ? `${size.height - y + gap}px` : 'auto'
  const isInSight = x >= 0 && y >= 0 && x <= size.width && y <= size.height
  note.style.visibility = isInSight ? 'visible' : 'hidden'
}
