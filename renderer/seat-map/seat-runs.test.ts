import { expect, test } from 'vitest'
import { shapeHall } from '#core/domain/hall-shape.ts'
import type { SeatId } from '#core/domain/ids.ts'
import type { SeatStatus } from '#core/domain/seat.ts'
import type { SeatChoiceProps } from './seat-choice.ts'
import { exampleOf, findPlace, moveInRows, openRows } from './seat-runs.ts'

const plan = shapeHall({ name: 'Hall', seatCount: 120 })
const nameOf = (id: SeatId) =>
  plan.seats.filter((seat) => seat.id === id).map((seat) => seat.row + seat.number)[0] ?? ''

function choice(part: {
  sold?: string[]
  elsewhere?: string[]
  selected?: string[]
  category?: string
}): SeatChoiceProps {
  const ids = (names: string[] = []) =>
    new Set(plan.seats.filter((seat) => names.includes(nameOf(seat.id))).map((seat) => seat.id))
  const sold = ids(part.sold)
  const elsewhere = ids(part.elsewhere)
  return {
    plan,
    statusOf: (id): SeatStatus => (sold.has(id) ? 'sold' : 'free'),
    rightOf: part.elsewhere && ((id) => (elsewhere.has(id) ? 'elsewhere' : 'mine')),
    selected: ids(part.selected),
    onToggle: () => undefined,
    onSelectMany: () => undefined,
    category: part.category,
  }
}

const namesIn = (props: SeatChoiceProps, row: string) =>
  openRows(props)
    .find((one) => one.row === row)
    ?.seats.map((seat) => seat.number + (seat.isRunEnd ? '|' : ''))

test('SR03 seat map: the list offers free and chosen seats and marks where neighbours end', () => {
  const width = plan.seats.filter((seat) => seat.row === 'B').length
  const all = Array.from({ length: width }, (_, index) => `B${index + 1}`)
  const open = namesIn(
    choice({ sold: all.filter((name) => !['B1', 'B2', 'B4'].includes(name)), selected: ['B4'] }),
    'B',
  )
  expect(open).toEqual(['1', '2|', '4|'])
})

test('SR03 seat map: a seat held by another counter is not in the list, a sold-out row neither', () => {
  const rowA = plan.seats.filter((seat) => seat.row === 'A').map((seat) => nameOf(seat.id))
  const rows = openRows(choice({ sold: rowA, elsewhere: ['B1'] }))
  expect([rows.some((row) => row.row === 'A'), rows[0]?.seats[0]?.number]).toEqual([false, '2'])
})

test('SR03 seat map: "f12", a row alone, and a taken seat each lead somewhere sensible; nonsense leads nowhere', () => {
  const rows = openRows(choice({ sold: ['C5'] }))
  const found = (typed: string) => {
    const place = findPlace(rows, typed)
    const seat = place && rows[place.row]?.seats[place.seat]
    return seat && nameOf(seat.id)
  }
  expect(['c 4', 'C', 'c5', 'zz9', ''].map(found)).toEqual(['C4', 'C1', 'C4', undefined, undefined])
})

test('SR03 seat map: where rows are numbered, a gap says which is the row and which the seat', () => {
  const seat = (row: string, number: string) => ({
    ...plan.seats[0],
    id: `${row}/${number}`,
    row,
    number,
    isRunEnd: false,
  })
  const rows = ['1', '6', '12'].map((row) => ({
    key: row,
    areaId: 'a',
    row,
    seats: ['2', '5', '22'].map((n) => seat(row, n)),
  }))
  const found = (typed: string) => {
    const place = findPlace(rows as never, typed)
    return place && rows[place.row]?.seats[place.seat]?.id
  }
  expect(['6 5', '12-22', '122', '12', '65', '6 7'].map(found)).toEqual(['6/5', '12/22', '1/22', '12/2', '6/5', '6/5'])
})

test('SR03 seat map: the example of a seat to type is one of this hall, and no key of the counter', () => {
  const numbered = { ...plan, seats: plan.seats.map((seat) => ({ ...seat, row: String(seat.row.charCodeAt(0) - 64) })) }
  const example = exampleOf(plan)
  expect(plan.seats.some(({ row, number }) => row + number === example)).toBe(true)
  expect(example).not.toMatch(/^F\d+$/)
  expect(numbered.seats.some(({ row, number }) => `${row} ${number}` === exampleOf(numbered))).toBe(true)
})

test('SR03 seat map: up and down in the list stay at the same place in the hall, and stop at its ends', () => {
  const rows = openRows(choice({ sold: ['B1', 'B2', 'B3'] }))
  const from = findPlace(rows, 'A5') ?? { row: 0, seat: 0 }
  const down = moveInRows(rows, from, 'ArrowDown')
  const x = rows[from.row]?.seats[from.seat]?.x ?? 0
  expect(Math.abs((rows[down?.row ?? 0]?.seats[down?.seat ?? 0]?.x ?? 999) - x)).toBeLessThanOrEqual(10)
  expect([
    moveInRows(rows, from, 'ArrowUp'),
    moveInRows(rows, from, 'Home')?.seat,
    moveInRows(rows, from, 'x'),
  ]).toEqual([from, 0, undefined])
})
