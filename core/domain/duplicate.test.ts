import { expect, test } from 'vitest'
import { compareCustomers, duplicateScoreMin, type Likeness } from '#core/domain/duplicate.ts'

const named = (firstName: string, lastName: string, more: Partial<Likeness> = {}): Likeness => ({
  firstName,
  lastName,
  organisation: '',
  dateOfBirth: null,
  emails: [],
  phones: [],
  addresses: [],
  ...more,
})
const anne = named('Anne', 'Berg')

test.each([
  ['the same name', named('anne', 'BERG'), ['name']],
  ['the two names in the wrong fields', named('Berg', 'Anne'), ['name']],
  ['one letter off in the wrong fields', named('Berg', 'Anna'), ['similar-name']],
  ['shortened in the wrong fields', named('Berg', 'A'), ['similar-name']],
  ['another person of the family', named('Tor', 'Berg'), []],
  ['a first name that is somebody’s family name', named('Berg', 'Hansen'), []],
])('CC45 duplicates: %s', (_, typed, reasons) => {
  expect([compareCustomers(typed, anne).reasons, compareCustomers(anne, typed).reasons]).toEqual([reasons, reasons])
})

test('CC45 duplicates: names in the wrong fields are warned of by themselves', () => {
  expect(compareCustomers(named('Berg', 'Anne'), anne).score).toBeGreaterThanOrEqual(duplicateScoreMin)
})
