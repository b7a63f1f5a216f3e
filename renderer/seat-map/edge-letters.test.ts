import { expect, test } from 'vitest'
import { edgeLetters } from './edge-letters.ts'

const size = { width: 300, height: 200 }
const row = (text: string, y: number) => ({
  text,
  seats: Array.from({ length: 60 }, (_, place) => ({ x: place * 10, y })),
})
const rows = [row('A', 10), row('B', 30), row('C', 500)]

test('SR03 seat map: zoomed in, each row in sight is lettered at the left edge once both its ends are out of sight', () => {
  expect(edgeLetters(rows, { scale: 2, x: -400, y: 0 }, size)).toEqual([
    { text: 'A', y: 20, side: 'left' },
    { text: 'B', y: 60, side: 'left' },
  ])
})

test('SR03 seat map: a row whose own letter is in sight gets no second one', () => {
  expect(edgeLetters(rows, { scale: 2, x: 60, y: 0 }, size)).toEqual([])
  expect(edgeLetters(rows, { scale: 0.4, x: 20, y: 0 }, size)).toEqual([])
})

test('SR03 seat map: a row that begins behind a wide gap is lettered at the other edge', () => {
  const gapped = [
    {
      text: 'A',
      seats: [
        { x: -500, y: 10 },
        { x: 120, y: 10 },
        { x: 200, y: 10 },
      ],
    },
  ]
  expect(edgeLetters(gapped, { scale: 1, x: 0, y: 0 }, { width: 190, height: 200 })).toEqual([
    { text: 'A', y: 10, side: 'right' },
  ])
})
