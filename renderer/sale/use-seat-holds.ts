// Seats in the carts of this counter are kept from the others while the line stands. Nothing waits for it: what is refused is
// marked in its cart, and what nobody could be asked about is asked again when the money is taken.
import { useEffect } from 'react'
import type { OrderLineId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import type { HostClient } from '../host/client.ts'
import { useHostClient } from '../host/HostContext.tsx'
import { useDesk } from '../stores/desk.ts'
import { useDrafts } from '../stores/drafts.ts'
import { getCart } from './cart-draft.ts'
import { explainRefusal } from './refusal-texts.ts'
import { setTabSale } from './sale-state.ts'

/** Seats are often chosen several at a time. */
const pauseMs = 250
/** The server lets go of seats it is not told of again within ten minutes; a clerk who is away no longer keeps any. */
const againMs = 4 * 60_000

type InCart = { tabKey: string; lineId: OrderLineId; seatId: SeatId }

/** For the shell, once: the carts of all open tabs together, for a performance's seats are asked for all at once. */
export function useSeatHolds(): void {
  const client = useHostClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    // Heard of, not drawn: a cart changes with every key, and nothing on the screen depends on this.
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => tellAll(client), pauseMs)
    }
    const again = () => {
      forgetWhatWasTold()
      soon()
    }
    again()
    const repeating = setInterval(again, againMs)
    const ends = [useDesk.subscribe(soon), useDrafts.subscribe(soon)]
    return () => {
      clearTimeout(timer)
      clearInterval(repeating)
      for (const end of ends) end()
    }
  }, [client])
}

function tellAll(client: HostClient): void {
  const carts = seatsByPerformance(useDesk.getState().tabs.map(({ key }) => key))
  // What was held before and is in no cart any more is let go of.
  for (const performanceId of told.keys()) if (!carts.has(performanceId)) carts.set(performanceId, [])
  for (const [performanceId, seats] of carts) tell(client, performanceId, seats)
}

function tell(client: HostClient, performanceId: PerformanceId, seats: readonly InCart[]): void {
  const seatIds = seats.map(({ seatId }) => seatId)
  const text = seatIds.toSorted().join(' ')
  if ((told.get(performanceId) ?? '') === text) return
  told.set(performanceId, text)
  client.rights.hold({ performanceId, seatIds }).then(
    ({ state, seatIds: refused }) => {
      if (seatIds.length === 0 || state === 'offline') told.delete(performanceId)
      if (state === 'refused') complain(seats, new Set(refused))
    },
    // The host is gone or slow: asked again with the next change, and once more when the money is taken.
    () => told.delete(performanceId),
  )
}

/** The seats the host was last asked to hold, by performance. */
const told = new Map<PerformanceId, string>()

/** What is in a cart is told anew, and so is what is in none any more. */
function forgetWhatWasTold(): void {
  for (const performanceId of told.keys()) told.set(performanceId, 'to be told again')
}

function seatsByPerformance(tabKeys: readonly string[]): Map<PerformanceId, InCart[]> {
  const seats = new Map<PerformanceId, InCart[]>()
  for (const tabKey of tabKeys) {
    const { lines, done } = getCart(tabKey)
    if (done) continue
    for (const line of lines) {
      if (line.kind !== 'ticket' || line.seatId === null) continue
      const { performanceId, seatId } = line
      seats.set(performanceId, [...(seats.get(performanceId) ?? []), { tabKey, lineId: line.id, seatId }])
    }
  }
  return seats
}

function complain(seats: readonly InCart[], refused: ReadonlySet<SeatId>): void {
  const byTab = Map.groupBy(
    seats.filter(({ seatId }) => refused.has(seatId)),
    ({ tabKey }) => tabKey,
  )
  for (const [tabKey, lines] of byTab) {
    const data = { lineIds: lines.map(({ lineId }) => lineId) }
    const refusal = explainRefusal({ code: 'SEATS_TAKEN', data }, getCart(tabKey).lines)
    setTabSale(tabKey, { problem: { kind: 'refused', refusal, tenders: null } })
  }
}
