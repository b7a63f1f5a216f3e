// A QR code as one SVG path, a module being one unit: sharp at every size, and small enough to draw hundreds.
import { create } from 'qrcode'

/** `size` is the number of modules per side without the quiet zone, which is white paper of four modules. */
export function qrPath(data: string): { size: number; path: string } {
  const { modules } = create(data, { errorCorrectionLevel: 'M' })
  const rows = Array.from({ length: modules.size }, (_, y) => rowPath(modules.size, (x) => modules.get(y, x) !== 0, y))
  return { size: modules.size, path: rows.join('') }
}

/** Neighbouring black modules become one rectangle, so that no hairline shows between them. */
function rowPath(size: number, isBlack: (x: number) => boolean, y: number): string {
  let path = ''
  for (let x = 0; x < size; x++) {
    if (!isBlack(x)) continue
    const start = x
    while (x < size && isBlack(x)) x++
    path += `M${start} ${y}h${x - start}v1h${start - x}z`
  }
  return path
}
