// Comparing a PIN with a person's: at sign-in, and when somebody with more rights stands in for the clerk at the till.
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId, StaffId } from '#core/domain/ids.ts'
import { pinDelayMs, type Right } from '#core/domain/staff.ts'
import { clearFailedPins, clerkFrom, countFailedPin, findStaff, type StaffRow } from '#db/staff.ts'
import { newId } from '../clock.ts'
import { inJournal } from '../in-journal.ts'
import { isPin } from '../pin.ts'
import { clerkOf } from '../procedures.ts'
import type { World } from '../world.ts'

export type PinRefusal =
  | { code: 'UNKNOWN_CLERK' }
  | { code: 'WRONG_PIN'; waitMs: number }
  | { code: 'WAIT'; waitMs: number }

/** The wrong try is counted before the slow comparison: neither many windows at once nor a pulled plug gives a free one. */
export async function checkPin(
  world: World,
  { staffId, pin }: { staffId: StaffId; pin: string },
): Promise<Decision<StaffRow, PinRefusal>> {
  const person = findStaff(world.db.read, staffId)
  if (!person?.isActive) return refuse({ code: 'UNKNOWN_CLERK' })
  const waitMs = remainingDelayMs(person, world.clock.nowMs())
  if (waitMs > 0) return refuse({ code: 'WAIT', waitMs })
  world.db.write((tx) => countFailedPin(tx, person.id, world.clock.nowMs()))
  if (!(await isPin(pin, person.pinHash))) return refuseWrongPin(world, staffId)
  // Apart from any entry: a command that comes again is answered from the journal, and its right PIN counts all the same.
  world.db.write((tx) => clearFailedPins(tx, person.id))
  return accept(person)
}

export type Approval = { staffId: StaffId; pin: string }
export type ApprovalRefusal = PinRefusal | { code: 'MAY_NOT_APPROVE' }

/** The word of somebody with a right that the clerk has not, given by their PIN. @returns null where nobody gave theirs */
export async function checkApproval(
  world: World,
  approval: Approval | null,
  right: Right,
): Promise<Decision<StaffId | null, ApprovalRefusal>> {
  if (!approval) return accept(null)
  const checked = await checkPin(world, approval)
  if (!checked.accepted) return checked
  const { id, rights } = clerkFrom(checked.value)
  return rights.includes(right) ? accept(id) : refuse({ code: 'MAY_NOT_APPROVE' })
}

/** The same; where nobody gave theirs and the clerk has the right, the clerk. @returns null for nobody */
export async function findApprover(
  world: World,
  approval: Approval | null,
  right: Right,
): Promise<Decision<StaffId | null, ApprovalRefusal>> {
  const own = clerkOf(world)
  const mayAlone = !approval && own.rights.includes(right)
  return mayAlone ? accept(own.id) : checkApproval(world, approval, right)
}

function refuseWrongPin(world: World, staffId: StaffId): Decision<StaffRow, PinRefusal> {
  const person = findStaff(world.db.read, staffId)
  world.log.warn({ staffId, failedPins: person?.failedPins }, 'a wrong PIN')
  const command = { commandId: newId<CommandId>(world.clock, world.random) }
  inJournal(world, command, { name: 'session.wrong-pin', v: 1 }, () =>
    accept({ answer: null, entry: { staffId, failedPins: person?.failedPins ?? 0 }, changed: [] }),
  )
  return refuse({ code: 'WRONG_PIN', waitMs: pinDelayMs(person?.failedPins ?? 0) })
}

/** A clock set back counts as no time passed, so it cannot shorten the delay. */
function remainingDelayMs(person: StaffRow, nowMs: number): number {
  if (person.lastFailedAtMs === null) return 0
  const passedMs = Math.max(0, nowMs - person.lastFailedAtMs)
  return Math.max(0, pinDelayMs(person.failedPins) - passedMs)
}
