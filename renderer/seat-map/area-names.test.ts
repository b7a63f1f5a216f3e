import { expect, test } from 'vitest'
import { AreaId, HallId, SeatId } from '#core/domain/ids.ts'
import type { HallPlan, Seat } from '#core/domain/seat.ts'
import { boxOfText, nameUnits } from './area-names.ts'
import { drawHall } from './hall-drawing.ts'

/** Stalls that fan out, and along each side boxes of four chairs close to them, as in an old theatre. */
const areas = ['Stalls', 'Boxes on the left', 'Boxes on the right'].map((name, index) => ({
  id: AreaId.parse(`0190a0b0-0000-7000-8000-00000000000${index}`),
  name,
  kind: 'seated' as const,
  capacity: 0,
  category: 'A',
}))
let serial = 0
const seatAt = (area: number, row: number, number: number, x: number, y: number): Seat => ({
  id: SeatId.parse(`0190a0b0-0000-7000-8000-${String(serial++).padStart(12, '0')}`),
  areaId: areas[area]?.id ?? AreaId.parse(''),
  row: String(row),
  number: String(number),
  x,
  y,
  kind: 'normal',
  category: 'A',
})
const stalls = Array.from({ length: 14 }, (_, row) =>
  Array.from({ length: 16 + row }, (_, place) =>
    seatAt(0, row + 1, place + 1, (place - (15 + row) / 2) * 10, row * 13),
  ),
).flat()
const boxes = [-1, 1].flatMap((side) =>
  Array.from({ length: 6 }, (_, box) =>
    Array.from({ length: 4 }, (_, chair) =>
      seatAt(
        side < 0 ? 1 : 2,
        box + 1,
        chair + 1,
        side * (112 + box * 8 + (chair > 1 ? 12 : 0)),
        8 + box * 30 + (chair % 2) * 11,
      ),
    ),
  ).flat(),
)
const plan: HallPlan = {
  hallId: HallId.parse('0190a0b0-0000-7000-8000-0000000000ff'),
  name: 'Old theatre',
  focus: { x: 0, y: 40 },
  areas,
  seats: [...stalls, ...boxes],
}

test('SR03 seat map: the names of areas lie on no seat, on no letter of a row and not on one another, and inside the map', () => {
  const { areaNames, rowLetters, bounds } = drawHall(plan)
  const boxesOfNames = areaNames.map((name) => boxOfText(name, nameUnits))
  const others = [
    ...plan.seats.map(({ x, y }) => ({ left: x - 4.5, right: x + 4.5, top: y - 4.5, bottom: y + 4.5 })),
    ...rowLetters.map((letter) => boxOfText(letter, 6.5)),
  ]
  const isOn = (a: (typeof others)[number], b: (typeof others)[number]) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  expect(areaNames.map(({ text }) => text)).toEqual(areas.map(({ name }) => name))
  expect(boxesOfNames.filter((box) => others.some((other) => isOn(box, other)))).toEqual([])
  expect(
    boxesOfNames.filter((box, at) => boxesOfNames.some((other, index) => index !== at && isOn(box, other))),
  ).toEqual([])
  expect(
    boxesOfNames.filter(
      ({ left, right, bottom }) => left < bounds.left || right > bounds.right || bottom > bounds.bottom,
    ),
  ).toEqual([])
})

test('SR03 seat map: a box is lettered once, on the side of the wall', () => {
  const left = boxes.filter(({ x, row }) => x < 0 && row === '3')
  const letters = drawHall(plan).rowLetters.filter(({ text, x }) => text === '3' && x < -110)
  expect(letters.map(({ x }) => x < Math.min(...left.map((seat) => seat.x)))).toEqual([true])
})
