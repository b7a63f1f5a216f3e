// Payments put to a cart, one after the other. The one that leaves nothing to pay makes the sale.
import { restOf, type Tender } from '#core/domain/tender.ts'
import { getCart, setPayment } from './cart-draft.ts'
import type { Sell } from './sell.ts'

export function useTenders(tabKey: string, totalMinor: number, sell: Sell) {
  const add = (tender: Tender) => {
    const tenders = [...getCart(tabKey).tenders, tender]
    setPayment(tabKey, { tenders, card: null })
    if (restOf(totalMinor, tenders) === 0) void sell.sell(totalMinor, tenders)
  }
  const remove = (index: number) =>
    setPayment(tabKey, { tenders: getCart(tabKey).tenders.filter((_, at) => at !== index) })
  /** What is left, in cash. */
  const payCash = (tenderedMinor: number) =>
    void sell.sell(totalMinor, [...getCart(tabKey).tenders, { means: 'cash', tenderedMinor }])
  return { add, remove, payCash }
}
