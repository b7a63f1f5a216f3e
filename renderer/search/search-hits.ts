// What the search box offers: the host's hits in their groups, coming performances, and "new customer" as the last.
import type { PerformanceRow } from '#core/contract/performance.ts'
import type { CustomerHit, OrderHit, SearchHit } from '#core/contract/search.ts'
import type { RecentCustomer } from './use-recent-customers.ts'

export type Choice =
  | { kind: 'customer'; id: string; hit: CustomerHit }
  | { kind: 'performance'; id: string; row: PerformanceRow }
  | { kind: 'order'; id: string; hit: OrderHit }
  | { kind: 'recent'; id: string; customer: RecentCustomer }
  | { kind: 'new-customer'; id: string; typed: string }

/** What was found: customers, performances, orders. */
export function foundChoices(hits: readonly SearchHit[], performances: readonly PerformanceRow[]): Choice[] {
  const customers = hits.filter((hit): hit is CustomerHit => hit.kind === 'customer')
  const orders = hits.filter((hit): hit is OrderHit => hit.kind === 'order')
  return [
    ...customers.map((hit): Choice => ({ kind: 'customer', id: `customer-${hit.id}`, hit })),
    ...performances.map((row): Choice => ({ kind: 'performance', id: `performance-${row.id}`, row })),
    ...orders.map((hit): Choice => ({ kind: 'order', id: `order-${hit.id}`, hit })),
  ]
}

/** Everything that can be chosen, in the order in which it is shown and walked through. */
export function choicesFor(
  typed: string,
  found: readonly Choice[],
  recent: readonly RecentCustomer[],
  mayCreate: boolean,
): Choice[] {
  const text = typed.trim()
  if (text === '') return recent.map((customer) => ({ kind: 'recent', id: `recent-${customer.id}`, customer }))
  return [...found, ...(mayCreate ? [{ kind: 'new-customer' as const, id: 'new-customer', typed: text }] : [])]
}

/** Round the end in both directions. */
export function stepped(index: number, steps: number, count: number): number {
  return count === 0 ? 0 : (index + steps + count) % count
}
