import { expect, test } from 'vitest'
import type { CustomerDetails } from '#core/domain/customer.ts'
import type { ContactPointId } from '#core/domain/ids.ts'
import {
  addPoint,
  changePoint,
  emptyDetails,
  isSameContact,
  makePrimary,
  moveRow,
  rebase,
  removeRow,
  withBlankRows,
  withoutBlankRows,
} from './contact-edit.ts'

const id = (name: string) => name as ContactPointId
const point = (name: string, channel: 'phone' | 'email', isPrimary = false) => ({
  id: id(name),
  channel,
  kind: 'mobile' as const,
  value: `value of ${name}`,
  isPrimary,
})

const card: CustomerDetails = {
  ...emptyDetails('nb'),
  firstName: 'Anne',
  lastName: 'Berg',
  contactPoints: [point('p1', 'phone', true), point('e1', 'email', true), point('p2', 'phone'), point('p3', 'phone')],
}
const order = (details: CustomerDetails) => details.contactPoints.map((each) => each.id)
const primaries = (details: CustomerDetails) => details.contactPoints.flatMap((each) => (each.isPrimary ? each.id : []))

test('CC03 contact rows: a row moves within its own kind and leaves the others where they are', () => {
  expect([
    order(moveRow(card, id('p3'), -1)),
    order(moveRow(card, id('p1'), -1)),
    order(moveRow(card, id('e1'), 1)),
  ]).toEqual([
    ['p1', 'e1', 'p3', 'p2'],
    ['p1', 'e1', 'p2', 'p3'],
    ['p1', 'e1', 'p2', 'p3'],
  ])
})

test('CC03 contact rows: one of a kind is primary, whatever is marked, removed or added', () => {
  expect([
    primaries(makePrimary(card, id('p2'))),
    primaries(removeRow(card, id('p1'))),
    primaries(addPoint(card, 'phone', id('p4'))),
    primaries(addPoint(removeRow(card, id('e1')), 'email', id('e2'))),
  ]).toEqual([
    ['e1', 'p2'],
    ['e1', 'p2'],
    ['p1', 'e1'],
    ['p1', 'e2'],
  ])
})

test('rows to type in are offered where there is none, and are no change as long as they are empty', () => {
  let made = 0
  const opened = withBlankRows(emptyDetails('nb'), 'NO', () => id(`blank-${++made}`))
  expect({
    rows: [...opened.contactPoints.map(({ channel }) => channel), opened.addresses.length],
    isSame: isSameContact(emptyDetails('nb'), opened),
    sent: withoutBlankRows(opened),
    isSameAfterTyping: isSameContact(emptyDetails('nb'), changePoint(opened, id('blank-1'), { value: '4' })),
  }).toEqual({ rows: ['phone', 'email', 1], isSame: true, sent: emptyDetails('nb'), isSameAfterTyping: false })
})

test('CC02 two edits of one card: fields only others touched take theirs, contested ones what was chosen', () => {
  const edit = { base: card, details: { ...card, firstName: 'Anna', lastName: 'Bergh', title: 'Dr' } }
  const current = { ...card, firstName: 'Ane', lastName: 'Berge', organisation: 'Skansen' }
  expect(rebase(edit, current, { firstName: 'mine', lastName: 'theirs' })).toEqual({
    ...card,
    firstName: 'Anna',
    lastName: 'Berge',
    title: 'Dr',
    organisation: 'Skansen',
  })
})
