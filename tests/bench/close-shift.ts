// Closing a shift of many documents: from the command until the Z report is on the disk, without printing; and how long the place
// "Shift" takes to show its figures before.
import { parseArgs } from 'node:util'
import type { CommandId, ShiftId } from '#core/domain/ids.ts'
import { completeSale } from '#host/features/complete-sale.ts'
import { close, countDrawer, openShift } from '#host/features/shift.ts'
import { readSums } from '#host/till.ts'
import { ids, openTestCounter, saleOf, type TestCounter, testId } from '#tests/fixture/counter.ts'

export async function run(args: string[]) {
  const options = { documents: { type: 'string', default: '2000' } } as const
  const documents = Number(parseArgs({ args, options }).values.documents)
  const counter = await openTestCounter()
  try {
    const { world } = counter
    const command = () => ({ commandId: testId<CommandId>() })
    openShift(world, { ...command(), shiftId: testId<ShiftId>(), drawer: '', count: [] })
    for (let n = 0; n < documents; n++) sellOne(counter)
    const readAtMs = performance.now()
    const { expectedMinor } = readSums(world.db.read).cash
    const readMs = performance.now() - readAtMs
    countDrawer(world, { ...command(), count: [{ denominationMinor: 100, pieces: expectedMinor / 100 }] })
    const startedMs = performance.now()
    const closed = await close(world, { ...command(), reason: '', keptMinor: 0, approval: null })
    const closeMs = performance.now() - startedMs
    if (!closed.accepted) throw new Error(`refused: ${closed.refusal.code}`)
    const goals = [{ figure: 'closeMs', op: '<=' as const, value: 300 }]
    return { args: { documents }, figures: { documents, readMs, closeMs }, goals }
  } finally {
    await counter.remove()
  }
}

function sellOne({ world }: TestCounter): void {
  const line = { id: testId<never>(), kind: 'product' as const, productId: ids.programme, quantity: 1, note: '' }
  const decision = completeSale(world, saleOf([line], 5_000))
  if (!decision.accepted) throw new Error(`refused: ${decision.refusal.code}`)
}
