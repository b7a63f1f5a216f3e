// From the start of the host's process to a counter that answers the search box, on an existing database. Measured from
// outside: a fresh process each time, the bundle as it is shipped, the ready line, a connection, a sign-in, one search.
// Beside it, in turns, a plain Node program that opens the same database and asks the same once.
import { parseArgs } from 'node:util'
import { getBundle, makeBundle } from '#build/bundles.ts'
import { startHost } from '#build/host-process.ts'
import { endGroup, root } from '#build/processes.ts'
import { connectTo, signIn } from '#tests/bench/shared/host-client.ts'
import { largeCounterDirectory, openLargeCounter, personOf } from '#tests/bench/shared/large-counter.ts'
import { median } from '#tests/bench/shared/percentile.ts'
import { runRawSearch } from '#tests/bench/shared/raw-program.ts'

const rounds = 7
const someone = 4_711

export async function run(args: string[]) {
  const options = { customers: { type: 'string', default: '1000000' } } as const
  const customers = Number(parseArgs({ args, options }).values.customers)
  const directory = await largeCounterDirectory(customers)
  await (await openLargeCounter(directory)).close()
  await makeBundle(getBundle('host'))
  const readyMs: number[] = []
  const searchableMs: number[] = []
  const rawMs: number[] = []
  for (let round = 0; round < rounds; round++) {
    const times = await timeStart(directory)
    readyMs.push(times.readyMs)
    searchableMs.push(times.searchableMs)
    rawMs.push((await runRawSearch(directory, [personOf(someone).lastName])).tookMs)
  }
  const figures = {
    rounds,
    readyMs: median(readyMs),
    searchableMs: median(searchableMs),
    searchableMaxMs: Math.max(...searchableMs),
    rawSearchableMs: median(rawMs),
  }
  return { args: { customers }, figures, goals: [{ figure: 'searchableMs', op: '<=' as const, value: 1_500 }] }
}

/** The sign-in's slow hash is a person's doing, so it is taken out of the time. */
async function timeStart(directory: string): Promise<{ readyMs: number; searchableMs: number }> {
  const startedMs = performance.now()
  const host = startHost([`${root}/dist/host/main.js`, '--data', directory])
  try {
    const address = await host.ready
    const readyMs = performance.now() - startedMs
    const client = await connectTo(address)
    const { tookMs: signInMs } = await signIn(client)
    const { hits } = await client.search.find({ text: personOf(someone).lastName, limit: 30 })
    if (hits.length === 0) throw new Error('nothing found')
    return { readyMs, searchableMs: performance.now() - startedMs - signInMs }
  } finally {
    await endGroup(host.child)
  }
}
