import { expect, test } from 'vitest'
import { CatalogueArea } from './import-catalogue.ts'
import { placeSeats, seatsTwice } from './import-hall.ts'

function area(rows: unknown[], more: object = {}) {
  const parsed = CatalogueArea.parse({ code: 'A', name: 'A', kind: 'seated', category: 'A', rows, ...more })
  if (parsed.kind !== 'seated') throw new Error('not seated')
  return parsed
}

test('PR10 import: a row in short notation has its gaps, its kinds and its category', () => {
  const seats = placeSeats(area([{ row: '4', seats: '1-2 _ 3', category: 'B', wheelchair: '3', restricted: '1' }]))
  expect(seats).toEqual([
    { row: '4', number: '1', x: -15, y: 0, kind: 'restricted', category: 'B' },
    { row: '4', number: '2', x: -5, y: 0, kind: 'normal', category: 'B' },
    { row: '4', number: '3', x: 15, y: 0, kind: 'wheelchair', category: 'B' },
  ])
})

test('PR10 import: numbers may count down and in steps, as old theatres number odd and even', () => {
  const seats = placeSeats(area([{ row: '1', seats: '5-1/2 2-6/2' }]))
  expect(seats.map(({ number }) => number)).toEqual(['5', '3', '1', '2', '4', '6'])
})

test('PR10 import: the ends of a bent row come towards the stage, rows lie behind each other', () => {
  const seats = placeSeats(
    area(
      [
        { row: '1', seats: '1-3' },
        { row: '2', seats: '1-3' },
      ],
      { bend: 9, rowPitch: 13 },
    ),
  )
  expect(seats.map(({ y }) => y)).toEqual([-4, 0, -4, 9, 13, 9])
})

test('PR10 import: a seat that is there twice is named', () => {
  expect(seatsTwice(placeSeats(area([{ row: '1', seats: '1-3 2' }])))).toEqual(['1/2'])
})
