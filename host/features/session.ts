// Signing in and out, preferences, and what the sign-in screen needs to know.
import { ORPCError } from '@orpc/server'
import type { Clerk, ColorScheme, SessionState } from '#core/contract/session.ts'
import { accept, type Decision } from '#core/domain/decision.ts'
import type { CommandId, StaffId } from '#core/domain/ids.ts'
import type { Language } from '#core/domain/locale.ts'
import { getVenue } from '#db/counter.ts'
import { getCounterCode } from '#db/number-series.ts'
import { clerkFrom, findStaff, listStaff, savePreferences } from '#db/staff.ts'
import { newId } from '../clock.ts'
import { inJournal } from '../in-journal.ts'
import { clerkOf, host, settle } from '../procedures.ts'
import type { World } from '../world.ts'
import { checkPin, type PinRefusal } from './pin-check.ts'

export const session = {
  state: host.session.state.handler(({ context: { world } }) => readState(world)),
  signIn: host.session.signIn.handler(async ({ input, context: { world }, errors }) =>
    settle(await signIn(world, input), errors),
  ),
  signOut: host.session.signOut.handler(({ input, context: { world } }) => {
    signOut(world, input)
    return {}
  }),
  touch: host.session.touch.handler(({ context: { world } }) => {
    world.session.touch()
    return {}
  }),
  setPreferences: host.session.setPreferences.handler(({ input, context: { world } }) => setPreferences(world, input)),
}

function readState(world: World): SessionState {
  const staff = listStaff(world.db.read).map(clerkFrom)
  return {
    counterCode: getCounterCode(world.db.read),
    venue: getVenue(world.db.read),
    staff: staff.map(({ id, name, language, rights }) => ({
      id,
      name,
      language,
      approves: (['sell.unprotected', 'till.approve'] as const).filter((right) => rights.includes(right)),
    })),
    clerk: world.session.clerk(),
    isTraining: world.training.world() !== undefined,
    warnings: [...world.warnings, ...(world.recorder.isBehind ? (['black-box-not-written'] as const) : [])],
  }
}

async function signIn(
  world: World,
  command: { commandId: CommandId; staffId: StaffId; pin: string },
): Promise<Decision<Clerk, PinRefusal>> {
  const checked = await checkPin(world, command)
  if (!checked.accepted) return checked
  const clerk = clerkFrom(checked.value)
  world.session.enter(clerk)
  try {
    return inJournal(world, withoutPin(command), { name: 'session.sign-in', v: 1 }, () =>
      accept({ answer: clerk, entry: { staffId: clerk.id }, changed: ['session'] }),
    )
  } catch (error) {
    // Nobody works at a till whose journal does not know that they are there.
    world.session.leave()
    throw error
  }
}

// The journal keeps a hash of every command; a PIN of four digits could be guessed back from it.
const withoutPin = ({ commandId, staffId }: { commandId: CommandId; staffId: StaffId }) => ({ commandId, staffId })

function signOut(world: World, command: { commandId: CommandId; reason: 'asked' | 'idle' }): void {
  const { reason } = command
  try {
    inJournal(world, command, { name: 'session.sign-out', v: 1 }, () =>
      accept({ answer: {}, entry: { reason }, changed: [] }),
    )
  } finally {
    // Who leaves has left, even when the disk does not take the note of it.
    world.session.leave()
    world.changes.announce(['session'])
  }
}

/** Called every few seconds by the host: locks the counter that nobody touches, even when the window is gone. */
export function lockWhenIdle(world: World): void {
  if (!world.session.isIdle(getVenue(world.db.read).lockAfterMs)) return
  try {
    signOut(world, { commandId: newId<CommandId>(world.clock, world.random), reason: 'idle' })
  } catch (error) {
    world.log.error({ error: String(error) }, 'locking could not be written down')
  }
}

type Preferences = { commandId: CommandId; language: Language; colorScheme: ColorScheme }

function setPreferences(world: World, command: Preferences): Clerk {
  const { id } = clerkOf(world)
  const { language, colorScheme } = command
  const decision = inJournal(world, command, { name: 'staff.set-preferences', v: 1 }, (tx) => {
    savePreferences(tx, id, language, colorScheme)
    const row = findStaff(tx, id)
    if (!row) throw new ORPCError('SIGNED_OUT')
    return accept({ answer: clerkFrom(row), entry: { staffId: id, language, colorScheme }, changed: ['session'] })
  })
  if (!decision.accepted) throw new Error('preferences are never refused')
  // A stored answer may be a colleague's, whose command came again: it puts nobody at the till.
  if (decision.value.id === id) world.session.enter(decision.value)
  return decision.value
}
