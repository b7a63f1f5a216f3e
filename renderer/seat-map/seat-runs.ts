// The seats the list offers: per row the open seats, cut into runs of neighbours. Finding a seat by what a clerk types.
import type { Seat } from '#core/domain/seat.ts'
import { seatRows } from '#core/domain/seat-rows.ts'
import { isOpen, mayToggle, type SeatChoiceProps } from './seat-choice.ts'

export type OpenSeat = Seat & { isRunEnd: boolean }
export type OpenRow = { key: string; areaId: string; row: string; seats: OpenSeat[] }
export type SeatPlace = { row: number; seat: number }

/** Rows with at least one seat that may be chosen, from the front backwards. */
export function openRows(choice: SeatChoiceProps): OpenRow[] {
  const isOffered = (seat: Seat) =>
    (choice.category === undefined || seat.category === choice.category || choice.selected.has(seat.id)) &&
    (isOpen(seat.id, choice) || mayToggle(seat.id, choice))
  return seatRows(choice.plan).flatMap(({ areaId, row, blocks }) => {
    const seats = blocks.flatMap((block) =>
      block.flatMap((seat, place) => {
        const next = block[place + 1]
        return isOffered(seat) ? [{ ...seat, isRunEnd: next === undefined || !isOffered(next) }] : []
      }),
    )
    return seats.length > 0 ? [{ key: `${areaId}/${row}`, areaId, row, seats }] : []
  })
}

/** "f12", "F 12" or "F": the seat, or the row's first; a seat that is taken leads to the nearest number in its row. */
export function findPlace(rows: readonly OpenRow[], typed: string): SeatPlace | undefined {
  const text = typed.replace(/\s/g, '').toLowerCase()
  if (text === '') return undefined
  for (const [row, { row: name, seats }] of rows.entries()) {
    const seat = seats.findIndex((one) => (name + one.number).toLowerCase() === text)
    if (seat >= 0) return { row, seat }
  }
  const row = rows.findIndex((one) => one.row.toLowerCase() === text)
  return row >= 0 ? { row, seat: 0 } : nearestInRow(rows, text)
}

function nearestInRow(rows: readonly OpenRow[], text: string): SeatPlace | undefined {
  for (const [row, { row: name, seats }] of rows.entries()) {
    const number = text.startsWith(name.toLowerCase()) ? text.slice(name.length) : ''
    if (!/^\d+$/.test(number)) continue
    const away = seats.map((seat) => Math.abs(Number(seat.number) - Number(number)))
    return { row, seat: away.indexOf(Math.min(...away)) }
  }
  return undefined
}

/** The seat an arrow, Home, End or Page key leads to; up and down stay at the same place in the hall. */
export function moveInRows(rows: readonly OpenRow[], from: SeatPlace, key: string): SeatPlace | undefined {
  const seats = rows[from.row]?.seats ?? []
  const last = seats.length - 1
  const sideways: Record<string, number> = {
    ArrowLeft: Math.max(0, from.seat - 1),
    ArrowRight: Math.min(last, from.seat + 1),
    Home: 0,
    End: last,
  }
  const seat = sideways[key]
  if (seat !== undefined) return { row: from.row, seat }
  const rowSteps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, PageUp: -5, PageDown: 5 }
  const step = rowSteps[key]
  if (step === undefined) return undefined
  const row = Math.max(0, Math.min(rows.length - 1, from.row + step))
  const x = seats[from.seat]?.x ?? 0
  const away = (rows[row]?.seats ?? []).map((one) => Math.abs(one.x - x))
  return row === from.row ? from : { row, seat: away.indexOf(Math.min(...away)) }
}
