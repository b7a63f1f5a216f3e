// What lies open on the desk: the tabs of cards and guest sales, the place shown, and the order looked at in each tab.
// Kept as the draft `desk`, so that it is there again after a restart.
import { create } from 'zustand'
import type { CustomerId, OrderId } from '#core/domain/ids.ts'
import { newId } from '../host/new-id.ts'
import { setDraft, useDrafts } from './drafts.ts'

/** `key` also names the tab's drafts: `cart:<key>`, `contact:<key>`. A customer's tab has the customer's id as key. */
export type Tab =
  | { kind: 'customer'; key: CustomerId; orderId?: OrderId }
  | { kind: 'guest'; key: string; orderId?: OrderId }
  | { kind: 'new-customer'; key: CustomerId; typed: string }

/** The places of the left rail. `desk` is the card and the sale. */
export type Place = 'desk' | 'printer' | 'setup'

type Desk = { tabs: readonly Tab[]; activeKey: string | null; place: Place }

const emptyDesk: Desk = { tabs: [], activeKey: null, place: 'desk' }
const tabsMax = 12

export const useDesk = create<Desk>(() => emptyDesk)

export function useActiveTab(): Tab | undefined {
  return useDesk(({ tabs, activeKey }) => tabs.find(({ key }) => key === activeKey))
}

/** After sign-in: what lay open last time. */
export function restoreDesk(): void {
  const kept = useDrafts.getState().bodies.get('desk') as Desk | undefined
  useDesk.setState(kept ? { ...emptyDesk, ...kept, place: 'desk' } : emptyDesk)
}

export function openCustomer(customerId: CustomerId, orderId?: OrderId): void {
  openTab({ kind: 'customer', key: customerId, ...(orderId && { orderId }) })
}

/** A sale without a customer; every one is a tab of its own. */
export function openGuest(orderId?: OrderId): string {
  const key = newId<string>()
  openTab({ kind: 'guest', key, ...(orderId && { orderId }) })
  return key
}

/** @param typed what stood in the search box, to fill the form with */
export function openNewCustomer(typed: string): void {
  openTab({ kind: 'new-customer', key: newId<CustomerId>(), typed })
}

/** Once saved, the form's tab becomes the card's tab in place. */
export function becomeCustomer(customerId: CustomerId): void {
  change(({ tabs }) => ({
    tabs: tabs.map((tab) => (tab.key === customerId ? { kind: 'customer', key: customerId } : tab)),
    activeKey: customerId,
  }))
}

/** Shows an order in a tab; undefined goes back to the list. */
export function showOrder(key: string, orderId: OrderId | undefined): void {
  change(({ tabs }) => ({
    tabs: tabs.map((tab) => {
      if (tab.key !== key || tab.kind === 'new-customer') return tab
      const { orderId: _, ...rest } = tab
      return orderId ? { ...rest, orderId } : rest
    }),
  }))
}

export function closeTab(key: string): void {
  change(({ tabs, activeKey }) => {
    const index = tabs.findIndex((tab) => tab.key === key)
    const left = tabs.filter((tab) => tab.key !== key)
    const neighbour = left[Math.min(index, left.length - 1)]?.key ?? null
    return { tabs: left, activeKey: activeKey === key ? neighbour : activeKey }
  })
}

export function selectTab(key: string): void {
  change(() => ({ activeKey: key, place: 'desk' }))
}

export function goTo(place: Place): void {
  change(() => ({ place }))
}

function openTab(tab: Tab): void {
  change(({ tabs }) => {
    const open = tabs.find(({ key }) => key === tab.key)
    const others = open ? tabs.map((other) => (other.key === tab.key ? { ...other, ...tab } : other)) : [...tabs, tab]
    return { tabs: others.slice(-tabsMax) as Tab[], activeKey: tab.key, place: 'desk' }
  })
}

function change(step: (desk: Desk) => Partial<Desk>): void {
  useDesk.setState(step)
  setDraft('desk', useDesk.getState())
}
