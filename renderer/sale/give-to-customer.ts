// A guest's sale that is given to a customer: the clerk says so, finds or makes the customer, and the cart goes with them.
//
//   none ──"to a customer"──▶ waiting for one ──opened──▶ the cart is theirs, the guest's tab gone
//                                 └──Escape, or the box is left──▶ none
import { create } from 'zustand'
import { focusSearch } from '../search/focus-search.ts'
import { closeTab } from '../stores/desk.ts'
import { changeCart, forgetCart, getCart } from './cart-draft.ts'
import { linesMax } from './cart-steps.ts'

const useGiving = create<{ from: string | null }>(() => ({ from: null }))

/** Whether the customer who is opened next takes a guest's cart over. */
export function useIsGiving(): boolean {
  return useGiving(({ from }) => from !== null)
}

/** Nothing of it is on its way to be paid: what was paid belongs to the cart as it stands. */
export function mayBeGiven(tabKey: string): boolean {
  const { lines, tenders, isSent, card, done } = getCart(tabKey)
  return lines.length > 0 && tenders.length === 0 && !isSent && !card && !done
}

export function beginGiving(tabKey: string): void {
  if (!mayBeGiven(tabKey)) return
  useGiving.setState({ from: tabKey })
  focusSearch()
}

export function stopGiving(): void {
  useGiving.setState({ from: null })
}

/** @param tabKey of the customer who was opened */
export function giveTo(tabKey: string): void {
  const { from } = useGiving.getState()
  stopGiving()
  if (from === null || from === tabKey || !mayBeGiven(from)) return
  const { lines, note, promotionCode, waivedFees, reason } = getCart(from)
  const before = getCart(tabKey)
  // Somebody is paying there, or there is no room for all of it: the guest's cart stays where it is.
  if (before.isSent || before.card || before.tenders.length > 0) return
  if (before.lines.length + lines.length > linesMax) return
  changeCart(tabKey, (own) => ({
    lines: [...own.lines, ...lines],
    note: own.note || note,
    promotionCode: own.promotionCode || promotionCode,
    waivedFees: [...new Set([...own.waivedFees, ...waivedFees])],
    reason: own.reason || reason,
  }))
  forgetCart(from)
  closeTab(from)
}
