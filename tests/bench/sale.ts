// The durable commit of a cash sale of two seats: everything until the sale may be called done (transaction, journal, black
// box, both on the disk), without printing. Held against plain statements that write the same rows and the same bytes
// to a second file and a second box, synced the same way, in turns in the same run.
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type Sqlite from 'better-sqlite3'
import type { WritableDb } from '#db/database.ts'
import { openDatabase } from '#db/open.ts'
import { performancePrices, performances } from '#db/schema/catalogue.ts'
import { completeSale } from '#host/features/complete-sale.ts'
import { runMixed } from '#tests/bench/shared/mixed-sale.ts'
import { overRuns, percentile } from '#tests/bench/shared/percentile.ts'
import {
  eveningMs,
  ids,
  migrationsDirectory,
  openTestCounter,
  saleOf,
  seatLine,
  startsAtMs,
  type TestCounter,
  testId,
} from '#tests/fixture/counter.ts'

const runs = 3
const salesPerRun = 600
const warmUp = 50
const salesPerPerformance = 15

export async function run(args: string[]) {
  const options = { mixed: { type: 'boolean' as const, default: false } }
  if (parseArgs({ args, options }).values.mixed) return await runMixed(addPerformances)
  const counter = await openTestCounter()
  const rawDirectory = mkdtempSync(join(tmpdir(), 'foyer-bench-'))
  try {
    const sales = warmUp + runs * salesPerRun
    const shows = addPerformances(counter, Math.ceil(sales / salesPerPerformance))
    const raw = openRaw(rawDirectory)
    const times: SaleTimes[] = []
    for (let n = 0; n < sales; n++) {
      const hostMs = timeSale(counter, shows[Math.floor(n / salesPerPerformance)], n)
      times.push({ hostMs, rawMs: raw.timeSale(counter) })
    }
    raw.close()
    return report(times.slice(warmUp))
  } finally {
    await counter.remove()
    rmSync(rawDirectory, { recursive: true, force: true })
  }
}

type SaleTimes = { hostMs: number; rawMs: number }

function report(times: readonly SaleTimes[]) {
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  const measured = Array.from({ length: runs }, (_, run) => {
    const some = times.slice(run * salesPerRun, (run + 1) * salesPerRun)
    return { hostMs: some.map(({ hostMs }) => hostMs), rawMs: some.map(({ rawMs }) => rawMs) }
  })
  const figures = {
    runs,
    sales: times.length,
    hostP50Ms: overRuns(measured, ({ hostMs }) => percentile(hostMs, 0.5)),
    hostP95Ms: overRuns(measured, ({ hostMs }) => percentile(hostMs, 0.95)),
    hostP99Ms: overRuns(measured, ({ hostMs }) => percentile(hostMs, 0.99)),
    rawP50Ms: overRuns(measured, ({ rawMs }) => percentile(rawMs, 0.5)),
    rawP95Ms: overRuns(measured, ({ rawMs }) => percentile(rawMs, 0.95)),
    rawP99Ms: overRuns(measured, ({ rawMs }) => percentile(rawMs, 0.99)),
    ratioOfMedians: overRuns(measured, ({ hostMs, rawMs }) => percentile(hostMs, 0.5) / percentile(rawMs, 0.5)),
    ratioOfSums: overRuns(measured, ({ hostMs, rawMs }) => sum(hostMs) / sum(rawMs)),
  }
  const goals = [
    { figure: 'hostP99Ms', op: '<=' as const, value: 15 },
    { figure: 'ratioOfMedians', op: '<=' as const, value: 2.5 },
  ]
  return { args: {}, figures, goals }
}

function addPerformances({ world }: TestCounter, count: number): string[] {
  const made = Array.from({ length: count }, () => testId<string>())
  world.db.write((tx: WritableDb) => {
    for (const id of made) {
      const show = {
        title: 'Peer Gynt',
        organiser: 'Skansen Teater',
        vatCode: '0',
        state: 'on-sale' as const,
        startsAtMs,
      }
      tx.insert(performances)
        .values({ id, code: id, hallId: ids.hall, ...show })
        .run()
      const price = { performanceId: id, category: 'A', priceTypeId: ids.adult, priceMinor: 32_000 }
      tx.insert(performancePrices).values(price).run()
    }
  })
  return made
}

function timeSale({ world }: TestCounter, performanceId: string | undefined, n: number): number {
  const place = n % salesPerPerformance
  const lines = [2 * place, 2 * place + 1].map((index) => ({ ...seatLine(index), performanceId })) as ReturnType<
    typeof seatLine
  >[]
  const command = saleOf(lines, 64_000)
  const startedMs = performance.now()
  const decision = completeSale(world, command)
  const tookMs = performance.now() - startedMs
  if (!decision.accepted) throw new Error(`sale ${n} was refused: ${decision.refusal.code}`)
  return tookMs
}

const tables = ['orders', 'order_lines', 'tickets', 'payments', 'documents', 'settlements', 'journal']

/** Copies the newest sale's rows, read beforehand, into a database of the same schema. */
function openRaw(directory: string) {
  const key = new Uint8Array(32).fill(3)
  const backupsDirectory = join(directory, 'backups')
  const path = join(directory, 'raw.db')
  const db = openDatabase({ path, key, migrationsDirectory, backupsDirectory, nowMs: eveningMs })
  const box = openSync(join(directory, 'box'), 'a')
  db.sqlite.pragma('foreign_keys = OFF')
  const series = db.sqlite.prepare(
    'insert into number_series (kind, last) values (?, 1) on conflict (kind) do update set last = last + 1',
  )
  return {
    timeSale(counter: TestCounter): number {
      const rows = newestSale(counter.world.db.sqlite)
      const record = Buffer.alloc(rows.entryBytes)
      const startedMs = performance.now()
      db.sqlite.transaction(() => {
        for (const kind of ['order', 'receipt', 'ticket', 'ticket']) series.run(kind)
        for (const [table, list] of rows.byTable) for (const row of list) inserter(db.sqlite, table, row).run(row)
      })()
      writeSync(box, record)
      fsyncSync(box)
      return performance.now() - startedMs
    },
    close() {
      closeSync(box)
      db.close()
    },
  }
}

type Row = Record<string, unknown>
const inserters = new Map<string, Sqlite.Statement>()

function inserter(sqlite: Sqlite.Database, table: string, row: Row): Sqlite.Statement {
  const known = inserters.get(table)
  if (known) return known
  const columns = Object.keys(row)
  const statement = sqlite.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((column) => `@${column}`).join(', ')})`,
  )
  inserters.set(table, statement)
  return statement
}

function newestSale(sqlite: Sqlite.Database): { byTable: [string, Row[]][]; entryBytes: number } {
  const order = sqlite.prepare('select * from orders order by rowid desc limit 1').get() as Row
  const of = (table: string, where: string) =>
    sqlite.prepare(`select * from ${table} where ${where}`).all(order.id) as Row[]
  const byTable: [string, Row[]][] = tables.map((table) => {
    if (table === 'orders') return [table, [order]]
    if (table === 'tickets')
      return [table, of(table, 'order_line_id in (select id from order_lines where order_id = ?)')]
    if (table === 'journal')
      return [table, sqlite.prepare('select * from journal order by n desc limit 1').all() as Row[]]
    return [table, of(table, table === 'settlements' ? 'id = ?' : 'order_id = ?')]
  })
  const [entry] = byTable.at(-1)?.[1] ?? []
  return { byTable, entryBytes: JSON.stringify(entry).length }
}
