// What holds of numbers, whatever was copied or put back: each is of one thing, and a chain of a journal leaves none out.
import type { CustomerEntity, OrderEntity } from '#core/protocol/entity.ts'
import type { Evening } from './evening.ts'
import { soldIn } from './sold.ts'

/** A number is given once in the whole house: to an order, to a movement of money, to a customer. */
export function numbersAreGivenOnce({ store, breach }: Evening): void {
  const rows = store.entities()
  const orders = rows.flatMap(({ kind, body }) => (kind === 'order' ? [body as OrderEntity] : []))
  const cards = rows.flatMap(({ kind, body }) => (kind === 'customer' ? [body as CustomerEntity] : []))
  const given = {
    order: orders.map(({ order }) => order.number),
    receipt: receiptsOf(orders),
    customer: cards.map(({ number }) => number),
  }
  for (const [what, numbers] of Object.entries(given)) {
    const twice = numbers.find((number, at) => numbers.indexOf(number) !== at)
    if (twice !== undefined) breach('I1', `the ${what} number ${twice} was given twice`)
  }
}

/** One receipt is of one settlement, however many means it was paid by. */
function receiptsOf(orders: readonly OrderEntity[]): string[] {
  const payments = orders.flatMap((order) => order.payments)
  const receipts = payments.map(({ id, settlementId, receiptNumber }) => ({ of: settlementId ?? id, receiptNumber }))
  return [...new Map(receipts.map((each) => [`${each.of} ${each.receiptNumber}`, each.receiptNumber])).values()]
}

/** One after the other, from where the chain begins: what was sold in it and counts has no gap between its numbers. */
export function numbersHaveNoGap({ store, breach }: Evening): void {
  const lastIn = new Map<string, number>()
  const sales = store
    .ops()
    .filter(({ name, outcome }) => (name === 'sale.complete' || name === 'order.reserve') && outcome !== 'parked')
  // A chain knows what it shares with another only as done twice.
  for (const { incarnation, n, name, body } of sales.toSorted((a, b) => a.n - b.n)) {
    const order = soldIn({ name, body })[0]?.order
    if (!order) continue
    const last = lastIn.get(incarnation)
    if (last !== undefined && order.sequence !== last + 1)
      breach('I1', `entry ${n} of the chain ${incarnation} gives ${order.number} behind ${last}`)
    lastIn.set(incarnation, order.sequence)
  }
}
