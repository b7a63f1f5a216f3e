// Selling rights as people see them: what this counter may sell on its own, what the others have, and the manager's plan.
import type { PerformanceRights } from '#core/contract/rights.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import type { AllotmentEntity, AllotmentPlanEntity, AllotmentShare } from '#core/protocol/allotment.ts'
import { findCounter } from '#db/counter.ts'
import type { ReadableDb } from '#db/database.ts'
import { writeEntity } from '#db/entity/entity.ts'
import { findPerformance, listComing } from '#db/performance.ts'
import { countRights, findAllotment, findAllotmentPlan, listAllotments, listKnownCounters } from '#db/rights.ts'
import { areRightsFrozen } from '#db/sync-state.ts'
import { inJournal } from '../in-journal.ts'
import { clerkOf, host, settle } from '../procedures.ts'
import { takeOut } from '../sync/tend-rights.ts'
import type { World } from '../world.ts'
import { makeFreeCount } from './performance.ts'
import { askUntilGiven, isLimited, isStopped } from './selling-rights.ts'

export const rights = {
  overview: host.rights.overview.handler(({ context: { world } }) => ({
    isLimited: isLimited(world.db.read),
    performances: readOverview(world.db.read, world.clock.nowMs()),
  })),
  hold: host.rights.hold.handler(({ input, context: { world } }) => hold(world, input)),
  setPlan: host.rights.setPlan.handler(({ input, context: { world }, errors }) =>
    settle(setPlan(world, input), errors),
  ),
  takeBack: host.rights.takeBack.handler(({ input, context: { world }, errors }) =>
    settle(takeBack(world, input), errors),
  ),
}

function readOverview(db: ReadableDb, nowMs: number): PerformanceRights[] {
  const own = findCounter(db)?.id
  const counters = listKnownCounters(db)
  const countFree = makeFreeCount(db)
  return listComing(db, nowMs)
    .filter(({ state }) => state === 'on-sale')
    .map(({ id, title, startsAtMs, hallId }) => {
      const allotments = new Map(listAllotments(db, id).map((allotment) => [allotment.counterId, allotment]))
      const plan = findAllotmentPlan(db, id)
      const stopMinutes = plan?.stopMinutesBefore ?? null
      const stopped = isStopped(db, id, nowMs)
      return {
        performanceId: id as PerformanceId,
        title,
        startsAtMs,
        free: countFree({ id, hallId }),
        // Frozen rights are promised to nobody, though they still lie here.
        own: stopped || !own || areRightsFrozen(db) ? 0 : countOf(allotments.get(own)),
        stopAtMs: stopMinutes === null ? null : startsAtMs - stopMinutes * 60_000,
        isStopped: stopped,
        counters: counters.map(({ id: counterId, code, name, revokedAtMs }) => ({
          counterId,
          code,
          name,
          isOwn: counterId === own,
          isRevoked: revokedAtMs !== null,
          count: countOf(allotments.get(counterId)),
        })),
        plan: plan ? { shares: plan.shares, stopMinutesBefore: plan.stopMinutesBefore } : null,
      }
    })
}

const countOf = (allotment: AllotmentEntity | undefined) => (allotment ? countRights(allotment) : 0)

type Held = { state: 'held' | 'refused' | 'offline'; seatIds: SeatId[] }

export async function hold(
  world: World,
  { performanceId, seatIds }: { performanceId: PerformanceId; seatIds: SeatId[] },
): Promise<Held> {
  const counterId = findCounter(world.db.read)?.id
  if (!counterId || !isLimited(world.db.read)) return { state: 'held', seatIds }
  world.carts.put(performanceId, seatIds)
  const own = findAllotment(world.db.read, performanceId, counterId)
  const ownSeats = new Set(own?.seats)
  const others = seatIds.filter((seatId) => !ownSeats.has(seatId))
  // What is set aside here needs no hold; and nobody is bothered where nothing was held and nothing is to be.
  if (others.length === 0 && (own?.heldSeats.length ?? 0) === 0) return { state: 'held', seatIds }
  const answer = await askUntilGiven(
    world,
    () => world.sync.ask((client) => client.rights.hold({ performanceId, seatIds: others })),
    (given) => given.state === 'refused' && given.isAsked,
  )
  if (!answer) return { state: 'offline', seatIds: [] }
  if (answer.state === 'held') return { state: 'held', seatIds }
  return { state: 'refused', seatIds: answer.seats.map(({ seatId }) => seatId as SeatId) }
}

type SetPlan = {
  commandId: CommandId
  performanceId: PerformanceId
  shares: AllotmentShare[]
  stopMinutesBefore: number | null
}

export function setPlan(
  world: World,
  command: SetPlan,
): Decision<Record<never, never>, { code: 'UNKNOWN_PERFORMANCE' }> {
  return inJournal(world, command, { name: 'allotment-plan.set', v: 1 }, (tx) => {
    const { performanceId, shares, stopMinutesBefore } = command
    if (!findPerformance(tx, performanceId)) return refuse({ code: 'UNKNOWN_PERFORMANCE' })
    const changedAtMs = world.clock.nowMs()
    const plan: AllotmentPlanEntity = { shares, stopMinutesBefore, changedAtMs, changedBy: clerkOf(world).id }
    writeEntity(tx, { kind: 'allotment-plan', id: performanceId, body: plan })
    return accept({ answer: {}, entry: { performanceId, plan }, changed: ['rights'] })
  })
}

type TakeBack = { commandId: CommandId; performanceId: PerformanceId; counterId: string; reason: string }

export function takeBack(world: World, command: TakeBack): Decision<{ count: number }, { code: 'NOTHING_THERE' }> {
  return inJournal(world, command, { name: 'allotment.take-back', v: 1 }, (tx) => {
    const { performanceId, counterId, reason } = command
    const allotment = findAllotment(tx, performanceId, counterId)
    const count = countOf(allotment)
    if (!allotment || count === 0) return refuse({ code: 'NOTHING_THERE' })
    const part = { performanceId, seats: allotment.seats, areas: allotment.areas }
    takeOut(tx, counterId, part)
    return accept({ answer: { count }, entry: { ...part, counterId, reason }, changed: ['rights', 'performance'] })
  })
}
