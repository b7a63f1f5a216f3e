import { expect, test } from 'vitest'
import type { OrderFilter } from '#core/domain/order.ts'
import { firstSorting, nextBin, nextTime } from './list-look.ts'
import { nextRow } from './row-step.ts'

function pressed(step: (filter: OrderFilter) => OrderFilter, from: OrderFilter, times: number): OrderFilter[] {
  return Array.from({ length: times }).reduce<OrderFilter[]>((all) => [...all, step(all.at(-1) ?? from)], [])
}

test('CC19 filters: the calendar key goes round coming, past and all, and out of the bin first', () => {
  expect(pressed(nextTime, { time: 'coming', bin: 'cancelled-sold' }, 4)).toEqual([
    { time: 'coming', bin: 'off' },
    { time: 'past', bin: 'off' },
    { time: 'all', bin: 'off' },
    { time: 'coming', bin: 'off' },
  ])
})

test('CC19 filters: the bin key goes round off, cancelled sales and cancelled reservations', () => {
  expect(pressed(nextBin, { time: 'past', bin: 'off' }, 3).map(({ bin }) => bin)).toEqual([
    'cancelled-sold',
    'cancelled-reserved',
    'off',
  ])
})

test('CC20 sorting: what comes next is first of what is coming, what was last of what is past', () => {
  const first = (time: OrderFilter['time'], bin: OrderFilter['bin'] = 'off') => firstSorting({ time, bin })[0]?.desc
  expect([first('coming'), first('past'), first('all'), first('coming', 'cancelled-sold')]).toEqual([
    false,
    true,
    true,
    true,
  ])
})

test('CC20 rows: arrows, pages, Home and End stay inside the list', () => {
  const from = (key: string, index: number) => nextRow(key, index, 50, 10)
  expect([
    from('ArrowDown', 0),
    from('ArrowUp', 0),
    from('ArrowDown', 49),
    from('PageDown', 45),
    from('PageUp', 12),
    from('Home', 30),
    from('End', 30),
    from('a', 30),
    nextRow('End', 0, 0, 10),
  ]).toEqual([1, 0, 49, 49, 2, 0, 49, undefined, undefined])
})
