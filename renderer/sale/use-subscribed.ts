// A subscription's places, which lie in the cart: chosen by the host, the same in every performance where that can be.
import { useEffect, useRef, useState } from 'react'
import type { SubscriptionOffer } from '#core/contract/subscription.ts'
import type { TicketLine } from '#core/domain/cart.ts'
import type { OrderLineId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import { subscribersMax } from '#core/domain/subscription.ts'
import { useHostClient } from '../host/HostContext.tsx'
import { newId } from '../host/new-id.ts'
import { useDesk } from '../stores/desk.ts'
import { getCart, useCart } from './cart-draft.ts'
import { setSubscribed } from './cart-steps.ts'
import { editLines } from './edit-cart.ts'
import type { SubscriptionWish } from './seat-choice.ts'

export type Subscribed = {
  /** By performance; one that is not chosen is not there. */
  places: ReadonlyMap<PerformanceId, readonly TicketLine[]>
  /** Places in each. */
  count: number
  /** Of these there were not enough. */
  missed: ReadonlySet<PerformanceId>
  error: unknown
  setCount(count: number): void
  choose(performanceId: PerformanceId, isChosen: boolean): void
  /** The seats of this performance in all the others too. */
  follow(performanceId: PerformanceId): void
}

export function useSubscribed(
  tabKey: string,
  { code, choose, performances }: SubscriptionOffer,
  wish: SubscriptionWish,
): Subscribed {
  const { lines } = useCart(tabKey)
  const places = Map.groupBy(linesOf(lines, code), ({ performanceId }) => performanceId)
  const [first] = places.values()
  const [wished, setWished] = useState(wish.count)
  const count = first?.length ?? wished
  const { propose, missed, error } = usePropose(tabKey, code)
  const wantedNow = first ? seatsOf(first) : wish.wanted
  const all = performances.map(({ id }) => id)
  const chosen = choose ? all.filter((id) => places.has(id)) : all
  const hasBegun = useRef(places.size > 0)
  useEffect(() => {
    if (hasBegun.current || choose) return
    hasBegun.current = true
    propose(all, wish.count, wish.wanted)
  })
  return {
    places,
    count,
    missed,
    error,
    setCount: (next) => {
      const bound = Math.min(subscribersMax, Math.max(1, next))
      setWished(bound)
      if (chosen.length > 0) propose(chosen, bound, bound < count ? wantedNow.slice(0, bound) : [])
    },
    choose: (performanceId, isChosen) => {
      if (isChosen) propose([performanceId], count, wantedNow)
      else editLines(tabKey, (cart) => setSubscribed(cart, { performanceId, code }, [], newId<OrderLineId>))
    },
    follow: (performanceId) => propose(chosen, count, seatsOf(places.get(performanceId) ?? [])),
  }
}

function linesOf(lines: ReturnType<typeof getCart>['lines'], code: string): TicketLine[] {
  return lines.filter((line) => line.kind === 'ticket').filter(({ subscriptionCode }) => subscriptionCode === code)
}

const seatsOf = (lines: readonly TicketLine[]): SeatId[] => lines.flatMap(({ seatId }) => seatId ?? [])

/** Asks the host and puts its answer into the cart; of a performance that was asked about again meanwhile only the last answer counts. */
function usePropose(tabKey: string, code: string) {
  const client = useHostClient()
  const [missed, setMissed] = useState<ReadonlySet<PerformanceId>>(new Set())
  const [error, setError] = useState<unknown>(null)
  const turns = useRef(new Map<PerformanceId, object>())
  const propose = (performanceIds: PerformanceId[], count: number, wanted: readonly SeatId[]) => {
    const turn = {}
    for (const id of performanceIds) turns.current.set(id, turn)
    const followed = wanted.length === count ? [...wanted] : []
    const asked = { code, performanceIds, count, wanted: followed, except: seatsElsewhere(tabKey, code) }
    client.subscription.propose(asked).then(
      (proposed) => {
        const current = proposed.filter(({ performanceId }) => turns.current.get(performanceId) === turn)
        editLines(tabKey, (lines) =>
          current.reduce(
            (cart, { performanceId, places }) =>
              setSubscribed(cart, { performanceId, code }, places, newId<OrderLineId>),
            [...lines],
          ),
        )
        const isMissed = new Map(current.map(({ performanceId, how }) => [performanceId, how === 'none']))
        setMissed(
          (known) => new Set(performanceIds.concat([...known]).filter((id) => isMissed.get(id) ?? known.has(id))),
        )
        setError(null)
      },
      (fault: unknown) => setError(fault),
    )
  }
  return { propose, missed, error }
}

const exceptMax = 2_000

/** Seats in the carts of this counter that are not the subscription's own. */
function seatsElsewhere(tabKey: string, code: string): { performanceId: PerformanceId; seatId: SeatId }[] {
  const lines = useDesk
    .getState()
    .tabs.flatMap(({ key }) => getCart(key).lines.map((line) => ({ line, isHere: key === tabKey })))
  return lines
    .flatMap(({ line, isHere }) => {
      if (line.kind !== 'ticket' || line.seatId === null || (isHere && line.subscriptionCode === code)) return []
      return [{ performanceId: line.performanceId, seatId: line.seatId }]
    })
    .slice(0, exceptMax)
}
