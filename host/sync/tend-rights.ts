// Keeping this counter's share of every coming performance filled while the line stands, and giving back, through the
// journal, what it has beyond its share: fetched for a sale that was not made, or planned otherwise meanwhile.
import { accept } from '#core/domain/decision.ts'
import type { CommandId } from '#core/domain/ids.ts'
import { smaller } from '#core/effects/allotment.ts'
import { soldOf } from '#core/effects/order.ts'
import { type RightsPart, refillPerformancesMax } from '#core/protocol/rights.ts'
import { findCounter } from '#db/counter.ts'
import type { WritableDb } from '#db/database.ts'
import { readEntity, writeEntity } from '#db/entity/entity.ts'
import { localState } from '#db/entity/state.ts'
import { listComing } from '#db/performance.ts'
import { countRights, findAllotment, findAllotmentPlan } from '#db/rights.ts'
import { newId } from '../clock.ts'
import { inJournal, type JournalWorld } from '../in-journal.ts'
import type { World } from '../world.ts'
import type { ServerLink } from './link.ts'

export type TendingWorld = JournalWorld & Pick<World, 'random' | 'log'>

/** What is left over from a sale goes back after so long; and no performance is asked about more often. */
const leftOverMs = 10 * 60_000

/** @param askedAtMs when each performance was last asked about, by the monotonic clock; kept by the caller @returns whether the server was asked */
export async function tendRights(
  world: TendingWorld,
  link: ServerLink,
  askedAtMs: Map<string, number>,
): Promise<boolean> {
  const counterId = findCounter(world.db.read)?.id
  if (!counterId) return false
  const now = world.clock.monotonicMs()
  const needing = listNeeding(world, counterId).filter((id) => now - (askedAtMs.get(id) ?? -leftOverMs) >= leftOverMs)
  const performanceIds = needing.slice(0, refillPerformancesMax)
  if (performanceIds.length === 0) return false
  const { surplus } = await link.call((client) => client.rights.refill({ performanceIds }))
  for (const id of performanceIds) askedAtMs.set(id, now)
  for (const part of surplus) giveBack(world, counterId, part)
  return true
}

/** Never filled, down to half of what it was, planned anew, or with something left over. */
function listNeeding({ db, clock }: TendingWorld, counterId: string): string[] {
  const nowMs = clock.nowMs()
  return listComing(db.read, nowMs).flatMap(({ id, state, startsAtMs }) => {
    const allotment = findAllotment(db.read, id, counterId)
    if (!allotment) return state === 'on-sale' ? [id] : []
    const count = countRights(allotment)
    const plan = findAllotmentPlan(db.read, id)
    const isStopped = isTooLate(plan?.stopMinutesBefore, startsAtMs, nowMs) || state !== 'on-sale'
    const isLow = !isStopped && count * 2 < allotment.filled
    const isPlannedAnew = (plan?.changedAtMs ?? 0) > (allotment.filledAtMs ?? 0)
    const hasLeftOver = allotment.claimedAtMs !== null && nowMs - allotment.claimedAtMs >= leftOverMs
    return isLow || isPlannedAnew || hasLeftOver || (isStopped && count > 0) ? [id] : []
  })
}

export function isTooLate(stopMinutesBefore: number | null | undefined, startsAtMs: number, nowMs: number): boolean {
  return typeof stopMinutesBefore === 'number' && nowMs >= startsAtMs - stopMinutesBefore * 60_000
}

/** Only what is still here: a clerk may have sold of it since. */
function giveBack(world: TendingWorld, counterId: string, { performanceId, seats, areas }: RightsPart): void {
  const command = { commandId: newId<CommandId>(world.clock, world.random) }
  inJournal(world, command, { name: 'allotment.release', v: 1 }, (tx) => {
    const own = findAllotment(tx, performanceId, counterId)
    const had = new Set(own?.seats)
    const places = new Map(own?.areas.map((area) => [area.areaId, area.places]))
    const part = {
      performanceId,
      seats: seats.filter((seatId) => had.has(seatId)),
      areas: areas.map(({ areaId, places: count }) => ({ areaId, places: Math.min(count, places.get(areaId) ?? 0) })),
    }
    takeOut(tx, counterId, part)
    return accept({ answer: {}, entry: { ...part, reason: 'left-over' }, changed: ['rights', 'performance'] })
  })
}

/** Within the sale's transaction: what was sold is no longer set aside here. */
export function sellRights(tx: WritableDb, orderId: string): void {
  const counterId = findCounter(tx)?.id
  const order = readEntity(tx, 'order', orderId)
  if (!counterId || !order) return
  for (const part of soldOf(order)) takeOut(tx, counterId, part)
}

/** Within the transaction of the entry that says so: sold, or given back. */
export function takeOut(tx: WritableDb, counterId: string, part: RightsPart): void {
  const put = smaller(localState(tx), counterId, part)
  if (put) writeEntity(tx, put)
}
