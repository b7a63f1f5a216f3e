// One seat as a picture: its shape says the state and the kind, so that nothing rests on colour alone.
//   free ○ light · chosen ● with a tick · sold ● grey with a cross · reserved ◐ · blocked ◌ dashed
//   elsewhere ⊙ given to another counter · unknown ○ with a question mark · wheelchair and companion are square
import type { SeatKind } from '#core/domain/seat.ts'
import type { SeatLook } from './seat-choice.ts'
import type { SeatColours } from './seat-colours.ts'

export type SeatPicture = { look: SeatLook; kind: SeatKind; edge: string; fill: string }
type Context = CanvasRenderingContext2D
type Place = { x: number; y: number; radius: number; line: number }

/** Draws with its middle at x, y; `size` is the seat's width in the context's own units. */
export function drawSeat(
  context: Context,
  x: number,
  y: number,
  size: number,
  picture: SeatPicture,
  colours: SeatColours,
): void {
  const line = Math.max(1, size * 0.09)
  const place = { x, y, radius: size / 2 - line / 2, line }
  context.lineWidth = line
  context.lineCap = 'round'
  context.lineJoin = 'round'
  bodies[picture.look](context, place, picture, colours)
  if (picture.look === 'free' || picture.look === 'elsewhere') drawKind(context, place, picture)
}

const bodies: Record<SeatLook, (context: Context, place: Place, picture: SeatPicture, colours: SeatColours) => void> = {
  free: (context, place, picture) => {
    outline(context, place, picture.kind)
    paint(context, picture.fill, picture.edge)
  },
  chosen: (context, place, picture, { accent, accentEdge, onAccent }) => {
    outline(context, place, picture.kind)
    paint(context, accent, accentEdge)
    context.lineWidth = place.line * 1.6
    stroke(context, place, onAccent, [-0.45, 0.02, -0.12, 0.38, 0.48, -0.36])
  },
  sold: (context, place, picture, { taken, takenMark }) => {
    outline(context, place, picture.kind)
    paint(context, taken, taken)
    stroke(context, place, takenMark, [-0.42, -0.42, 0.42, 0.42])
    stroke(context, place, takenMark, [-0.42, 0.42, 0.42, -0.42])
  },
  reserved: (context, place, picture, { seat, reserved, reservedEdge }) => {
    outline(context, place, picture.kind)
    paint(context, seat, reservedEdge)
    context.beginPath()
    context.arc(place.x, place.y, place.radius, 0, Math.PI)
    context.closePath()
    paint(context, reserved, reservedEdge)
  },
  blocked: (context, place, picture, { edge }) => {
    context.setLineDash([place.radius * 0.5, place.radius * 0.55])
    outline(context, place, picture.kind)
    context.strokeStyle = edge
    context.stroke()
    context.setLineDash([])
  },
  elsewhere: (context, place, picture, { edge, seat }) => {
    outline(context, place, picture.kind)
    paint(context, seat, edge)
    context.beginPath()
    context.arc(place.x, place.y, place.radius * 0.3, 0, Math.PI * 2)
    context.fillStyle = edge
    context.fill()
  },
  unknown: (context, place, picture, { seat }) => {
    outline(context, place, picture.kind)
    paint(context, seat, picture.edge)
    context.fillStyle = picture.edge
    context.font = `700 ${place.radius * 1.5}px sans-serif`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText('?', place.x, place.y + place.radius * 0.1)
  },
}

function drawKind(context: Context, place: Place, { kind, edge }: SeatPicture): void {
  if (kind === 'restricted') stroke(context, place, edge, [-0.7, 0.7, 0.7, -0.7])
  if (kind === 'wheelchair') drawWheelchair(context, place, edge)
  if (kind === 'companion') drawPerson(context, place, edge)
}

/** A wheel, a seated body and a head, simple enough to be read at twelve pixels. */
function drawWheelchair(context: Context, { x, y, radius, line }: Place, edge: string): void {
  context.lineWidth = line * 1.1
  context.strokeStyle = edge
  context.beginPath()
  context.arc(x - radius * 0.06, y + radius * 0.24, radius * 0.4, Math.PI * 0.1, Math.PI * 1.45)
  context.stroke()
  const place = { x, y, radius, line }
  stroke(context, place, edge, [-0.16, -0.36, -0.12, 0.1, 0.28, 0.1, 0.46, 0.52])
  dot(context, x - radius * 0.18, y - radius * 0.62, radius * 0.17, edge)
}

function drawPerson(context: Context, { x, y, radius }: Place, edge: string): void {
  dot(context, x, y - radius * 0.35, radius * 0.26, edge)
  context.beginPath()
  context.arc(x, y + radius * 0.62, radius * 0.5, Math.PI, 0)
  context.closePath()
  context.fillStyle = edge
  context.fill()
}

/** Places for wheelchairs and companions are square, seats are round. */
function outline(context: Context, { x, y, radius }: Place, kind: SeatKind): void {
  context.beginPath()
  if (kind === 'wheelchair' || kind === 'companion')
    context.roundRect(x - radius, y - radius, radius * 2, radius * 2, radius * 0.3)
  else context.arc(x, y, radius, 0, Math.PI * 2)
}

function paint(context: Context, fill: string, edge: string): void {
  context.fillStyle = fill
  context.fill()
  context.strokeStyle = edge
  context.stroke()
}

/** A line through points given in shares of the radius. */
function stroke(context: Context, { x, y, radius }: Place, colour: string, points: readonly number[]): void {
  context.beginPath()
  for (let index = 0; index + 1 < points.length; index += 2) {
    context.lineTo(x + (points[index] ?? 0) * radius, y + (points[index + 1] ?? 0) * radius)
  }
  context.strokeStyle = colour
  context.stroke()
}

function dot(context: Context, x: number, y: number, radius: number, colour: string): void {
  context.beginPath()
  context.arc(x, y, radius, 0, Math.PI * 2)
  context.fillStyle = colour
  context.fill()
}
