// What hand and keys do on the map: gestures become choices, and the ring goes where the arrows lead.
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { SeatId } from '#core/domain/ids.ts'
import type { Seat } from '#core/domain/seat.ts'
import type { HallDrawing } from './hall-drawing.ts'
import type { HallScene } from './hall-layer.ts'
import type { MapCamera } from './map-camera.ts'
import { pressMapKey } from './map-keys.ts'
import { listenToPointer, type MapGestures } from './map-pointer.ts'
import { type Box, type Point, toPlan } from './map-view.ts'
import { isOpen, mayToggle, type SeatChoiceProps } from './seat-choice.ts'
import type { HallCanvas } from './use-hall-canvas.ts'

export type MapMarks = {
  ring: SeatId | undefined
  hover: { seat: Seat; at: Point } | undefined
  rectangle: Box | undefined
  /** The seat somebody just tried to choose although it is not free; `nth` tells one try from the next. */
  refused: { seat: Seat; nth: number } | undefined
}

const none: MapMarks = { ring: undefined, hover: undefined, rectangle: undefined, refused: undefined }
/** Smaller seats than this a finger cannot tell apart: the first tap comes closer instead. */
const fingerScale = 1.6
/** How far from a seat's middle it is still meant, in plan units. */
const mouseReach = 6.5
const fingerReach = 9

export function useMapMarks() {
  const [marks, setMarks] = useState(none)
  const mark = (part: Partial<MapMarks>) => setMarks((now) => ({ ...now, ...part }))
  return { marks, mark }
}

type Marking = ReturnType<typeof useMapMarks>

/** @returns the handlers for the map's frame, and the seat a screen reader is told of. */
export function useMapInput(
  frame: RefObject<HTMLElement | null>,
  choice: SeatChoiceProps,
  hall: HallCanvas,
  marking: Marking,
) {
  const isSpaceHeld = useRef(false)
  const gestures = useRef(idle)
  const { camera } = hall
  if (camera) gestures.current = gesturesOn(choice, hall.scene, camera, marking, () => isSpaceHeld.current)

  useEffect(() => {
    const element = frame.current
    if (!element || !camera) return
    return listenToPointer(element, () => gestures.current)
  }, [frame, camera])

  const { marks, mark } = marking
  const { index } = hall.scene
  const ring = marks.ring === undefined ? undefined : index.get(marks.ring)
  const entry = ring ?? entrySeat(choice)
  return {
    entry,
    onKeyDown: (event: KeyboardEvent) => {
      if (!camera || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === ' ') isSpaceHeld.current = true
      const setRing = (seat: Seat | undefined) => mark({ ring: seat?.id, hover: undefined, refused: undefined })
      const toggle = (seat: Seat) => toggleSeat(seat, choice, marking)
      const take = choice.selected.size > 0 ? choice.onDone : undefined
      const isRepeatedChoice = event.repeat && (event.key === ' ' || event.key === 'Enter')
      const isOurs = isRepeatedChoice || pressMapKey(event.key, { camera, index, ring, entry, setRing, toggle, take })
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
      mark({ ring: undefined, refused: undefined })
    },
  }
}

function gesturesOn(
  choice: SeatChoiceProps,
  { index, drawing }: HallScene,
  camera: MapCamera,
  marking: Marking,
  isSpaceHeld: () => boolean,
): MapGestures {
  const { marks, mark } = marking
  return {
    isSpaceHeld,
    pan: (dx, dy) => {
      if (marks.hover) mark({ hover: undefined })
      camera.pan(dx, dy)
    },
    zoom: camera.zoom,
    drawBox: (rectangle) => mark({ rectangle }),
    chooseBox: (box) => {
      const from = toPlan(camera.view(), { x: box.left, y: box.top })
      const to = toPlan(camera.view(), { x: box.right, y: box.bottom })
      const open = openSeats(index.within({ left: from.x, top: from.y, right: to.x, bottom: to.y }), choice)
      if (open.length > 0) choice.onSelectMany(open, 'add')
    },
    tap: (at, isTouch) => {
      const point = toPlan(camera.view(), at)
      const seat = index.at(point, isTouch ? fingerReach : mouseReach)
      if (seat && isTouch && camera.view().scale < fingerScale)
        return camera.zoom(fingerScale / camera.view().scale, at)
      mark({ ring: undefined, refused: undefined })
      if (seat) toggleSeat(seat, choice, marking)
      else takeStandingPlace(drawing, point, choice)
    },
    hover: (at) => {
      const seat = at && index.at(toPlan(camera.view(), at), mouseReach)
      if (seat !== marks.hover?.seat) mark({ hover: seat && at ? { seat, at } : undefined, refused: undefined })
    },
  }
}

function toggleSeat(seat: Seat, choice: SeatChoiceProps, { marks, mark }: Marking): void {
  const isAllowed = mayToggle(seat.id, choice)
  mark({ refused: isAllowed ? undefined : { seat, nth: (marks.refused?.nth ?? 0) + 1 } })
  if (isAllowed) choice.onToggle(seat.id)
}

/** Of the seats in a rectangle those that may simply be taken, of the wanted category. */
function openSeats(seats: readonly Seat[], choice: SeatChoiceProps): SeatId[] {
  const isWanted = (seat: Seat) => choice.category === undefined || seat.category === choice.category
  return seats
    .filter((seat) => isWanted(seat) && !choice.selected.has(seat.id) && isOpen(seat.id, choice))
    .map((seat) => seat.id)
}

function takeStandingPlace(drawing: HallDrawing, point: Point, { standing, onStanding }: SeatChoiceProps): void {
  const block = drawing.standing.find((box) => isIn(point, box))
  const places = block && standing?.find((area) => area.areaId === block.areaId)
  if (places && places.free > 0) onStanding?.(places.areaId, places.chosen + 1)
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
