// Where each tab's sale stands on the screen: being put together or being paid, what went wrong, what can be undone.
// Not kept on the disk: after a restart the clerk sees the cart.
import { create } from 'zustand'
import type { Reserved } from '#core/contract/order.ts'
import type { Tender } from '#core/domain/tender.ts'
import type { TakenOut } from './cart-steps.ts'
import type { ExplainedRefusal } from './refusal-texts.ts'

export type SaleProblem =
  /** `tenders` is what it was to be paid with, for a sale that somebody may still approve. */
  | { kind: 'refused'; refusal: ExplainedRefusal; tenders: readonly Tender[] | null }
  /** Nobody knows whether the sale was made. `tenders` is what to send again; null when only the question was lost. */
  | { kind: 'fault'; error: unknown; tenders: readonly Tender[] | null }

export type Kind = 'tickets' | 'products' | 'gift-cards' | 'memberships' | 'donations' | 'subscriptions'

export type TabSale = {
  kind: Kind
  isPaying: boolean
  /** A question to the host is under way. */
  isAsking: boolean
  problem: SaleProblem | null
  takenOut: TakenOut
  /** What was reserved last here; shown until the next step. */
  reserved: Reserved | null
}

const fresh: TabSale = {
  kind: 'tickets',
  isPaying: false,
  isAsking: false,
  problem: null,
  takenOut: [],
  reserved: null,
}

const useTabSales = create<{ tabs: ReadonlyMap<string, TabSale> }>(() => ({ tabs: new Map() }))

export function useTabSale(tabKey: string): TabSale {
  return useTabSales(({ tabs }) => tabs.get(tabKey)) ?? fresh
}

export function getTabSale(tabKey: string): TabSale {
  return useTabSales.getState().tabs.get(tabKey) ?? fresh
}

export function setTabSale(tabKey: string, change: Partial<TabSale>): void {
  useTabSales.setState(({ tabs }) => ({ tabs: new Map(tabs).set(tabKey, { ...getTabSale(tabKey), ...change }) }))
}
