// Opening the card of a customer with many orders: what the host needs to read card and orders, and what the clerk waits
// for from Enter until the first rows are painted, in Chromium: another customer each time, in a page that has opened a few.
import { parseArgs } from 'node:util'
import { CustomerId, uuidV7 } from '#core/domain/ids.ts'
import { listOrderRows } from '#db/order.ts'
import { readCard } from '#host/features/customer.ts'
import type { World } from '#host/world.ts'
import { largeCounterDirectory, openLargeCounter, personOf } from '#tests/bench/shared/large-counter.ts'
import { openPage, takePaints, watchPaint } from '#tests/bench/shared/page-paint.ts'
import { percentile } from '#tests/bench/shared/percentile.ts'

const customers = 20_000
const firstPerson = 7
const rounds = 200
const openings = 20
const warmUp = 4

export async function run(args: string[]) {
  const options = { orders: { type: 'string', default: '500' } } as const
  const orders = Number(parseArgs({ args, options }).values.orders)
  const directory = await largeCounterDirectory(customers)
  const { world, close } = await openLargeCounter(directory)
  const customerId = CustomerId.parse(personOf(firstPerson).id)
  for (let n = 0; n < openings; n++) giveOrders(world, personOf(firstPerson + n).id, n, orders)
  const hostMs = Array.from({ length: rounds }, () => timeHost(world, customerId, orders))
  await close()
  const paintMs = await timePaint(directory)
  const figures = {
    hostP50Ms: percentile(hostMs, 0.5),
    hostP95Ms: percentile(hostMs, 0.95),
    paintP50Ms: percentile(paintMs, 0.5),
    paintP95Ms: percentile(paintMs, 0.95),
  }
  const goals = [
    { figure: 'hostP95Ms', op: '<=' as const, value: 15 },
    { figure: 'paintP95Ms', op: '<=' as const, value: 100 },
  ]
  return { args: { orders }, figures, goals }
}

function timeHost(world: World, customerId: CustomerId, orders: number): number {
  const startedMs = performance.now()
  readCard(world, customerId)
  const rows = listOrderRows(world.db.read, customerId)
  const tookMs = performance.now() - startedMs
  if (rows.length < orders) throw new Error(`${rows.length} orders found instead of ${orders}`)
  return tookMs
}

/** Far ahead, so that the card lists them among the coming ones. */
const firstOrderMs = Date.UTC(2033, 0)

/** Orders of two product lines each; as many as are missing. */
function giveOrders({ db }: World, customerId: string, customer: number, count: number): void {
  const have = listOrderRows(db.read, customerId).length
  const order = db.sqlite.prepare(
    `insert into orders (id, number, sequence, customer_id, channel, state, currency, total_minor, paid_minor, created_at_ms, created_by)
     values (?, ?, ?, ?, 'counter', 'sold', 'NOK', 20000, 20000, ?, 'bench')`,
  )
  const line = db.sqlite.prepare(
    `insert into order_lines (id, order_id, position, kind, state, text, quantity, unit_minor, total_minor, vat_code, vat_rate_bp, vat_minor)
     values (?, ?, ?, 'product', 'active', 'Programme', 1, 10000, 10000, '25', 2500, 2000)`,
  )
  db.sqlite.transaction(() => {
    for (let n = have; n < count; n++) {
      const unique = customer * 100_000 + n
      const id = uuidV7(firstOrderMs + unique, new Uint8Array(10))
      order.run(id, `B-${unique}`, 9_000_000 + unique, customerId, firstOrderMs + n)
      for (const position of [0, 1]) line.run(`${id}-${position}`, id, position)
    }
  })()
}

async function timePaint(directory: string): Promise<number[]> {
  const { page, close } = await openPage(directory)
  try {
    await watchPaint(page, '[data-customer] tr[data-order]')
    const paints: number[] = []
    for (let n = 0; n < openings; n++) {
      const { number } = personOf(firstPerson + n)
      await page.keyboard.press('F2')
      await page.keyboard.type(number)
      await page.locator('#search-hits').getByText(number, { exact: true }).first().waitFor()
      await takePaints(page)
      await page.keyboard.press('Enter')
      await page.locator('[data-customer] tr[data-order]').nth(3).waitFor()
      paints.push(...(await takePaints(page)).slice(-1))
      await page.keyboard.press('Alt+W')
      await page.locator('[data-customer]').waitFor({ state: 'detached' })
    }
    return paints.slice(warmUp)
  } finally {
    await close()
  }
}
