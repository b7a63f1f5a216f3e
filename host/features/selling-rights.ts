// What a sale may take without asking anybody, and how the server is asked for the rest while the queue waits.
import type { CartLine } from '#core/domain/cart.ts'
import type { OrderLineId } from '#core/domain/ids.ts'
import { beyondRights, noRights, type OwnRights } from '#core/domain/selling-rights.ts'
import type { ClaimAnswer, RightsPart } from '#core/protocol/rights.ts'
import { findCounter } from '#db/counter.ts'
import type { ReadableDb } from '#db/database.ts'
import { findLast, listEntriesAfter } from '#db/journal.ts'
import { findPerformance } from '#db/performance.ts'
import { findAllotmentPlan, readOwnRights } from '#db/rights.ts'
import { findServer } from '#db/sync-state.ts'
import { isTooLate } from '../sync/tend-rights.ts'
import type { World } from '../world.ts'

/** A counter alone has nobody to share with: it may sell everything. */
export function isLimited(db: ReadableDb): boolean {
  return findServer(db)?.isEnrolled === true
}

/**
 * Lines that go beyond what this counter may sell on its own.
 * @param isConfirmed the server has granted all of it just now, so that no clock has a say
 */
export function linesBeyond(
  db: ReadableDb,
  lines: readonly CartLine[],
  { nowMs, isConfirmed }: { nowMs: number; isConfirmed: boolean },
): OrderLineId[] {
  const counterId = findCounter(db)?.id
  if (!counterId || !isLimited(db)) return []
  const known = new Map<string, OwnRights>()
  return beyondRights(lines, (performanceId) => {
    const before = known.get(performanceId)
    if (before) return before
    const isOver = !isConfirmed && isStopped(db, performanceId, nowMs)
    const own = isOver ? noRights : readOwnRights(db, performanceId, counterId)
    known.set(performanceId, own)
    return own
  })
}

/** Whether it is too near to the beginning to sell alone. A clock set back does not undo it: the journal knows how late it was. */
export function isStopped(db: ReadableDb, performanceId: string, nowMs: number): boolean {
  const minutes = findAllotmentPlan(db, performanceId)?.stopMinutesBefore
  const startsAtMs = findPerformance(db, performanceId)?.performance.startsAtMs
  if (startsAtMs === undefined || minutes === undefined || minutes === null) return false
  return isTooLate(minutes, startsAtMs, Math.max(nowMs, lastEntryMs(db)))
}

function lastEntryMs(db: ReadableDb): number {
  const last = findLast(db)
  return last ? (listEntriesAfter(db, last.n - 1, 1)[0]?.atWallMs ?? 0) : 0
}

/** Asks the server for lines beyond this counter's own. Undefined: nobody could be asked. */
export async function claimLines(
  world: World,
  lines: readonly CartLine[],
  beyond: ReadonlySet<OrderLineId>,
): Promise<ClaimAnswer | undefined> {
  return await claimParts(world, partsOf(lines.filter(({ id }) => beyond.has(id))))
}

async function claimParts(world: World, parts: RightsPart[]): Promise<ClaimAnswer | undefined> {
  const answer = await askUntilGiven(
    world,
    () => world.sync.ask((client) => client.rights.claim({ parts })),
    (given) => given.state === 'refused' && given.isAsked,
  )
  // Granted rights come down with the feed; a sale is made on what is on this counter's own disk.
  if (answer?.state === 'granted' && !(await world.sync.catchUp())) return undefined
  return answer
}

type Wanted = { seatIds: readonly string[]; places?: readonly { areaId: string; places: number }[] }

/** Makes seats and places this counter's own where the server can be asked. @returns false when somebody else has some of them */
export async function fetchRights(
  world: World,
  performanceId: string,
  { seatIds, places = [] }: Wanted,
): Promise<boolean> {
  const counterId = findCounter(world.db.read)?.id
  if (!counterId || !isLimited(world.db.read)) return true
  const own = readOwnRights(world.db.read, performanceId, counterId)
  const seats = seatIds.filter((seatId) => !own.seats.has(seatId))
  const areas = places
    .map(({ areaId, places: count }) => ({ areaId, places: count - (own.places.get(areaId) ?? 0) }))
    .filter(({ places: lacking }) => lacking > 0)
  if (seats.length + areas.length === 0) return true
  const answer = await claimParts(world, [{ performanceId, seats, areas }])
  return answer?.state !== 'refused'
}

const asksMax = 8
const askPauseMs = 400

/** Another counter that has it gives it back in a moment, if it is there and has no use for it: asked again a few times. */
export async function askUntilGiven<Answer>(
  { clock }: Pick<World, 'clock'>,
  ask: () => Promise<Answer | undefined>,
  mayCome: (answer: Answer) => boolean,
): Promise<Answer | undefined> {
  for (let asks = 1; ; asks++) {
    const answer = await ask()
    if (answer === undefined || !mayCome(answer) || asks >= asksMax) return answer
    await clock.pause(askPauseMs)
  }
}

function partsOf(lines: readonly CartLine[]): RightsPart[] {
  const parts = new Map<string, { seats: string[]; places: Map<string, number> }>()
  for (const line of lines) {
    if (line.kind !== 'ticket') continue
    const part = parts.get(line.performanceId) ?? { seats: [], places: new Map<string, number>() }
    if (line.seatId !== null) part.seats.push(line.seatId)
    else part.places.set(line.areaId, (part.places.get(line.areaId) ?? 0) + 1)
    parts.set(line.performanceId, part)
  }
  return [...parts].map(([performanceId, { seats, places }]) => ({
    performanceId,
    seats,
    areas: [...places].map(([areaId, count]) => ({ areaId, places: count })),
  }))
}
