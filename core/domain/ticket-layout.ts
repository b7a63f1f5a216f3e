// A ticket layout is data: elements placed in millimetres on the stock, made once per venue and the same for every
// printer. Laying a ticket out fills in the words, and shrinks, breaks and at last cuts what would not fit; what
// comes out needs no more decisions, only a printer's commands or a picture.
import { z } from 'zod'
import { printable } from '#core/domain/printable.ts'
import { mmPerPt, textWidthMm } from '#core/domain/text-width.ts'
import type { TicketDocument } from '#core/domain/ticket.ts'
import { TicketField, type TicketFields, ticketFields } from '#core/domain/ticket-fields.ts'

const Mm = z.number().min(0).max(1_000)
const Pt = z.number().min(3).max(200)
const place = { xMm: Mm, yMm: Mm }

/** Clockwise, in degrees, around the element's corner (xMm, yMm). */
const Rotation = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)])
export type Rotation = z.infer<typeof Rotation>

const Align = z.enum(['left', 'center', 'right'])

/** Words with fields in braces: `{rowLabel} {row}`. */
const Template = z.string().max(500).refine(hasKnownFields, 'names a field that tickets do not have')

/**
 * `text` fills a box from its upper left corner. Too wide, it shrinks down to `minFontSizePt` and is broken into as
 * many lines as the box is high, whatever fits first; at last it ends in an ellipsis. An element whose fields are all
 * empty is left out.
 */
export const LayoutElement = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    ...place,
    text: Template,
    maxWidthMm: Mm.positive(),
    fontSizePt: Pt,
    minFontSizePt: Pt,
    maxHeightMm: Mm.positive(),
    isBold: z.boolean(),
    align: Align,
    rotation: Rotation,
  }),
  z.object({ kind: z.literal('qr'), ...place, data: Template, sizeMm: Mm.positive() }),
  z.object({
    kind: z.literal('code128'),
    ...place,
    data: Template,
    widthMm: Mm.positive(),
    heightMm: Mm.positive(),
    rotation: Rotation,
  }),
  z.object({ kind: z.literal('line'), ...place, toXMm: Mm, toYMm: Mm, thicknessMm: Mm.positive() }),
  z.object({ kind: z.literal('box'), ...place, widthMm: Mm, heightMm: Mm, thicknessMm: Mm.positive() }),
])
export type LayoutElement = z.infer<typeof LayoutElement>

/** `perforationXMm` is where the stub is torn off; nothing is printed there, pictures show it. */
export const TicketLayout = z
  .object({
    name: z.string().min(1).max(80),
    widthMm: Mm.positive(),
    heightMm: Mm.positive(),
    perforationXMm: Mm.nullable(),
    elements: z.array(LayoutElement).max(200),
  })
  .superRefine((layout, context) => {
    layout.elements.forEach((element, index) => {
      if (!isOnStock(element, layout))
        context.addIssue({ code: 'custom', path: ['elements', index], message: 'reaches beyond the stock' })
    })
  })
export type TicketLayout = z.infer<typeof TicketLayout>

/** One printed line. xMm is its left end, middle or right end as `align` says; yMm its upper edge; both turned by
 * `rotation` around (xMm, yMm). `widthMm` is what the text measures in the layout's font. */
export type PlacedText = {
  kind: 'text'
  xMm: number
  yMm: number
  text: string
  fontSizePt: number
  isBold: boolean
  align: z.infer<typeof Align>
  rotation: Rotation
  widthMm: number
}
type TextElement = Extract<LayoutElement, { kind: 'text' }>
export type PlacedElement = PlacedText | Exclude<LayoutElement, TextElement>

/** The ticket's words and codes where they are to stand, from top to bottom of the layout's list. */
export function layOutTicket(ticket: TicketDocument, layout: TicketLayout): PlacedElement[] {
  const fields = ticketFields(ticket)
  return layout.elements.flatMap((element): PlacedElement[] => {
    if (element.kind === 'text') return placeText(element, fields)
    if (element.kind === 'line' || element.kind === 'box') return [element]
    const data = fill(element.data, fields)
    return data === '' ? [] : [{ ...element, data }]
  })
}

/** Line height, in font sizes. */
const leading = 1.15

function placeText(element: TextElement, fields: TicketFields): PlacedText[] {
  const words = wordsOf(fill(element.text, fields))
  if (words.length === 0) return []
  const { fontSizePt, lines } = fitted(words, element)
  const alongMm = { left: 0, center: element.maxWidthMm / 2, right: element.maxWidthMm }[element.align]
  return lines.map((line, index) => ({
    kind: 'text',
    ...moved(element, alongMm, index * fontSizePt * mmPerPt * leading),
    text: line,
    fontSizePt,
    isBold: element.isBold,
    align: element.align,
    rotation: element.rotation,
    widthMm: textWidthMm(line, fontSizePt, element.isBold),
  }))
}

/** A point `alongMm` in the direction of writing and `belowMm` towards the next line. */
function moved({ xMm, yMm, rotation }: TextElement, alongMm: number, belowMm: number): { xMm: number; yMm: number } {
  if (rotation === 90) return { xMm: xMm - belowMm, yMm: yMm + alongMm }
  if (rotation === 180) return { xMm: xMm - alongMm, yMm: yMm - belowMm }
  if (rotation === 270) return { xMm: xMm + belowMm, yMm: yMm - alongMm }
  return { xMm: xMm + alongMm, yMm: yMm + belowMm }
}

const stepPt = 0.5

/** The largest size at which the text fits its box; at the smallest, the last line is cut with an ellipsis. */
function fitted(words: readonly string[], element: TextElement): { fontSizePt: number; lines: string[] } {
  for (let fontSizePt = element.fontSizePt; fontSizePt > element.minFontSizePt; fontSizePt -= stepPt) {
    const fits = fitsWidth(element, fontSizePt)
    const lines = broken(words, fits)
    if (lines.length <= linesInBox(element, fontSizePt) && lines.every(fits)) return { fontSizePt, lines }
  }
  const fontSizePt = element.minFontSizePt
  const fits = fitsWidth(element, fontSizePt)
  const lines = broken(words, fits)
  const room = linesInBox(element, fontSizePt)
  const kept = lines.length > room ? [...lines.slice(0, room - 1), lines.slice(room - 1).join(' ')] : lines
  return { fontSizePt, lines: kept.map((line) => cut(line, fits)) }
}

const fitsWidth = (element: TextElement, fontSizePt: number) => (line: string) =>
  textWidthMm(line, fontSizePt, element.isBold) <= element.maxWidthMm

/** The first line takes its size, each further one its size and the leading; one line always is allowed. */
function linesInBox({ maxHeightMm }: TextElement, fontSizePt: number): number {
  const sizeMm = fontSizePt * mmPerPt
  return 1 + Math.max(0, Math.floor((maxHeightMm - sizeMm) / (sizeMm * leading) + 1e-9))
}

/** What a line may end between, as it can be printed. A no-break space holds its words together. */
function wordsOf(text: string): string[] {
  return text
    .split(/ +/)
    .map((word) => printable(word).trim())
    .filter((word) => word !== '')
}

/** Greedy breaking between words; a single word too wide stays whole and is cut by whoever asked. */
function broken(words: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = []
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ''} ${word}`
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function cut(line: string, fits: (line: string) => boolean): string {
  if (fits(line)) return line
  const isRoomFor = (length: number) => fits(`${line.slice(0, length).trimEnd()}…`)
  let length = 0
  while (length < line.length && isRoomFor(length + 1)) length++
  return `${line.slice(0, length).trimEnd()}…`
}

const field = /\{(\w+)\}/g

function fill(template: string, fields: TicketFields): string {
  const names = Array.from(template.matchAll(field), ([, name]) => name)
  const values = names.map((name) => valueOfField(name, fields))
  if (names.length > 0 && values.every((value) => value === '')) return ''
  return template.replace(field, (_, name: string) => valueOfField(name, fields))
}

function valueOfField(name: string | undefined, fields: TicketFields): string {
  const known = TicketField.safeParse(name)
  return known.success ? fields[known.data] : ''
}

function hasKnownFields(template: string): boolean {
  return Array.from(template.matchAll(field)).every(([, name]) => TicketField.safeParse(name).success)
}

type Corner = [xMm: number, yMm: number]

function isOnStock(element: LayoutElement, { widthMm, heightMm }: { widthMm: number; heightMm: number }): boolean {
  return farCorners(element).every(([x, y]) => x >= 0 && y >= 0 && x <= widthMm && y <= heightMm)
}

function farCorners(element: LayoutElement): Corner[] {
  const { xMm, yMm } = element
  if (element.kind === 'line')
    return [
      [xMm, yMm],
      [element.toXMm, element.toYMm],
    ]
  if (element.kind === 'box')
    return [
      [xMm, yMm],
      [xMm + element.widthMm, yMm + element.heightMm],
    ]
  if (element.kind === 'qr')
    return [
      [xMm, yMm],
      [xMm + element.sizeMm, yMm + element.sizeMm],
    ]
  if (element.kind === 'code128') return turnedCorners(element, element.widthMm, element.heightMm)
  return turnedCorners(element, element.maxWidthMm, Math.max(element.maxHeightMm, element.fontSizePt * mmPerPt))
}

function turnedCorners(
  { xMm, yMm, rotation }: { xMm: number; yMm: number; rotation: Rotation },
  w: number,
  h: number,
): Corner[] {
  const reach: Record<Rotation, Corner> = { 0: [w, h], 90: [-h, w], 180: [-w, -h], 270: [h, -w] }
  const [dx, dy] = reach[rotation]
  return [
    [xMm, yMm],
    [xMm + dx, yMm + dy],
  ]
}
