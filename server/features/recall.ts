// Asking counters for what others need now. Nothing is taken from anybody: a counter that hears of it and does not need the
// places gives them back through its journal, and one that is away keeps them.
import { type AllotmentEntity, allotmentId } from '#core/protocol/allotment.ts'
import type { AreaKey, SeatKey } from '#core/protocol/case.ts'
import type { EntityKey } from '#core/protocol/entity.ts'
import type { Store } from '../store/store.ts'
import { makeWorkingState } from './working-state.ts'

export type Wanted = { seats: readonly SeatKey[]; areas: readonly (AreaKey & { places: number })[] }

/** @returns whether any other counter has of it, and is asked now or was asked before */
export async function recall(
  world: { store: Store; nowMs(): number },
  counterId: string,
  wanted: Wanted,
): Promise<boolean> {
  const performanceIds = [...new Set([...wanted.seats, ...wanted.areas].map(({ performanceId }) => performanceId))]
  const others = (await world.store.activeCounters()).filter((id) => id !== counterId)
  const keys = performanceIds.flatMap((performanceId) =>
    others.map((other): EntityKey => ({ kind: 'allotment', id: allotmentId(performanceId, other) })),
  )
  return await world.store.transact(async (tx) => {
    const claims = { seats: [], areas: [] }
    const state = await makeWorkingState(tx, counterId, [{ touches: keys, reads: [], claims }])
    const lacking = new Map(wanted.areas.map((area) => [`${area.performanceId} ${area.areaId}`, area.places]))
    let isAsked = false
    for (const { id } of keys) {
      const allotment = state.find('allotment', id)
      if (!allotment) continue
      const asked = askedOf(allotment, wanted.seats, lacking)
      if (asked.seats.length + asked.areas.length === 0) continue
      isAsked = true
      if (covers(allotment.asked, asked)) continue
      state.take({
        puts: [{ kind: 'allotment', id, body: { ...allotment, asked: joined(allotment.asked, asked) } }],
        cases: [],
      })
    }
    const { puts, seats, areas } = state.writes()
    if (puts.length > 0) await tx.write({ puts, seats, areas, journal: null, atMs: world.nowMs() })
    return isAsked
  })
}

type Asked = AllotmentEntity['asked']

/** Seats as they are, places until there are enough: what one counter covers no other is asked for. */
function askedOf(allotment: AllotmentEntity, seats: readonly SeatKey[], lacking: Map<string, number>): Asked {
  const { performanceId } = allotment
  const wanted = new Set(seats.filter((seat) => seat.performanceId === performanceId).map(({ seatId }) => seatId))
  return {
    seats: allotment.seats.filter((seatId) => wanted.has(seatId)),
    areas: allotment.areas.flatMap(({ areaId, places }) => {
      const text = `${performanceId} ${areaId}`
      const count = Math.min(places, lacking.get(text) ?? 0)
      lacking.set(text, (lacking.get(text) ?? 0) - count)
      return count > 0 ? [{ areaId, places: count }] : []
    }),
  }
}

function covers(before: Asked, now: Asked): boolean {
  const seats = new Set(before.seats)
  const places = new Map(before.areas.map(({ areaId, places: count }) => [areaId, count]))
  return (
    now.seats.every((seatId) => seats.has(seatId)) &&
    now.areas.every(({ areaId, places: count }) => (places.get(areaId) ?? 0) >= count)
  )
}

function joined(before: Asked, now: Asked): Asked {
  const places = new Map(before.areas.map(({ areaId, places: count }) => [areaId, count]))
  for (const { areaId, places: count } of now.areas) places.set(areaId, Math.max(count, places.get(areaId) ?? 0))
  return {
    seats: [...new Set([...before.seats, ...now.seats])],
    areas: [...places].map(([areaId, count]) => ({ areaId, places: count })),
  }
}
