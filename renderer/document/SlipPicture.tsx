// A receipt, or whatever else goes on its paper, as it comes out of the printer, character by character: black on paper white, whatever the screen's colours.
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type PaperColumns, paperAsText } from '#core/domain/paper.ts'
import { languageOfSlip, layOutSlip, numberOfSlip, type Slip } from '#core/domain/slip.ts'
import { Code128, QrCode } from './Codes.tsx'
import { cell, codeUnits, marginUnits, type PlacedLine, placeLines, spanOf } from './paper-drawing.ts'
import { ink, paperWhite } from './paper-look.ts'

type Props = { slip: Slip; columns?: PaperColumns }

/** Read out by a screen reader as its plain lines. */
export function SlipPicture({ slip, columns = 48 }: Props) {
  const { t } = useTranslation('document')
  const wordsId = useId()
  const lines = layOutSlip(slip, columns)
  const { placed, height } = placeLines(lines)
  const width = columns * cell.width + marginUnits * 2
  return (
    <svg
      role="img"
      aria-label={t(`pictures.${slip.kind}`, { number: numberOfSlip(slip) })}
      aria-describedby={wordsId}
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: '100%', maxWidth: width * 1.2, height: 'auto', display: 'block' }}
    >
      <desc id={wordsId} lang={languageOfSlip(slip)}>
        {paperAsText(lines, columns).filter(Boolean).join('\n')}
      </desc>
      <rect width={width} height={height} fill={paperWhite} stroke={ink} strokeOpacity={0.25} />
      <g fill={ink} fontFamily={monospace} fontSize={10}>
        {placed.map((line) => (
          <Line key={line.y} {...line} columns={columns} />
        ))}
      </g>
    </svg>
  )
}

const monospace = "'Liberation Mono', 'DejaVu Sans Mono', Consolas, Menlo, monospace"

function Line({ line, y, height, columns }: PlacedLine & { columns: number }) {
  const middle = marginUnits + (columns * cell.width) / 2
  if (line.kind === 'text') return <TextLine line={line} y={y} height={height} columns={columns} />
  if (line.kind === 'rule') {
    const across = `M${marginUnits} ${y + height / 2}h${columns * cell.width}`
    return <path d={across} stroke={ink} strokeWidth={line.style === 'double' ? 2 : 0.8} />
  }
  if (line.kind === 'feed' || line.kind === 'cut') return null
  const size = codeUnits[line.kind]
  return (
    <>
      {line.kind === 'qr' ? (
        <QrCode data={line.data} x={middle - size / 2} y={y} size={size} />
      ) : (
        <Code128 data={line.data} x={marginUnits} y={y} width={columns * cell.width} height={size} />
      )}
      <text x={middle} y={y + size + cell.height * 2} textAnchor="middle">
        {line.caption}
      </text>
    </>
  )
}

type TextLineProps = PlacedLine & { line: Extract<PlacedLine['line'], { kind: 'text' }>; columns: number }

/** Every character in its cell: the width is forced, so that columns stand under each other in any font. */
function TextLine({ line, y, columns }: TextLineProps) {
  if (line.text.trim() === '') return null
  const { x } = spanOf(line, columns)
  const scale = `scale(${line.doubleWidth ? 2 : 1} ${line.doubleHeight ? 2 : 1})`
  return (
    <text
      transform={`translate(${x} ${y}) ${scale}`}
      y={9}
      textLength={line.text.length * cell.width}
      lengthAdjust="spacingAndGlyphs"
      fontWeight={line.bold ? 700 : 400}
      style={{ whiteSpace: 'pre' }}
    >
      {line.text}
    </text>
  )
}
