// The seats of an area as a catalogue writes them: rows in short notation laid out on straight or bent lines, and seats
// with places of their own.
import type { CatalogueArea, CompactRow } from '#core/domain/import-catalogue.ts'
import type { Seat, SeatKind } from '#core/domain/seat.ts'

/** A seat before it has an id. x and y are in tenths of a seat's width, the stage at the top. */
export type PlacedSeat = Pick<Seat, 'row' | 'number' | 'x' | 'y' | 'kind' | 'category'>

type SeatedArea = Extract<CatalogueArea, { kind: 'seated' }>

const seatPitch = 10

export function placeSeats(area: SeatedArea): PlacedSeat[] {
  const rows = area.rows.map((row) => ({ row, slots: slotsOf(row.seats) }))
  const halfWidest = Math.max(seatPitch, ...rows.map(({ slots }) => (slots.length * seatPitch) / 2))
  const inRows = rows.flatMap(({ row, slots }, index) => placeRow(area, row, slots, index, halfWidest))
  const explicit = area.seats.map((seat) => ({ ...seat, category: seat.category ?? area.category }))
  return [...inRows, ...explicit]
}

/** The rows and numbers that occur more than once. */
export function seatsTwice(seats: readonly Pick<Seat, 'row' | 'number'>[]): string[] {
  const seen = new Set<string>()
  return seats.flatMap(({ row, number }) => {
    const place = `${row}/${number}`
    if (seen.has(place)) return [place]
    seen.add(place)
    return []
  })
}

function placeRow(
  area: SeatedArea,
  row: CompactRow,
  slots: (number | null)[],
  index: number,
  halfWidest: number,
): PlacedSeat[] {
  const kinds = kindsOf(row)
  return slots.flatMap((number, slot) => {
    if (number === null) return []
    const across = (slot - (slots.length - 1) / 2) * seatPitch
    const forward = area.bend * (across / halfWidest) ** 2
    return {
      row: row.row,
      number: String(number),
      x: Math.round(area.originX + row.shiftX + across),
      y: Math.round(area.originY + row.shiftY + index * area.rowPitch - forward),
      kind: kinds.get(number) ?? 'normal',
      category: row.category ?? area.category,
    }
  })
}

function kindsOf(row: CompactRow): Map<number, SeatKind> {
  const special = ['restricted', 'companion', 'wheelchair'] as const
  return new Map(
    special.flatMap((kind) =>
      slotsOf(row[kind] ?? '').flatMap((number) => (number === null ? [] : [[number, kind] as const])),
    ),
  )
}

const rowSeatsMax = 500

/** `1-3 _ 4` as [1, 2, 3, null, 4]; a gap is null. */
function slotsOf(compact: string): (number | null)[] {
  const parts = compact.trim().split(/\s+/).filter(Boolean)
  return parts
    .flatMap((part) => (part.startsWith('_') ? Array.from(part, () => null) : numbersOf(part)))
    .slice(0, rowSeatsMax)
}

function numbersOf(range: string): number[] {
  const [from = 0, to = from, step = 1] = range.split(/[-/]/).map(Number)
  const pace = Math.max(1, step) * (to < from ? -1 : 1)
  const count = Math.min(rowSeatsMax, Math.floor((to - from) / pace) + 1)
  return Array.from({ length: count }, (_, index) => from + index * pace)
}
