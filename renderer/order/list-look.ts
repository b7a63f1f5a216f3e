// How the clerk looks at the lists of orders: the sorting kept with their drafts, the filter for each card until the page
// ends. Neither is handed on to whoever comes to the counter next.
import type { SortingState } from '@tanstack/react-table'
import { create } from 'zustand'
import type { OrderFilter } from '#core/domain/order.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import { setDraft, useDraft } from '../stores/drafts.ts'

const sortingKey = 'order-sorting'

/** By clerk and card. */
const useFilters = create<{ filters: ReadonlyMap<string, OrderFilter> }>(() => ({ filters: new Map() }))

const firstLook: OrderFilter = { time: 'coming', bin: 'off' }

/** Until a clerk sorts otherwise: what comes next is first of what is coming, and what was last of all the rest. */
export function firstSorting({ time, bin }: OrderFilter): SortingState {
  return [{ id: 'date', desc: time !== 'coming' || bin !== 'off' }]
}

export function useSorting(
  filter: OrderFilter,
): [SortingState, (change: SortingState | ((old: SortingState) => SortingState)) => void] {
  const sorting = useDraft<SortingState>(sortingKey) ?? firstSorting(filter)
  return [sorting, (change) => setDraft(sortingKey, typeof change === 'function' ? change(sorting) : change)]
}

/** Every card begins with what is coming; a bin left open on one card must not hide the orders of the next. */
export function useFilter(customerId: string): [OrderFilter, (filter: OrderFilter) => void] {
  const key = `${useAtTheDesk().clerk.id} ${customerId}`
  const filter = useFilters(({ filters }) => filters.get(key)) ?? firstLook
  return [filter, (next) => useFilters.setState(({ filters }) => ({ filters: new Map(filters).set(key, next) }))]
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
