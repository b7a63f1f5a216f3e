// Blocking seats for somebody, and letting them go.
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import { blockRelease, blockSet } from '#core/effects/block.ts'
import type { Put } from '#core/effects/effect.ts'
import type { Block, BlockOwner } from '#core/protocol/allotment.ts'
import { listBlocks } from '#db/block.ts'
import { findCounter } from '#db/counter.ts'
import type { ReadableDb, WritableDb } from '#db/database.ts'
import { writeEntity } from '#db/entity/entity.ts'
import { localState } from '#db/entity/state.ts'
import { findPerformance, isSeatTaken } from '#db/performance.ts'
import { readOwnRights } from '#db/rights.ts'
import { newId } from '../clock.ts'
import { inJournal } from '../in-journal.ts'
import { clerkOf, host, settle } from '../procedures.ts'
import type { World } from '../world.ts'
import { fetchSeats, isLimited } from './selling-rights.ts'

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
}

type BlockRefusal =
  | { code: 'UNKNOWN_PERFORMANCE' }
  | { code: 'SEATS_TAKEN'; seatIds: SeatId[] }
  | { code: 'SEATS_NOT_OWN'; seatIds: SeatId[] }

export async function blockSeats(
  world: World,
  command: BlockSeats,
): Promise<Decision<{ blockId: string }, BlockRefusal>> {
  const { performanceId, owner, name, seatIds } = command
  // What nobody can be asked about, or another has, is found out below, where it is decided.
  await fetchSeats(world, performanceId, seatIds)
  return inJournal<{ blockId: string }, BlockRefusal>(world, command, { name: 'block.set', v: 1 }, (tx) => {
    if (!findPerformance(tx, performanceId)) return refuse({ code: 'UNKNOWN_PERFORMANCE' })
    const taken = seatIds.filter((seatId) => isSeatTaken(tx, performanceId, seatId))
    if (taken.length > 0) return refuse({ code: 'SEATS_TAKEN', seatIds: taken })
    const notOwn = seatsNotOwn(tx, performanceId, seatIds)
    if (notOwn.length > 0) return refuse({ code: 'SEATS_NOT_OWN', seatIds: notOwn })
    const blockId = newId<string>(world.clock, world.random)
    const setAtMs = world.clock.nowMs()
    const made: Block = { owner, name, setAtMs, setBy: clerkOf(world).id }
    const entry = { performanceId, blockId, block: made, seats: seatIds }
    putAll(tx, blockSet.apply(entry, localState(tx), factsOf(tx, world)).puts)
    return accept({ answer: { blockId }, entry, changed: ['rights', 'performance'] })
  })
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
    if (seats.length === 0) return refuse({ code: 'NOTHING_THERE' })
    const entry = { performanceId, blockId, seats, reason }
    putAll(tx, blockRelease.apply(entry, localState(tx), factsOf(tx, world)).puts)
    return accept({ answer: { count: seats.length }, entry, changed: ['rights', 'performance'] })
  })
}

function factsOf(db: ReadableDb, world: World) {
  return { counterId: findCounter(db)?.id ?? '', clerkId: clerkOf(world).id, atMs: world.clock.nowMs() }
}

function putAll(tx: WritableDb, puts: readonly Put[]): void {
  for (const put of puts) writeEntity(tx, put)
}
