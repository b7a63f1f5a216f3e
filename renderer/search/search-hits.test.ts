import { expect, test } from 'vitest'
import type { SearchHit } from '#core/contract/search.ts'
import { choicesFor, foundChoices, stepped } from './search-hits.ts'
import type { RecentCustomer } from './use-recent-customers.ts'

const customer = { kind: 'customer', id: 'c1', name: 'Berg, Anne' } as SearchHit
const order = { kind: 'order', id: 'o1', number: 'A1-7' } as SearchHit
const recent = [{ id: 'r1', name: 'Dahl, Bo' }] as RecentCustomer[]
const ids = (typed: string, hits: SearchHit[], opened: RecentCustomer[], mayCreate: boolean) =>
  choicesFor(typed, foundChoices(hits, []), opened, mayCreate).map(({ id }) => id)

test('FM01 search: customers come before orders, and a new customer is the last, filled with what was typed', () => {
  expect(ids('berg', [order, customer], recent, true)).toEqual(['customer-c1', 'order-o1', 'new-customer'])
  expect(choicesFor(' berg ', [], [], true)).toEqual([{ kind: 'new-customer', id: 'new-customer', typed: 'berg' }])
})

test('FM01 search: who may not edit customers is not offered a new one', () => {
  expect(ids('berg', [customer], [], false)).toEqual(['customer-c1'])
})

test('FM01 search: the empty box offers the customers opened last, and nothing else', () => {
  expect(ids('  ', [customer], recent, true)).toEqual(['recent-r1'])
})

test('FM01 search: the arrows go round the end', () => {
  expect([stepped(2, 1, 3), stepped(0, -1, 3), stepped(0, 1, 0)]).toEqual([0, 2, 0])
})
