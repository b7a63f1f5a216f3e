// Giving back every order of a cancelled performance: how long until the last is in the books, and how long a clerk waits for a
// sale of another performance meanwhile.
import { setImmediate as turn } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { CommandId, SeatId } from '#core/domain/ids.ts'
import { seats } from '#db/schema/catalogue.ts'
import { cancelPerformance, giveBackAll, readGivingBack } from '#host/features/cancel-performance.ts'
import { completeSale } from '#host/features/complete-sale.ts'
import { percentile } from '#tests/bench/shared/percentile.ts'
import { ids, openTestCounter, saleOf, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'

export async function run(args: string[]) {
  const orders = Number(parseArgs({ args, options: { orders: { type: 'string', default: '500' } } }).values.orders)
  const counter = await openTestCounter()
  try {
    sellAll(counter, orders)
    const performanceId = ids.performance
    cancelPerformance(counter.world, { commandId: testId<CommandId>(), performanceId, reason: 'ill' })
    const startedMs = performance.now()
    giveBackAll(counter.world, performanceId)
    const waits: number[] = []
    for (let turns = 0; ; turns++) {
      const beforeMs = performance.now()
      await turn()
      waits.push(performance.now() - beforeMs)
      if (turns % 200 === 199 && readGivingBack(counter.world, performanceId).state !== 'running') break
    }
    const tookMs = performance.now() - startedMs
    const { done, refused } = readGivingBack(counter.world, performanceId)
    const figures = { tookMs, done: done.orders, refused: refused.length, waitP99Ms: percentile(waits, 0.99) }
    return { args: { orders }, figures, goals: [{ figure: 'tookMs', op: '<=' as const, value: 3_000 }] }
  } finally {
    await counter.remove()
  }
}

function sellAll({ world }: TestCounter, orders: number): void {
  const more = Array.from({ length: orders }, () => testId<SeatId>())
  world.db.write((tx) => {
    for (const [at, id] of more.entries()) {
      const place = { row: `Z${Math.floor(at / 50)}`, number: String(at % 50), x: (at % 50) * 10, y: at, category: 'A' }
      tx.insert(seats)
        .values({ id, areaId: ids.seated, kind: 'normal', ...place })
        .run()
    }
  })
  for (const seatId of more) {
    const line = { ...seatLine(0), seatId } as ReturnType<typeof seatLine>
    const decision = completeSale(world, saleOf([line], 32_000))
    if (!decision.accepted) throw new Error(`refused: ${decision.refusal.code}`)
  }
}
