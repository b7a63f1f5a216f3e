// Value added tax of a sale whose prices include it. Rounding happens once: per rate, on the summed gross, half a
// minor unit away from zero. The rate's tax is then handed out to its lines by largest remainder, so that no line is
// off by a whole minor unit and the lines add up to the table exactly. A table is only ever the sum of its lines:
// a refund of some lines takes their recorded tax with the sign turned and adds up again, and is never recalculated.
import { z } from 'zod'
import { Minor } from '#core/domain/money.ts'

/** A rate in basis points: 2500 is 25 %. */
export const VatRateBp = z.int().min(0).max(10_000)

/** The venue's own short key of a rate ("25", "A"); printed beside each line. */
export const VatCode = z.string().min(1).max(12)

/**
 * What is no supply yet: a gift card good for several things is taxed when it is used (Directive 2006/112/EC, article 30b).
 * A code no venue's own rate has.
 */
export const outsideVat = { code: '–', rateBp: 0 } as const

export const VatTableRow = z.object({
  vatCode: VatCode,
  vatRateBp: VatRateBp,
  netMinor: Minor,
  vatMinor: Minor,
  grossMinor: Minor,
})
export type VatTableRow = z.infer<typeof VatTableRow>

export type GrossLine = { vatCode: string; vatRateBp: number; grossMinor: number }
export type TaxedLine = GrossLine & { vatMinor: number }

/**
 * The tax contained in each line, in the order given; whatever else a line carries is kept. All lines of one sale
 * must be given together. Negative lines (discounts, returns) are welcome: a sale with every sign turned yields
 * exactly the same tax with every sign turned.
 */
export function taxLines<Line extends GrossLine>(lines: readonly Line[]): (Line & { vatMinor: number })[] {
  const vatMinor = lines.map(() => 0)
  for (const indexes of indexesByRate(lines).values()) {
    const rateBp = lines[indexes[0] ?? 0]?.vatRateBp ?? 0
    const gross = indexes.map((index) => lines[index]?.grossMinor ?? 0)
    const shares = shareOut(gross, rateBp)
    indexes.forEach((index, at) => {
      vatMinor[index] = shares[at] ?? 0
    })
  }
  return lines.map((line, index) => ({ ...line, vatMinor: vatMinor[index] ?? 0 }))
}

/** Sums per code and rate, highest rate first. */
export function vatTableOf(lines: readonly TaxedLine[]): VatTableRow[] {
  const rows = [...indexesByRate(lines).values()].map((indexes) =>
    sumRow(indexes.flatMap((index) => lines[index] ?? [])),
  )
  return rows.sort((a, b) => b.vatRateBp - a.vatRateBp || (a.vatCode < b.vatCode ? -1 : 1))
}

function sumRow(lines: TaxedLine[]): VatTableRow {
  const grossMinor = sum(lines.map((line) => line.grossMinor))
  const vatMinor = sum(lines.map((line) => line.vatMinor))
  const { vatCode, vatRateBp } = lines[0] ?? { vatCode: '', vatRateBp: 0 }
  return { vatCode, vatRateBp, netMinor: grossMinor - vatMinor, vatMinor, grossMinor }
}

function indexesByRate(lines: readonly GrossLine[]): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  lines.forEach((line, index) => {
    const key = `${line.vatRateBp} ${line.vatCode}`
    groups.set(key, [...(groups.get(key) ?? []), index])
  })
  return groups
}

type Part = { whole: number; rest: number }

function shareOut(grossMinor: number[], rateBp: number): number[] {
  const parts = grossMinor.map((gross) => containedVat(gross, rateBp))
  const total = roundHalfAway(containedVat(sum(grossMinor), rateBp), 10_000 + rateBp)
  const missing = total - sum(parts.map((part) => part.whole))
  const direction = Math.sign(missing)
  const neediest = parts.map((_, index) => index).sort((a, b) => direction * (rest(parts, b) - rest(parts, a)) || a - b)
  const raised = new Set(neediest.slice(0, Math.abs(missing)))
  return parts.map((part, index) => part.whole + (raised.has(index) ? direction : 0) + 0)
}

/** gross · rate / (10000 + rate) as a whole part and a rest over the divisor, both with the sign of gross. The
 * division comes before the multiplication so that no product leaves the range of exact integers. */
function containedVat(grossMinor: number, rateBp: number): Part {
  const divisor = 10_000 + rateBp
  const inner = (grossMinor % divisor) * rateBp
  return { whole: Math.trunc(grossMinor / divisor) * rateBp + Math.trunc(inner / divisor), rest: inner % divisor }
}

function roundHalfAway({ whole, rest }: Part, divisor: number): number {
  return Math.abs(rest) * 2 >= divisor ? whole + Math.sign(rest) : whole
}

const rest = (parts: Part[], index: number) => parts[index]?.rest ?? 0

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
