import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandId, DocumentId, ShiftId } from '#core/domain/ids.ts'
import { paperAsText } from '#core/domain/paper.ts'
import { layOutSlip, Slip } from '#core/domain/slip.ts'
import type { TillReport } from '#core/domain/till-report.ts'
import { saveSetting } from '#db/counter.ts'
import { findDocument } from '#db/document.ts'
import { saveDraft } from '#db/draft.ts'
import { listClosedShifts } from '#db/shift.ts'
import { clerkFrom, findStaff } from '#db/staff.ts'
import {
  ids,
  openTestCounter,
  pins,
  saleOf,
  seatLine,
  type TestCounter,
  testId,
  venue,
} from '#tests/fixture/counter.ts'
import { readHandOver } from '../till.ts'
import { verifyBooks } from '../verify.ts'
import { moveCash } from './cash-move.ts'
import { completeSale } from './complete-sale.ts'
import { close, countDrawer, makeReport, openShift } from './shift.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const command = () => ({ commandId: testId<CommandId>() })
const pieces = (minor: number) => [{ denominationMinor: 100, pieces: minor / 100 }]
const open = (floatMinor = 50_000) =>
  openShift(counter.world, { ...command(), shiftId: testId<ShiftId>(), drawer: 'Foyer', count: pieces(floatMinor) })
const count = (minor: number) => countDrawer(counter.world, { ...command(), count: pieces(minor) })
const move = (amountMinor: number, approval: { staffId: typeof ids.manager; pin: string } | null = null) =>
  moveCash(counter.world, { ...command(), amountMinor, reason: 'change from the bank', approval })
const closeWith = (reason = '', keptMinor = 0, approval: Parameters<typeof close>[1]['approval'] = null) =>
  close(counter.world, { ...command(), reason, keptMinor, approval })
const sell = (seat: number) => completeSale(counter.world, saleOf([seatLine(seat)], 32_000))
const signIn = (id: typeof ids.manager) => {
  const row = findStaff(counter.world.db.read, id)
  if (row) counter.world.session.enter(clerkFrom(row))
}
const lastReport = (): TillReport | undefined => listClosedShifts(counter.world.db.read, 1)[0]?.report
const accepted = { accepted: true }

describe('MS01 open the shift', () => {
  it('counts the float by its pieces; a piece the currency has not is refused, and a second shift too', () => {
    const wrong = { ...command(), shiftId: testId<ShiftId>(), drawer: '', count: [{ denominationMinor: 7, pieces: 1 }] }
    expect(openShift(counter.world, wrong)).toEqual({ accepted: false, refusal: { code: 'BAD_COUNT' } })
    expect(open(50_000)).toMatchObject({ accepted: true, value: { floatMinor: 50_000 } })
    expect(open()).toEqual({ accepted: false, refusal: { code: 'SHIFT_OPEN' } })
  })

  it('where the venue wants a shift, nothing is sold without one', () => {
    counter.world.db.write((tx) => saveSetting(tx, 'venue', { ...venue, isShiftRequired: true }))
    expect(sell(0)).toEqual({ accepted: false, refusal: { code: 'NO_SHIFT' } })
    open()
    expect(sell(0)).toMatchObject(accepted)
  })
})

describe('MS02 cash in and out', () => {
  it('is a numbered document of its own kind with a reason; never more than is there', async () => {
    expect(await move(10_000)).toEqual({ accepted: false, refusal: { code: 'NO_SHIFT' } })
    open(50_000)
    expect(await move(10_000)).toMatchObject({ accepted: true, value: { number: 'A1-1' } })
    expect(await move(-70_000)).toEqual({
      accepted: false,
      refusal: { code: 'MORE_THAN_THERE', expectedMinor: 60_000 },
    })
    expect(count(60_000)).toMatchObject({ value: { expectedMinor: 60_000, differenceMinor: 0 } })
  })

  it('beyond the limit only with somebody who may approve it', async () => {
    open(200_000)
    expect(await move(-150_000)).toEqual({
      accepted: false,
      refusal: { code: 'APPROVAL_NEEDED', limitMinor: 100_000 },
    })
    const cashier = { staffId: ids.cashier, pin: pins.cashier }
    expect(await move(-150_000, cashier)).toEqual({ accepted: false, refusal: { code: 'MAY_NOT_APPROVE' } })
    expect(await move(-150_000, { staffId: ids.manager, pin: pins.manager })).toMatchObject(accepted)
  })
})

describe('MS04 X report', () => {
  it('is numbered, changes nothing, and stands whole in the journal', () => {
    open()
    sell(0)
    const first = makeReport(counter.world, command())
    const second = makeReport(counter.world, command())
    expect([first, second]).toMatchObject([{ value: { number: 'A1-1' } }, { value: { number: 'A1-2' } }])
    const entry = counter.world.db.sqlite.prepare("select body from journal where name = 'shift.report'").pluck().get()
    expect(JSON.parse(String(entry))).toMatchObject({ report: { sheet: 'x', sums: { documents: 1 } } })
  })

  it('is kept from a clerk who counts without being told', () => {
    counter.world.db.write((tx) => saveSetting(tx, 'venue', { ...venue, isCountBlind: true }))
    open()
    expect(makeReport(counter.world, command())).toEqual({ accepted: false, refusal: { code: 'COUNT_BLIND' } })
    signIn(ids.manager)
    expect(makeReport(counter.world, command())).toMatchObject(accepted)
  })
})

describe('MS05 close the shift', () => {
  it('on a count that is still true; with a reason for a difference, and approval for a large one', async () => {
    open(50_000)
    sell(0)
    expect(await closeWith()).toEqual({ accepted: false, refusal: { code: 'NOT_COUNTED' } })
    count(82_000)
    sell(1)
    expect(await closeWith()).toEqual({ accepted: false, refusal: { code: 'COUNT_STALE' } })
    expect(count(110_000)).toMatchObject({ value: { differenceMinor: -4_000, counts: 2 } })
    expect(await closeWith()).toMatchObject({ refusal: { code: 'REASON_MISSING', differenceMinor: -4_000 } })
    expect(await closeWith('lost a note')).toMatchObject({ refusal: { code: 'APPROVAL_NEEDED', limitMinor: 2_000 } })
    const manager = { staffId: ids.manager, pin: pins.manager }
    expect(await closeWith('lost a note', 200_000, manager)).toMatchObject({ refusal: { code: 'KEPT_TOO_MUCH' } })
    expect(await closeWith('lost a note', 50_000, manager)).toMatchObject({ value: { number: 'A1-1' } })
    expect(lastReport()).toMatchObject({
      sheet: 'z',
      sums: {
        documents: 2,
        cash: { floatMinor: 50_000, takenMinor: 64_000, expectedMinor: 114_000 },
        perpetual: { salesMinor: 64_000, returnsMinor: 0, documents: 2 },
      },
      counted: { differenceMinor: -4_000, counts: 2, approvedByName: 'Ingrid Dahl', keptMinor: 50_000 },
    })
  })

  it('counts what was sold between two shifts, names every cashier, and carries the perpetual totals on', async () => {
    sell(0)
    open(0)
    sell(1)
    signIn(ids.manager)
    sell(2)
    count(96_000)
    await closeWith()
    expect(lastReport()?.sums.clerks.map(({ salesMinor }) => salesMinor)).toEqual([64_000, 32_000])
    sell(3)
    open(0)
    count(32_000)
    await closeWith()
    expect(lastReport()?.sums).toMatchObject({ documents: 1, perpetual: { salesMinor: 128_000, documents: 4 } })
    expect(listClosedShifts(counter.world.db.read, 9).map(({ number }) => number)).toEqual(['A1-2', 'A1-1'])
    expect(verifyBooks(counter.world.db, counter.world.recorder.box).problem).toBeNull()
  })

  it('a clock that was set back between opening and closing changes no sum and no order of reports', async () => {
    open(0)
    sell(0)
    counter.clock.setWall(counter.clock.nowMs() - 86_400_000)
    count(32_000)
    expect(await closeWith()).toMatchObject({ value: { number: 'A1-1' } })
    open(0)
    count(0)
    await closeWith()
    expect(listClosedShifts(counter.world.db.read, 9).map(({ number }) => number)).toEqual(['A1-2', 'A1-1'])
    expect(lastReport()?.sums).toMatchObject({ documents: 0, perpetual: { salesMinor: 32_000 } })
  })

  it('the same command again closes nothing twice', async () => {
    open(0)
    count(0)
    const again = { ...command(), reason: '', keptMinor: 0, approval: null }
    const first = await close(counter.world, again)
    expect(await close(counter.world, again)).toEqual(first)
    expect(listClosedShifts(counter.world.db.read, 9)).toHaveLength(1)
  })

  it('prints every figure of the report', async () => {
    open(50_000)
    sell(0)
    await move(-2_000)
    count(80_000)
    const closed = await closeWith('', 50_000)
    const id = closed.accepted ? closed.value.documentId : ('' as DocumentId)
    const row = findDocument(counter.world.db.read, id)
    const lines = paperAsText(layOutSlip(Slip.parse({ kind: row?.kind, body: row?.body }), 42), 42).join('\n')
    for (const text of ['Z-rapport', 'Foyer', '320,00', '800,00', '500,00', 'Kari Nordmann', 'Alt salg noensinne'])
      expect(lines).toContain(text)
  })
})

describe('MS06 hand-over', () => {
  it('names the carts that somebody left with something in them, as the screen keeps them, and no empty one', () => {
    const { world } = counter
    const keep = (key: string, cart: object) =>
      world.db.write((tx) => saveDraft(tx, ids.cashier, `cart:${key}`, JSON.stringify(cart), 1))
    keep(ids.customer, { lines: [seatLine(0), seatLine(1)], done: null })
    keep(testId<string>(), { lines: [seatLine(2)], done: null })
    keep(testId<string>(), { lines: [], done: null })
    keep(testId<string>(), { lines: [seatLine(3)], done: { orderId: 'sold' } })
    expect(readHandOver(world, null).parked).toEqual([
      { clerkName: 'Kari Nordmann', customerName: 'Berg, Anne', lines: 2 },
      { clerkName: 'Kari Nordmann', customerName: '', lines: 1 },
    ])
  })
})

describe('a blind count', () => {
  it('is not given away by taking out more than is there', async () => {
    counter.world.db.write((tx) => saveSetting(tx, 'venue', { ...venue, isCountBlind: true }))
    open(5_000)
    expect(await move(-6_000)).toEqual({ accepted: false, refusal: { code: 'MORE_THAN_THERE', expectedMinor: null } })
    signIn(ids.manager)
    expect(await move(-6_000)).toMatchObject({ refusal: { expectedMinor: 5_000 } })
  })
})
