// The quick sale's one place: the best seat that is left, or a place in the first standing area, put into the cart at once. Once
// more takes one more.

import type { PerformanceView } from '#core/contract/performance.ts'
import { bestSeats } from '#core/domain/best-seats.ts'
import type { OrderLineId, PerformanceId, PriceTypeId, SeatId } from '#core/domain/ids.ts'
import type { HallPlan } from '#core/domain/seat.ts'
import { useHostClient } from '../host/HostContext.tsx'
import { newId } from '../host/new-id.ts'
import { useDesk } from '../stores/desk.ts'
import { getCart } from './cart-draft.ts'
import { isOf, setPlaces, setSeats } from './cart-steps.ts'
import { editLines } from './edit-cart.ts'
import type { Shelf } from './offer.ts'

/** @returns a function that says whether there was a place to take */
export function useQuickPlace(tabKey: string, shelf: Shelf | undefined): (id: PerformanceId) => Promise<boolean> {
  const client = useHostClient()
  const tabs = useDesk((desk) => desk.tabs)
  return async (performanceId) => {
    // Asked of the host now: what was sold a moment ago is not taken.
    const view = await client.performance.get({ performanceId })
    const plan = await client.performance.hall({ hallId: view.hallId })
    if (!shelf || view.state !== 'on-sale') return false
    const parked = new Set(tabs.filter(({ key }) => key !== tabKey).flatMap(({ key }) => seatsIn(key)))
    return takeSeat(tabKey, shelf, view, plan, parked) || takePlace(tabKey, shelf, view, plan)
  }
}

function seatsIn(tabKey: string): SeatId[] {
  return getCart(tabKey).lines.flatMap((line) => (line.kind === 'ticket' ? (line.seatId ?? []) : []))
}

function takeSeat(
  tabKey: string,
  shelf: Shelf,
  view: PerformanceView,
  plan: HallPlan,
  parked: ReadonlySet<SeatId>,
): boolean {
  const taken = new Set(view.taken.map(({ seatId }) => seatId))
  const here = seatsIn(tabKey)
  const elsewhere = new Set(view.rights?.elsewhere.map(({ seatId }) => seatId))
  const own = new Set(view.rights?.own)
  const isFree = (id: SeatId) => !taken.has(id) && !parked.has(id) && !elsewhere.has(id) && !here.includes(id)
  // What this counter may sell with nobody to ask comes first.
  const best =
    (view.rights && bestSeats(plan, (id) => isFree(id) && own.has(id), 1)) ?? bestSeats(plan, isFree, 1) ?? undefined
  const seat = plan.seats.find(({ id }) => id === best?.seats[0])
  const priceTypeId = seat && defaultTypeOf(seat.category, shelf, view)
  if (!seat || !priceTypeId) return false
  editLines(tabKey, (lines) => {
    const kept = lines.flatMap((line) =>
      line.kind === 'ticket' && isOf(line, view.id, undefined) && line.seatId !== null
        ? [{ areaId: line.areaId, seatId: line.seatId, priceTypeId: line.priceTypeId }]
        : [],
    )
    return setSeats(
      lines,
      { performanceId: view.id },
      [...kept, { areaId: seat.areaId, seatId: seat.id, priceTypeId }],
      newId<OrderLineId>,
    )
  })
  return true
}

function takePlace(tabKey: string, shelf: Shelf, view: PerformanceView, plan: HallPlan): boolean {
  const lines = getCart(tabKey).lines
  for (const { areaId, free } of view.standing) {
    const area = plan.areas.find(({ id }) => id === areaId)
    const priceTypeId = area && defaultTypeOf(area.category, shelf, view)
    if (!priceTypeId) continue
    const chosen = lines.filter(
      (line) => line.kind === 'ticket' && line.performanceId === view.id && line.areaId === areaId,
    )
    if (chosen.length >= free) continue
    const own = chosen.filter(
      (line) => line.kind === 'ticket' && isOf(line, view.id, undefined) && line.priceTypeId === priceTypeId,
    )
    const place = { areaId, priceTypeId }
    editLines(tabKey, (all) => setPlaces(all, { performanceId: view.id }, place, own.length + 1, newId<OrderLineId>))
    return true
  }
  return false
}

/** The first price type of the shelf that has a price for the category. */
export function defaultTypeOf(
  category: string,
  { priceTypes }: Shelf,
  { prices }: PerformanceView,
): PriceTypeId | undefined {
  return priceTypes.find(({ id }) => prices.some((row) => row.category === category && row.priceTypeId === id))?.id
}
