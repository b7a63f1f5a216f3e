// Taking the money: one command per cart, sent again with the same id until it is answered. When nobody answered and the
// screen was left or started again, the host is asked whether the order exists before anything may change.
import { useEffect } from 'react'
import type { CustomerId, OrderId } from '#core/domain/ids.ts'
import type { Tender } from '#core/domain/tender.ts'
import { useCommand, useConnectionState, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import type { Approval } from '../staff/ApprovalForm.tsx'
import { getCart, isBegunHere, markDone, markSent, useCart } from './cart-draft.ts'
import { explainRefusal } from './refusal-texts.ts'
import { getTabSale, setTabSale } from './sale-state.ts'

export type Sell = {
  /**
   * Sells the cart as it stands, paid with these. A second call before the answer does nothing.
   * @param approval of somebody who answers for what nobody can be asked about now
   */
  sell(totalMinor: number, tenders: readonly Tender[], approval?: Approval): Promise<void>
  /** After a fault: asks whether the sale was made, and lets the cart go if it was not. */
  check(): Promise<void>
}

/** Belongs to the panel, not to its payment view: the command's id must outlive the view. */
export function useSell(tabKey: string, customerId: CustomerId | null): Sell {
  const client = useHostClient()
  const command = useCommand(client.sale.complete)
  const sell = async (totalMinor: number, tenders: readonly Tender[], approval: Approval | null = null) => {
    const { orderId, lines, note, returns, open, reason, promotionCode, waivedFees } = getCart(tabKey)
    if (getTabSale(tabKey).isAsking || orderId === null) return
    const earlier = { returns, open, reason, promotionCode, waivedFees }
    const input = {
      orderId,
      customerId,
      lines,
      ...earlier,
      expectedTotalMinor: totalMinor,
      tenders: [...tenders],
      note,
      approval,
    }
    markSent(tabKey, true)
    await asking(tabKey, tenders, async () => markDone(tabKey, await command.mutateAsync(input)))
  }
  const check = async () => {
    const { orderId } = getCart(tabKey)
    if (getTabSale(tabKey).isAsking || orderId === null) return
    await asking(tabKey, null, async () => markDone(tabKey, await client.sale.made({ orderId })))
  }
  useUnansweredCheck(tabKey, check)
  return { sell, check }
}

/** The question's end, whatever it is; also when the tab is not shown any more. */
async function asking(tabKey: string, tenders: readonly Tender[] | null, ask: () => Promise<void>): Promise<void> {
  setTabSale(tabKey, { isAsking: true, problem: null })
  try {
    await ask()
    setTabSale(tabKey, { isAsking: false, isPaying: false, takenOut: [] })
  } catch (error) {
    setTabSale(tabKey, { isAsking: false })
    settle(tabKey, error, tenders)
  }
}

function settle(tabKey: string, error: unknown, tenders: readonly Tender[] | null): void {
  const refused = refusalOf(error)
  if (!refused) {
    setTabSale(tabKey, { problem: { kind: 'fault', error, tenders } })
    return
  }
  // The sale was not made. Every other refusal of the question says nothing about it.
  const wasNotMade = tenders !== null || refused.code === 'NOT_MADE'
  if (wasNotMade) markSent(tabKey, false)
  if (refused.code === 'NOT_MADE') {
    setTabSale(tabKey, { isPaying: false })
    return
  }
  const refusal = explainRefusal(refused, getCart(tabKey).lines)
  // What has to be put right in the cart is shown in the cart; what is about the money stays with the money.
  const isPaying = moneyCodes.has(refused.code) || (refusal.mayBeApproved && tenders !== null)
  setTabSale(tabKey, { problem: { kind: 'refused', refusal, tenders }, isPaying })
}

const moneyCodes: ReadonlySet<string> = new Set([
  'TENDERED_TOO_LITTLE',
  'TENDERED_TOO_MUCH',
  'TENDER_MISMATCH',
  'TOTAL_CHANGED',
  'CUSTOMER_NEEDED',
  'VALUE_BLOCKED',
  'VALUE_EXPIRED',
  'VALUE_TOO_LITTLE',
  'VALUE_NOT_SET_ASIDE',
  'PAYMENT_NOT_APPROVED',
])

/** Carts of an earlier life that surely are no orders yet. */
const askedAbout = new Set<OrderId>()

/**
 * A cart from an earlier life of the screen may have become an order in the moment it ended. The host answers one question
 * after the other, so that an order it does not know now was not made by a sale that was asked for before.
 */
function useUnansweredCheck(tabKey: string, check: () => Promise<void>): void {
  const client = useHostClient()
  const { orderId, isSent } = useCart(tabKey)
  const isOpen = useConnectionState() === 'open'
  // Asked once per cart and connection; a connection that came back asks by itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `check` is new with every render and means the same
  useEffect(() => {
    if (!isOpen || orderId === null) return
    if (isSent) void check()
    if (isSent || askedAbout.has(orderId) || isBegunHere(orderId)) return
    client.sale.made({ orderId }).then(
      (made) => markDone(tabKey, made),
      (error: unknown) => {
        if (refusalOf(error)?.code === 'NOT_MADE') askedAbout.add(orderId)
      },
    )
  }, [isOpen, orderId, isSent])
}
