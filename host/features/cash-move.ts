// Cash with no customer: change fetched from the bank, a taxi paid, takings brought to the safe. A settlement of its own kind.
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId, SettlementId } from '#core/domain/ids.ts'
import type { Settlement } from '#core/domain/settlement.ts'
import { outsideVat } from '#core/domain/vat.ts'
import type { Venue } from '#core/domain/venue.ts'
import { getVenue } from '#db/counter.ts'
import { getNumberPrefix, takeNumber } from '#db/number-series.ts'
import { insertSettlement } from '#db/settlement.ts'
import { findOpenShift } from '#db/shift.ts'
import { staffName } from '#db/staff.ts'
import { newId } from '../clock.ts'
import { inJournal } from '../in-journal.ts'
import { clerkOf } from '../procedures.ts'
import { isBlind, issuePaper, paperHead, readSums } from '../till.ts'
import type { World } from '../world.ts'
import { type Approval, type ApprovalRefusal, findApprover } from './pin-check.ts'
import type { Paper } from './shift.ts'

type Move = { commandId: CommandId; amountMinor: number; reason: string; approval: Approval | null }
type Refusal =
  | ApprovalRefusal
  | { code: 'NO_SHIFT' }
  | { code: 'APPROVAL_NEEDED'; limitMinor: number }
  | { code: 'MORE_THAN_THERE'; expectedMinor: number | null }

export async function moveCash(world: World, { approval, ...command }: Move): Promise<Decision<Paper, Refusal>> {
  const approved = await findApprover(world, approval, 'till.approve')
  if (!approved.accepted) return approved
  const approvedBy = approved.value
  return inJournal<Paper, Refusal>(world, command, { name: 'cash.move', v: 1 }, (tx) => {
    const { amountMinor, reason } = command
    const venue = getVenue(tx)
    const open = findOpenShift(tx)
    if (!open) return refuse({ code: 'NO_SHIFT' })
    const isLarge = Math.abs(amountMinor) > venue.cashMoveMinor
    if (isLarge && approvedBy === null) return refuse({ code: 'APPROVAL_NEEDED', limitMinor: venue.cashMoveMinor })
    const { expectedMinor } = readSums(tx).cash
    // Whoever counts without being told must not learn it by asking for too much.
    const told = isBlind(world) ? null : expectedMinor
    if (expectedMinor + amountMinor < 0) return refuse({ code: 'MORE_THAN_THERE', expectedMinor: told })
    const { number, sequence } = takeNumber(tx, 'cash')
    const settlement = settlementOf(world, venue, command, `${getNumberPrefix(tx)}-C${sequence}`, open.shift.id)
    insertSettlement(tx, settlement)
    const approver = isLarge && approvedBy ? approvedBy : null
    const approvedByName = approver ? staffName(tx, approver) : null
    const body = { ...paperHead(tx, world, number), amountMinor, reason, approvedByName }
    const paper = issuePaper(tx, world, { kind: 'cash-slip', number, body })
    const entry = { settlement, approvedBy: approver, documents: [paper] }
    return accept({ answer: { documentId: paper.id, number }, entry, changed: ['shift', 'document'] })
  })
}

function settlementOf(
  world: World,
  { currency }: Venue,
  { amountMinor, reason }: Omit<Move, 'approval'>,
  number: string,
  shiftId: string,
): Settlement {
  const kind = amountMinor > 0 ? ('in-payment' as const) : ('out-payment' as const)
  const amounts = { quantity: 1, unitMinor: amountMinor, discountMinor: 0, grossMinor: amountMinor, vatMinor: 0 }
  const vat = { vatCode: outsideVat.code, vatRateBp: outsideVat.rateBp }
  const payment = {
    id: newId<string>(world.clock, world.random),
    means: 'cash' as const,
    amountMinor,
    roundingMinor: 0,
    tenderedMinor: Math.max(0, amountMinor),
    changeMinor: Math.max(0, 0 - amountMinor),
    ...{ reference: '', storedValueId: null, attemptId: null },
  }
  return {
    id: newId<SettlementId>(world.clock, world.random),
    number,
    atMs: world.clock.nowMs(),
    clerkId: clerkOf(world).id,
    shiftId,
    customerId: null,
    currency,
    lines: [{ kind, orderId: null, orderLineId: null, text: reason, ...amounts, ...vat }],
    payments: [payment],
    totalMinor: amountMinor,
    roundingMinor: 0,
    reason,
  }
}
