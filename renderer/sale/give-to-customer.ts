// A guest's sale that is given to a customer: the clerk says so, finds or makes the customer, and the cart goes with them. So does
// an order that was paid already: as soon as the customer is there it is theirs.
//
//   none ──"to a customer"──▶ waiting for one ──opened──▶ the cart is theirs, the guest's tab gone
//                                 │          ──opened, with an order──▶ assigning it ──answered──▶ none
//                                 └──Escape, or the box is left──▶ none
import { create } from 'zustand'
import type { OrderId } from '#core/domain/ids.ts'
import { focusSearch } from '../search/focus-search.ts'
import { closeTab } from '../stores/desk.ts'
import { changeCart, forgetCart, getCart } from './cart-draft.ts'
import { linesMax } from './cart-steps.ts'

type Giving = {
  from: string | null
  /** An order that is given; null where it is the cart. */
  orderId: OrderId | null
  /** To whom it is given: told to the host when their card is there. */
  assigning: { orderId: OrderId; to: string } | null
}

export const useGiving = create<Giving>(() => ({ from: null, orderId: null, assigning: null }))

/** Whether the customer who is opened next takes something of a guest's over. */
export function useIsGiving(): boolean {
  return useGiving(({ from }) => from !== null)
}

/** Nothing of it is on its way to be paid: what was paid belongs to the cart as it stands. */
export function mayBeGiven(tabKey: string): boolean {
  const { lines, tenders, isSent, card, done } = getCart(tabKey)
  return lines.length > 0 && tenders.length === 0 && !isSent && !card && !done
}

/** @param orderId of an order that is there; null for the cart */
export function beginGiving(tabKey: string, orderId: OrderId | null = null): void {
  if (orderId === null && !mayBeGiven(tabKey)) return
  useGiving.setState({ from: tabKey, orderId })
  focusSearch()
}

export function stopGiving(): void {
  useGiving.setState({ from: null, orderId: null })
}

export function endAssigning(): void {
  useGiving.setState({ assigning: null })
}

/** @param tabKey of the customer who was opened */
export function giveTo(tabKey: string): void {
  const { from, orderId } = useGiving.getState()
  stopGiving()
  if (from === null || from === tabKey) return
  if (orderId === null) giveCart(from, tabKey)
  else {
    useGiving.setState({ assigning: { orderId, to: tabKey } })
    if (getCart(from).done) forgetCart(from)
    if (!mayBeGiven(from)) closeTab(from)
  }
}

function giveCart(from: string, tabKey: string): void {
  if (!mayBeGiven(from)) return
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
