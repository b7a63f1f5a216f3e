// A large customer file comes in from the screen while a clerk sells and searches at the same counter. Sales and searches
// are due at fixed moments, as people do not wait for the program to be ready: what they waited counts from then on.
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { WritableDb } from '#db/database.ts'
import { performancePrices, performances } from '#db/schema/catalogue.ts'
import { systemClock } from '#host/clock.ts'
import { completeSale } from '#host/features/complete-sale.ts'
import { find } from '#host/features/search.ts'
import { guessReading } from '#host/import/import-file.ts'
import { type Upload, uploadsOf } from '#host/import/uploads.ts'
import type { World } from '#host/world.ts'
import { customerFile, type ExpectedOutcome } from '#tests/bench/shared/customer-file.ts'
import { personOf } from '#tests/bench/shared/large-counter.ts'
import { percentile } from '#tests/bench/shared/percentile.ts'
import { ids, openTestCounter, saleOf, seatLine, startsAtMs, testId } from '#tests/fixture/counter.ts'

const sellEveryMs = 500
const searchEveryMs = 90
const hitsMax = 30

export async function run(args: string[]) {
  const options = { rows: { type: 'string', default: '200000' } } as const
  const rows = Number(parseArgs({ args, options }).values.rows)
  const { text, expected } = customerFile(rows)
  const counter = await openTestCounter()
  try {
    const { world, locks } = watched(counter.world)
    const upload = await uploaded(world, Buffer.from(text))
    const figures = await measure(world, upload)
    check(upload, expected)
    const again = await uploaded(world, Buffer.from(text))
    const againFigures = await measure(world, again)
    check(again, { created: 0, refused: expected.refused })
    return report(rows, figures, againFigures, locks)
  } finally {
    await counter.remove()
  }
}

type Measurement = {
  totalS: number
  pauses: { longestMs: number; p99Ms: number }
  saleMs: number[]
  searchMs: number[]
  announcements: number
}

function report(rows: number, first: Measurement, again: Measurement, locks: number[]) {
  const figures = {
    totalS: first.totalS,
    rowsPerS: rows / first.totalS,
    longestPauseMs: first.pauses.longestMs,
    pauseP99Ms: first.pauses.p99Ms,
    longestLockMs: Math.max(...locks),
    sales: first.saleMs.length,
    saleP50Ms: percentile(first.saleMs, 0.5),
    saleP99Ms: percentile(first.saleMs, 0.99),
    searches: first.searchMs.length,
    searchP50Ms: percentile(first.searchMs, 0.5),
    searchP95Ms: percentile(first.searchMs, 0.95),
    searchP99Ms: percentile(first.searchMs, 0.99),
    progressNotices: first.announcements,
    againTotalS: again.totalS,
    againLongestPauseMs: again.pauses.longestMs,
  }
  const goals = [
    { figure: 'longestPauseMs', op: '<=' as const, value: 50 },
    { figure: 'longestLockMs', op: '<=' as const, value: 50 },
    { figure: 'againLongestPauseMs', op: '<=' as const, value: 50 },
    { figure: 'totalS', op: '<=' as const, value: 120 },
  ]
  return { args: { rows }, figures, goals }
}

/** The counter's world on a clock that goes, and how long each transaction held the database. */
function watched(world: World): { world: World; locks: number[] } {
  const locks: number[] = []
  const { db } = world
  const write: typeof db.write = (work) => {
    const startedMs = performance.now()
    try {
      return db.write(work)
    } finally {
      locks.push(performance.now() - startedMs)
    }
  }
  return { world: { ...world, clock: { ...systemClock, nowMs: world.clock.nowMs }, db: { ...db, write } }, locks }
}

const partBytes = 1024 * 1024

async function uploaded(world: World, file: Buffer): Promise<Upload> {
  const uploads = uploadsOf(world)
  const upload = await uploads.begin('customers', 'old-system.csv', file.length)
  for (let offset = 0; offset < file.length; offset += partBytes) {
    await uploads.append(upload, offset, file.subarray(offset, offset + partBytes))
  }
  return upload
}

async function measure(world: World, upload: Upload): Promise<Measurement> {
  const reading = await guessReading(upload.path)
  const sell = seller(world)
  const ask = asker(world)
  const stop = new AbortController()
  const notices = countNotices(world, stop.signal)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const startedMs = performance.now()
  if (!uploadsOf(world).start(upload, reading)) throw new Error('the import did not start')
  const selling = every(sellEveryMs, stop.signal, sell)
  const searching = every(searchEveryMs, stop.signal, ask)
  await upload.ended
  const totalS = (performance.now() - startedMs) / 1_000
  stop.abort()
  delay.disable()
  const [saleMs, searchMs, announcements] = [await selling, await searching, await notices]
  const pauses = { longestMs: delay.max / 1e6, p99Ms: delay.percentile(99) / 1e6 }
  return { totalS, pauses, saleMs, searchMs, announcements }
}

/** Does the work at fixed moments; each time is counted from the moment it was due. */
async function every(periodMs: number, signal: AbortSignal, work: (n: number) => void): Promise<number[]> {
  const tookMs: number[] = []
  const startedMs = performance.now()
  for (let n = 1; !signal.aborted; n++) {
    const dueMs = startedMs + n * periodMs
    await wait(Math.max(0, dueMs - performance.now()))
    if (signal.aborted) break
    work(n)
    tookMs.push(performance.now() - dueMs)
  }
  return tookMs
}

async function countNotices(world: World, signal: AbortSignal): Promise<number> {
  let count = 0
  for await (const { topics } of world.changes.listen(signal)) if (topics.includes('import')) count += 1
  return count
}

const salesPerPerformance = 15

/** Sells two seats for cash, from one performance after the other. */
function seller(world: World): (n: number) => void {
  let performanceId = ''
  return (n) => {
    const place = (n - 1) % salesPerPerformance
    if (place === 0) performanceId = addPerformance(world)
    const lines = [2 * place, 2 * place + 1].map((index) => ({ ...seatLine(index), performanceId }))
    const decision = completeSale(world, saleOf(lines as ReturnType<typeof seatLine>[], 64_000))
    if (!decision.accepted) throw new Error(`sale ${n} was refused: ${decision.refusal.code}`)
  }
}

function addPerformance({ db }: World): string {
  const id = testId<string>()
  const show = { title: 'Peer Gynt', organiser: 'Skansen Teater', vatCode: '0', state: 'on-sale' as const, startsAtMs }
  db.write((tx: WritableDb) => {
    tx.insert(performances)
      .values({ id, code: id, hallId: ids.hall, ...show })
      .run()
    const price = { performanceId: id, category: 'A', priceTypeId: ids.adult, priceMinor: 32_000 }
    tx.insert(performancePrices).values(price).run()
  })
  return id
}

/** Types names letter by letter, as the search box asks them. */
function asker({ db }: World): (n: number) => void {
  let typed = ''
  let name = ''
  return (n) => {
    if (typed === name) {
      const { firstName, lastName } = personOf(n * 37)
      name = `${lastName} ${firstName}`
      typed = ''
    }
    typed = name.slice(0, typed.length + 1)
    find(db.read, typed, hitsMax)
  }
}

/** A fast import that does not take what it should is worth nothing. */
function check({ state, failure, tally, reportPath }: Upload, expected: ExpectedOutcome): void {
  const { created, refusedCount } = tally.counts
  if (state === 'done' && created === expected.created && refusedCount === expected.refused) return
  const start = tally.remarks.length > 0 ? readFileSync(reportPath, 'utf8').slice(0, 500) : ''
  throw new Error(
    `${state} ${failure?.code ?? ''} ${failure?.detail ?? ''}: created ${created}, refused ${refusedCount}, expected ${JSON.stringify(expected)}\n${start}`,
  )
}
