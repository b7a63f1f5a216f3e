// Lines that were in a cart and were taken out, or given up with it, before anything was paid: the till laws want them on record.
import type { CorrectedLine } from '#core/contract/sale.ts'
import { accept } from '#core/domain/decision.ts'
import type { CommandId } from '#core/domain/ids.ts'
import { inJournal } from '../in-journal.ts'
import type { World } from '../world.ts'

type Correct = { commandId: CommandId; lines: CorrectedLine[]; isWhole?: boolean }

export function recordCorrection(world: World, command: Correct): Record<never, never> {
  const { lines, isWhole = false } = command
  inJournal(world, command, { name: 'sale.correct', v: 1 }, () =>
    accept({ answer: {}, entry: { lines, isWhole }, changed: ['shift'] }),
  )
  return {}
}
