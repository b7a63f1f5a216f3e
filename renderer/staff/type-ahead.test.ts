import { expect, test } from 'vitest'
import { findByLetters } from './type-ahead.ts'

const names = ['Anne Berg', 'Kari Nordmann', 'Knut Åsen', 'Øyvind Dahl']

test.each([
  ['k', -1, 1, 'the first letter finds the first of that letter'],
  ['k', 1, 2, 'the same letter again goes on to the next'],
  ['kk', 2, 1, 'and round the end'],
  ['kn', 1, 2, 'more letters narrow'],
  ['ka', 1, 1, 'and stay where they fit'],
  ['b', 0, 0, 'a family name is found too'],
  ['o', -1, 3, 'Ø is found by o'],
  ['aas', -1, 2, 'Å is found by aa'],
])('PR01 sign-in: "%s" from %i finds %i: %s', (typed, from, found) => {
  expect(findByLetters(names, typed, from)).toBe(found)
})

test('PR01 sign-in: letters that begin nobody’s name choose nobody', () => {
  expect([findByLetters(names, 'x', 0), findByLetters([], 'a', -1), findByLetters(names, '', 0)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
