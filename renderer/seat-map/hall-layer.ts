// A picture of a part of the hall at one zoom step, painted in slices of a few milliseconds so that panning and zooming
// go on meanwhile. Seats are stamped from small pictures drawn once per look, so five thousand of them are cheap.
import type { Seat } from '#core/domain/seat.ts'
import { nameLeastPx, nameUnits } from './area-names.ts'
import type { HallDrawing, Lettering } from './hall-drawing.ts'
import type { Box, MapView } from './map-view.ts'
import type { SeatLook } from './seat-choice.ts'
import type { SeatColours } from './seat-colours.ts'
import type { SeatIndex } from './seat-index.ts'
import { drawStamps, type SeatStamps, type SeatVariety, stamp } from './seat-stamps.ts'

/** Everything the picture shows; a new object whenever something of it changed. */
export type HallScene = {
  drawing: HallDrawing
  index: SeatIndex
  colours: SeatColours
  categories: readonly string[]
  varieties: readonly SeatVariety[]
  /** How a seat looks when it is not chosen; chosen ones are drawn on top, so that choosing shows at once. */
  lookOf: (seat: Seat) => SeatLook
  isFaint: (seat: Seat) => boolean
  stageName: string
  standingText: (areaId: string) => string
}

export type Layer = {
  scene: HallScene
  canvas: HTMLCanvasElement
  /** How much of the canvas is in use, in its own pixels. */
  width: number
  height: number
  scale: number
  ratio: number
  box: Box
  stamps: SeatStamps
}
export type LayerJob = { layer: Layer; context: CanvasRenderingContext2D; seats: readonly Seat[]; next: number }

/** A seat's width on the plan is ten units; the rest is air. */
const seatUnits = 8.8
const numbersFromScale = 1.9
const seatsBetweenLooksAtTheClock = 40

/**
 * @param last the picture before this one: its stamps serve again at the same zoom step.
 * @param used a canvas no longer shown, painted over rather than making a new one: that alone takes milliseconds.
 */
export function startLayer(
  scene: HallScene,
  scale: number,
  box: Box,
  ratio: number,
  last?: Layer,
  used?: HTMLCanvasElement,
): LayerJob {
  const width = Math.max(1, Math.ceil((box.right - box.left) * scale * ratio))
  const height = Math.max(1, Math.ceil((box.bottom - box.top) * scale * ratio))
  const canvas = used && used.width >= width && used.height >= height ? used : sizedCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser draws no canvas')
  context.clearRect(0, 0, canvas.width, canvas.height)
  const isSameSize = last !== undefined && last.scene === scene && last.scale === scale && last.ratio === ratio
  const stamps = isSameSize
    ? last.stamps
    : drawStamps(scene.varieties, scene.categories, seatUnits * scale * ratio, scene.colours)
  const layer: Layer = { scene, canvas, width, height, scale, ratio, box, stamps }
  drawGround(context, layer)
  return { layer, context, seats: scene.index.within(withAir(box, 6)), next: 0 }
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
  const { canvas, width, height } = layer
  const stretch = Math.abs(grown - 1) < 0.001 ? 1 : grown
  context.drawImage(canvas, 0, 0, width, height, x, y, width * stretch, height * stretch)
}

/** A chosen seat on top of the picture, on the very pixels of the seat beneath it while the picture is sharp. */
export function showChosen(context: CanvasRenderingContext2D, layer: Layer, view: MapView, seat: Seat): void {
  const { box, ratio, scale, stamps } = layer
  const isSharp = Math.abs(view.scale / scale - 1) < 0.001
  const side = isSharp ? stamps.side : (stamps.side * view.scale) / scale
  const left = Math.round((box.left * view.scale + view.x) * ratio)
  const top = Math.round((box.top * view.scale + view.y) * ratio)
  const x = (seat.x - box.left) * view.scale * ratio - side / 2
  const y = (seat.y - box.top) * view.scale * ratio - side / 2
  if (isSharp) stamp(context, stamps, seat, 'chosen', left + Math.round(x), top + Math.round(y))
  else stamp(context, stamps, seat, 'chosen', left + x, top + y, side)
}

function drawOnLayer({ layer, context }: LayerJob, seat: Seat): void {
  const { scene, scale, ratio, box, stamps } = layer
  const look = scene.lookOf(seat)
  const x = (seat.x - box.left) * scale * ratio
  const y = (seat.y - box.top) * scale * ratio
  context.globalAlpha = scene.isFaint(seat) ? 0.28 : 1
  stamp(context, stamps, seat, look, Math.round(x - stamps.side / 2), Math.round(y - stamps.side / 2))
  if (look === 'free' && scale >= numbersFromScale && seat.kind === 'normal') {
    context.fillStyle = scene.colours.text
    context.font = fontOf(scale * ratio * (seat.number.length > 2 ? 3.4 : 4.2), 600)
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(seat.number, x, y + scale * ratio * 0.3)
  }
  context.globalAlpha = 1
}

function drawGround(context: CanvasRenderingContext2D, { scene, scale, ratio, box }: Layer): void {
  const { drawing, colours } = scene
  const unit = scale * ratio
  context.save()
  context.translate(-box.left * unit, -box.top * unit)
  drawStage(context, drawing.stage, unit, colours, scene.stageName)
  for (const block of drawing.standing)
    drawStanding(context, block, unit, colours, block.name, scene.standingText(block.areaId))
  const letterPx = Math.max(9 * ratio, Math.min(6.5 * unit, 15 * ratio))
  const near = withAir(box, 30)
  const letters = drawing.rowLetters.filter(
    ({ x, y }) => x > near.left && x < near.right && y > near.top && y < near.bottom,
  )
  if (unit * 13 > letterPx) letter(context, letters, unit, fontOf(letterPx, 500), colours.faintText)
  letter(
    context,
    drawing.areaNames,
    unit,
    fontOf(Math.max(nameLeastPx * ratio, Math.min(nameUnits * unit, 20 * ratio)), 600),
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

export function fontOf(px: number, weight: number): string {
  return `${weight} ${px}px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif`
}

function withAir({ left, top, right, bottom }: Box, air: number): Box {
  return { left: left - air, top: top - air, right: right + air, bottom: bottom + air }
}

function sizedCanvas(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas
}
