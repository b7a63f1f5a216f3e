// What the change feed costs: transactions a second of many writers on a real PostgreSQL, some of which take everything back,
// beside a reader who pulls all the while. Each writer is a counter that hands in a journal of one entry at a time; its
// entries are written before the clock starts. Nothing may be missed by the reader, and no number may be left out.
import { parseArgs } from 'node:util'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import { pullChangesMax } from '#core/protocol/sync.ts'
import { takeIn } from '#server/features/push.ts'
import { connectDatabase } from '#server/store/sql-database.ts'
import { overRuns, percentile } from '#tests/bench/shared/percentile.ts'
import { customerBody, madeId, type PaperCounter, paperCounter } from '#tests/server/journal-maker.ts'
import { readAlong } from '#tests/server/read-along.ts'
import { enrol, openStore, startPostgres, type TestStore } from '#tests/server/server-fixture.ts'

/** One in so many transactions is taken back. */
const takenBackEvery = 8
/** As a counter that is told of every change and takes a moment to lay it in. */
const pollMs = 10

export async function run(args: string[]) {
  const options = {
    writers: { type: 'string', default: '16' },
    transactions: { type: 'string', default: '8000' },
    runs: { type: 'string', default: '3' },
  } as const
  const { values } = parseArgs({ args, options })
  const [writers, transactions, runs] = [Number(values.writers), Number(values.transactions), Number(values.runs)]
  const postgres = await startPostgres()
  try {
    const server = await openStore(await connectDatabase({ url: postgres.url }))
    try {
      const measured: Measurement[] = []
      for (let round = 0; round < runs; round++) measured.push(await measure(server, writers, transactions))
      return report({ writers, transactions, runs }, measured, await missingNumbers(server))
    } finally {
      await server.store.close()
    }
  } finally {
    await postgres.stop()
  }
}

type Measurement = { transactionsPerS: number; waitedMs: number[]; takenBack: number; rowsMissed: number; gaps: number }

function report(args: object, runs: readonly Measurement[], missing: number) {
  const figures = {
    transactionsPerS: overRuns(runs, ({ transactionsPerS }) => transactionsPerS),
    transactionP50Ms: overRuns(runs, ({ waitedMs }) => percentile(waitedMs, 0.5)),
    transactionP99Ms: overRuns(runs, ({ waitedMs }) => percentile(waitedMs, 0.99)),
    takenBack: runs.reduce((sum, { takenBack }) => sum + takenBack, 0),
    rowsMissed: runs.reduce((sum, { rowsMissed }) => sum + rowsMissed, 0),
    gaps: runs.reduce((sum, { gaps }) => sum + gaps, missing),
  }
  const goals = [
    { figure: 'transactionsPerS', op: '>=' as const, value: 1_000 },
    { figure: 'rowsMissed', op: '<=' as const, value: 0 },
    { figure: 'gaps', op: '<=' as const, value: 0 },
  ]
  return { args, figures, goals }
}

async function measure(server: TestStore, writers: number, transactions: number): Promise<Measurement> {
  const counters = await Promise.all(Array.from({ length: writers }, () => enrol(server, paperCounter())))
  const each = Math.ceil(transactions / writers)
  const work = counters.map((counter) => ({ counter, steps: stepsOf(counter, each) }))
  const reader = readAlong(server, { limit: pullChangesMax, pauseMs: pollMs })
  const startedMs = performance.now()
  const waited = await Promise.all(work.map(({ counter, steps }) => write(server, counter, steps)))
  const tookMs = performance.now() - startedMs
  const { seen, gaps } = await reader.stop()
  const written = work.flatMap(({ steps }) => steps).filter((step) => step !== 'take back')
  const ids = written.map(({ body }) => (JSON.parse(body) as { customerId: string }).customerId)
  return {
    transactionsPerS: (each * writers) / (tookMs / 1_000),
    waitedMs: waited.flat(),
    takenBack: each * writers - written.length,
    rowsMissed: ids.filter((id) => !seen.has(id)).length,
    gaps: gaps.length,
  }
}

type Step = JournalEntry | 'take back'

const stepsOf = (counter: PaperCounter, count: number): Step[] =>
  Array.from({ length: count }, (_, n) =>
    n % takenBackEvery === takenBackEvery - 1 ? 'take back' : counter.write('customer.create', customerBody(`Nr ${n}`)),
  )

/** @returns how long each transaction took */
async function write(server: TestStore, counter: PaperCounter, steps: readonly Step[]): Promise<number[]> {
  const waitedMs: number[] = []
  for (const step of steps) {
    const startedMs = performance.now()
    if (step === 'take back') await takeBack(server)
    else await takeIn(server, counter.counterId, counter.push(step))
    waitedMs.push(performance.now() - startedMs)
  }
  return waitedMs
}

class TakenBack extends Error {}

/** Numbers were given, and are to be given again. */
async function takeBack({ database }: TestStore): Promise<void> {
  const change = { kind: 'customer', id: madeId(), body: {}, isNew: true }
  const undone = database.transaction(async (sql) => {
    await sql.query('select put_changes($1::jsonb, 0)', [JSON.stringify([change])])
    throw new TakenBack()
  })
  await undone.catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error
  })
}

async function missingNumbers({ database }: TestStore): Promise<number> {
  const [dense] = await database.query<{ missing: number }>(
    'select ((select v from feed) - (select count(*) from change_feed))::int as missing',
  )
  return dense?.missing ?? Number.NaN
}
