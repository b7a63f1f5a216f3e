// The columns of the order list and how each one sorts. What a cell shows is drawn by the row.
import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table'
import type { OrderRow } from '#core/contract/order.ts'
import type { Channel, OrderState } from '#core/domain/order.ts'

export const orderFeatures = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns: {} })
export type OrderColumn = 'state' | 'number' | 'contents' | 'title' | 'date' | 'total' | 'due' | 'note'

const helper = createColumnHelper<typeof orderFeatures, OrderRow>()
const stateOrder: Record<OrderState, number> = { reserved: 0, sold: 1, 'cancelled-reserved': 2, 'cancelled-sold': 3 }
const channelOrder: Record<Channel, number> = { counter: 0, phone: 1, web: 2 }

/** @param locale of the clerk: names sort as the clerk expects, order numbers by their digits */
export function orderColumns(locale: string) {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  const text = (id: OrderColumn, of: (order: OrderRow) => string) =>
    helper.accessor(of, { id, sortFn: (a, b) => collator.compare(of(a.original), of(b.original)) })
  const number = (id: OrderColumn, of: (order: OrderRow) => number) =>
    helper.accessor(of, { id, sortDescFirst: false, sortFn: (a, b) => of(a.original) - of(b.original) })
  return helper.columns([
    number('state', ({ state, channel }) => stateOrder[state] * 10 + channelOrder[channel]),
    text('number', (order) => order.number),
    number('contents', ({ ticketCount, productCount }) => ticketCount + productCount),
    text('title', (order) => order.title),
    number('date', (order) => order.firstStartsAtMs ?? order.createdAtMs),
    number('total', (order) => order.totalMinor),
    number('due', (order) => order.dueMinor),
    text('note', (order) => order.note),
  ])
}
