// What entries about selling rights do. A counter's rights shrink by its own journal only, in its order: by what it sold and
// by what it gave back. A manager may take them back by force; whoever was away then may have sold them all the same.
import { z } from 'zod'
import type { AllotmentEntity } from '#core/protocol/allotment.ts'
import { AllotmentPlanEntity, AreaPlaces, allotmentId } from '#core/protocol/allotment.ts'
import type { EntityKey } from '#core/protocol/entity.ts'
import { type Claims, type Effect, type EntryRule, noClaims, type Put, type State } from './effect.ts'

const id = z.string().min(1).max(64)

const Part = z.object({ performanceId: id, seats: z.array(id), areas: z.array(AreaPlaces) })
type Part = z.infer<typeof Part>

/** `left-over`: fetched for a sale that was not made, or more than the plan says. `stopped`: too near to the beginning. */
const Released = Part.extend({ reason: z.enum(['left-over', 'stopped', 'asked']) })
const TakenBack = Part.extend({ counterId: id, reason: z.string().min(1).max(400) })
const Planned = z.object({ performanceId: id, plan: AllotmentPlanEntity })

export const allotmentRelease: EntryRule<z.infer<typeof Released>> = {
  shape: Released,
  touches: ({ performanceId }, { counterId }) => [keyOf(performanceId, counterId)],
  claims: claimsOf,
  apply: (part, state, { counterId }) => takeOut(part, counterId, state),
}

export const allotmentTakeBack: EntryRule<z.infer<typeof TakenBack>> = {
  shape: TakenBack,
  touches: ({ performanceId, counterId }) => [keyOf(performanceId, counterId)],
  claims: claimsOf,
  apply: (part, state) => takeOut(part, part.counterId, state),
}

export const allotmentPlanSet: EntryRule<z.infer<typeof Planned>> = {
  shape: Planned,
  touches: ({ performanceId }) => [{ kind: 'allotment-plan', id: performanceId }],
  claims: () => noClaims,
  apply: ({ performanceId, plan }, state) => {
    // Two managers apart: the newer plan stands, whichever comes in last. It is put even unchanged, so that it comes down
    // again where the older one was laid over it, by a clock that was set back.
    const standing = state.find('allotment-plan', performanceId)
    const body = standing && standing.changedAtMs > plan.changedAtMs ? standing : plan
    return { puts: [{ kind: 'allotment-plan', id: performanceId, body }], cases: [] }
  },
}

const keyOf = (performanceId: string, counterId: string): EntityKey => ({
  kind: 'allotment',
  id: allotmentId(performanceId, counterId),
})

function claimsOf({ performanceId, seats, areas }: Part): Claims {
  return {
    seats: seats.map((seatId) => ({ performanceId, seatId })),
    areas: areas.map(({ areaId }) => ({ performanceId, areaId })),
  }
}

function takeOut(part: Part, counterId: string, state: State): Effect {
  const put = smaller(state, counterId, part)
  return { puts: put ? [put] : [], cases: [] }
}

/** The allotment without these; undefined when the counter has none of the performance. What is not in it is not missed. */
export function smaller(state: State, counterId: string, part: Part): Put | undefined {
  const key = allotmentId(part.performanceId, counterId)
  const standing = state.find('allotment', key)
  return standing && { kind: 'allotment', id: key, body: without(standing, part) }
}

export function without(allotment: AllotmentEntity, { seats, areas }: Omit<Part, 'performanceId'>): AllotmentEntity {
  const gone = new Set(seats)
  const fewer = new Map(areas.map(({ areaId, places }) => [areaId, places]))
  return {
    ...allotment,
    seats: allotment.seats.filter((seatId) => !gone.has(seatId)),
    heldSeats: allotment.heldSeats.filter(({ seatId }) => !gone.has(seatId)),
    areas: minus(allotment.areas, fewer),
    asked: {
      seats: allotment.asked.seats.filter((seatId) => !gone.has(seatId)),
      areas: minus(allotment.asked.areas, fewer),
    },
  }
}

export function plus(had: readonly AreaPlaces[], more: readonly AreaPlaces[]): AreaPlaces[] {
  const sum = new Map(had.map(({ areaId, places }) => [areaId, places]))
  for (const { areaId, places } of more) sum.set(areaId, (sum.get(areaId) ?? 0) + places)
  return [...sum].map(([areaId, places]) => ({ areaId, places }))
}

function minus(areas: readonly AreaPlaces[], fewer: ReadonlyMap<string, number>): AreaPlaces[] {
  return areas
    .map(({ areaId, places }) => ({ areaId, places: Math.max(0, places - (fewer.get(areaId) ?? 0)) }))
    .filter(({ places }) => places > 0)
}
