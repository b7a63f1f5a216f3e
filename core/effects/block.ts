// What entries about blocked seats do: seats kept for the house, a promoter or another channel. They are an allotment whose
// holder is no counter, so that nobody sells on it, and nobody has to be asked whether they are still there.
import { z } from 'zod'
import { type AllotmentEntity, AreaPlaces, allotmentId, Block } from '#core/protocol/allotment.ts'
import type { EntityKey } from '#core/protocol/entity.ts'
import { plus, smaller } from './allotment.ts'
import type { Claims, EntryRule, Put } from './effect.ts'

const id = z.string().min(1).max(64)
const places = z.array(AreaPlaces).default([])
const Blocked = z.object({ performanceId: id, blockId: id, block: Block, seats: z.array(id), areas: places })
const Released = z.object({ performanceId: id, blockId: id, seats: z.array(id), areas: places, reason: z.string() })

/**
 * Seats and places come out of what the counter may sell on its own: those it no longer has, because they were taken back by force,
 * stay where they are. A counter that shares with nobody has no rights to take them from.
 */
export const blockSet: EntryRule<z.infer<typeof Blocked>> = {
  shape: Blocked,
  touches: ({ performanceId, blockId }, { counterId }) => [
    keyOf(performanceId, counterId),
    keyOf(performanceId, blockId),
  ],
  claims: claimsOf,
  apply: ({ performanceId, blockId, block, seats, areas }, state, { counterId }) => {
    const own = state.find('allotment', allotmentId(performanceId, counterId))
    const mine = new Set(own?.seats ?? seats)
    const given = seats.filter((seatId) => mine.has(seatId))
    const placed = own ? within(areas, own.areas) : areas
    const fewer = smaller(state, counterId, { performanceId, seats: given, areas: placed })
    const standing =
      state.find('allotment', allotmentId(performanceId, blockId)) ?? empty(performanceId, blockId, block)
    if (standing.block === null) return noEffect
    const body = {
      ...standing,
      seats: [...new Set([...standing.seats, ...given])],
      areas: plus(standing.areas, placed),
    }
    const put: Put = { kind: 'allotment', id: allotmentId(performanceId, blockId), body }
    return { puts: fewer ? [fewer, put] : [put], cases: [] }
  },
}

/** Free for everybody again. What is not among them any more is not missed. */
export const blockRelease: EntryRule<z.infer<typeof Released>> = {
  shape: Released,
  touches: ({ performanceId, blockId }) => [keyOf(performanceId, blockId)],
  claims: claimsOf,
  apply: ({ performanceId, blockId, seats, areas }, state) => {
    if (state.find('allotment', allotmentId(performanceId, blockId))?.block === null) return noEffect
    const put = smaller(state, blockId, { performanceId, seats, areas })
    return { puts: put ? [put] : [], cases: [] }
  },
}

/** As many of them as the counter has. */
function within(wanted: readonly AreaPlaces[], own: readonly AreaPlaces[]): AreaPlaces[] {
  return wanted.map(({ areaId, places: count }) => ({
    areaId,
    places: Math.min(count, own.find((area) => area.areaId === areaId)?.places ?? 0),
  }))
}

/** A counter's own rights are no block, whatever an entry says. */
const noEffect = { puts: [], cases: [] }

function empty(performanceId: string, blockId: string, block: Block): AllotmentEntity {
  const asked = { seats: [], areas: [] }
  const none = { seats: [], areas: [], filled: 0, planAtMs: null, claimedAtMs: null, heldSeats: [], asked }
  return { performanceId, counterId: blockId, ...none, block }
}

const keyOf = (performanceId: string, holder: string): EntityKey => ({
  kind: 'allotment',
  id: allotmentId(performanceId, holder),
})

type Part = { performanceId: string; seats: readonly string[]; areas: readonly AreaPlaces[] }

function claimsOf({ performanceId, seats, areas }: Part): Claims {
  return {
    seats: seats.map((seatId) => ({ performanceId, seatId })),
    areas: areas.map(({ areaId }) => ({ performanceId, areaId })),
  }
}
