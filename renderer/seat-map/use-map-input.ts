// What hand and keys do on the map: gestures become choices, and the ring goes where the arrows lead.
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { SeatId } from '#core/domain/ids.ts'
import type { Seat } from '#core/domain/seat.ts'
import { pressMapKey } from './map-keys.ts'
import { listenToPointer, type MapGestures } from './map-pointer.ts'
import { type Box, type Point, toPlan } from './map-view.ts'
import { isOpen, mayToggle, type SeatChoiceProps } from './seat-choice.ts'
import type { HallCanvas } from './use-hall-canvas.ts'

export type MapMarks = {
  ring: SeatId | undefined
  hover: { seat: Seat; at: Point } | undefined
  rectangle: Box | undefined
}

const none: MapMarks = { ring: undefined, hover: undefined, rectangle: undefined }
/** Smaller seats than this a finger cannot tell apart: the first tap comes closer instead. */
const fingerScale = 1.6

export function useMapMarks() {
  const [marks, setMarks] = useState(none)
  const mark = (part: Partial<MapMarks>) => setMarks((now) => ({ ...now, ...part }))
  return { marks, mark }
}

export function useMapInput(
  frame: RefObject<HTMLElement | null>,
  choice: SeatChoiceProps,
  { scene, camera }: HallCanvas,
  { marks, mark }: ReturnType<typeof useMapMarks>,
) {
  const isSpaceHeld = useRef(false)
  const gestures = useRef<MapGestures | undefined>(undefined)
  const { index, drawing } = scene
  const toggle = (seat: Seat) => {
    if (mayToggle(seat.id, choice)) choice.onToggle(seat.id)
  }
  gestures.current = camera && {
    isSpaceHeld: () => isSpaceHeld.current,
    pan: (dx, dy) => {
      if (marks.hover) mark({ hover: undefined })
      camera.pan(dx, dy)
    },
    zoom: camera.zoom,
    drawBox: (rectangle) => mark({ rectangle }),
    chooseBox: (box) => {
      const corners = [
        toPlan(camera.view(), { x: box.left, y: box.top }),
        toPlan(camera.view(), { x: box.right, y: box.bottom }),
      ]
      const [from, to] = corners
      if (!from || !to) return
      const seats = index.within({ left: from.x, top: from.y, right: to.x, bottom: to.y })
      const isWanted = (seat: Seat) => choice.category === undefined || seat.category === choice.category
      const open = seats.filter((seat) => isWanted(seat) && !choice.selected.has(seat.id) && isOpen(seat.id, choice))
      if (open.length > 0)
        choice.onSelectMany(
          open.map((seat) => seat.id),
          'add',
        )
    },
    tap: (at, isTouch) => {
      const point = toPlan(camera.view(), at)
      const seat = index.at(point, isTouch ? 9 : 6.5)
      if (seat && isTouch && camera.view().scale < fingerScale)
        return camera.zoom(fingerScale / camera.view().scale, at)
      mark({ ring: undefined })
      if (seat) return toggle(seat)
      const block = drawing.standing.find((box) => isIn(point, box))
      const places = block && choice.standing?.find((area) => area.areaId === block.areaId)
      if (places && places.free > 0) choice.onStanding?.(places.areaId, places.chosen + 1)
    },
    hover: (at) => {
      const seat = at && index.at(toPlan(camera.view(), at), 6.5)
      if (seat !== marks.hover?.seat) mark({ hover: seat && at ? { seat, at } : undefined })
    },
  }

  useEffect(() => {
    const element = frame.current
    if (!element || !camera) return
    return listenToPointer(element, () => gestures.current ?? idle)
  }, [frame, camera])

  const ring = marks.ring === undefined ? undefined : index.get(marks.ring)
  const entry = ring ?? entrySeat(choice)
  return {
    entry,
    onKeyDown: (event: KeyboardEvent) => {
      if (!camera || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === ' ') isSpaceHeld.current = true
      const setRing = (seat: Seat | undefined) => mark({ ring: seat?.id, hover: undefined })
      const isRepeatedChoice = event.repeat && (event.key === ' ' || event.key === 'Enter')
      const isOurs = isRepeatedChoice || pressMapKey(event.key, { camera, index, ring, entry, setRing, toggle })
      if (!isOurs) return
      event.preventDefault()
      event.stopPropagation()
    },
    onKeyUp: (event: KeyboardEvent) => {
      if (event.key === ' ') isSpaceHeld.current = false
    },
    /** Coming by keyboard the ring shows at once; coming by mouse it would only distract. */
    onFocus: () => {
      if (frame.current?.matches(':focus-visible') && marks.ring === undefined) mark({ ring: entry?.id })
    },
    onBlur: () => {
      isSpaceHeld.current = false
      mark({ ring: undefined })
    },
  }
}

const idle: MapGestures = {
  tap: () => undefined,
  hover: () => undefined,
  drawBox: () => undefined,
  chooseBox: () => undefined,
  pan: () => undefined,
  zoom: () => undefined,
  isSpaceHeld: () => false,
}

/** Where the ring begins: a chosen seat, else the free seat nearest to the best point of the hall. */
function entrySeat(choice: SeatChoiceProps): Seat | undefined {
  const { seats, focus } = choice.plan
  const chosen = seats.find((seat) => choice.selected.has(seat.id))
  if (chosen) return chosen
  let nearest = seats[0]
  let least = Number.POSITIVE_INFINITY
  for (const seat of seats) {
    const away = Math.hypot(seat.x - focus.x, seat.y - focus.y)
    if (away >= least || !isOpen(seat.id, choice)) continue
    least = away
    nearest = seat
  }
  return nearest
}

function isIn({ x, y }: Point, { left, top, right, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}
