import { expect, test } from 'vitest'
import type { Action } from '../keys/keys.ts'
import { actionRows, keyRows, namedLike } from './key-rows.ts'

const action = (id: string, title: string, more: Partial<Action> = {}): Action => ({
  id,
  title,
  group: 'general',
  run: () => undefined,
  ...more,
})
const actions = [
  action('find', 'Suchen', { key: 'F2' }),
  action('find', 'Suchen', { key: 'Ctrl+F' }),
  action('tab', 'Zu Müller, Anne'),
  action('pay', 'Bezahlen', { key: 'F12', isEnabled: false }),
]

test('FM04 keys: an action with two keys is one row, one that is not possible now is none', () => {
  expect(keyRows(actions)).toEqual([{ id: 'find', title: 'Suchen', keys: ['F2', 'Ctrl+F'] }])
})

test('FM04 keys: the palette also finds what has no key, however its name is spelt', () => {
  const rows = actionRows(actions)
  expect(
    [namedLike(rows, 'anne mueller'), namedLike(rows, 'anne x')].map((found) => found.map(({ id }) => id)),
  ).toEqual([['tab'], []])
})

test('FM04 keys: what only the seat map answers is listed with all its keys, and is nothing to find by name', () => {
  const local = [action('walk', 'From seat to seat', { key: '← →', isLocal: true })]
  expect([keyRows(local), actionRows(local)]).toEqual([
    [{ id: 'walk', title: 'From seat to seat', keys: ['←', '→'] }],
    [],
  ])
})
