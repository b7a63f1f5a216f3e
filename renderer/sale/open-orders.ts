// Earlier orders in a cart: what comes back of them, and what is paid. Amounts are read from the orders as they stand, so that
// one that changed meanwhile is seen before the customer is told a sum.
import { useQueries } from '@tanstack/react-query'
import type { OrderView } from '#core/contract/order.ts'
import type { OrderId, OrderLineId } from '#core/domain/ids.ts'
import { backOf } from '#core/domain/open-order.ts'
import { useHost } from '../host/HostContext.tsx'
import { type Cart, changeCart, getCart } from './cart-draft.ts'

/** `amountMinor` moves the total: below nothing for what comes back. `isGone`: it can no longer be done. */
export type MovedRow = {
  orderId: OrderId
  number: string
  how: 'return' | 'pay'
  texts: string[]
  amountMinor: number
  isGone: boolean
  isReservation: boolean
}

export type Moved = {
  rows: MovedRow[]
  totalMinor: number
  /** How many tickets come back. */
  returnedTickets: number
  isLoading: boolean
  payments: OrderView['payments']
}

export function useMoved({ returns, open }: Pick<Cart, 'returns' | 'open'>): Moved {
  const host = useHost()
  const ids = [...new Set([...returns, ...open].map(({ orderId }) => orderId))]
  const queries = useQueries({
    queries: ids.map((orderId) => host.order.get.queryOptions({ input: { orderId } })),
  })
  const orders = new Map(queries.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])))
  const rows = [
    ...returns.map(({ orderId, lineIds }) => returnRow(orderId, orders.get(orderId), lineIds)),
    ...open.map(({ orderId, amountMinor }) => payRow(orderId, orders.get(orderId), amountMinor)),
  ]
  return {
    rows,
    totalMinor: rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    returnedTickets: returns.reduce((sum, each) => sum + ticketsIn(orders.get(each.orderId), each.lineIds), 0),
    isLoading: queries.some(({ isPending }) => isPending),
    payments: returns.flatMap(({ orderId }) => orders.get(orderId)?.payments ?? []),
  }
}

function ticketsIn(order: OrderView | undefined, lineIds: readonly OrderLineId[]): number {
  return order?.lines.filter(({ id, kind }) => kind === 'ticket' && lineIds.includes(id)).length ?? 0
}

function returnRow(orderId: OrderId, order: OrderView | undefined, lineIds: readonly OrderLineId[]): MovedRow {
  const lines = order?.lines.filter(({ id }) => lineIds.includes(id)) ?? []
  const givenMinor = lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0)
  const paidMinor = (order?.totalMinor ?? 0) - (order?.dueMinor ?? 0)
  const backMinor = order ? backOf({ totalMinor: order.totalMinor, paidMinor }, givenMinor) : 0
  const isGone = !order || lines.length < lineIds.length || lines.some(({ state }) => state === 'cancelled')
  const texts = lines.map(({ text }) => text)
  return {
    orderId,
    number: order?.number ?? '',
    how: 'return',
    texts,
    amountMinor: 0 - backMinor,
    isGone,
    isReservation: order?.state === 'reserved',
  }
}

function payRow(orderId: OrderId, order: OrderView | undefined, partMinor: number | null): MovedRow {
  const dueMinor = order?.dueMinor ?? 0
  const isGone = !order || order.state.startsWith('cancelled') || (partMinor ?? 0) > dueMinor
  const texts = order?.lines.filter(({ state }) => state !== 'cancelled').map(({ text }) => text) ?? []
  return {
    orderId,
    number: order?.number ?? '',
    how: 'pay',
    texts,
    amountMinor: partMinor ?? dueMinor,
    isGone,
    isReservation: order?.state === 'reserved',
  }
}

/** Puts these lines of an order among what comes back, and no others of it. */
export function setReturned(tabKey: string, orderId: OrderId, lineIds: readonly OrderLineId[]): void {
  const others = getCart(tabKey).returns.filter((each) => each.orderId !== orderId)
  const returns = lineIds.length > 0 ? [...others, { orderId, lineIds: [...lineIds] }] : others
  changeCart(tabKey, () => ({ returns }))
}

/** @param amountMinor a part of what is due, paid ahead; null: all of it; undefined takes it out of the cart */
export function setPaid(tabKey: string, orderId: OrderId, amountMinor: number | null | undefined): void {
  const others = getCart(tabKey).open.filter((each) => each.orderId !== orderId)
  changeCart(tabKey, () => ({ open: amountMinor === undefined ? others : [...others, { orderId, amountMinor }] }))
}
