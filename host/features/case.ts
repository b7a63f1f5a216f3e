// The conflict desk: the open cases, and the answers to them. Every answer is an entry of the journal that says what was there
// and what is done about it; the rule that the server runs is the one that writes this counter's rows.
import { type CaseView, casesPageRows, type SeatProposal } from '#core/contract/case.ts'
import { answersTo, type CaseAnswer } from '#core/domain/case.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CaseId, CommandId, OrderId } from '#core/domain/ids.ts'
import { decideRefund } from '#core/domain/refund.ts'
import { caseHonour, caseNote, caseRefund, caseReseat } from '#core/effects/case.ts'
import { caseChooseValue } from '#core/effects/case-field.ts'
import type { Payment } from '#core/effects/case-order.ts'
import type { EntryFacts } from '#core/effects/effect.ts'
import type { GivenAnswer } from '#core/protocol/case.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import { countCases, findCases, listCases, listOpenOfCustomer, type StoredCase, writeEffect } from '#db/case.ts'
import { findCounter, getVenue } from '#db/counter.ts'
import type { ReadableDb, WritableDb } from '#db/database.ts'
import { readEntity } from '#db/entity/entity.ts'
import { localState } from '#db/entity/state.ts'
import { findAnswer } from '#db/journal.ts'
import type { NewDocument } from '#db/order.ts'
import { insertSettlement } from '#db/settlement.ts'
import { findOpenShiftId } from '#db/shift.ts'
import { refundPaper, refundSettlement, seatPapers } from '../case-papers.ts'
import { groupCases, linesOfGroup, refundQuestion, viewCases } from '../case-view.ts'
import { newId } from '../clock.ts'
import { type EntryKind, inJournal } from '../in-journal.ts'
import { printOrder } from '../printing.ts'
import { clerkOf, host, settle } from '../procedures.ts'
import { decideSeats, proposeSeats, type SeatRefusal } from '../seat-proposals.ts'
import type { World } from '../world.ts'
import { fetchRights } from './selling-rights.ts'

export const cases = {
  list: host.cases.list.handler(({ input, context: { world } }) => ({
    cases: views(world.db.read, listCases(world.db.read, input.state, casesPageRows)),
    total: countCases(world.db.read, input.state),
  })),
  ofCustomer: host.cases.ofCustomer.handler(({ input, context: { world } }) =>
    views(world.db.read, listOpenOfCustomer(world.db.read, input.customerId)),
  ),
  proposals: host.cases.proposals.handler(({ input, context: { world }, errors }) =>
    settle(propose(world.db.read, input.caseIds), errors),
  ),
  reseat: host.cases.reseat.handler(async ({ input, context: { world }, errors }) => {
    const moved = settle(await reseatSurely(world, input), errors)
    printOrder(world, moved.orderId)
    return moved
  }),
  refund: host.cases.refund.handler(({ input, context: { world }, errors }) => {
    const given = settle(refund(world, input), errors)
    printOrder(world, given.orderId)
    return given
  }),
  honour: host.cases.honour.handler(({ input, context: { world }, errors }) => settle(honour(world, input), errors)),
  note: host.cases.note.handler(({ input, context: { world }, errors }) => settle(note(world, input), errors)),
  close: host.cases.close.handler(({ input, context: { world }, errors }) => settle(close(world, input), errors)),
  chooseValue: host.cases.chooseValue.handler(({ input, context: { world }, errors }) =>
    settle(chooseValue(world, input), errors),
  ),
}

function views(db: ReadableDb, found: readonly StoredCase[]): CaseView[] {
  return groupCases(found).flatMap((group) => viewCases(db, group) ?? [])
}

type Answer = { commandId: CommandId; caseIds: readonly CaseId[]; note: string }
type Unknown = { code: 'UNKNOWN_CASE' }
type Refusal = Unknown | { code: 'CASE_CLOSED' | 'NO_SUCH_ANSWER' }

function propose(db: ReadableDb, caseIds: readonly CaseId[]): Decision<SeatProposal[], Unknown> {
  const group = findCases(db, caseIds)
  const orderId = orderIdOf(group)
  const order = orderId === undefined ? undefined : readEntity(db, 'order', orderId)
  if (group.length !== caseIds.length || !order) return refuse({ code: 'UNKNOWN_CASE' })
  return accept(proposeSeats(db, linesOfGroup(group, order)))
}

type Reseat = Answer & { seats: readonly { lineId: string; seatId: string }[] }
type ReseatRefusal = Refusal | SeatRefusal

/** While the server is reached the seats become this counter's own first; apart, the tickets say that they are not sure. */
async function reseatSurely(world: World, command: Reseat): Promise<Decision<{ orderId: OrderId }, ReseatRefusal>> {
  // Sent again, it is answered from the journal: its seats are long since the order's.
  if (findAnswer(world.db.read, command.commandId)) return reseat(world, command)
  const group = findCases(world.db.read, command.caseIds)
  const orderId = orderIdOf(group)
  const order = orderId === undefined ? undefined : readEntity(world.db.read, 'order', orderId)
  const performanceId = order && linesOfGroup(group, order)[0]?.performanceId
  const seatIds = command.seats.map(({ seatId }) => seatId)
  if (performanceId && !(await fetchRights(world, performanceId, { seatIds }))) return refuse({ code: 'SEATS_TAKEN' })
  return reseat(world, command)
}

function reseat(world: World, command: Reseat): Decision<{ orderId: OrderId }, ReseatRefusal> {
  return inJournal<{ orderId: OrderId }, ReseatRefusal>(world, command, entryOf('reseat'), (tx) => {
    const found = findOfOrder(tx, command, 'reseat')
    if (!found.accepted) return found
    const { orderId, order, lines, group } = found.value
    const seats = decideSeats(tx, lines, command.seats)
    if (!seats.accepted) return seats
    const given = givenBy(tx, world, command, 'reseat')
    const { tickets, papers } = seatPapers(tx, world, { orderId, order, seats: seats.value, atMs: given.atMs })
    const moves = seats.value.map(({ lineId, areaId, seatId }) => ({ lineId, areaId, seatId }))
    const part = { given, cases: carried(group), orderId, order, lineIds: lines.map(({ id }) => id) }
    const entry = { ...part, moves, tickets, documents: papers }
    writeEffect(tx, caseReseat.apply(entry, localState(tx), factsOf(given)), papers)
    return accept({ answer: { orderId }, entry, changed: ['case', 'sync', 'order', 'performance', 'document'] })
  })
}

type Refunded = { orderId: OrderId; receiptNumber: string | null; paidOutMinor: number }
type RefundRefusal = Refusal | { code: 'PARTLY_PAID' | 'NO_SHIFT' } | { code: 'AMOUNT_CHANGED'; refundMinor: number }

function refund(world: World, command: Answer & { expectedMinor: number }): Decision<Refunded, RefundRefusal> {
  return inJournal<Refunded, RefundRefusal>(world, command, entryOf('refund'), (tx) => {
    const found = findOfOrder(tx, command, 'refund')
    if (!found.accepted) return found
    const { orderId, order, lines, group } = found.value
    if (getVenue(tx).isShiftRequired && findOpenShiftId(tx) === null) return refuse({ code: 'NO_SHIFT' })
    const decision = decideRefund(refundQuestion(tx, lines, order))
    if (!decision.accepted) return decision
    const { dueMinor } = decision.value
    if (dueMinor !== command.expectedMinor) return refuse({ code: 'AMOUNT_CHANGED', refundMinor: dueMinor })
    const given = givenBy(tx, world, command, 'refund')
    const lineIds = lines.map(({ id }) => id)
    const out = payOut(tx, world, { orderId, order, lineIds, refund: decision.value, given })
    const part = { given, cases: carried(group), orderId, order, lineIds }
    const settlement = out.payment && refundSettlement(tx, { orderId, order, lineIds }, out.payment, given)
    if (settlement) insertSettlement(tx, settlement)
    const entry = { ...part, payment: out.payment, settlement, documents: out.papers }
    writeEffect(tx, caseRefund.apply(entry, localState(tx), factsOf(given)), out.papers)
    const answer = { orderId, receiptNumber: out.payment?.receiptNumber ?? null, paidOutMinor: dueMinor }
    return accept({ answer, entry, changed: ['case', 'sync', 'order', 'performance', 'document'] })
  })
}

type PayOut = Omit<Parameters<typeof refundPaper>[2], 'atMs'> & { given: GivenAnswer }

/** Nothing goes out of what was never paid: then there is neither a receipt nor a number for one. */
function payOut(
  tx: WritableDb,
  world: World,
  { given, ...of }: PayOut,
): { payment: Payment | null; papers: NewDocument[] } {
  const { amountMinor, roundingMinor, dueMinor } = of.refund
  if (amountMinor === 0) return { payment: null, papers: [] }
  const { receiptNumber, paper } = refundPaper(tx, world, { ...of, atMs: given.atMs })
  const payment: Payment = {
    id: newId(world.clock, world.random),
    receiptNumber,
    means: 'cash',
    amountMinor: -amountMinor,
    roundingMinor: 0 - roundingMinor,
    tenderedMinor: 0,
    changeMinor: dueMinor,
    atMs: given.atMs,
    takenBy: clerkOf(world).id,
    settlementId: given.id,
    storedValueId: null,
    reference: '',
  }
  return { payment, papers: [paper] }
}

function honour(world: World, command: Answer): Decision<Record<string, never>, Refusal> {
  return inJournal(world, command, entryOf('honour'), (tx) => {
    const found = findOfOrder(tx, command, 'honour')
    if (!found.accepted) return found
    const { orderId, order, lines, group } = found.value
    const given = givenBy(tx, world, command, 'honour')
    const entry = { given, cases: carried(group), orderId, order, lineIds: lines.map(({ id }) => id) }
    writeEffect(tx, caseHonour.apply(entry, localState(tx), factsOf(given)), [])
    return accept({ answer: {}, entry, changed: ['case', 'sync', 'order'] })
  })
}

type Note = Answer & { answer: 'call' | 'note' }
type NoteRefusal = Unknown | { code: 'NO_SUCH_ANSWER' }

/** A closed case can be added to: somebody calls back the next day. */
function note(world: World, command: Note): Decision<Record<string, never>, NoteRefusal> {
  return inJournal<Record<string, never>, NoteRefusal>(world, command, entryOf('note'), (tx) => {
    const group = findCases(tx, command.caseIds)
    if (group.length !== command.caseIds.length) return refuse({ code: 'UNKNOWN_CASE' })
    if (!mayBeAnswered(group, command.answer)) return refuse({ code: 'NO_SUCH_ANSWER' })
    return writeNote(tx, group, givenBy(tx, world, command, command.answer))
  })
}

function close(world: World, command: Answer): Decision<Record<string, never>, Refusal> {
  return inJournal(world, command, entryOf('close'), (tx) => {
    const group = findOpen(tx, command, 'close')
    if (!group.accepted) return group
    return writeNote(tx, group.value, givenBy(tx, world, command, 'close'))
  })
}

function writeNote(tx: WritableDb, group: readonly StoredCase[], given: GivenAnswer) {
  const entry = { given, cases: carried(group) }
  writeEffect(tx, caseNote.apply(entry, localState(tx), factsOf(given)), [])
  return accept({ answer: {}, entry, changed: ['case', 'sync'] as const })
}

type Choose = { commandId: CommandId; caseId: CaseId; choice: 'keep' | 'take' }

function chooseValue(world: World, command: Choose): Decision<Record<string, never>, Refusal> {
  return inJournal(world, command, entryOf('choose-value'), (tx) => {
    const group = findOpen(tx, { caseIds: [command.caseId] }, command.choice)
    if (!group.accepted) return group
    const given = givenBy(tx, world, { ...command, note: '' }, command.choice)
    const entry = { given, cases: carried(group.value) }
    writeEffect(tx, caseChooseValue.apply(entry, localState(tx), factsOf(given)), [])
    return accept({ answer: {}, entry, changed: ['case', 'sync', 'customer'] })
  })
}

const entryOf = (name: string): EntryKind => ({ name: `case.${name}`, v: 1 })

function findOpen(
  db: ReadableDb,
  { caseIds }: Pick<Answer, 'caseIds'>,
  answer: CaseAnswer,
): Decision<StoredCase[], Refusal> {
  const group = findCases(db, caseIds)
  if (group.length !== caseIds.length) return refuse({ code: 'UNKNOWN_CASE' })
  if (group.some(({ entity }) => entity.state === 'closed')) return refuse({ code: 'CASE_CLOSED' })
  return mayBeAnswered(group, answer) ? accept(group) : refuse({ code: 'NO_SUCH_ANSWER' })
}

/** Only what belongs together is answered together. */
function mayBeAnswered(group: readonly StoredCase[], answer: CaseAnswer): boolean {
  return groupCases(group).length === 1 && group.every(({ entity }) => answersTo(entity.about.code).includes(answer))
}

type OfOrder = { group: StoredCase[]; orderId: OrderId; order: OrderEntity; lines: OrderEntity['lines'] }

function findOfOrder(db: ReadableDb, command: Answer, answer: CaseAnswer): Decision<OfOrder, Refusal> {
  const found = findOpen(db, command, answer)
  if (!found.accepted) return found
  const orderId = orderIdOf(found.value)
  const order = orderId === undefined ? undefined : readEntity(db, 'order', orderId)
  if (orderId === undefined || !order) return refuse({ code: 'UNKNOWN_CASE' })
  const lines = linesOfGroup(found.value, order)
  // Honoured, or given back, at another counter, and the case itself is still on its way.
  if (lines.length === 0) return refuse({ code: 'CASE_CLOSED' })
  return accept({ group: found.value, orderId, order, lines })
}

function orderIdOf(group: readonly StoredCase[]): OrderId | undefined {
  const about = group[0]?.entity.about
  return about && 'orderId' in about ? (about.orderId as OrderId) : undefined
}

const carried = (group: readonly StoredCase[]) => group.map(({ id, entity }) => ({ id, before: entity }))

function givenBy(
  db: ReadableDb,
  world: World,
  { commandId, note: text }: Pick<Answer, 'commandId' | 'note'>,
  answer: CaseAnswer,
): GivenAnswer {
  const counter = findCounter(db)
  if (!counter) throw new Error('the counter has no identity yet')
  return {
    id: commandId,
    answer,
    note: text.trim(),
    counterId: counter.id,
    counterCode: counter.code,
    clerkId: clerkOf(world).id,
    atMs: world.clock.nowMs(),
  }
}

const factsOf = ({ counterId, clerkId, atMs }: GivenAnswer): EntryFacts => ({ counterId, clerkId, atMs })
