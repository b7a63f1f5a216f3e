// The drawers of the scripted day: each cashier opens one with a float, takes something to the safe, counts it and closes it with a
// Z report.
import { type CashCount, denominationsMinor } from '#core/domain/cash-count.ts'
import type { CommandId, ShiftId } from '#core/domain/ids.ts'
import { newId } from '#host/clock.ts'
import { moveCash } from '#host/features/cash-move.ts'
import { close, countDrawer, makeReport, openShift } from '#host/features/shift.ts'
import { readSums } from '#host/till.ts'
import type { SimCounter } from './counter.ts'
import { count, type Day } from './day.ts'

const floatMinor = 200_000
const toSafeMinor = 50_000

const commandOf = ({ world }: SimCounter) => ({ commandId: newId<CommandId>(world.clock, world.random) })

/** So much in as few pieces as there can be. */
function countOf(minor: number): CashCount {
  let left = minor
  return denominationsMinor.NOK.flatMap((denominationMinor) => {
    const pieces = Math.floor(left / denominationMinor)
    left -= pieces * denominationMinor
    return pieces > 0 ? [{ denominationMinor, pieces }] : []
  })
}

export function openTill({ failures }: Day, counter: SimCounter): void {
  const { world, code } = counter
  const shiftId = newId<ShiftId>(world.clock, world.random)
  const opened = openShift(world, { ...commandOf(counter), shiftId, drawer: code, count: countOf(floatMinor) })
  if (!opened.accepted) failures.push(`${code} opened no drawer: ${opened.refusal.code}`)
}

/** An X report, some of the takings to the safe, counted once, and the Z. */
export async function closeTill(today: Day, counter: SimCounter): Promise<void> {
  const { world, code } = counter
  const read = makeReport(world, commandOf(counter))
  const word = { reason: 'to the safe', approval: null }
  const moved = await moveCash(world, { ...commandOf(counter), amountMinor: 0 - toSafeMinor, ...word })
  const { expectedMinor } = readSums(world.db.read).cash
  const counted = countDrawer(world, { ...commandOf(counter), count: countOf(expectedMinor) })
  const closed = await close(world, { ...commandOf(counter), reason: '', keptMinor: floatMinor, approval: null })
  for (const each of [read, moved, counted, closed])
    if (!each.accepted) today.failures.push(`${code} closed no drawer: ${each.refusal.code}`)
  if (closed.accepted) count(today, 'Z reports')
}
