// The plan as it is typed: a number for every counter and column, where a column is a price category or a standing area.
import type { PerformanceRights } from '#core/contract/rights.ts'
import type { HallPlan } from '#core/domain/seat.ts'
import { defaultShare } from '#core/domain/selling-rights.ts'
import type { AllotmentShare } from '#core/protocol/allotment.ts'

export type Column = { key: string; kind: 'category' | 'area'; id: string; name: string; capacity: number }
export type Draft = { counts: ReadonlyMap<string, ReadonlyMap<string, number>>; stopMinutesBefore: number | null }

const categoryKey = (category: string) => `category ${category}`
const areaKey = (areaId: string) => `area ${areaId}`

export function columnsOf({ seats, areas }: HallPlan): Column[] {
  const capacities = new Map<string, number>()
  for (const { category } of seats) capacities.set(category, (capacities.get(category) ?? 0) + 1)
  return [
    ...[...capacities].map(([category, capacity]): Column => {
      return { key: categoryKey(category), kind: 'category', id: category, name: category, capacity }
    }),
    ...areas
      .filter(({ kind }) => kind === 'standing')
      .map(({ id, name, capacity }): Column => ({ key: areaKey(id), kind: 'area', id, name, capacity })),
  ]
}

/** Where nobody planned, what every counter gets by itself is what one begins with. */
export function draftOf({ plan, counters }: PerformanceRights, hall: HallPlan): Draft {
  const active = counters.filter(({ isRevoked }) => !isRevoked)
  const unplanned = defaultShare(hall, active.length)
  const counts = active.map(({ counterId }): [string, Map<string, number>] => {
    const share = plan ? plan.shares.find((each) => each.counterId === counterId) : unplanned
    const seats = share?.seats.map(({ category, count }): [string, number] => [categoryKey(category), count]) ?? []
    const places = share?.areas.map(({ areaId, places: count }): [string, number] => [areaKey(areaId), count]) ?? []
    return [counterId, new Map([...seats, ...places])]
  })
  return { counts: new Map(counts), stopMinutesBefore: plan?.stopMinutesBefore ?? null }
}

export function setCell(draft: Draft, counterId: string, key: string, count: number): Draft {
  const row = new Map(draft.counts.get(counterId)).set(key, count)
  return { ...draft, counts: new Map(draft.counts).set(counterId, row) }
}

export function sharesOf({ counts }: Draft, columns: readonly Column[]): AllotmentShare[] {
  return [...counts].map(([counterId, row]) => ({
    counterId,
    seats: columns
      .filter(({ kind }) => kind === 'category')
      .map(({ id, key }) => ({ category: id, count: row.get(key) ?? 0 })),
    areas: columns
      .filter(({ kind }) => kind === 'area')
      .map(({ id, key }) => ({ areaId: id, places: row.get(key) ?? 0 })),
  }))
}
