// A ticket as it leaves the printer, in millimetres; the perforation is shown, though no printer prints it.
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { mmPerPt } from '#core/domain/text-width.ts'
import type { TicketDocument } from '#core/domain/ticket.ts'
import { layOutTicket, type PlacedElement, type PlacedText, type TicketLayout } from '#core/domain/ticket-layout.ts'
import { standardTicketLayout } from '#core/domain/ticket-layouts/standard.ts'
import { Code128, QrCode } from './Codes.tsx'
import { ink, paperWhite } from './paper-look.ts'

type Props = { ticket: TicketDocument; layout?: TicketLayout }

/** Read out by a screen reader line by line, as placed; the code is among the lines. */
export function TicketPicture({ ticket, layout = standardTicketLayout }: Props) {
  const { t } = useTranslation('document')
  const wordsId = useId()
  const elements = layOutTicket(ticket, layout)
  const words = elements.filter((element) => element.kind === 'text').map(({ text }) => text)
  const { widthMm, heightMm, perforationXMm } = layout
  return (
    <svg
      role="img"
      aria-label={t('ticketPicture', { number: ticket.seriesNumber })}
      aria-describedby={wordsId}
      viewBox={`0 0 ${widthMm} ${heightMm}`}
      style={{ width: '100%', maxWidth: widthMm * 5, height: 'auto', display: 'block' }}
    >
      <desc id={wordsId} lang={ticket.language}>
        {words.join('\n')}
      </desc>
      <rect width={widthMm} height={heightMm} fill={paperWhite} stroke={ink} strokeOpacity={0.25} strokeWidth={0.4} />
      {perforationXMm !== null && (
        <path d={`M${perforationXMm} 0V${heightMm}`} stroke="#999999" strokeWidth={0.25} strokeDasharray="1 1" />
      )}
      <g fill={ink} fontFamily="'Liberation Sans', Arial, Helvetica, sans-serif">
        {elements.map((element, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layout may place the same words twice at one spot, and its order never changes
          <Element key={index} element={element} />
        ))}
      </g>
    </svg>
  )
}

function Element({ element }: { element: PlacedElement }) {
  const { xMm, yMm } = element
  if (element.kind === 'text') return <Words line={element} />
  if (element.kind === 'qr') return <QrCode data={element.data} x={xMm} y={yMm} size={element.sizeMm} />
  if (element.kind === 'code128') {
    const { data, widthMm, heightMm, rotation } = element
    return <Code128 data={data} x={xMm} y={yMm} width={widthMm} height={heightMm} rotation={rotation} />
  }
  if (element.kind === 'line') {
    return (
      <path d={`M${xMm} ${yMm}L${element.toXMm} ${element.toYMm}`} stroke={ink} strokeWidth={element.thicknessMm} />
    )
  }
  const { widthMm, heightMm, thicknessMm } = element
  return <rect x={xMm} y={yMm} width={widthMm} height={heightMm} fill="none" stroke={ink} strokeWidth={thicknessMm} />
}

/** From the upper edge of the letters to their baseline, in font sizes. */
const ascent = 0.82

function Words({ line }: { line: PlacedText }) {
  const { xMm, yMm, align, rotation, fontSizePt, isBold, widthMm, text } = line
  const sizeMm = fontSizePt * mmPerPt
  return (
    <text
      transform={`translate(${xMm} ${yMm}) rotate(${rotation})`}
      y={sizeMm * ascent}
      fontSize={sizeMm}
      fontWeight={isBold ? 700 : 400}
      textAnchor={align === 'left' ? 'start' : align === 'right' ? 'end' : 'middle'}
      textLength={widthMm}
      lengthAdjust="spacingAndGlyphs"
      style={{ whiteSpace: 'pre' }}
    >
      {text}
    </text>
  )
}
