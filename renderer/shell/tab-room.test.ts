import { expect, test } from 'vitest'
import { tabsInSight } from './tab-room.ts'

test.each([
  ['all fit', 3, 0, 416, [0, 1, 2]],
  ['one too many: the button for the others takes a place', 4, 0, 416, [0, 1]],
  ['the one in front is always in sight', 7, 6, 416, [0, 6]],
  ['the one in front is the last that fits', 7, 1, 416, [0, 1]],
  ['there is room for one alone', 7, 3, 40, [3]],
  ['nothing is in front while a place is shown', 7, -1, 416, [0, 1]],
  ['there is none', 0, -1, 416, []],
])('FM05 tabs: %s', (_, count, active, roomPx, inSight) => {
  expect(tabsInSight(count, active, roomPx)).toEqual(inSight)
})
