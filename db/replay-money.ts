// What the journal says of money that is this counter's alone: its settlements, and its payments at the card terminal.
import { z } from 'zod'
import { PaymentBegun, PaymentEnded } from '#core/domain/payment-attempt.ts'
import { Settlement } from '#core/domain/settlement.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import type { WritableDb } from './database.ts'
import { insertAttempt, markInterruptedPayments, moveAttempt, spendAttempt } from './payment-attempt.ts'
import { insertSettlement } from './settlement.ts'

const Settled = z.object({ settlement: Settlement })

export function replayMoney(tx: WritableDb, { name, v, body, clerkId, atWallMs }: JournalEntry): void {
  const read = () => JSON.parse(body) as unknown
  if (name === 'sale.complete' && v > 1) {
    const { settlement } = Settled.parse(read())
    insertSettlement(tx, settlement)
    for (const { attemptId } of settlement.payments) if (attemptId) spendAttempt(tx, attemptId, settlement.id)
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
