// Training begun and ended: what the real journal says of it.
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId } from '#core/domain/ids.ts'
import { DiskFull } from '../backups.ts'
import { inJournal } from '../in-journal.ts'
import { host, settle } from '../procedures.ts'
import type { World } from '../world.ts'

export const training = {
  begin: host.training.begin.handler(async ({ input, context: { world }, errors }) =>
    settle(await beginTraining(world, input), errors),
  ),
  end: host.training.end.handler(({ input, context: { world } }) => endTraining(world, input)),
}

type Asked = { commandId: CommandId }

export async function beginTraining(
  world: World,
  command: Asked,
): Promise<Decision<Record<never, never>, { code: 'DISK_FULL' }>> {
  const wasOn = world.training.world() !== undefined
  try {
    await world.training.begin(world)
  } catch (error) {
    if (error instanceof DiskFull) return refuse({ code: 'DISK_FULL' })
    throw error
  }
  if (wasOn) return accept({})
  return inJournal(world, command, { name: 'training.begin', v: 1 }, () =>
    accept({ answer: {}, entry: {}, changed: ['session'] }),
  )
}

/** The till laws want it on record that somebody trained, and how much; nothing of it is in any sum. */
export function endTraining(world: World, command: Asked): Record<never, never> {
  const done = world.training.end()
  if (!done) return {}
  inJournal(world, command, { name: 'training.end', v: 1 }, () =>
    accept({ answer: {}, entry: done, changed: ['session'] }),
  )
  return {}
}
