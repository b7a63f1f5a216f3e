import { expect, test } from 'vitest'
import { shapeHall } from '#core/domain/hall-shape.ts'
import { type Direction, indexSeats } from './seat-index.ts'

const plan = shapeHall({ name: 'Hall', seatCount: 618 })
const index = indexSeats(plan)
const [stalls] = plan.areas

function seat(row: string, number: number) {
  const found = plan.seats.find((one) => one.areaId === stalls?.id && one.row === row && one.number === String(number))
  if (!found) throw new Error(`no seat ${row}${number}`)
  return found
}

test('SR03 seat map: the pointer finds the seat it is on and nothing in an aisle', () => {
  const { x, y } = seat('F', 12)
  expect([index.at({ x: x + 3, y: y - 2 }, 6.5), index.at({ x: 0, y: -60 }, 6.5)]).toEqual([seat('F', 12), undefined])
})

test('SR03 seat map: a rectangle holds the seats whose middle lies in it, as many as counting them one by one', () => {
  const box = { left: -73, top: 11, right: 55, bottom: 64 }
  const counted = plan.seats.filter((one) => one.x >= -73 && one.x <= 55 && one.y >= 11 && one.y <= 64)
  expect(
    index
      .within(box)
      .map((one) => one.id)
      .toSorted(),
  ).toEqual(counted.map((one) => one.id).toSorted())
  expect(counted.length).toBeGreaterThan(20)
})

test('SR03 seat map: right and left keep to the row, also over an aisle; down and up keep to the column', () => {
  const walk = (from: ReturnType<typeof seat>, ...way: Direction[]) =>
    way.reduce((at, direction) => index.towards(at, direction) ?? at, from)
  const row = plan.seats.filter((one) => one.areaId === stalls?.id && one.row === 'C')
  const across = walk(seat('C', 1), ...row.slice(1).map(() => 'right' as const))
  expect([across.row, across.number]).toEqual(['C', String(row.length)])
  const back = walk(seat('C', 14), 'down', 'down', 'up', 'up')
  expect([back.row, Math.abs(back.x - seat('C', 14).x) <= 10]).toEqual(['C', true])
})

test('SR03 seat map: every seat can be reached with the arrow keys', () => {
  const reached = new Set([seat('A', 1)])
  for (const from of reached) {
    for (const direction of ['left', 'right', 'up', 'down'] as const) {
      const to = index.towards(from, direction)
      if (to) reached.add(to)
    }
  }
  expect(plan.seats.filter((one) => !reached.has(one)).map((one) => one.row + one.number)).toEqual([])
})
