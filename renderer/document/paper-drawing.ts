// Where each line of a laid-out receipt stands in a picture: a grid of character cells, as a printer has it. Tall
// letters take two rows of the grid, wide ones two columns per character.
import { code128Widths } from '#core/domain/code128.ts'
import type { PaperLine, PaperText } from '#core/domain/paper.ts'

/** One character's cell, in picture units. */
export const cell = { width: 6, height: 12 }
export const marginUnits = 18

export type PlacedLine = { y: number; height: number; line: PaperLine }

/** `height` is that of the whole paper, margins included. */
export function placeLines(lines: readonly PaperLine[]): { placed: PlacedLine[]; height: number } {
  const placed: PlacedLine[] = []
  let y = marginUnits
  for (const line of lines) {
    placed.push({ y, height: heightOf(line), line })
    y += heightOf(line)
  }
  return { placed, height: y + marginUnits }
}

/** The left end and the width of a text on the paper, in picture units. */
export function spanOf({ text, align, doubleWidth }: PaperText, columns: number): { x: number; width: number } {
  const taken = text.length * (doubleWidth ? 2 : 1)
  const free = { left: 0, center: Math.floor((columns - taken) / 2), right: columns - taken }[align]
  return { x: marginUnits + free * cell.width, width: taken * cell.width }
}

export type Bar = { x: number; width: number }

/** The black bars of a Code 128 and its whole width in modules, quiet zones included. */
export function code128Bars(data: string): { bars: Bar[]; width: number } | undefined {
  const widths = code128Widths(data)
  if (!widths) return undefined
  const bars: Bar[] = []
  let x = quietModules
  widths.forEach((width, index) => {
    if (index % 2 === 0) bars.push({ x, width })
    x += width
  })
  return { bars, width: x + quietModules }
}

const quietModules = 10

export const codeUnits = { qr: 84, code128: 40 }

function heightOf(line: PaperLine): number {
  if (line.kind === 'text') return cell.height * (line.doubleHeight ? 2 : 1)
  if (line.kind === 'qr' || line.kind === 'code128') return codeUnits[line.kind] + cell.height * 2.5
  return line.kind === 'cut' ? 0 : cell.height
}
