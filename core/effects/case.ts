// What answers to cases do. The first answer that settles a case closes it. One given apart that comes later changes nothing
// where that is harmless; where money or paper went out, it is recorded too and asked about: nothing given out is forgotten.
//
//   open ──call, note──▶ open
//   open ──reseat, refund, honour, keep, take, close──▶ closed ──the same again──▶ closed, with a new case where it matters
import { z } from 'zod'
import { isClosing } from '#core/domain/case.ts'
import { Settlement } from '#core/domain/settlement.ts'
import { allotmentId } from '#core/protocol/allotment.ts'
import { type AreaKey, type CaseDraft, CaseEntity, GivenAnswer, type SeatKey } from '#core/protocol/case.ts'
import { type EntityKey, OrderEntity } from '#core/protocol/entity.ts'
import { smaller } from './allotment.ts'
import { honoured, type Move, refunded, reseated, withTickets } from './case-order.ts'
import { type Claims, type Effect, type EntryRule, noClaims, type Put, type State } from './effect.ts'
import { Paper } from './order.ts'
import { placesHeld, seatsHeld } from './order-places.ts'

const id = z.string().min(1).max(64)

/** The cases as they stood where they were answered: a counter rebuilt from its black box knows them from here alone. */
const Answered = z.object({
  given: GivenAnswer,
  cases: z
    .array(z.object({ id, before: CaseEntity }))
    .min(1)
    .max(100),
})
type Answered = z.infer<typeof Answered>

const OfOrder = Answered.extend({ orderId: id, order: OrderEntity, lineIds: z.array(id).max(1_000) })
type OfOrder = z.infer<typeof OfOrder>

const [Payment, Ticket] = [OrderEntity.shape.payments.element, OrderEntity.shape.tickets.element]
const Refunded = OfOrder.extend({
  payment: Payment.nullable(),
  /** What the till paid out, for its reports. */
  settlement: Settlement.nullable().optional(),
  documents: z.array(Paper),
})
const Reseated = OfOrder.extend({
  moves: z
    .array(z.object({ lineId: id, areaId: id, seatId: id }))
    .min(1)
    .max(100),
  tickets: z.array(Ticket),
  documents: z.array(Paper),
})

/** Calls, notes, and putting away what needs nothing else. */
export const caseNote: EntryRule<Answered> = {
  shape: Answered,
  touches: ({ cases }) => casesOf(cases),
  claims: () => noClaims,
  apply: (body, state) => ({ puts: answer(body, state).puts, cases: [] }),
}

export const caseHonour: EntryRule<OfOrder> = {
  shape: OfOrder,
  touches: orderAndCases,
  claims: () => noClaims,
  apply: (body, state) => {
    const { puts, first } = answer(body, state)
    const order = orderOf(body, state)
    if (!first) return withOrder(body, honoured(order, body.lineIds), puts)
    const isSame = first.answer === body.given.answer
    return withOrder(body, order, puts, isSame ? [] : [twice(body, first, 0)])
  },
}

/** Money that was handed out is recorded whatever was answered before; the place is given up for it. */
export const caseRefund: EntryRule<z.infer<typeof Refunded>> = {
  shape: Refunded,
  touches: orderAndCases,
  claims: (body) => claimsOf(body),
  apply: (body, state) => {
    const { payment, lineIds, given } = body
    const { puts, first } = answer(body, state)
    const order = orderOf(body, state)
    const isKnown = order.payments.some((each) => each.id === payment?.id)
    const isGone = order.lines.some((line) => lineIds.includes(line.id) && line.state === 'cancelled')
    const earlier = first ?? (isGone && payment !== null && !isKnown ? givenUp(given) : undefined)
    const cases = earlier ? [twice(body, earlier, -(payment?.amountMinor ?? 0))] : []
    return withOrder(body, refunded(order, lineIds, payment ? [payment] : [], given), puts, cases)
  },
}

export const caseReseat: EntryRule<z.infer<typeof Reseated>> = {
  shape: Reseated,
  touches: (body) => [
    ...orderAndCases(body),
    ...seatsByPerformance(body).map(({ performanceId }) => ({
      kind: 'allotment' as const,
      id: allotmentId(performanceId, body.given.counterId),
    })),
  ],
  claims: (body) => claimsOf(body, seatsOfMoves(body)),
  apply: (body, state) => {
    const { puts, first } = answer(body, state)
    const order = orderOf(body, state)
    const isGone = ({ lineId }: Move) => order.lines.find((line) => line.id === lineId)?.state === 'cancelled'
    const earlier = first ?? (body.moves.some(isGone) ? givenUp(body.given) : undefined)
    if (earlier) {
      // The paper is out there with a seat that is not theirs: it is known, and opens no door.
      const papers = body.tickets.map((ticket) => ({ ...ticket, state: 'cancelled' as const }))
      return withOrder(body, withTickets(order, papers), puts, [twice(body, earlier, 0)])
    }
    const contested = contestedMoves(body, state)
    const isFree = (move: Move) => !contested.some(({ lineId }) => lineId === move.lineId)
    // What was set aside for the counter leaves its rights before the order takes the seat.
    const own = seatsByPerformance(body).flatMap((part) => smaller(state, body.given.counterId, part) ?? [])
    return withOrder(body, reseated(order, body.moves, body.tickets, isFree), [...puts, ...own], contested)
  },
}

/** @returns the cases with the answer in them, and the answer that had settled one before, where it was another */
function answer({ given, cases }: Answered, state: State): { puts: Put[]; first: GivenAnswer | undefined } {
  let first: GivenAnswer | undefined
  const puts = cases.map((each): Put => {
    const before = state.find('case', each.id) ?? each.before
    const settled = before.answers.find((earlier) => isClosing(earlier.answer))
    if (settled && settled.id !== given.id) first ??= settled
    const isKnown = before.answers.some((earlier) => earlier.id === given.id)
    const body: CaseEntity = {
      ...before,
      state: isClosing(given.answer) ? 'closed' : before.state,
      answers: isKnown ? before.answers : [...before.answers, given],
    }
    return { kind: 'case', id: each.id, body }
  })
  return { puts, first }
}

/** What was given up without this case was given back all the same. */
const givenUp = (given: GivenAnswer): GivenAnswer => ({ ...given, answer: 'refund' })

const orderOf = ({ orderId, order }: OfOrder, state: State) => state.find('order', orderId) ?? order

/** The order is put even unchanged: what another counter laid over it apart is so taken back there. */
function withOrder({ orderId }: OfOrder, order: OrderEntity, puts: Put[], cases: CaseDraft[] = []): Effect {
  return { puts: [...puts, { kind: 'order', id: orderId, body: order }], cases }
}

function twice({ cases, orderId, given }: OfOrder, first: GivenAnswer, paidOutMinor: number): CaseDraft {
  const caseId = cases[0]?.id ?? ''
  return { code: 'ANSWERED_TWICE', caseId, orderId, first: first.answer, second: given.answer, paidOutMinor }
}

function contestedMoves({ orderId, ...body }: z.infer<typeof Reseated>, state: State): ContestedSeat[] {
  return seatsOfMoves({ ...body, orderId }).flatMap(({ lineId, ...seat }) => {
    const holder = state.seatHolder(seat)
    if (!holder || ('lineId' in holder && holder.lineId === lineId)) return []
    return [{ code: 'SEAT_CONTESTED' as const, orderId, lineId, seat, holder }]
  })
}

type ContestedSeat = Extract<CaseDraft, { code: 'SEAT_CONTESTED' }>

function seatsOfMoves({ moves, order }: Pick<z.infer<typeof Reseated>, 'moves' | 'order' | 'orderId'>) {
  return moves.flatMap(({ lineId, seatId }) => {
    const performanceId = order.lines.find((line) => line.id === lineId)?.performanceId
    return performanceId ? [{ performanceId, seatId, lineId }] : []
  })
}

function seatsByPerformance(body: z.infer<typeof Reseated>) {
  const seats = seatsOfMoves(body)
  return [...new Set(seats.map(({ performanceId }) => performanceId))].map((performanceId) => ({
    performanceId,
    seats: seats.filter((seat) => seat.performanceId === performanceId).map(({ seatId }) => seatId),
    areas: [],
  }))
}

/** What the lines have of seats and places is counted anew by whoever takes them out. */
function claimsOf({ order, lineIds }: OfOrder, more: readonly SeatKey[] = []): Claims {
  const part = { ...order, lines: order.lines.filter((line) => lineIds.includes(line.id)) }
  const seats = [...seatsHeld(part).values()].map(({ seat }) => seat)
  const areas = [...placesHeld(part).values()].map(({ area }): AreaKey => area)
  return { seats: [...seats, ...more.map(({ performanceId, seatId }) => ({ performanceId, seatId }))], areas }
}

function orderAndCases({ cases, orderId }: OfOrder): EntityKey[] {
  return [...casesOf(cases), { kind: 'order', id: orderId }]
}

const casesOf = (cases: Answered['cases']) => cases.map((each): EntityKey => ({ kind: 'case', id: each.id }))
