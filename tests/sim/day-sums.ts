// The end of the scripted day: what was sold by every record there is of it. Papers, settlements, journals, the server and the shelf
// come to the same, to the cent.
import type { ReceiptDocument } from '#core/domain/receipt.ts'
import type { Settlement } from '#core/domain/settlement.ts'
import { Means } from '#core/domain/tender.ts'
import { cashMinorOf, isCashMove } from '#core/domain/till-report.ts'
import type { OrderEntity, ProductEntity } from '#core/protocol/entity.ts'
import { readEntity } from '#db/entity/entity.ts'
import { listClosedShifts, listSettlementsOf } from '#db/shift.ts'
import { verifyBooks } from '#host/verify.ts'
import { settledIn } from './books.ts'
import type { SimCounter } from './counter.ts'
import type { Day } from './day.ts'
import { day } from './day-house.ts'
import { house } from './venue.ts'

/** Minor units by means of payment, and the number of papers. */
export type Sums = Map<string, number>
export type DaySums = { counters: { code: string; records: Record<string, Sums> }[]; stock: string[] }

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

export function compareDay({ evening, failures, done }: Day): DaySums {
  const counters = evening.counters.map((counter) => {
    const records = {
      receipts: receiptsOf(counter),
      drawer: settlementsIn(counter),
      journal: journalOf(counter),
      server: serverOf(evening.store.entities(), counter),
      'Z reports': reportsOf(counter, failures),
    }
    for (const [name, sums] of Object.entries(records))
      for (const text of differences(records.receipts, sums))
        failures.push(`${counter.code}: receipts and ${name}, ${text}`)
    const { problem } = verifyBooks(counter.world.db, { entries: () => counter.box.values() as never })
    if (problem) failures.push(`${counter.code}: ${problem.what}`)
    return { code: counter.code, records }
  })
  for (const [kind, wanted] of Object.entries({ sale: 400, reservation: 60, exchange: 30, refund: 20 }))
    if (done.get(kind) !== wanted) failures.push(`${done.get(kind) ?? 0} of ${wanted} times ${kind}`)
  return { counters, stock: stockOf(evening.store.entities(), evening.counters, failures) }
}

function differences(here: Sums, there: Sums): string[] {
  return [...new Set([...here.keys(), ...there.keys()])].flatMap((key) =>
    (here.get(key) ?? 0) === (there.get(key) ?? 0) ? [] : [`${key}: ${here.get(key) ?? 0} and ${there.get(key) ?? 0}`],
  )
}

type Paid = { means: Means; amountMinor: number }

function sumsOf(settlements: readonly (readonly Paid[])[]): Sums {
  const all = settlements.flat().filter(({ means }) => means !== 'transfer')
  const byMeans = Means.options.flatMap((means): [string, number][] => {
    const of = all.filter((payment) => payment.means === means)
    return of.length > 0 ? [[means, sum(of.map(({ amountMinor }) => amountMinor))]] : []
  })
  return new Map([...byMeans, ['all', sum(all.map(({ amountMinor }) => amountMinor))]])
}

/** With customers: what is put into the drawer or taken out of it has no receipt. */
function paymentsOf(settlements: readonly Settlement[]): Sums {
  return sumsOf(settlements.filter((each) => !isCashMove(each)).map(({ payments }) => payments))
}

function receiptsOf({ world }: SimCounter): Sums {
  const rows = world.db.read.sql.prepare("select body from documents where kind = 'receipt'").all() as {
    body: string
  }[]
  return sumsOf(rows.map(({ body }) => (JSON.parse(body) as ReceiptDocument).payments))
}

function settlementsIn({ world }: SimCounter): Sums {
  const rows = world.db.read.sql.prepare('select body from settlements').all() as { body: string }[]
  return paymentsOf(rows.map(({ body }) => JSON.parse(body) as Settlement))
}

function journalOf({ world }: SimCounter): Sums {
  const rows = world.db.read.sql.prepare('select name, body from journal').all() as { name: string; body: string }[]
  return paymentsOf(rows.flatMap((row) => settledIn(row)?.settlement ?? []))
}

/** All Z reports of the day together; each says what lay in the drawer, and the last what the till ever sold. */
function reportsOf({ world, code }: SimCounter, failures: string[]): Sums {
  const closed = listClosedShifts(world.db.read, 10)
  const settlements = closed.map(({ id }) => listSettlementsOf(world.db.read, id))
  for (const [index, { number, report }] of closed.entries()) {
    const own = settlements[index] ?? []
    const cashMinor = report.sums.cash.floatMinor + sum(own.map(cashMinorOf))
    const counted = report.counted?.countedMinor
    if (counted !== cashMinor)
      failures.push(`${code}: ${number} counted ${counted}, and its documents say ${cashMinor}`)
    if (own.length !== report.sums.documents)
      failures.push(`${code}: ${number} has ${report.sums.documents} documents, and the shift ${own.length}`)
  }
  const { salesMinor, returnsMinor } = closed[0]?.report.sums.perpetual ?? { salesMinor: 0, returnsMinor: 0 }
  const supplies = settlements
    .flat()
    .flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'sale' || kind === 'return'))
  const worthMinor = sum(supplies.map(({ grossMinor }) => grossMinor))
  if (salesMinor + returnsMinor !== worthMinor)
    failures.push(`${code}: ${salesMinor + returnsMinor} was ever sold, and the documents say ${worthMinor}`)
  const rows = closed.flatMap(({ report }) => report.sums.means)
  return sumsOf([rows.map(({ means, inMinor, outMinor }) => ({ means, amountMinor: inMinor + outMinor }))])
}

/** By the number of the receipt: the counter's code stands before it. */
function serverOf(rows: readonly { kind: string; body: unknown }[], { code }: SimCounter): Sums {
  const orders = rows.flatMap(({ kind, body }) => (kind === 'order' ? [body as OrderEntity] : []))
  return sumsOf([
    orders.flatMap(({ payments }) => payments).filter(({ receiptNumber }) => receiptNumber.startsWith(`${code}-`)),
  ])
}

function stockOf(
  rows: readonly { kind: string; id: string; body: unknown }[],
  counters: readonly SimCounter[],
  failures: string[],
): string[] {
  const lines = rows.flatMap(({ kind, body }) => (kind === 'order' ? (body as OrderEntity).lines : []))
  return (['wine', 'programme'] as const).map((name) => {
    const productId = name === 'wine' ? day.wine : house.programme
    const sold = sum(
      lines.map((line) => (line.productId === productId && line.state !== 'cancelled' ? line.quantity : 0)),
    )
    const wanted = day.stockAtFirst[name] - sold
    const known = rows.find(({ kind, id }) => kind === 'product' && id === productId)?.body as ProductEntity | undefined
    const here = counters.map(({ world }) => readEntity(world.db.read, 'product', productId)?.stock)
    for (const left of [known?.stock, ...here])
      if (left !== wanted) failures.push(`${left} ${name} are left instead of ${wanted}`)
    return `${name}: ${day.stockAtFirst[name]} at first, ${sold} sold, ${wanted} left`
  })
}
