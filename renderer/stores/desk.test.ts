import { beforeEach, expect, test } from 'vitest'
import type { CustomerId, OrderId, StaffId } from '#core/domain/ids.ts'
import {
  becomeCustomer,
  closeTab,
  openCustomer,
  openGuest,
  openNewCustomer,
  restoreDesk,
  selectTab,
  stepTab,
  useDesk,
} from './desk.ts'
import { loadDrafts, setDraft, unloadDrafts, useDrafts } from './drafts.ts'

const customer = (n: number) => `01940000-0000-7000-8000-${String(n).padStart(12, '0')}` as CustomerId
const clerk = '01940000-0000-7000-8000-00000000aaaa' as StaffId
const desk = () => ({ keys: useDesk.getState().tabs.map(({ key }) => key), active: useDesk.getState().activeKey })

beforeEach(async () => {
  await unloadDrafts()
  loadDrafts(clerk, [], async () => undefined)
  restoreDesk()
})

test('FM05 tabs: a customer is open once, however often it is opened', () => {
  openCustomer(customer(1))
  openCustomer(customer(2))
  openCustomer(customer(1))
  expect(desk()).toEqual({ keys: [customer(1), customer(2)], active: customer(1) })
})

test('FM05 tabs: closing the open tab shows its neighbour, closing another changes nothing on the screen', () => {
  for (const n of [1, 2, 3]) openCustomer(customer(n))
  selectTab(customer(2))
  closeTab(customer(1))
  const afterOther = desk()
  closeTab(customer(2))
  expect([afterOther, desk()]).toEqual([
    { keys: [customer(2), customer(3)], active: customer(2) },
    { keys: [customer(3)], active: customer(3) },
  ])
})

test('FM05 tabs: stepping goes round the end in both directions', () => {
  for (const n of [1, 2, 3]) openCustomer(customer(n))
  stepTab(1)
  const forward = desk().active
  stepTab(-1)
  expect([forward, desk().active]).toEqual([customer(1), customer(3)])
})

test('FM05 tabs: what lay open is there again after the drafts are read again', () => {
  openCustomer(customer(1), customer(7) as string as OrderId)
  const kept = useDesk.getState()
  useDesk.setState({ tabs: [], activeKey: null, place: 'setup' })
  restoreDesk()
  expect(useDesk.getState()).toEqual({ ...kept, turns: 0 })
})

test('FM05 tabs: a thirteenth tab closes the oldest idle one, never one with a cart', () => {
  const guest = openGuest()
  setDraft(`cart:${guest}`, { lines: [{}] })
  for (let n = 1; n <= 12; n++) openCustomer(customer(n))
  expect(desk().keys).toEqual([guest, ...Array.from({ length: 11 }, (_, index) => customer(index + 2))])
})

test('FM05 tabs: when every tab holds work, none is closed for another', () => {
  for (let n = 1; n <= 13; n++) {
    openCustomer(customer(n))
    setDraft(`contact:${customer(n)}`, {})
  }
  expect(desk().keys).toHaveLength(13)
})

test('FM05 tabs: a guest sale that was closed with a cart comes back as it was', () => {
  const guest = openGuest()
  setDraft(`cart:${guest}`, { lines: [{}] })
  openCustomer(customer(1))
  const undo = closeTab(guest)
  const closed = [desk().keys, useDrafts.getState().bodies.has(`cart:${guest}`)]
  undo?.()
  expect([closed, desk(), useDrafts.getState().bodies.get(`cart:${guest}`)]).toEqual([
    [[customer(1)], false],
    { keys: [guest, customer(1)], active: guest },
    { lines: [{}] },
  ])
})

test('FM05 tabs: closing a customer keeps the edit with the card, so there is nothing to undo', () => {
  openCustomer(customer(1))
  setDraft(`contact:${customer(1)}`, { details: {} })
  expect([closeTab(customer(1)), useDrafts.getState().bodies.has(`contact:${customer(1)}`)]).toEqual([undefined, true])
})

test('FM05 tabs: a new customer’s form becomes the card in its place', () => {
  openNewCustomer('Berg')
  openGuest()
  const [form] = useDesk.getState().tabs
  becomeCustomer(form?.key as CustomerId)
  expect(useDesk.getState().tabs[0]).toEqual({ kind: 'customer', key: form?.key })
})

test('FM01 search: the customers opened last are remembered, newest first, each once', () => {
  for (const n of [1, 2, 1]) openCustomer(customer(n))
  expect(useDrafts.getState().bodies.get('recent-customers')).toEqual([customer(1), customer(2)])
})
