// The shift at the counter: who opened which drawer with how much, and the Z report at the end. Every step is in the journal.
import type { ClosedShift, ShiftState } from '#core/contract/shift.ts'
import { type CashCount, countedMinor, isCountOf } from '#core/domain/cash-count.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId, DocumentId, ShiftId, StaffId } from '#core/domain/ids.ts'
import { type CloseRefusal, type DrawerCount, decideClose, isFromEarlierDay } from '#core/domain/shift.ts'
import type { TillReport } from '#core/domain/till-report.ts'
import { getVenue } from '#db/counter.ts'
import type { ReadableDb, WritableDb } from '#db/database.ts'
import { findLast } from '#db/journal.ts'
import { getNumberPrefix, takeNumber } from '#db/number-series.ts'
import {
  addCount,
  closeShift,
  countSettlementsOf,
  findOpenShift,
  insertShift,
  listClosedShifts,
  type ShiftRow,
} from '#db/shift.ts'
import { staffName } from '#db/staff.ts'
import { inJournal } from '../in-journal.ts'
import { printAll } from '../printing.ts'
import { clerkOf, host, settle } from '../procedures.ts'
import { isBlind, issuePaper, lastClose, namesOf, paperHead, readHandOver, readReport, readSums } from '../till.ts'
import type { World } from '../world.ts'
import { moveCash } from './cash-move.ts'
import { recordDrawerOpening } from './drawer.ts'
import { type Approval, type ApprovalRefusal, findApprover } from './pin-check.ts'

export const shift = {
  state: host.shift.state.handler(({ context: { world } }) => readState(world)),
  closed: host.shift.closed.handler(({ context: { world } }) => readClosed(world.db.read)),
  open: host.shift.open.handler(({ input, context: { world }, errors }) => settle(openShift(world, input), errors)),
  openDrawer: host.shift.openDrawer.handler(({ input, context: { world } }) => recordDrawerOpening(world, input)),
  moveCash: host.shift.moveCash.handler(async ({ input, context: { world }, errors }) =>
    printed(world, settle(await moveCash(world, input), errors)),
  ),
  report: host.shift.report.handler(({ input, context: { world }, errors }) =>
    printed(world, settle(makeReport(world, input), errors)),
  ),
  count: host.shift.count.handler(({ input, context: { world }, errors }) => settle(countDrawer(world, input), errors)),
  close: host.shift.close.handler(async ({ input, context: { world }, errors }) =>
    printed(world, settle(await close(world, input), errors)),
  ),
  handOver: host.shift.handOver.handler(({ input, context: { world }, errors }) =>
    printed(world, settle(printHandOver(world, input), errors)),
  ),
}

export type Paper = { documentId: DocumentId; number: string }
type Nothing = { code: never }

function printed(world: World, paper: Paper): Paper {
  printAll(world, [paper.documentId])
  return paper
}

function readState(world: World): ShiftState {
  const { read } = world.db
  const venue = getVenue(read)
  const found = findOpenShift(read)
  const last = lastClose(read)
  const sums = isBlind(world) ? null : readSums(read)
  const documents = countSettlementsOf(read, found?.shift.id ?? null)
  return {
    shift: found ? shiftView(read, found, world.clock.nowMs(), venue.zone) : null,
    drawer: last.drawer,
    keptMinor: last.keptMinor,
    documents,
    sums,
    clerkNames: sums ? namesOf(read, sums) : {},
    isBlind: sums === null,
    counted: found ? countedView(found.counts, documents) : null,
    handOver: readHandOver(world, sums && found ? sums.cash.expectedMinor : null),
  }
}

function shiftView(db: ReadableDb, { shift: open }: ShiftRow, nowMs: number, zone: string): ShiftState['shift'] {
  const { id, drawer, openedAtMs, openedBy, floatMinor } = open
  return {
    id: id as ShiftId,
    drawer,
    openedAtMs,
    openedByName: staffName(db, openedBy),
    floatMinor,
    isFromEarlierDay: isFromEarlierDay(openedAtMs, nowMs, zone),
  }
}

function countedView(counts: readonly DrawerCount[], documents: number): ShiftState['counted'] {
  const last = counts.at(-1)
  if (!last) return null
  const { count, countedMinor: counted, expectedMinor } = last
  return {
    count,
    countedMinor: counted,
    expectedMinor,
    counts: counts.length,
    isStale: last.documents !== documents,
  }
}

function readClosed(db: ReadableDb): ClosedShift[] {
  return listClosedShifts(db, 100).map(({ id, number, closedAtMs, closedBy, report, documentId }) => ({
    id: id as ShiftId,
    number,
    drawer: report.drawer,
    openedAtMs: report.fromMs,
    closedAtMs,
    closedByName: staffName(db, closedBy),
    takenMinor: report.sums.cash.takenMinor,
    differenceMinor: report.counted?.differenceMinor ?? 0,
    documentId: documentId as DocumentId,
  }))
}

type Open = { commandId: CommandId; shiftId: ShiftId; drawer: string; count: CashCount }
type OpenRefusal = { code: 'SHIFT_OPEN' | 'BAD_COUNT' }

export function openShift(
  world: World,
  command: Open,
): Decision<{ shiftId: ShiftId; floatMinor: number }, OpenRefusal> {
  const { shiftId, drawer, count } = command
  return inJournal<{ shiftId: ShiftId; floatMinor: number }, OpenRefusal>(
    world,
    command,
    { name: 'shift.open', v: 1 },
    (tx) => {
      if (findOpenShift(tx)) return refuse({ code: 'SHIFT_OPEN' })
      if (!isCountOf(getVenue(tx).currency, count)) return refuse({ code: 'BAD_COUNT' })
      const { untilN, before } = lastClose(tx)
      const floatMinor = countedMinor(count)
      const began = { openedAtMs: world.clock.nowMs(), openedBy: clerkOf(world).id }
      const opened = { id: shiftId, drawer, ...began, floatMinor, floatCount: count, fromN: untilN, before }
      insertShift(tx, opened)
      return accept({ answer: { shiftId, floatMinor }, entry: { shift: opened }, changed: ['shift'] })
    },
  )
}

type Counted = { countedMinor: number; expectedMinor: number; differenceMinor: number; counts: number }
type CountRefusal = { code: 'NO_SHIFT' | 'BAD_COUNT' }

export function countDrawer(
  world: World,
  command: { commandId: CommandId; count: CashCount },
): Decision<Counted, CountRefusal> {
  return inJournal<Counted, CountRefusal>(world, command, { name: 'shift.count', v: 1 }, (tx) => {
    const found = findOpenShift(tx)
    if (!found) return refuse({ code: 'NO_SHIFT' })
    if (!isCountOf(getVenue(tx).currency, command.count)) return refuse({ code: 'BAD_COUNT' })
    const { cash, documents } = readSums(tx)
    const { expectedMinor } = cash
    const counted = countedMinor(command.count)
    const by = { atMs: world.clock.nowMs(), clerkId: clerkOf(world).id }
    const count = { ...by, count: command.count, countedMinor: counted, expectedMinor, documents }
    addCount(tx, found.shift.id, count)
    const answer = {
      countedMinor: counted,
      expectedMinor,
      differenceMinor: counted - expectedMinor,
      counts: found.counts.length + 1,
    }
    return accept({ answer, entry: { shiftId: found.shift.id, count }, changed: ['shift'] })
  })
}

type Close = { commandId: CommandId; reason: string; keptMinor: number; approval: Approval | null }
type CloseRefusals = CloseRefusal | ApprovalRefusal | { code: 'NO_SHIFT' }

export async function close(world: World, { approval, ...command }: Close): Promise<Decision<Paper, CloseRefusals>> {
  const approved = await findApprover(world, approval, 'till.approve')
  if (!approved.accepted) return approved
  const approvedBy = approved.value
  const own = clerkOf(world)
  return inJournal<Paper, CloseRefusals>(world, command, { name: 'shift.close', v: 1 }, (tx) => {
    const found = findOpenShift(tx)
    if (!found) return refuse({ code: 'NO_SHIFT' })
    const documents = countSettlementsOf(tx, found.shift.id)
    const limitMinor = getVenue(tx).countDifferenceMinor
    const { reason, keptMinor } = command
    const decided = decideClose({ counts: found.counts, documents, limitMinor, reason, approvedBy, keptMinor })
    if (!decided.accepted) return decided
    const { number } = takeNumber(tx, 'z')
    const report = zReport(tx, world, found, decided.value, { reason, keptMinor, approvedBy, limitMinor })
    const untilN = (findLast(tx)?.n ?? 0) + 1
    const body = { ...paperHead(tx, world, number), report }
    const paper = issuePaper(tx, world, { kind: 'z-report', number, body })
    const ended = { closedAtMs: report.untilMs, closedBy: own.id, untilN }
    const closing = { number, ...ended, report, documentId: paper.id }
    closeShift(tx, found.shift.id, closing)
    const entry = { shiftId: found.shift.id, ...closing, documents: [paper] }
    return accept({ answer: { documentId: paper.id, number }, entry, changed: ['shift', 'document'] })
  })
}

type Ending = { reason: string; keptMinor: number; approvedBy: StaffId | null; limitMinor: number }

function zReport(db: WritableDb, world: World, { counts }: ShiftRow, last: DrawerCount, end: Ending): TillReport {
  const { count, countedMinor: counted, expectedMinor } = last
  const differenceMinor = counted - expectedMinor
  const wasNeeded = Math.abs(differenceMinor) > end.limitMinor
  return {
    ...readReport(db, world.clock.nowMs()),
    sheet: 'z',
    counted: {
      count,
      countedMinor: counted,
      differenceMinor,
      counts: counts.length,
      reason: end.reason,
      approvedByName: wasNeeded && end.approvedBy ? staffName(db, end.approvedBy) : null,
      keptMinor: end.keptMinor,
    },
  }
}

/** Kept whole in the journal, as Norway's till rules want it (kassasystemforskrifta § 2-7). */
export function makeReport(world: World, command: { commandId: CommandId }): Decision<Paper, { code: 'COUNT_BLIND' }> {
  return inJournal<Paper, { code: 'COUNT_BLIND' }>(world, command, { name: 'shift.report', v: 1 }, (tx) => {
    if (isBlind(world)) return refuse({ code: 'COUNT_BLIND' })
    const { number } = takeNumber(tx, 'x')
    const report = readReport(tx, world.clock.nowMs())
    const body = { ...paperHead(tx, world, number), report }
    const paper = issuePaper(tx, world, { kind: 'x-report', number, body })
    const entry = { number, report, documents: [paper] }
    return accept({ answer: { documentId: paper.id, number }, entry, changed: ['shift', 'document'] })
  })
}

function printHandOver(world: World, command: { commandId: CommandId }): Decision<Paper, Nothing> {
  return inJournal<Paper, Nothing>(world, command, { name: 'shift.hand-over', v: 1 }, (tx) => {
    // It has no series: the entry of the journal that it is.
    const number = `${getNumberPrefix(tx)}-${(findLast(tx)?.n ?? 0) + 1}`
    const isTold = findOpenShift(tx) !== undefined && !isBlind(world)
    const handOver = readHandOver(world, isTold ? readSums(tx).cash.expectedMinor : null)
    const body = { ...paperHead(tx, world, number), handOver }
    const paper = issuePaper(tx, world, { kind: 'hand-over', number, body })
    return accept({
      answer: { documentId: paper.id, number },
      entry: { number, handOver, documents: [paper] },
      changed: ['document'],
    })
  })
}
