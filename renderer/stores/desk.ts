// What lies open on the desk: the tabs of cards and guest sales, the place shown, and the order looked at in each tab.
// Kept as the draft `desk`, so that it is there again after a restart.
import { create } from 'zustand'
import type { CustomerId, OrderId } from '#core/domain/ids.ts'
import { newId } from '../host/new-id.ts'
import { setDraft, useDrafts } from './drafts.ts'
import { noteRecent } from './recent.ts'
import { hasUnfinished, isOnlyHere } from './unfinished.ts'

/** `key` also names the tab's drafts: `cart:<key>`, `contact:<key>`. A customer's tab has the customer's id as key. */
export type Tab =
  | { kind: 'customer'; key: CustomerId; orderId?: OrderId }
  | { kind: 'guest'; key: string; orderId?: OrderId }
  | { kind: 'new-customer'; key: CustomerId; typed: string }

/** The places of the left rail. `desk` is the card and the sale. */
export type Place = 'desk' | 'lists' | 'shift' | 'cases' | 'printer' | 'setup'

type Desk = {
  tabs: readonly Tab[]
  activeKey: string | null
  place: Place
  /** Counts what the clerk opened, chose or closed since sign-in: each time the focus follows. */
  turns: number
}

const emptyDesk: Desk = { tabs: [], activeKey: null, place: 'desk', turns: 0 }
/** Beyond these, opening one more closes the oldest that holds nothing unfinished. */
const tabsMax = 12

export const useDesk = create<Desk>(() => emptyDesk)

export function useActiveTab(): Tab | undefined {
  return useDesk(({ tabs, activeKey }) => tabs.find(({ key }) => key === activeKey))
}

/** After sign-in: what lay open last time. */
export function restoreDesk(): void {
  const kept = useDrafts.getState().bodies.get('desk') as Desk | undefined
  useDesk.setState(kept ? { ...emptyDesk, ...kept, place: 'desk', turns: 0 } : emptyDesk)
}

export function openCustomer(customerId: CustomerId, orderId?: OrderId): void {
  noteRecent(customerId)
  openTab({ kind: 'customer', key: customerId, ...(orderId && { orderId }) })
}

/** A sale without a customer; every one is a tab of its own. */
export function openGuest(orderId?: OrderId): string {
  const key = newId<string>()
  openTab({ kind: 'guest', key, ...(orderId && { orderId }) })
  return key
}

/** Whose cart takes what is chosen now: the tab in sight, or a new guest's where none can sell. */
export function keyToSellIn(): string {
  const { tabs, activeKey } = useDesk.getState()
  const active = tabs.find(({ key }) => key === activeKey)
  if (!active || active.kind === 'new-customer') return openGuest()
  selectTab(active.key)
  return active.key
}

/** @param typed what stood in the search box, to fill the form with */
export function openNewCustomer(typed: string): CustomerId {
  const key = newId<CustomerId>()
  openTab({ kind: 'new-customer', key, typed })
  return key
}

/** Once saved, the form's tab becomes the card's tab in place, and the focus goes to it. */
export function becomeCustomer(customerId: CustomerId): void {
  noteRecent(customerId)
  change(({ tabs, turns }) => ({
    tabs: tabs.map((tab) => (tab.key === customerId ? { kind: 'customer', key: customerId } : tab)),
    activeKey: customerId,
    turns: turns + 1,
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

/**
 * Closes a tab. A customer's unfinished work stays with the card; of a guest sale or a new customer's form nothing would
 * be left, so these are handed back.
 * @returns the way to have the tab back as it was, with its drafts; undefined when there is nothing to lose
 */
export function closeTab(key: string): (() => void) | undefined {
  const before = useDesk.getState()
  const index = before.tabs.findIndex((tab) => tab.key === key)
  const closed = before.tabs[index]
  if (!closed) return undefined
  change(({ tabs, activeKey, turns }) => {
    const left = tabs.filter((tab) => tab.key !== key)
    const neighbour = left[Math.min(index, left.length - 1)]?.key ?? null
    return { tabs: left, activeKey: activeKey === key ? neighbour : activeKey, turns: turns + 1 }
  })
  if (!isOnlyHere(closed)) return undefined
  const drafts = takeDrafts(key)
  if (!drafts.some(({ isUnfinished }) => isUnfinished)) return undefined
  return () => {
    for (const { draftKey, body } of drafts) setDraft(draftKey, body)
    change(({ tabs }) => ({ tabs: tabs.toSpliced(index, 0, closed), activeKey: key, place: 'desk' }))
  }
}

export function selectTab(key: string): void {
  change(({ turns }) => ({ activeKey: key, place: 'desk', turns: turns + 1 }))
}

/** The tab so many places further, round the end. */
export function stepTab(steps: 1 | -1): void {
  const { tabs, activeKey } = useDesk.getState()
  const index = tabs.findIndex(({ key }) => key === activeKey)
  const next = tabs[(index + steps + tabs.length) % tabs.length]
  if (next) selectTab(next.key)
}

export function goTo(place: Place): void {
  change(() => ({ place }))
}

function openTab(tab: Tab): void {
  change(({ tabs, turns }) => {
    const isOpen = tabs.some(({ key }) => key === tab.key)
    const shown: Partial<Desk> = { activeKey: tab.key, place: 'desk', turns: turns + 1 }
    if (isOpen) return { tabs: tabs.map((other) => (other.key === tab.key ? merged(other, tab) : other)), ...shown }
    return { tabs: [...withRoom(tabs), tab], ...shown }
  })
}

/** Opened again without an order, a tab keeps the order it shows. */
function merged(open: Tab, again: Tab): Tab {
  return open.kind === again.kind ? { ...open, ...again } : again
}

/** Closes the oldest tab that holds nothing; a tab with work in it is never closed for another. */
function withRoom(tabs: readonly Tab[]): readonly Tab[] {
  if (tabs.length < tabsMax) return tabs
  const idle = tabs.find((tab) => !hasUnfinished(tab.key))
  return tabs.filter((tab) => tab !== idle)
}

function takeDrafts(key: string): { draftKey: string; body: unknown; isUnfinished: boolean }[] {
  const isUnfinished = hasUnfinished(key)
  const own = [...useDrafts.getState().bodies].filter(([draftKey]) => draftKey.endsWith(`:${key}`))
  for (const [draftKey] of own) setDraft(draftKey, undefined)
  return own.map(([draftKey, body]) => ({ draftKey, body, isUnfinished }))
}

function change(step: (desk: Desk) => Partial<Desk>): void {
  useDesk.setState(step)
  setDraft('desk', useDesk.getState())
}
