// The seat chooser's side of the cart: which seats of this performance lie in it, what others have taken, and what choosing
// does. Seats in another open tab's cart count as blocked here, so that two parked carts do not hold the same seat.
import { useMemo } from 'react'
import type { PerformanceView } from '#core/contract/performance.ts'
import type { TicketLine } from '#core/domain/cart.ts'
import type { AreaId, OrderLineId, PriceTypeId, SeatId } from '#core/domain/ids.ts'
import type { HallPlan, SeatStatus } from '#core/domain/seat.ts'
import { newId } from '../host/new-id.ts'
import type { SeatChoiceProps, StandingPlaces } from '../seat-map/seat-choice.ts'
import { useDesk } from '../stores/desk.ts'
import { useDrafts } from '../stores/drafts.ts'
import { getCart, useCart } from './cart-draft.ts'
import { isOf, setPlaces, setSeats } from './cart-steps.ts'
import { editLines } from './edit-cart.ts'
import type { Shelf } from './offer.ts'
import { defaultTypeOf } from './quick-place.ts'
import type { Till } from './till.ts'
import { useRightOf } from './use-right-of.ts'

export type SeatCart = {
  /** Seats and places of this performance in the cart. */
  count: number
  chooser: Pick<
    SeatChoiceProps,
    'standing' | 'statusOf' | 'rightOf' | 'selected' | 'onToggle' | 'onSelectMany' | 'priceLabelOf'
  >
  placesIn(areaId: AreaId): ReadonlyMap<PriceTypeId, number>
  /** Of all price types together. */
  chosenPlaces: { areaId: AreaId; places: number }[]
  clearPlaces(): void
  placesLeft(areaId: AreaId): number
  setPlaces(areaId: AreaId, priceTypeId: PriceTypeId, count: number): void
  /** At the default price type. */
  setFirstPlaces(areaId: AreaId, count: number): void
}

type Asked = {
  tabKey: string
  till: Till
  shelf: Shelf
  view: PerformanceView
  plan: HallPlan
  /** Of the subscription that the places are for. */
  code: string | undefined
}

export function useSeatCart({ tabKey, till, shelf, view, plan, code }: Asked): SeatCart {
  const { own, selected } = useChosen(tabKey, view, code)
  const statusOf = useStatus(tabKey, view, code)
  const rightOf = useRightOf(view)
  const standing = useStanding(view, own)
  const defaultType = (category: string) => defaultTypeOf(category, shelf, view)
  const select = (seatIds: readonly SeatId[]) => {
    const wanted = new Set(seatIds)
    const places = plan.seats.flatMap((seat) => {
      const priceTypeId = wanted.has(seat.id) ? defaultType(seat.category) : undefined
      return priceTypeId ? [{ areaId: seat.areaId, seatId: seat.id, priceTypeId }] : []
    })
    editLines(tabKey, (all) => setSeats(all, { performanceId: view.id, code }, places, newId<OrderLineId>))
  }
  const setCount = (areaId: AreaId, priceTypeId: PriceTypeId, count: number) =>
    editLines(tabKey, (all) =>
      setPlaces(all, { performanceId: view.id, code }, { areaId, priceTypeId }, count, newId<OrderLineId>),
    )
  const placesIn = (areaId: AreaId) => {
    const places = own.filter((line) => line.seatId === null && line.areaId === areaId)
    return new Map([...Map.groupBy(places, (line) => line.priceTypeId)].map(([id, { length }]) => [id, length]))
  }
  return {
    count: own.filter(({ seatId }) => seatId === null || selected.has(seatId)).length,
    chooser: {
      standing,
      statusOf,
      rightOf,
      selected,
      onToggle: (seatId) =>
        select(selected.has(seatId) ? [...selected].filter((id) => id !== seatId) : [...selected, seatId]),
      onSelectMany: (seatIds, how) => select(how === 'add' ? [...selected, ...seatIds] : seatIds),
      priceLabelOf: (category) => {
        const type = defaultType(category)
        const row = view.prices.find((price) => price.category === category && price.priceTypeId === type)
        return row && till.amount(row.priceMinor)
      },
    },
    placesIn,
    chosenPlaces: chosenIn(standing),
    clearPlaces: () => {
      for (const { areaId } of standing)
        for (const priceTypeId of placesIn(areaId).keys()) setCount(areaId, priceTypeId, 0)
    },
    placesLeft: (areaId) => standing.find((area) => area.areaId === areaId)?.free ?? 0,
    setPlaces: setCount,
    setFirstPlaces: (areaId, count) => {
      const area = plan.areas.find(({ id }) => id === areaId)
      const priceTypeId = area && defaultType(area.category)
      if (priceTypeId) setCount(areaId, priceTypeId, count)
    },
  }
}

/** Lines of this performance, or of the subscription's part of it, and their seats as far as they are still to be had. */
function useChosen(tabKey: string, view: PerformanceView, code: string | undefined) {
  const { lines } = useCart(tabKey)
  const own = useMemo(
    () => lines.filter((line) => line.kind === 'ticket').filter((line) => isOf(line, view.id, code)),
    [lines, view.id, code],
  )
  // A seat that somebody else has by now is not chosen any more: the next choice takes its line over.
  const selected = useMemo(() => {
    const taken = new Set(view.taken.map(({ seatId }) => seatId))
    return new Set(own.flatMap(({ seatId }) => (seatId === null || taken.has(seatId) ? [] : seatId)))
  }, [own, view.taken])
  return { own, selected }
}

const chosenIn = (standing: readonly StandingPlaces[]) =>
  standing.flatMap(({ areaId, chosen }) => (chosen > 0 ? [{ areaId, places: chosen }] : []))

/** The map says how many are free; they are counted beside it, by price type. */
function useStanding(view: PerformanceView, own: readonly TicketLine[]): StandingPlaces[] {
  return useMemo(
    () =>
      view.standing.map(({ areaId, free }) => {
        const chosen = own.filter((line) => line.seatId === null && line.areaId === areaId).length
        return { areaId, free: free - chosen, chosen }
      }),
    [view.standing, own],
  )
}

/** Seats in other carts are as good as blocked; so are those of this cart that belong to another part of it. */
function useStatus(tabKey: string, view: PerformanceView, code: string | undefined): (seatId: SeatId) => SeatStatus {
  const tabs = useDesk((desk) => desk.tabs)
  const bodies = useDrafts((drafts) => drafts.bodies)
  const parked = tabs
    .filter(({ key }) => bodies.has(`cart:${key}`))
    .flatMap(({ key }) => getCart(key).lines.map((line) => ({ line, isHere: key === tabKey })))
    .flatMap(({ line, isHere }) => {
      if (line.kind !== 'ticket' || line.performanceId !== view.id) return []
      return isHere && isOf(line, view.id, code) ? [] : (line.seatId ?? [])
    })
  const parkedText = parked.join(' ')
  return useMemo(() => {
    const taken = new Map<SeatId, SeatStatus>(parkedText.split(' ').map((id) => [id as SeatId, 'blocked']))
    for (const { seatId, status } of view.taken) taken.set(seatId, status)
    return (seatId) => taken.get(seatId) ?? 'free'
  }, [parkedText, view.taken])
}
