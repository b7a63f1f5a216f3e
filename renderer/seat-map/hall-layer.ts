// A picture of a part of the hall at one zoom step, painted in slices of a few milliseconds so that panning and zooming
// go on meanwhile. Seats are stamped from small pictures drawn once per look, so five thousand of them are cheap.
import type { Seat } from '#core/domain/seat.ts'
import { drawSeat, type SeatPicture } from './draw-seat.ts'
import type { HallDrawing, Lettering } from './hall-drawing.ts'
import type { Box, MapView } from './map-view.ts'
import type { SeatLook } from './seat-choice.ts'
import { colourOfCategory, type SeatColours } from './seat-colours.ts'
import type { SeatIndex } from './seat-index.ts'

/** Everything the picture shows; a new object whenever something of it changed. */
export type HallScene = {
  drawing: HallDrawing
  index: SeatIndex
  colours: SeatColours
  categories: readonly string[]
  /** How a seat looks when it is not chosen; chosen ones are drawn on top, so that choosing shows at once. */
  lookOf: (seat: Seat) => SeatLook
  isFaint: (seat: Seat) => boolean
  stageName: string
  standingText: (areaId: string) => string
}

export type Layer = {
  scene: HallScene
  canvas: HTMLCanvasElement
  scale: number
  ratio: number
  box: Box
  stamps: Stamps
}
export type LayerJob = { layer: Layer; context: CanvasRenderingContext2D; seats: readonly Seat[]; next: number }
type Stamps = Map<string, HTMLCanvasElement>

/** A seat's width on the plan is ten units; the rest is air. */
const seatUnits = 8.8
const numbersFromScale = 1.9
const seatsBetweenLooksAtTheClock = 40

export function startLayer(scene: HallScene, scale: number, box: Box, ratio: number): LayerJob {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.ceil((box.right - box.left) * scale * ratio))
  canvas.height = Math.max(1, Math.ceil((box.bottom - box.top) * scale * ratio))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser draws no canvas')
  const layer: Layer = { scene, canvas, scale, ratio, box, stamps: new Map() }
  drawGround(context, layer)
  const air = { left: box.left - 6, top: box.top - 6, right: box.right + 6, bottom: box.bottom + 6 }
  return { layer, context, seats: scene.index.within(air), next: 0 }
}

/** @returns whether the picture is finished. */
export function continueLayer(job: LayerJob, untilMs: number): boolean {
  while (job.next < job.seats.length) {
    const end = Math.min(job.seats.length, job.next + seatsBetweenLooksAtTheClock)
    for (; job.next < end; job.next++) {
      const seat = job.seats[job.next]
      if (seat) drawOnLayer(job, seat)
    }
    if (performance.now() >= untilMs) break
  }
  return job.next >= job.seats.length
}

/** Puts the picture where the view has it: sharp at its own zoom step, stretched at any other. */
export function showLayer(context: CanvasRenderingContext2D, layer: Layer, view: MapView): void {
  const grown = view.scale / layer.scale
  const x = Math.round((layer.box.left * view.scale + view.x) * layer.ratio)
  const y = Math.round((layer.box.top * view.scale + view.y) * layer.ratio)
  if (Math.abs(grown - 1) < 0.001) context.drawImage(layer.canvas, x, y)
  else context.drawImage(layer.canvas, x, y, layer.canvas.width * grown, layer.canvas.height * grown)
}

/** A chosen seat on top of the picture, on the very pixels of the seat beneath it while the picture is sharp. */
export function showChosen(context: CanvasRenderingContext2D, layer: Layer, view: MapView, seat: Seat): void {
  const { box, ratio, scale } = layer
  const stamp = stampOf(layer, pictureOf(layer.scene, seat, 'chosen'))
  const side = (stamp.width * view.scale) / scale
  const left = Math.round((box.left * view.scale + view.x) * ratio)
  const top = Math.round((box.top * view.scale + view.y) * ratio)
  const x = (seat.x - box.left) * view.scale * ratio - side / 2
  const y = (seat.y - box.top) * view.scale * ratio - side / 2
  if (Math.abs(view.scale / scale - 1) < 0.001) context.drawImage(stamp, left + Math.round(x), top + Math.round(y))
  else context.drawImage(stamp, left + x, top + y, side, side)
}

function drawOnLayer({ layer, context }: LayerJob, seat: Seat): void {
  const { scene, scale, ratio, box } = layer
  const look = scene.lookOf(seat)
  const stamp = stampOf(layer, pictureOf(scene, seat, look))
  const x = (seat.x - box.left) * scale * ratio
  const y = (seat.y - box.top) * scale * ratio
  context.globalAlpha = scene.isFaint(seat) ? 0.28 : 1
  context.drawImage(stamp, Math.round(x - stamp.width / 2), Math.round(y - stamp.height / 2))
  if (look === 'free' && scale >= numbersFromScale && seat.kind === 'normal') {
    context.fillStyle = scene.colours.text
    context.font = fontOf(scale * ratio * (seat.number.length > 2 ? 3.4 : 4.2), 600)
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(seat.number, x, y + scale * ratio * 0.3)
  }
  context.globalAlpha = 1
}

function pictureOf(scene: HallScene, seat: Seat, look: SeatLook): SeatPicture {
  return { look, kind: seat.kind, ...colourOfCategory(scene.colours, scene.categories.indexOf(seat.category)) }
}

function stampOf(layer: Layer, picture: SeatPicture): HTMLCanvasElement {
  const key = `${picture.look}/${picture.kind}/${picture.edge}`
  const known = layer.stamps.get(key)
  if (known) return known
  const size = seatUnits * layer.scale * layer.ratio
  const stamp = document.createElement('canvas')
  stamp.width = Math.ceil(size) + 2
  stamp.height = stamp.width
  const context = stamp.getContext('2d')
  if (!context) throw new Error('this browser draws no canvas')
  drawSeat(context, stamp.width / 2, stamp.width / 2, size, picture, layer.scene.colours)
  layer.stamps.set(key, stamp)
  return stamp
}

function drawGround(context: CanvasRenderingContext2D, { scene, scale, ratio, box }: Layer): void {
  const { drawing, colours } = scene
  const unit = scale * ratio
  context.save()
  context.translate(-box.left * unit, -box.top * unit)
  drawStage(context, drawing.stage, unit, colours, scene.stageName)
  for (const block of drawing.standing)
    drawStanding(context, block, unit, colours, block.name, scene.standingText(block.areaId))
  const letterPx = Math.max(8 * ratio, Math.min(6.5 * unit, 15 * ratio))
  if (unit * 13 > letterPx) letter(context, drawing.rowLetters, unit, fontOf(letterPx, 500), colours.faintText)
  letter(
    context,
    drawing.areaNames,
    unit,
    fontOf(Math.max(10 * ratio, Math.min(9 * unit, 20 * ratio)), 600),
    colours.text,
  )
  context.restore()
}

/** A platform that narrows towards the back, as one sees it from the seats. */
function drawStage(
  context: CanvasRenderingContext2D,
  stage: Box,
  unit: number,
  colours: SeatColours,
  name: string,
): void {
  const inset = (stage.right - stage.left) * 0.06
  context.beginPath()
  context.moveTo((stage.left + inset) * unit, stage.top * unit)
  context.lineTo((stage.right - inset) * unit, stage.top * unit)
  context.lineTo(stage.right * unit, (stage.bottom - 4) * unit)
  context.quadraticCurveTo(
    ((stage.left + stage.right) / 2) * unit,
    (stage.bottom + 6) * unit,
    stage.left * unit,
    (stage.bottom - 4) * unit,
  )
  context.closePath()
  context.fillStyle = colours.stage
  context.fill()
  context.lineWidth = Math.max(1, unit * 0.8)
  context.strokeStyle = colours.stageEdge
  context.stroke()
  write(context, name, middleOf(stage), unit, fontOf(Math.max(10, unit * 9), 600), colours.text)
}

function drawStanding(
  context: CanvasRenderingContext2D,
  block: Box,
  unit: number,
  colours: SeatColours,
  name: string,
  text: string,
): void {
  context.beginPath()
  context.roundRect(
    block.left * unit,
    block.top * unit,
    (block.right - block.left) * unit,
    (block.bottom - block.top) * unit,
    5 * unit,
  )
  context.fillStyle = colours.seat
  context.fill()
  context.lineWidth = Math.max(1, unit)
  context.strokeStyle = colours.edge
  context.stroke()
  const { x, y } = middleOf(block)
  write(context, name, { x, y: y - 7 }, unit, fontOf(Math.max(10, unit * 9), 600), colours.text)
  write(context, text, { x, y: y + 8 }, unit, fontOf(Math.max(9, unit * 8), 400), colours.faintText)
}

function letter(
  context: CanvasRenderingContext2D,
  letterings: readonly Lettering[],
  unit: number,
  font: string,
  colour: string,
): void {
  for (const lettering of letterings) write(context, lettering.text, lettering, unit, font, colour, lettering.align)
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  at: { x: number; y: number },
  unit: number,
  font: string,
  colour: string,
  align: CanvasTextAlign = 'center',
): void {
  context.font = font
  context.textAlign = align
  context.textBaseline = 'middle'
  context.fillStyle = colour
  context.fillText(text, at.x * unit, at.y * unit)
}

function middleOf(box: Box): { x: number; y: number } {
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
}

function fontOf(px: number, weight: number): string {
  return `${weight} ${px}px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif`
}
