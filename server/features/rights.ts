// Selling rights as the server gives them: seats held for a cart, seats granted for one sale, and a counter's share filled
// up. Nothing comes back here: rights end by the counter's own journal, in its order, or by a manager's in force.
//
//   free ──hold──▶ in a cart ──ten minutes──▶ free
//     └──claim, refill──▶ set aside ──journal: sold, given back, taken back by force──▶ sold, free

import { HallPlan } from '#core/domain/seat.ts'
import { defaultShare, type Share, seatsToSetAside } from '#core/domain/selling-rights.ts'
import { type AllotmentEntity, type AllotmentPlanEntity, allotmentId } from '#core/protocol/allotment.ts'
import type { AreaKey, SeatKey } from '#core/protocol/case.ts'
import type { EntityBody, EntityKey } from '#core/protocol/entity.ts'
import type { Claim, ClaimAnswer, Hold, HoldAnswer, Refill, RefillAnswer, RightsPart } from '#core/protocol/rights.ts'
import type { Store, StoreTransaction } from '../store/store.ts'
import { recall } from './recall.ts'
import { makeWorkingState, type WorkingState } from './working-state.ts'

export type RightsWorld = { store: Store; nowMs(): number }

/** How long seats lie in a cart without being paid for, and how long what was fetched for a sale may be left over. */
const holdMs = 10 * 60_000

/** What is refused because another counter has it set aside is asked back of that counter: asked again in a moment, it may be free. */
export async function hold(world: RightsWorld, counterId: string, question: Hold): Promise<HoldAnswer> {
  const answer = await holdWhatIsFree(world, counterId, question)
  if (answer.state === 'held') return answer
  return { ...answer, isAsked: await recall(world, counterId, { seats: answer.seats, areas: [] }) }
}

function holdWhatIsFree(world: RightsWorld, counterId: string, { performanceId, seatIds }: Hold): Promise<HoldAnswer> {
  return world.store.transact(async (tx) => {
    const wanted = seatIds.map((seatId): SeatKey => ({ performanceId, seatId }))
    const before = await heldBefore(tx, performanceId, counterId)
    const state = await stateOf(tx, counterId, [{ performanceId, seats: [...seatIds, ...before], areas: [] }])
    const nowMs = world.nowMs()
    const refused = wanted.filter((seat) => !isFree(state, seat, counterId, nowMs))
    if (refused.length > 0) return { state: 'refused', seats: refused, isAsked: false }
    const allotment = standing(state, performanceId, counterId)
    const own = new Set(allotment.seats)
    const untilMs = nowMs + holdMs
    const heldSeats = seatIds.filter((seatId) => !own.has(seatId)).map((seatId) => ({ seatId, untilMs }))
    if (heldSeats.length === 0 && allotment.heldSeats.length === 0) return { state: 'held', untilMs, seq: 0 }
    put(state, { ...allotment, heldSeats })
    return { state: 'held', untilMs, seq: await write(tx, state, nowMs) }
  })
}

/** Locked once more with everything else: what is let go of has to be held to be moved. */
async function heldBefore(tx: StoreTransaction, performanceId: string, counterId: string): Promise<string[]> {
  const key: EntityKey = { kind: 'allotment', id: allotmentId(performanceId, counterId) }
  const [allotment] = (await tx.lockEntities([key])).values() as Iterable<AllotmentEntity>
  return allotment?.heldSeats.map(({ seatId }) => seatId) ?? []
}

/** Refused for what another counter has set aside, that counter is asked as with a hold. */
export async function claim(world: RightsWorld, counterId: string, { parts }: Claim): Promise<ClaimAnswer> {
  const answer = await claimWhatIsFree(world, counterId, { parts })
  if (answer.state === 'granted') return answer
  const lacking = answer.areas.map(({ performanceId, areaId, free }) => {
    const part = parts.find((each) => each.performanceId === performanceId)
    const places = part?.areas.find((area) => area.areaId === areaId)?.places ?? 0
    return { performanceId, areaId, places: places - free }
  })
  return { ...answer, isAsked: await recall(world, counterId, { seats: answer.seats, areas: lacking }) }
}

function claimWhatIsFree(world: RightsWorld, counterId: string, { parts }: Claim): Promise<ClaimAnswer> {
  return world.store.transact(async (tx) => {
    const state = await stateOf(tx, counterId, parts)
    const nowMs = world.nowMs()
    const seats = parts.flatMap((part) => takenOf(state, part, counterId, nowMs))
    const areas = parts.flatMap((part) => fullOf(state, part))
    if (seats.length > 0 || areas.length > 0) return { state: 'refused', seats, areas, isAsked: false }
    for (const part of parts) put(state, granted(standing(state, part.performanceId, counterId), part, nowMs))
    return { state: 'granted', seq: await write(tx, state, nowMs) }
  })
}

function takenOf(state: WorkingState, { performanceId, seats }: RightsPart, counterId: string, nowMs: number) {
  return seats
    .map((seatId): SeatKey => ({ performanceId, seatId }))
    .filter((seat) => !isFree(state, seat, counterId, nowMs))
}

function fullOf(state: WorkingState, { performanceId, areas }: RightsPart): (AreaKey & { free: number })[] {
  return areas.flatMap(({ areaId, places }) => {
    const free = state.freePlaces({ performanceId, areaId })
    return places > free ? [{ performanceId, areaId, free: Math.max(0, free) }] : []
  })
}

function isFree(state: WorkingState, seat: SeatKey, counterId: string, nowMs: number): boolean {
  const owner = state.ownerOf(seat)
  if (!owner) return true
  if ('heldBy' in owner) return owner.heldBy === counterId || owner.untilMs <= nowMs
  return 'counterId' in owner && owner.counterId === counterId
}

function granted(allotment: AllotmentEntity, { seats, areas }: RightsPart, nowMs: number): AllotmentEntity {
  const own = new Set(allotment.seats)
  const added = seats.filter((seatId) => !own.has(seatId))
  const all = new Set(seats)
  return {
    ...allotment,
    seats: [...allotment.seats, ...added],
    heldSeats: allotment.heldSeats.filter(({ seatId }) => !all.has(seatId)),
    areas: plus(allotment.areas, areas),
    claimedAtMs: nowMs,
  }
}

type AreaPlaces = AllotmentEntity['areas'][number]

function plus(had: readonly AreaPlaces[], more: readonly AreaPlaces[]): AreaPlaces[] {
  const sum = new Map(had.map(({ areaId, places }) => [areaId, places]))
  for (const { areaId, places } of more) sum.set(areaId, (sum.get(areaId) ?? 0) + places)
  return [...sum].filter(([, places]) => places > 0).map(([areaId, places]) => ({ areaId, places }))
}

/** One performance after the other, each in a transaction of its own: a long list holds nobody up. */
export async function refill(world: RightsWorld, counterId: string, { performanceIds }: Refill): Promise<RefillAnswer> {
  const counters = await world.store.activeCounters()
  let seq = 0
  const surplus: RightsPart[] = []
  for (const performanceId of performanceIds) {
    const filled = await refillOne(world, counterId, performanceId, counters.length)
    seq = Math.max(seq, filled.seq)
    surplus.push(...filled.surplus)
  }
  return { seq, surplus }
}

type Filled = { seq: number; surplus: RightsPart[] }

async function refillOne(
  world: RightsWorld,
  counterId: string,
  performanceId: string,
  counters: number,
): Promise<Filled> {
  const house = await readHouse(world.store, performanceId)
  if (!house) return { seq: 0, surplus: [] }
  const nowMs = world.nowMs()
  const share = shareOf(house, counterId, counters, nowMs)
  const taken = await world.store.takenSeats(performanceId, nowMs)
  const candidates = new Map(
    share.seats.map(({ category, count }) => [
      category,
      seatsToSetAside(house.plan, (seatId) => !taken.has(seatId), category, count),
    ]),
  )
  return await world.store.transact(async (tx) => {
    const seats = [...candidates.values()].flat()
    const state = await stateOf(tx, counterId, [{ performanceId, seats, areas: share.areas }])
    const allotment = standing(state, performanceId, counterId)
    const full = granted(allotment, missingOf(state, house.plan, allotment, share, candidates, nowMs), nowMs)
    const isClaiming = allotment.claimedAtMs !== null && nowMs - allotment.claimedAtMs < holdMs
    const surplus = isClaiming ? [] : surplusOf(house.plan, full, share)
    // While something has to come back the counter goes on asking: this answer may be lost.
    const isSettled = surplus.length === 0
    put(state, {
      ...full,
      filled: full.seats.length + full.areas.reduce((sum, { places }) => sum + places, 0),
      planAtMs: isSettled ? (house.chart?.changedAtMs ?? null) : allotment.planAtMs,
      claimedAtMs: isSettled && !isClaiming ? null : allotment.claimedAtMs,
    })
    return { seq: await write(tx, state, nowMs), surplus }
  })
}

/** What the counter's share lacks, as far as it is still to be had now that it is locked. */
function missingOf(
  state: WorkingState,
  plan: HallPlan,
  { performanceId, counterId, ...has }: AllotmentEntity,
  share: Share,
  candidates: ReadonlyMap<string, readonly string[]>,
  nowMs: number,
): RightsPart {
  const own = countByCategory(plan, has.seats)
  const places = new Map(has.areas.map(({ areaId, places: count }) => [areaId, count]))
  return {
    performanceId,
    seats: share.seats.flatMap(({ category, count }) =>
      (candidates.get(category) ?? [])
        .filter((seatId) => isFree(state, { performanceId, seatId }, counterId, nowMs))
        .slice(0, Math.max(0, count - (own.get(category) ?? 0))),
    ),
    areas: share.areas.map(({ areaId, places: count }) => {
      const free = Math.max(0, state.freePlaces({ performanceId, areaId }))
      return { areaId, places: Math.min(free, Math.max(0, count - (places.get(areaId) ?? 0))) }
    }),
  }
}

type House = { plan: HallPlan; performance: EntityBody<'performance'>; chart: AllotmentPlanEntity | undefined }

async function readHouse(store: Store, performanceId: string): Promise<House | undefined> {
  const found = await store.fetch([
    { kind: 'performance', id: performanceId },
    { kind: 'allotment-plan', id: performanceId },
  ])
  const performance = found.find(({ kind }) => kind === 'performance')?.body as EntityBody<'performance'> | undefined
  if (!performance) return undefined
  const chart = found.find(({ kind }) => kind === 'allotment-plan')?.body as AllotmentPlanEntity | undefined
  const [hall] = await store.fetch([{ kind: 'hall', id: performance.hallId }])
  return hall && { performance, chart, plan: planOf(performance.hallId, hall.body as EntityBody<'hall'>) }
}

function planOf(hallId: string, { name, focusX, focusY, areas, seats }: EntityBody<'hall'>): HallPlan {
  return HallPlan.parse({ hallId, name, focus: { x: focusX, y: focusY }, areas, seats })
}

/** Sold out of hand, over, or too near to the beginning: then a counter is to have nothing of it any more. */
function shareOf({ performance, chart, plan }: House, counterId: string, counters: number, nowMs: number): Share {
  const stopMinutes = chart?.stopMinutesBefore ?? null
  const isStopped = stopMinutes !== null && nowMs >= performance.startsAtMs - stopMinutes * 60_000
  if (performance.state !== 'on-sale' || isStopped) return { seats: [], areas: [] }
  if (!chart) return defaultShare(plan, counters)
  return chart.shares.find((share) => share.counterId === counterId) ?? { seats: [], areas: [] }
}

function countByCategory(plan: HallPlan, seatIds: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [category, seats] of seatsByCategory(plan, seatIds)) counts.set(category, seats.length)
  return counts
}

function seatsByCategory(plan: HallPlan, seatIds: readonly string[]): Map<string, string[]> {
  const categoryOf = new Map<string, string>(plan.seats.map(({ id, category }) => [id, category]))
  const byCategory = new Map<string, string[]>()
  for (const seatId of seatIds) {
    const category = categoryOf.get(seatId) ?? ''
    byCategory.set(category, [...(byCategory.get(category) ?? []), seatId])
  }
  return byCategory
}

/** The newest first: they are what was fetched for a sale. */
function surplusOf(plan: HallPlan, { performanceId, seats, areas }: AllotmentEntity, share: Share): RightsPart[] {
  const shareOfSeats = new Map(share.seats.map(({ category, count }) => [category, count]))
  const over: RightsPart = {
    performanceId,
    seats: [...seatsByCategory(plan, seats)].flatMap(([category, own]) => own.slice(shareOfSeats.get(category) ?? 0)),
    areas: areas.flatMap(({ areaId, places }) => {
      const target = share.areas.find((area) => area.areaId === areaId)?.places ?? 0
      return places > target ? [{ areaId, places: places - target }] : []
    }),
  }
  return over.seats.length + over.areas.length > 0 ? [over] : []
}

function stateOf(tx: StoreTransaction, counterId: string, parts: readonly RightsPart[]): Promise<WorkingState> {
  return makeWorkingState(tx, counterId, [
    {
      touches: parts.map(({ performanceId }) => ({ kind: 'allotment', id: allotmentId(performanceId, counterId) })),
      reads: [],
      claims: {
        seats: parts.flatMap(({ performanceId, seats }) => seats.map((seatId) => ({ performanceId, seatId }))),
        areas: parts.flatMap(({ performanceId, areas }) => areas.map(({ areaId }) => ({ performanceId, areaId }))),
      },
    },
  ])
}

function standing(state: WorkingState, performanceId: string, counterId: string): AllotmentEntity {
  const asked = { seats: [], areas: [] }
  const none = { seats: [], areas: [], filled: 0, planAtMs: null, claimedAtMs: null, heldSeats: [], asked, block: null }
  return state.find('allotment', allotmentId(performanceId, counterId)) ?? { performanceId, counterId, ...none }
}

function put(state: WorkingState, body: AllotmentEntity): void {
  const id = allotmentId(body.performanceId, body.counterId)
  state.take({ puts: [{ kind: 'allotment', id, body }], cases: [] })
}

function write(tx: StoreTransaction, state: WorkingState, atMs: number): Promise<number> {
  return tx.write({ ...state.writes(), journal: null, atMs })
}
