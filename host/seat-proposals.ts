// Seats to offer somebody whose own were sold twice: of the same category, as near to the old ones as can be, beside each other.
import type { SeatProposal } from '#core/contract/case.ts'
import { bestSeats } from '#core/domain/best-seats.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { OrderLineId } from '#core/domain/ids.ts'
import type { HallPlan, Seat, SeatKind } from '#core/domain/seat.ts'
import type { StoredLine } from '#core/protocol/entity.ts'
import { listContestedSeats } from '#db/case.ts'
import { findCounter } from '#db/counter.ts'
import type { ReadableDb } from '#db/database.ts'
import { localState } from '#db/entity/state.ts'
import { findHallPlan, findPerformance } from '#db/performance.ts'
import { readOwnRights, readRightsElsewhere } from '#db/rights.ts'
import { hasServer } from '#db/sync-state.ts'
import { middleOf } from './subscription-seats.ts'

const proposalsMax = 2

/** @param lines of one order and one performance, each with a seat */
export function proposeSeats(db: ReadableDb, lines: readonly StoredLine[]): SeatProposal[] {
  const hall = hallOf(db, lines[0]?.performanceId ?? null)
  if (!hall) return []
  const { plan, isFree, isOwn } = hall
  const proposals: SeatProposal[] = []
  const offered = new Set<string>()
  // What nobody else can sell meanwhile is offered before what is only free as far as is known here.
  for (const isSure of [true, false]) {
    while (proposals.length < proposalsMax) {
      const isOpen = (seatId: string) => !offered.has(seatId) && isFree(seatId) && (!isSure || isOwn(seatId))
      const seats = propose(plan, lines, isOpen)
      if (!seats) break
      for (const { seatId } of seats.seats) offered.add(seatId)
      proposals.push({ ...seats, isSure })
    }
  }
  return proposals
}

export type SeatRefusal = { code: 'SEATS_TAKEN' | 'NOT_EQUAL' }
export type DecidedSeat = SeatProposal['seats'][number]

/** One seat for each of the lines, none worse than what was paid for, all free as far as this counter knows. */
export function decideSeats(
  db: ReadableDb,
  lines: readonly StoredLine[],
  wanted: readonly { lineId: string; seatId: string }[],
): Decision<(DecidedSeat & { isSure: boolean })[], SeatRefusal> {
  const hall = hallOf(db, lines[0]?.performanceId ?? null)
  if (!hall) return refuse({ code: 'NOT_EQUAL' })
  const seatIn = (seatId: string | null) => hall.plan.seats.find(({ id }) => id === seatId)
  const seats = wanted.flatMap(({ lineId, seatId }) => {
    const [old, seat] = [seatIn(lines.find(({ id }) => id === lineId)?.seatId ?? null), seatIn(seatId)]
    return old && seat && isEqualSeat(old, seat) ? [decided(hall.plan, lineId, seat)] : []
  })
  const count = (ids: readonly string[]) => new Set(ids).size
  const isOneEach =
    seats.length === wanted.length &&
    count(seats.map(({ lineId }) => lineId)) === lines.length &&
    count(seats.map(({ seatId }) => seatId)) === lines.length
  if (!isOneEach) return refuse({ code: 'NOT_EQUAL' })
  if (!seats.every(({ seatId }) => hall.isFree(seatId))) return refuse({ code: 'SEATS_TAKEN' })
  return accept(seats.map((seat) => ({ ...seat, isSure: hall.isOwn(seat.seatId) })))
}

function decided({ areas }: HallPlan, lineId: string, seat: Seat): DecidedSeat {
  const { areaId, row, number, category, id: seatId } = seat
  const area = areas.find(({ id }) => id === areaId)?.name ?? ''
  return { lineId: lineId as OrderLineId, area, row, number, category, areaId, seatId }
}

type Hall = { plan: HallPlan; isFree(seatId: string): boolean; isOwn(seatId: string): boolean }

/** The performance's hall, what is free in it as far as this counter knows, and what only this counter can sell. */
function hallOf(db: ReadableDb, performanceId: string | null): Hall | undefined {
  const found = performanceId === null ? undefined : findPerformance(db, performanceId)
  const plan = found && findHallPlan(db, found.performance.hallId)
  if (performanceId === null || !plan) return undefined
  const state = localState(db)
  const elsewhere = readRightsElsewhere(db, performanceId).seats
  const contested = listContestedSeats(db, performanceId)
  const own = readOwnRights(db, performanceId, findCounter(db)?.id ?? '').seats
  const isAlone = !hasServer(db)
  return {
    plan,
    isFree: (seatId) =>
      !elsewhere.has(seatId) && !contested.has(seatId) && state.seatHolder({ performanceId, seatId }) === undefined,
    isOwn: (seatId) => isAlone || own.has(seatId),
  }
}

/** Whether a seat is as good as another by what was paid for: its price category, and no worse view. */
function isEqualSeat(old: Pick<Seat, 'category' | 'kind'>, offered: Pick<Seat, 'category' | 'kind'>): boolean {
  return old.category === offered.category && kindsLike(old.kind).includes(offered.kind)
}

function kindsLike(kind: SeatKind): readonly SeatKind[] {
  return kind === 'restricted' ? ['normal', 'restricted'] : [kind]
}

type Wish = { line: StoredLine; seat: Seat }

function propose(
  plan: HallPlan,
  lines: readonly StoredLine[],
  isFree: (seatId: string) => boolean,
): Omit<SeatProposal, 'isSure'> | undefined {
  const wishes = lines.flatMap((line): Wish[] => {
    const seat = plan.seats.find(({ id }) => id === line.seatId)
    return seat ? [{ line, seat }] : []
  })
  if (wishes.length !== lines.length) return undefined
  const seats: DecidedSeat[] = []
  let isTogether = true
  for (const alike of byQuality(wishes)) {
    const [{ seat: like } = {}] = alike
    if (!like) continue
    const around = { ...plan, focus: middleOf(alike.map(({ seat }) => seat)) }
    const options = { category: like.category, kinds: kindsLike(like.kind) }
    const best = bestSeats(around, isFree, alike.length, options)
    if (!best) return undefined
    isTogether &&= best.explanation.parties.length === 1
    best.seats.forEach((seatId, index) => {
      const [wish, seat] = [alike[index], plan.seats.find(({ id }) => id === seatId)]
      if (wish && seat) seats.push(decided(plan, wish.line.id, seat))
    })
  }
  return { seats, isTogether }
}

function byQuality(wishes: readonly Wish[]): Wish[][] {
  const groups = new Map<string, Wish[]>()
  for (const wish of wishes) {
    const key = `${wish.seat.category} ${wish.seat.kind}`
    groups.set(key, [...(groups.get(key) ?? []), wish])
  }
  return [...groups.values()]
}
