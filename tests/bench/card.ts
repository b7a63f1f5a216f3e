// Opening the card of a customer with many orders: what the host needs to read card and orders, held against plain statements
// that read the same rows in turns in the same run, and what the clerk waits for from Enter until the first rows of that
// customer's orders are painted, in Chromium: another customer each time, in a page that has opened a few. The number is typed
// at the pace of a fast typist, and Enter is pressed in the same pace once the hit is painted.
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type Sqlite from 'better-sqlite3'
import { CustomerId, uuidV7 } from '#core/domain/ids.ts'
import { listOrderRows } from '#db/order.ts'
import { readCard } from '#host/features/customer.ts'
import type { World } from '#host/world.ts'
import { largeCounterDirectory, openLargeCounter, personOf } from '#tests/bench/shared/large-counter.ts'
import { openPage, timeKey, timeTyping } from '#tests/bench/shared/page-paint.ts'
import { overRuns, percentile } from '#tests/bench/shared/percentile.ts'

const customers = 20_000
const firstPerson = 7
const runs = 3
const openingsPerRun = 30
/** Opened before anything counts. */
const warmUp = 4
const people = Array.from({ length: warmUp + runs * openingsPerRun }, (_, n) => personOf(firstPerson + n))
const runsOf = <Item>(list: readonly Item[]) =>
  Array.from({ length: runs }, (_, run) => list.slice(run * openingsPerRun, (run + 1) * openingsPerRun))

export async function run(args: string[]) {
  const options = { orders: { type: 'string', default: '500' } } as const
  const orders = Number(parseArgs({ args, options }).values.orders)
  const directory = await largeCounterDirectory(customers)
  const { world, close } = await openLargeCounter(directory)
  for (const [n, person] of people.entries()) giveOrders(world, person.id, n, orders)
  const hostRuns = timeHost(world, orders)
  await close()
  const paintRuns = runsOf((await timePaint(directory)).slice(warmUp))
  const figures = {
    hostP50Ms: overRuns(hostRuns, ({ hostMs }) => percentile(hostMs, 0.5)),
    hostP95Ms: overRuns(hostRuns, ({ hostMs }) => percentile(hostMs, 0.95)),
    rawP95Ms: overRuns(hostRuns, ({ rawMs }) => percentile(rawMs, 0.95)),
    ratioOfP95: overRuns(hostRuns, ({ hostMs, rawMs }) => percentile(hostMs, 0.95) / percentile(rawMs, 0.95)),
    cardsPainted: paintRuns.flat().length,
    paintP50Ms: overRuns(paintRuns, (paintMs) => percentile(paintMs, 0.5)),
    paintP95Ms: overRuns(paintRuns, (paintMs) => percentile(paintMs, 0.95)),
  }
  const goals = [
    { figure: 'hostP95Ms', op: '<=' as const, value: 15 },
    { figure: 'paintP95Ms', op: '<=' as const, value: 100 },
  ]
  return { args: { orders }, figures, goals }
}

const readsPerCard = 7

/** Every card several times; ours and the plain statements take turns in being first, which pays for the disk. */
function timeHost(world: World, orders: number): { hostMs: number[]; rawMs: number[] }[] {
  const raw = rawCard(world.db.sqlite)
  const readOurs = (id: CustomerId) => {
    readCard(world, id)
    return listOrderRows(world.db.read, id).length
  }
  const read = (id: CustomerId, turn: number) => {
    const times = { hostMs: 0, rawMs: 0 }
    for (const which of turn % 2 === 0 ? (['hostMs', 'rawMs'] as const) : (['rawMs', 'hostMs'] as const)) {
      const startedMs = performance.now()
      const count = which === 'hostMs' ? readOurs(id) : raw(id)
      times[which] = performance.now() - startedMs
      if (count < orders) throw new Error(`${count} orders found instead of ${orders}`)
    }
    return times
  }
  const ids = people.map(({ id }) => CustomerId.parse(id))
  ids.slice(0, warmUp).forEach(read)
  return runsOf(ids.slice(warmUp)).map((some) => {
    const times = Array.from({ length: readsPerCard }, (_, turn) => some.map((id, n) => read(id, turn + n))).flat()
    return { hostMs: times.map(({ hostMs }) => hostMs), rawMs: times.map(({ rawMs }) => rawMs) }
  })
}

/** What one would write by hand: a statement for each table of the card, and one for the orders with what is in them. */
function rawCard(sqlite: Sqlite.Database): (customerId: string) => number {
  const ofCustomer = ['contact_points', 'postal_addresses', 'customer_labels', 'customer_consents', 'customer_notes']
  const parts = [
    'select * from customers where id = ?',
    ...ofCustomer.map((table) => `select * from ${table} where customer_id = ?`),
  ].map((sql) => sqlite.prepare(sql))
  const orders = sqlite.prepare(
    `select orders.*, count(line.id) as line_count, sum(line.quantity) as pieces, min(line.text) as title
     from orders left join order_lines line on line.order_id = orders.id
     where orders.customer_id = ? group by orders.id order by orders.created_at_ms desc`,
  )
  return (customerId) => {
    for (const part of parts) part.all(customerId)
    return orders.all(customerId).length
  }
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

/** The fourth order of the list: by then the part of the list that is seen stands. */
const fourthOrder = 'tr[data-order] ~ tr[data-order] ~ tr[data-order] ~ tr[data-order]'

const keyPauseMs = 110

async function timePaint(directory: string): Promise<number[]> {
  const { page, close } = await openPage(directory)
  try {
    const paints: number[] = []
    for (const { id, number } of people) {
      await page.keyboard.press('F2')
      const keys = Array.from(number, (letter) => ({ letter, pauseMs: keyPauseMs }))
      await timeTyping(page, keys, '#search-hits[aria-busy="false"]')
      await wait(keyPauseMs)
      paints.push(await timeKey(page, 'Enter', `[data-customer="${id}"] ${fourthOrder}`))
      await page.keyboard.press('Alt+W')
      await page.locator(`[data-customer="${id}"]`).waitFor({ state: 'detached' })
    }
    return paints
  } finally {
    await close()
  }
}
