// Taking the money: one command per cart, sent again with the same id until it is answered. When nobody answered and the
// screen was left or started again, the host is asked whether the order exists before anything may change.
import { useEffect } from 'react'
import type { OrderView } from '#core/contract/order.ts'
import type { CompletedSale } from '#core/contract/sale.ts'
import type { CustomerId, OrderId } from '#core/domain/ids.ts'
import { useCommand, useConnectionState, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { getCart, isBegunHere, markDone, markSent, useCart } from './cart-draft.ts'
import { explainRefusal } from './refusal-texts.ts'
import type { Approval } from './SaleApproval.tsx'
import { getTabSale, setTabSale } from './sale-state.ts'

export type Sell = {
  /**
   * Sells the cart as it stands for the cash given. A second call before the answer does nothing.
   * @param approval of somebody who answers for what nobody can be asked about now
   */
  sell(totalMinor: number, tenderedMinor: number, approval?: Approval): Promise<void>
  /** After a fault: asks whether the sale was made, and lets the cart go if it was not. */
  check(): Promise<void>
}

/** Belongs to the panel, not to its payment view: the command's id must outlive the view. */
export function useSell(tabKey: string, customerId: CustomerId | null): Sell {
  const client = useHostClient()
  const command = useCommand(client.sale.complete)
  const sell = async (totalMinor: number, tenderedMinor: number, approval: Approval | null = null) => {
    const { orderId, lines, note } = getCart(tabKey)
    if (getTabSale(tabKey).isAsking || orderId === null) return
    const payment = { means: 'cash' as const, tenderedMinor }
    const input = { orderId, customerId, lines, expectedTotalMinor: totalMinor, payment, note, approval }
    markSent(tabKey, true)
    await asking(tabKey, tenderedMinor, async () => markDone(tabKey, await command.mutateAsync(input)))
  }
  const check = async () => {
    const { orderId } = getCart(tabKey)
    if (getTabSale(tabKey).isAsking || orderId === null) return
    await asking(tabKey, null, async () => markDone(tabKey, completedSaleOf(await client.order.get({ orderId }))))
  }
  useUnansweredCheck(tabKey, check)
  return { sell, check }
}

/** The question's end, whatever it is; also when the tab is not shown any more. */
async function asking(tabKey: string, tenderedMinor: number | null, ask: () => Promise<void>): Promise<void> {
  setTabSale(tabKey, { isAsking: true, problem: null })
  try {
    await ask()
    setTabSale(tabKey, { isAsking: false, isPaying: false, takenOut: [] })
  } catch (error) {
    setTabSale(tabKey, { isAsking: false })
    settle(tabKey, error, tenderedMinor)
  }
}

function settle(tabKey: string, error: unknown, tenderedMinor: number | null): void {
  const refused = refusalOf(error)
  if (!refused) {
    setTabSale(tabKey, { problem: { kind: 'fault', error, tenderedMinor } })
    return
  }
  // No such order: the sale was not made. Every other refusal of `order.get` says nothing about it.
  const wasNotMade = tenderedMinor !== null || refused.code === 'UNKNOWN_ORDER'
  if (wasNotMade) markSent(tabKey, false)
  if (refused.code === 'UNKNOWN_ORDER') {
    setTabSale(tabKey, { isPaying: false })
    return
  }
  const refusal = explainRefusal(refused, getCart(tabKey).lines)
  // What has to be put right in the cart is shown in the cart; what is about the money stays with the money.
  const isAboutMoney = refused.code === 'TENDERED_TOO_LITTLE' || refused.code === 'TOTAL_CHANGED'
  const isPaying = isAboutMoney || (refusal.mayBeApproved && tenderedMinor !== null)
  setTabSale(tabKey, { problem: { kind: 'refused', refusal, tenderedMinor }, isPaying })
}

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
    client.order.get({ orderId }).then(
      (order) => markDone(tabKey, completedSaleOf(order)),
      (error: unknown) => {
        if (refusalOf(error)?.code === 'UNKNOWN_ORDER') askedAbout.add(orderId)
      },
    )
  }, [isOpen, orderId, isSent])
}

function completedSaleOf(order: OrderView): CompletedSale {
  const payment = order.payments[0]
  return {
    orderId: order.id,
    orderNumber: order.number,
    receiptNumber: payment?.receiptNumber ?? '',
    totalMinor: order.totalMinor,
    dueMinor: payment ? payment.tenderedMinor - payment.changeMinor : order.totalMinor,
    tenderedMinor: payment?.tenderedMinor ?? 0,
    changeMinor: payment?.changeMinor ?? 0,
    documentIds: order.documents.map(({ id }) => id),
  }
}
