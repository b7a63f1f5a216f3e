// The seats the list offers: per row the open seats, cut into runs of neighbours. Finding a seat by what a clerk types.
import type { HallPlan, Seat } from '#core/domain/seat.ts'
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

/**
 * "f12", "F 12", "6 12", "6-12" or "F": the seat, or the row's first; a seat that is taken leads to the nearest number in
 * its row. Where rows are numbered, something between row and seat says which is which.
 */
export function findPlace(rows: readonly OpenRow[], typed: string): SeatPlace | undefined {
  const text = typed.trim().toLowerCase()
  if (text === '') return undefined
  const [ownRow, ownNumber] = text.split(/[\s,;/.-]+/)
  const readings = (row: OpenRow): string | undefined => {
    const name = row.row.toLowerCase()
    if (ownNumber) return ownRow === name ? ownNumber : undefined
    return text.startsWith(name) ? text.slice(name.length) : undefined
  }
  return rowCalled(rows, ownNumber ? '' : ownRow) ?? seatCalled(rows, readings) ?? nearestInRow(rows, readings)
}

/** A seat of the hall as it may be typed: "H7", or "6 12" where rows are numbered. Never like a key of the counter. */
export function exampleOf(plan: HallPlan): string {
  const rows = seatRows(plan).filter(({ row }) => row.toLowerCase() !== 'f')
  const { row = '', blocks = [] } = rows[Math.floor(rows.length / 4)] ?? {}
  const seats = blocks.flat()
  const number = seats[Math.floor(seats.length / 2)]?.number ?? ''
  return /\d$/.test(row) ? `${row} ${number}` : `${row}${number}`
}

type Reading = (row: OpenRow) => string | undefined

function seatCalled(rows: readonly OpenRow[], numberIn: Reading): SeatPlace | undefined {
  for (const [row, open] of rows.entries()) {
    const number = numberIn(open)
    const seat = open.seats.findIndex((one) => one.number.toLowerCase() === number)
    if (seat >= 0) return { row, seat }
  }
  return undefined
}

function rowCalled(rows: readonly OpenRow[], name: string | undefined): SeatPlace | undefined {
  const row = rows.findIndex((one) => one.row.toLowerCase() === name)
  return row >= 0 ? { row, seat: 0 } : undefined
}

function nearestInRow(rows: readonly OpenRow[], numberIn: Reading): SeatPlace | undefined {
  for (const [row, open] of rows.entries()) {
    const number = numberIn(open) ?? ''
    if (!/^\d+$/.test(number)) continue
    const away = open.seats.map((seat) => Math.abs(Number(seat.number) - Number(number)))
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
