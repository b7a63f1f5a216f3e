// QR code and Code 128 as parts of a picture; what they hold stands beside them in words.
import { code128Bars } from './paper-drawing.ts'
import { qrPath } from './qr-path.ts'

type QrProps = { data: string; x: number; y: number; size: number }

/** The code fills a square of `size` without its quiet zone: the caller keeps four modules of white around it. */
export function QrCode({ data, x, y, size }: QrProps) {
  const qr = qrPath(data)
  const scale = size / qr.size
  return <path d={qr.path} transform={`translate(${x} ${y}) scale(${scale})`} shapeRendering="crispEdges" />
}

type Code128Props = { data: string; x: number; y: number; width: number; height: number; rotation?: number }

/** Quiet zones are inside `width`. Draws nothing for a text that Code 128 cannot hold; the words beside it remain. */
export function Code128({ data, x, y, width, height, rotation = 0 }: Code128Props) {
  const code = code128Bars(data)
  if (!code) return null
  const module = width / code.width
  return (
    <g transform={`translate(${x} ${y}) rotate(${rotation})`} shapeRendering="crispEdges">
      {code.bars.map((bar) => (
        <rect key={bar.x} x={bar.x * module} y={0} width={bar.width * module} height={height} />
      ))}
    </g>
  )
}
