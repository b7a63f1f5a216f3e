// Blocking seats for somebody, and letting them go.
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { AreaId, CommandId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import { blockRelease, blockSet } from '#core/effects/block.ts'
import type { Block, BlockOwner } from '#core/protocol/allotment.ts'
import { listBlocks, listOverBlocks } from '#db/block.ts'
import { findCounter } from '#db/counter.ts'
import type { ReadableDb } from '#db/database.ts'
import { countStanding, findPerformance, isSeatTaken, listAreas } from '#db/performance.ts'
import { readOwnRights } from '#db/rights.ts'
import { carryOut } from '../carry-out.ts'
import { newId } from '../clock.ts'
import { inJournal } from '../in-journal.ts'
import { clerkOf, host, settle } from '../procedures.ts'
import type { World } from '../world.ts'
import { fetchRights, isLimited } from './selling-rights.ts'

export const block = {
  set: host.block.set.handler(async ({ input, context: { world }, errors }) =>
    settle(await blockSeats(world, input), errors),
  ),
  release: host.block.release.handler(({ input, context: { world }, errors }) =>
    settle(releaseBlock(world, input), errors),
  ),
}

export type BlockSeats = {
  commandId: CommandId
  performanceId: PerformanceId
  owner: BlockOwner
  name: string
  seatIds: SeatId[]
  places?: AreaPlaces[]
  untilMs?: number | null
}

type AreaPlaces = { areaId: AreaId; places: number }

type BlockRefusal =
  | { code: 'UNKNOWN_PERFORMANCE' }
  | { code: 'SEATS_TAKEN'; seatIds: SeatId[] }
  | { code: 'SEATS_NOT_OWN'; seatIds: SeatId[] }
  | { code: 'PLACES_FULL'; areaId: AreaId; free: number }
  | { code: 'NOTHING_CHOSEN' }
  | { code: 'END_IN_PAST' }

export async function blockSeats(
  world: World,
  command: BlockSeats,
): Promise<Decision<{ blockId: string }, BlockRefusal>> {
  const { performanceId, owner, name, seatIds, places = [], untilMs = null } = command
  // What nobody can be asked about, or another has, is found out below, where it is decided.
  await fetchRights(world, performanceId, { seatIds, places })
  return inJournal<{ blockId: string }, BlockRefusal>(world, command, { name: 'block.set', v: 1 }, (tx) => {
    if (!findPerformance(tx, performanceId)) return refuse({ code: 'UNKNOWN_PERFORMANCE' })
    if (seatIds.length + places.length === 0) return refuse({ code: 'NOTHING_CHOSEN' })
    if (untilMs !== null && untilMs <= world.clock.nowMs()) return refuse({ code: 'END_IN_PAST' })
    const taken = seatIds.filter((seatId) => isSeatTaken(tx, performanceId, seatId))
    if (taken.length > 0) return refuse({ code: 'SEATS_TAKEN', seatIds: taken })
    const notOwn = seatsNotOwn(tx, performanceId, seatIds)
    if (notOwn.length > 0) return refuse({ code: 'SEATS_NOT_OWN', seatIds: notOwn })
    const full = findFull(tx, performanceId, places)
    if (full) return refuse(full)
    const blockId = newId<string>(world.clock, world.random)
    const setAtMs = world.clock.nowMs()
    const made: Block = { owner, name, setAtMs, setBy: clerkOf(world).id, untilMs }
    const entry = { performanceId, blockId, block: made, seats: seatIds, areas: places }
    carryOut(tx, world, blockSet, entry)
    return accept({ answer: { blockId }, entry, changed: ['rights', 'performance'] })
  })
}

function findFull(db: ReadableDb, performanceId: PerformanceId, places: readonly AreaPlaces[]) {
  const counterId = findCounter(db)?.id
  const isShared = counterId !== undefined && isLimited(db)
  const own = isShared ? readOwnRights(db, performanceId, counterId).places : undefined
  const taken = countStanding(db, performanceId)
  for (const { areaId, places: count } of places) {
    const area = listAreas(db, [areaId]).at(0)
    const capacity = area?.kind === 'standing' ? area.capacity : 0
    const left = capacity - (taken.get(areaId) ?? 0)
    const free = Math.max(0, own ? Math.min(left, own.get(areaId) ?? 0) : left)
    if (count > free) return { code: 'PLACES_FULL' as const, areaId, free }
  }
  return undefined
}

function seatsNotOwn(db: ReadableDb, performanceId: string, seatIds: readonly SeatId[]): SeatId[] {
  const counterId = findCounter(db)?.id
  if (!counterId || !isLimited(db)) return []
  const own = readOwnRights(db, performanceId, counterId).seats
  return seatIds.filter((seatId) => !own.has(seatId))
}

export type ReleaseBlock = {
  commandId: CommandId
  performanceId: PerformanceId
  blockId: string
  /** Null: all of them. */
  seatIds: SeatId[] | null
  reason: string
}

export function releaseBlock(
  world: World,
  command: ReleaseBlock,
): Decision<{ count: number }, { code: 'NOTHING_THERE' }> {
  return inJournal(world, command, { name: 'block.release', v: 1 }, (tx) => {
    const { performanceId, blockId, seatIds, reason } = command
    const standing = listBlocks(tx, performanceId).find((each) => each.blockId === blockId)
    const wanted = new Set<string>(seatIds ?? standing?.seats)
    const seats = standing?.seats.filter((seatId) => wanted.has(seatId)) ?? []
    const areas = seatIds === null ? (standing?.areas ?? []) : []
    const count = seats.length + areas.reduce((sum, { places }) => sum + places, 0)
    if (count === 0) return refuse({ code: 'NOTHING_THERE' })
    const entry = { performanceId, blockId, seats, areas, reason }
    carryOut(tx, world, blockRelease, entry)
    return accept({ answer: { count }, entry, changed: ['rights', 'performance'] })
  })
}

/** Blocks whose time is over are let go; every counter does so, and what one has let go is not missed by another. */
export function endBlocks(world: World): number {
  const over = listOverBlocks(world.db.read, world.clock.nowMs())
  for (const { performanceId, blockId } of over) {
    const commandId = newId<CommandId>(world.clock, world.random)
    releaseBlock(world, {
      commandId,
      performanceId: performanceId as PerformanceId,
      blockId,
      seatIds: null,
      reason: '',
    })
  }
  return over.length
}
