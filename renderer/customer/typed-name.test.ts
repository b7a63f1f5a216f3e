import { expect, test } from 'vitest'
import type { ContactPointId } from '#core/domain/ids.ts'
import { emptyDetails, pointsOf } from './contact-edit.ts'
import { prefill } from './typed-name.ts'

function read(typed: string) {
  let made = 0
  const makeId = () => `id-${++made}` as ContactPointId
  const details = prefill(emptyDetails('nb'), typed, makeId)
  const value = (channel: 'phone' | 'email') => pointsOf(details, channel).map((point) => point.value)
  return [details.firstName, details.lastName, ...value('phone'), ...value('email')]
}

test.each([
  ['berg', ['', 'Berg']],
  ['anne berg', ['Anne', 'Berg']],
  ['Berg, Anne', ['Anne', 'Berg']],
  ['berg, anne marie', ['Anne Marie', 'Berg']],
  ['jan van der berg', ['Jan', 'van der Berg']],
  ['Anne McArthur', ['Anne', 'McArthur']],
  ['41234567', ['', '', '41234567']],
  ['+47 412 34 567', ['', '', '+47 412 34 567']],
  ['anne@example.org', ['', '', 'anne@example.org']],
  ['anne berg 412 34 567 anne.berg2@example.org', ['Anne', 'Berg', '412 34 567', 'anne.berg2@example.org']],
  ['kine øster-ås', ['Kine', 'Øster-Ås']],
  ['', ['', '']],
])('CC45 new customer: "%s" from the search box fills the fields it belongs to', (typed, expected) => {
  expect(read(typed)).toEqual(expected)
})

test('a house number does not count as a phone', () => {
  expect(read('anne berg 12')).toEqual(['Anne Berg', '12'])
})
