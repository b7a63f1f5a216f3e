// What the journal says of money that is this counter's alone: its settlements, and its payments at the card terminal.
import { z } from 'zod'
import { PaymentBegun, PaymentEnded } from '#core/domain/payment-attempt.ts'
import { Settlement } from '#core/domain/settlement.ts'
import { DrawerCount, OpenShift } from '#core/domain/shift.ts'
import { TillReport } from '#core/domain/till-report.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import type { WritableDb } from './database.ts'
import { insertAttempt, markInterruptedPayments, moveAttempt, spendAttempt } from './payment-attempt.ts'
import { insertSettlement } from './settlement.ts'
import { addCount, closeShift, insertShift } from './shift.ts'

const Settled = z.object({ settlement: Settlement })
const RefundedCase = z.object({ settlement: Settlement.nullable().default(null) })
const ShiftOpened = z.object({ shift: OpenShift })
const ShiftCounted = z.object({ shiftId: z.string(), count: DrawerCount })
const ShiftClosed = z.object({
  shiftId: z.string(),
  number: z.string(),
  closedAtMs: z.int(),
  closedBy: z.string(),
  untilN: z.int(),
  report: TillReport,
  documentId: z.string(),
})

export function replayMoney(tx: WritableDb, { name, v, body, clerkId, atWallMs }: JournalEntry): void {
  const read = () => JSON.parse(body) as unknown
  if (name === 'sale.complete' && v > 1) {
    const { settlement } = Settled.parse(read())
    insertSettlement(tx, settlement)
    for (const { attemptId } of settlement.payments) if (attemptId) spendAttempt(tx, attemptId, settlement.id)
  }
  if (name === 'cash.move') insertSettlement(tx, Settled.parse(read()).settlement)
  if (name === 'case.refund') {
    const { settlement } = RefundedCase.parse(read())
    if (settlement) insertSettlement(tx, settlement)
  }
  if (name === 'shift.open') insertShift(tx, ShiftOpened.parse(read()).shift)
  if (name === 'shift.count') {
    const { shiftId, count } = ShiftCounted.parse(read())
    addCount(tx, shiftId, count)
  }
  if (name === 'shift.close') {
    const { shiftId, ...closing } = ShiftClosed.parse(read())
    closeShift(tx, shiftId, closing)
  }
  if (name === 'host.start') markInterruptedPayments(tx)
  if (name === 'payment.begin') {
    const began = { state: 'begun' as const, reference: '', beganAtMs: atWallMs, beganBy: clerkId ?? '' }
    insertAttempt(tx, { ...PaymentBegun.parse(read()), ...began })
  }
  if (name === 'payment.end') {
    const { id, ...end } = PaymentEnded.parse(read())
    moveAttempt(tx, id, ['begun', 'unknown'], { ...end, endedAtMs: atWallMs })
  }
}
