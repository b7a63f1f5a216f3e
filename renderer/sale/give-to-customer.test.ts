import { beforeEach, expect, test } from 'vitest'
import type { CartLine } from '#core/domain/cart.ts'
import type { OrderLineId, ProductId } from '#core/domain/ids.ts'
import { openGuest, useDesk } from '../stores/desk.ts'
import { setDraft } from '../stores/drafts.ts'
import { changeCart, getCart } from './cart-draft.ts'
import { linesMax } from './cart-steps.ts'
import { beginGiving, giveTo, mayBeGiven } from './give-to-customer.ts'

const customer = '01a21d17-5c80-7000-8000-000000000001'
const goods = (count: number, from = 0): CartLine[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `01a21d17-5c80-7000-8000-${String(from + index + 100).padStart(12, '0')}` as OrderLineId,
    kind: 'product',
    productId: '01a21d17-5c80-7000-8000-000000000002' as ProductId,
    quantity: 1,
    note: '',
  }))

let guest: string
beforeEach(() => {
  // The search box is not on this screen: there is nothing to put the cursor into.
  Object.assign(globalThis, { document: { getElementById: () => null }, HTMLInputElement: class {} })
  setDraft(`cart:${customer}`, undefined)
  guest = openGuest()
})

test('SR19 given to a customer: the cart goes along with what was said about it, and the guest’s tab is gone', () => {
  changeCart(guest, () => ({ lines: goods(2), note: 'by the aisle', waivedFees: ['booking'], reason: 'a class' }))
  beginGiving(guest)
  giveTo(customer)
  const { lines, note, waivedFees, reason } = getCart(customer)
  expect([lines, note, waivedFees, reason]).toEqual([goods(2), 'by the aisle', ['booking'], 'a class'])
  expect([getCart(guest).lines, useDesk.getState().tabs.some(({ key }) => key === guest)]).toEqual([[], false])
})

test('SR19 given to a customer: where there is no room for all of it nothing is lost, and nothing moves', () => {
  changeCart(customer, () => ({ lines: goods(linesMax - 1) }))
  changeCart(guest, () => ({ lines: goods(2, linesMax) }))
  beginGiving(guest)
  giveTo(customer)
  expect([getCart(customer).lines.length, getCart(guest).lines.length, mayBeGiven(guest)]).toEqual([
    linesMax - 1,
    2,
    true,
  ])
})
