// The durable commit of a large mixed sale: eight seats, two kinds of goods, paid with a gift card and the rest in cash.
import type { CartLine } from '#core/domain/cart.ts'
import type { OrderLineId, StoredValueId } from '#core/domain/ids.ts'
import { products } from '#db/schema/catalogue.ts'
import { completeSale } from '#host/features/complete-sale.ts'
import { overRuns, percentile } from '#tests/bench/shared/percentile.ts'
import { ids, openTestCounter, saleOf, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'

const runs = 3
const salesPerRun = 200
const warmUp = 20
const seatsPerSale = 8
const cardMinor = 1_000_000
/** Of each sale: eight seats, two programmes and a soup. */
const totalMinor = seatsPerSale * 32_000 + 2 * 5_000 + 9_500
const byCardMinor = 10_000

/** @param addPerformances as many evenings of thirty seats as asked for */
export async function runMixed(addPerformances: (counter: TestCounter, count: number) => string[]) {
  const counter = await openTestCounter()
  try {
    counter.world.db.write((tx) => tx.update(products).set({ stock: null }).run())
    const sales = warmUp + runs * salesPerRun
    const perShow = Math.floor(30 / seatsPerSale)
    const shows = addPerformances(counter, Math.ceil(sales / perShow))
    const times: number[] = []
    let card = issueCard(counter)
    for (let n = 0; n < sales; n++) {
      if (n % 50 === 0) card = issueCard(counter)
      times.push(timeSale(counter, shows[Math.floor(n / perShow)] ?? '', (n % perShow) * seatsPerSale, card))
    }
    const measured = times.slice(warmUp)
    const slices = Array.from({ length: runs }, (_, run) => measured.slice(run * salesPerRun, (run + 1) * salesPerRun))
    const figures = {
      runs,
      sales: measured.length,
      hostP50Ms: overRuns(slices, (some) => percentile(some, 0.5)),
      hostP99Ms: overRuns(slices, (some) => percentile(some, 0.99)),
    }
    return { args: { mixed: true }, figures, goals: [{ figure: 'hostP99Ms', op: '<=' as const, value: 20 }] }
  } finally {
    await counter.remove()
  }
}

function issueCard({ world }: TestCounter): StoredValueId {
  const storedValueId = testId<StoredValueId>()
  const line: CartLine = {
    id: testId<OrderLineId>(),
    kind: 'gift-card',
    storedValueId,
    isTopUp: false,
    amountMinor: cardMinor,
    note: '',
  }
  const decision = completeSale(world, saleOf([line], cardMinor))
  if (!decision.accepted) throw new Error(`the card was refused: ${decision.refusal.code}`)
  return storedValueId
}

function timeSale({ world }: TestCounter, performanceId: string, firstSeat: number, card: StoredValueId): number {
  const seats = Array.from({ length: seatsPerSale }, (_, at) => ({ ...seatLine(firstSeat + at), performanceId }))
  const goods = (productId: string, quantity: number) => ({
    id: testId<OrderLineId>(),
    kind: 'product',
    productId,
    quantity,
    note: '',
  })
  const lines = [...seats, goods(ids.programme, 2), goods(ids.soup, 1)] as CartLine[]
  const tenders = [
    { means: 'gift-card' as const, amountMinor: byCardMinor, storedValueId: card },
    { means: 'cash' as const, tenderedMinor: totalMinor },
  ]
  const command = { ...saleOf(lines, totalMinor), tenders }
  const startedMs = performance.now()
  const decision = completeSale(world, command)
  const tookMs = performance.now() - startedMs
  if (!decision.accepted) throw new Error(`a sale was refused: ${JSON.stringify(decision.refusal)}`)
  return tookMs
}
