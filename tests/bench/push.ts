// All counters come back at once after a time without a line, each with its sales of that time: how many sales a second the
// server takes in, on a real PostgreSQL and on the embedded one. Every sale is of two seats within the counter's selling
// rights, with its papers, as a real counter writes it. Written before the clock starts; signing in anew is in the time.
// Afterwards everything is handed in once more, as after lost answers, and every sale has to be there once.
import { parseArgs } from 'node:util'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import { pullChangesMax } from '#core/protocol/sync.ts'
import { type BenchCounter, enrolPaper, handIn, startBenchServer } from '#tests/bench/shared/bench-server.ts'
import { eveningOf, saleWithPapers } from '#tests/bench/shared/paper-sale.ts'
import { median } from '#tests/bench/shared/percentile.ts'
import { startPostgres } from '#tests/server/server-fixture.ts'

type Wanted = { counters: number; sales: number }

export async function run(args: string[]) {
  const options = {
    counters: { type: 'string', default: '50' },
    sales: { type: 'string', default: '200' },
    runs: { type: 'string', default: '3' },
  } as const
  const { values } = parseArgs({ args, options })
  const [counters, sales, runs] = [Number(values.counters), Number(values.sales), Number(values.runs)]
  const storms: Record<'postgres' | 'pglite', Storm[]> = { postgres: [], pglite: [] }
  for (let round = 0; round < runs; round++) {
    storms.postgres.push(await onPostgres({ counters, sales }))
    storms.pglite.push(await storm({ counters, sales }))
  }
  const all = [...storms.postgres, ...storms.pglite]
  const figures = {
    runs,
    salesPerSPostgres: median(storms.postgres.map(({ salesPerS }) => salesPerS)),
    salesPerSPglite: median(storms.pglite.map(({ salesPerS }) => salesPerS)),
    longestAnswerMsPostgres: median(storms.postgres.map(({ longestMs }) => longestMs)),
    longestAnswerMsPglite: median(storms.pglite.map(({ longestMs }) => longestMs)),
    salesMissed: all.reduce((sum, { missed }) => sum + missed, 0),
    salesTwice: all.reduce((sum, { twice }) => sum + twice, 0),
  }
  const goals = [
    { figure: 'salesPerSPostgres', op: '>=' as const, value: 1_000 },
    { figure: 'salesPerSPglite', op: '>=' as const, value: 500 },
    { figure: 'salesMissed', op: '<=' as const, value: 0 },
    { figure: 'salesTwice', op: '<=' as const, value: 0 },
  ]
  return { args: { counters, sales, runs }, figures, goals }
}

async function onPostgres(wanted: Wanted): Promise<Storm> {
  const postgres = await startPostgres()
  try {
    return await storm(wanted, postgres.url)
  } finally {
    await postgres.stop()
  }
}

type Storm = { salesPerS: number; longestMs: number; missed: number; twice: number }

async function storm({ counters, sales }: Wanted, databaseUrl?: string): Promise<Storm> {
  const server = await startBenchServer(counters + 1, databaseUrl)
  try {
    const [manager, ...desks] = await Promise.all(server.invitations.map((each) => enrolPaper(server.url, each)))
    if (!manager) throw new Error('the server invited nobody')
    const evening = eveningOf(counters, sales)
    await handIn(manager.link, manager.paper, [manager.paper.write('catalogue.import', evening.catalogue)])
    const journals: JournalEntry[][] = []
    for (const [n, { paper, link }] of desks.entries()) {
      for (const part of evening.rightsOf(n)) await link.call((client) => client.rights.claim({ parts: [part] }))
      journals.push(
        evening.salesOf(n).map((seats, index) => paper.write('sale.complete', saleWithPapers(seats, index))),
      )
    }
    const times = await timeStorm(desks, journals)
    return { ...times, ...(await count(manager, desks, journals)) }
  } finally {
    await server.close()
  }
}

/** Every counter hands in its batches one after the other, and all counters at once. */
async function timeStorm(desks: readonly BenchCounter[], journals: readonly JournalEntry[][]) {
  const startedMs = performance.now()
  const lastedMs = await Promise.all(
    desks.map(async ({ paper, linkAnew }, n) => {
      const outcomes = await handIn(linkAnew(), paper, journals[n] ?? [])
      if (outcomes.get('applied') !== journals[n]?.length)
        throw new Error(`sales within the rights became ${JSON.stringify([...outcomes])}`)
      return performance.now() - startedMs
    }),
  )
  const longestMs = Math.max(...lastedMs)
  return { longestMs, salesPerS: journals.flat().length / (longestMs / 1_000) }
}

/** What the feed tells of orders after everything was handed in once more. */
async function count(
  manager: BenchCounter,
  desks: readonly BenchCounter[],
  journals: readonly JournalEntry[][],
): Promise<Pick<Storm, 'missed' | 'twice'>> {
  let twice = 0
  for (const [n, { paper, link }] of desks.entries()) {
    const again = await handIn(link, paper, journals[n] ?? [])
    twice += (journals[n]?.length ?? 0) - (again.get('duplicate') ?? 0)
  }
  const handedIn = new Set(journals.flat().map(({ body }) => (JSON.parse(body) as { orderId: string }).orderId))
  const found = await soldOrders(manager)
  return {
    missed: [...handedIn].filter((id) => !found.has(id)).length,
    // Beside the orders themselves, anything the feed has that nobody sold.
    twice: twice + [...found].filter((id) => !handedIn.has(id)).length,
  }
}

/** Ids of orders all of whose seats are really theirs. */
async function soldOrders({ link }: BenchCounter): Promise<Set<string>> {
  const found = new Set<string>()
  for (let cursor = 0; ; ) {
    const from = cursor
    const page = await link.call((client) => client.feed.pull({ epoch: null, from, limit: pullChangesMax }))
    if (page.state !== 'page') throw new Error('the feed was not cleared')
    for (const { kind, id, body } of page.entities) {
      const { lines = [] } = body as { lines?: { state: string }[] }
      if (kind === 'order' && lines.every(({ state }) => state === 'active')) found.add(id)
    }
    if (page.upto >= page.head) return found
    cursor = page.upto
  }
}
