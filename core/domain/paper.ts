// Paper as data: the lines of a laid-out receipt, for a picture, a text file or a printer's commands alike. A text
// never is wider than the paper: its characters, counted twice where printed in double width, fit the columns.
import { printable } from '#core/domain/printable.ts'

export type PaperAlign = 'left' | 'center' | 'right'

export type PaperText = {
  kind: 'text'
  text: string
  align: PaperAlign
  bold: boolean
  doubleWidth: boolean
  doubleHeight: boolean
}

/** `qr` and `code128` stand alone in the middle; `caption` is what a person types when the scanner gives up. */
export type PaperLine =
  | PaperText
  | { kind: 'rule'; style: 'single' | 'double' }
  | { kind: 'feed' }
  | { kind: 'qr'; data: string; caption: string }
  | { kind: 'code128'; data: string; caption: string }
  | { kind: 'cut' }

/** Characters per line of usual receipt printers: 80 mm paper at 203 and 180 dpi, and 58 mm paper. */
export type PaperColumns = 48 | 42 | 32

export type TextStyle = Partial<Pick<PaperText, 'align' | 'bold' | 'doubleWidth' | 'doubleHeight'>>

/** One text as lines that fit; a text too wide for the paper goes on in the next line. */
export function textLines(text: string, columns: number, style: TextStyle = {}): PaperText[] {
  const width = style.doubleWidth ? Math.floor(columns / 2) : columns
  return wrap(printable(text), width).map((line) => paperText(line, style))
}

/** Label left, value right; the label goes on below where both do not fit, the value stays whole at the right. */
export function twoColumns(label: string, value: string, columns: number, style: TextStyle = {}): PaperText[] {
  const right = printable(value)
  const room = columns - right.length - 1
  if (room < Math.min(columns / 3, label.length)) {
    return [...textLines(label, columns, style), ...textLines(value, columns, { ...style, align: 'right' })]
  }
  const left = wrap(printable(label), room)
  return left.map((line, index) => paperText(index === 0 ? line.padEnd(columns - right.length) + right : line, style))
}

/** A table row: every cell padded to its width, all right-aligned but the first. Cells must fit their widths. */
export function tableRow(cells: readonly string[], widths: readonly number[], style: TextStyle = {}): PaperText {
  const padded = cells.map((cell, index) => pad(printable(cell), widths[index] ?? 0, index === 0))
  return paperText(padded.join(''), style)
}

/**
 * Breaks at spaces where it can and inside a word where it must. Only spaces at a break disappear; every other
 * character is in the result, in order. An empty text is one empty line.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let rest = text.trimEnd()
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width)
    const end = rest.slice(0, Math.max(space, 0)).trim() === '' ? width : space
    lines.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return [...lines, rest]
}

/** The paper as plain text, one string per line: for goldens, for a screen reader, for a log. Wide letters are written once. */
export function paperAsText(lines: readonly PaperLine[], columns: number): string[] {
  return lines.map((line) => {
    if (line.kind === 'text') return alignText(line, columns)
    if (line.kind === 'rule') return (line.style === 'double' ? '=' : '-').repeat(columns)
    if (line.kind === 'feed') return ''
    if (line.kind === 'cut') return ''
    return alignText(paperText(`[${line.kind} ${line.data}]`, { align: 'center' }), columns)
  })
}

function alignText({ text, align }: PaperText, columns: number): string {
  if (align === 'left') return text.trimEnd()
  const free = Math.max(0, columns - text.length)
  return ' '.repeat(align === 'right' ? free : Math.floor(free / 2)) + text
}

function paperText(text: string, style: TextStyle): PaperText {
  return { kind: 'text', text, align: 'left', bold: false, doubleWidth: false, doubleHeight: false, ...style }
}

const pad = (text: string, width: number, isFirst: boolean) => (isFirst ? text.padEnd(width) : text.padStart(width))
