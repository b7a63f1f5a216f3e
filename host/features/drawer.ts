// Openings of the drawer without a sale: the till laws count them. Whoever opens it by its key says so here.
import { accept } from '#core/domain/decision.ts'
import type { CommandId } from '#core/domain/ids.ts'
import { findOpenShiftId } from '#db/shift.ts'
import { inJournal } from '../in-journal.ts'
import type { World } from '../world.ts'

export function recordDrawerOpening(
  world: World,
  command: { commandId: CommandId; reason: string },
): Record<never, never> {
  inJournal(world, command, { name: 'drawer.open', v: 1 }, (tx) =>
    accept({ answer: {}, entry: { reason: command.reason, shiftId: findOpenShiftId(tx) }, changed: ['shift'] }),
  )
  return {}
}
