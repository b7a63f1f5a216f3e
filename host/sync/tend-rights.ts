// Keeping this counter's share of every coming performance filled while the line stands, and giving back, through the
// journal, what it has beyond its share: fetched for a sale that was not made, or planned otherwise meanwhile.
import { accept } from '#core/domain/decision.ts'
import type { CommandId } from '#core/domain/ids.ts'
import { smaller } from '#core/effects/allotment.ts'
import { soldOf } from '#core/effects/order.ts'
import { storedValueRelease } from '#core/effects/stored-value.ts'
import type { AllotmentEntity } from '#core/protocol/allotment.ts'
import { type RightsPart, refillPerformancesMax } from '#core/protocol/rights.ts'
import { findCounter } from '#db/counter.ts'
import type { WritableDb } from '#db/database.ts'
import { readEntity, writeEntity } from '#db/entity/entity.ts'
import { localState } from '#db/entity/state.ts'
import { listComing } from '#db/performance.ts'
import { countRights, findAllotment, findAllotmentPlan } from '#db/rights.ts'
import { listAsked } from '#db/stored-value.ts'
import { newId } from '../clock.ts'
import { inJournal, type JournalWorld } from '../in-journal.ts'
import type { World } from '../world.ts'
import type { ServerLink } from './link.ts'

export type TendingWorld = JournalWorld & Pick<World, 'random' | 'log' | 'carts'>

/** What is left over from a sale goes back after so long; and no performance is asked about more often. */
const leftOverMs = 10 * 60_000

/** @param askedAtMs when each need was last told, by the monotonic clock; kept by the caller @returns whether the server was asked */
export async function tendRights(
  world: TendingWorld,
  link: ServerLink,
  askedAtMs: Map<string, number>,
): Promise<boolean> {
  const counterId = findCounter(world.db.read)?.id
  if (!counterId) return false
  const coming = listOwn(world, counterId)
  // Somebody waits for it: it goes up at once, and what this counter lacks itself is asked for right after.
  if (giveWhatIsAsked(world, counterId, coming) || giveValueBack(world, counterId)) return false
  const now = world.clock.monotonicMs()
  const serverMs = world.clock.nowMs() + (link.clockOffsetMs() ?? 0)
  const isDue = ({ need }: Need) => now - (askedAtMs.get(need) ?? Number.NEGATIVE_INFINITY) >= leftOverMs
  const needs = listNeeds(world, coming, serverMs).filter(isDue).slice(0, refillPerformancesMax)
  if (needs.length === 0) return false
  const performanceIds = needs.map(({ performanceId }) => performanceId)
  const { surplus } = await link.call((client) => client.rights.refill({ performanceIds }))
  for (const { need } of needs) askedAtMs.set(need, now)
  for (const part of surplus) giveBack(world, counterId, part, 'left-over')
  return true
}

type Own = ReturnType<typeof listComing>[number] & { allotment: AllotmentEntity | undefined }

/** What comes, and what of it is set aside here. */
function listOwn({ db, clock }: TendingWorld, counterId: string): Own[] {
  const coming = listComing(db.read, clock.nowMs())
  return coming.map((row) => ({ ...row, allotment: findAllotment(db.read, row.id, counterId) }))
}

/** `need` says what stands, so that the same need is not told again before long, and another at once. */
type Need = { performanceId: string; need: string }

/** Never filled, down to half of what it was, planned anew, or with something left over. */
function listNeeds({ db, clock }: TendingWorld, coming: readonly Own[], serverMs: number): Need[] {
  const nowMs = clock.nowMs()
  return coming.flatMap(({ id: performanceId, state, startsAtMs, allotment }) => {
    if (!allotment) return state === 'on-sale' ? [{ performanceId, need: `${performanceId} none` }] : []
    const { filled, planAtMs, claimedAtMs } = allotment
    const count = countRights(allotment)
    const plan = findAllotmentPlan(db.read, performanceId)
    const isStopped = isTooLate(plan?.stopMinutesBefore, startsAtMs, nowMs) || state !== 'on-sale'
    const isLow = !isStopped && count * 2 < filled
    const isPlannedAnew = (plan?.changedAtMs ?? null) !== planAtMs
    const hasLeftOver = claimedAtMs !== null && serverMs - claimedAtMs >= leftOverMs
    const isNeeding = isLow || isPlannedAnew || hasLeftOver || (isStopped && count > 0)
    const need = [performanceId, isStopped, count, filled, plan?.changedAtMs, planAtMs, claimedAtMs].join(' ')
    return isNeeding ? [{ performanceId, need }] : []
  })
}

export function isTooLate(stopMinutesBefore: number | null | undefined, startsAtMs: number, nowMs: number): boolean {
  return typeof stopMinutesBefore === 'number' && nowMs >= startsAtMs - stopMinutesBefore * 60_000
}

/** Others need it now, and here it lies in nobody's cart. */
function giveWhatIsAsked(world: TendingWorld, counterId: string, coming: readonly Own[]): boolean {
  let hasGiven = false
  for (const { id: performanceId, allotment: own } of coming) {
    if (!own) continue
    const had = new Set(own.seats)
    const seats = own.asked.seats.filter((seatId) => had.has(seatId) && !world.carts.hasSeat(performanceId, seatId))
    const areas = own.asked.areas.filter(({ areaId }) => own.areas.some((area) => area.areaId === areaId))
    // An entry that gives nothing back would be followed by another one, without end.
    if (seats.length + areas.length === 0) continue
    giveBack(world, counterId, { performanceId, seats, areas }, 'asked')
    hasGiven = true
  }
  return hasGiven
}

/** Money is never in anybody's cart: what is asked for goes back at once, as far as it is still here. */
function giveValueBack(world: TendingWorld, counterId: string): boolean {
  const asked = listAsked(world.db.read, counterId)
  for (const { id: storedValueId } of asked) {
    const command = { commandId: newId<CommandId>(world.clock, world.random) }
    inJournal(world, command, { name: 'stored-value.release', v: 1 }, (tx) => {
      const amountMinor = listAsked(tx, counterId).find(({ id }) => id === storedValueId)?.amountMinor ?? 0
      const entry = { storedValueId, amountMinor }
      const facts = { counterId, clerkId: null, atMs: world.clock.nowMs() }
      for (const put of storedValueRelease.apply(entry, localState(tx), facts).puts) writeEntity(tx, put)
      return accept({ answer: {}, entry, changed: ['value'] })
    })
  }
  return asked.length > 0
}

/** Only what is still here: a clerk may have sold of it since. */
function giveBack(
  world: TendingWorld,
  counterId: string,
  { performanceId, seats, areas }: RightsPart,
  reason: 'left-over' | 'asked',
): void {
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
    return accept({ answer: {}, entry: { ...part, reason }, changed: ['rights', 'performance'] })
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
