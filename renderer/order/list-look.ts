// How the clerk last looked at the lists of orders: sorting for the whole session, the filter for each card.
import type { SortingState } from '@tanstack/react-table'
import { create } from 'zustand'
import type { OrderFilter } from '#core/domain/order.ts'

type ListLook = { sorting: SortingState; filters: ReadonlyMap<string, OrderFilter> }

const useListLook = create<ListLook>(() => ({ sorting: [], filters: new Map() }))

const firstLook: OrderFilter = { time: 'coming', bin: 'off' }

export function useSorting(): [SortingState, (change: SortingState | ((old: SortingState) => SortingState)) => void] {
  const sorting = useListLook((look) => look.sorting)
  return [
    sorting,
    (change) =>
      useListLook.setState((look) => ({ sorting: typeof change === 'function' ? change(look.sorting) : change })),
  ]
}

/** Every card begins with what is coming; a bin left open on one card must not hide the orders of the next. */
export function useFilter(customerId: string): [OrderFilter, (filter: OrderFilter) => void] {
  const filter = useListLook((look) => look.filters.get(customerId)) ?? firstLook
  return [
    filter,
    (next) => useListLook.setState(({ filters }) => ({ filters: new Map(filters).set(customerId, next) })),
  ]
}

const times = ['coming', 'past', 'all'] as const
const bins = ['off', 'cancelled-sold', 'cancelled-reserved'] as const

/** The calendar's next step; touching it leaves the bin, whose orders are of any time. */
export function nextTime(filter: OrderFilter): OrderFilter {
  return { time: filter.bin === 'off' ? after(times, filter.time) : filter.time, bin: 'off' }
}

export function nextBin(filter: OrderFilter): OrderFilter {
  return { ...filter, bin: after(bins, filter.bin) }
}

function after<const Value>(values: readonly [Value, ...Value[]], value: Value): Value {
  return values[(values.indexOf(value) + 1) % values.length] ?? values[0]
}
