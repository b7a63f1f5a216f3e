// What the host keeps in memory after starting on a large database and answering a thousand mixed searches: the resident set
// of its own process, read from the operating system. Beside it, in turns, plain Node with SQLite on the same questions.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { getBundle, makeBundle } from '#build/bundles.ts'
import { startHost } from '#build/host-process.ts'
import { endGroup, root } from '#build/processes.ts'
import { connectTo, signIn } from '#tests/bench/shared/host-client.ts'
import { largeCounterDirectory, openLargeCounter } from '#tests/bench/shared/large-counter.ts'
import { overRuns } from '#tests/bench/shared/percentile.ts'
import { mixedTexts } from '#tests/bench/shared/questions.ts'
import { runRawSearch } from '#tests/bench/shared/raw-program.ts'

const searches = 1_000
const runs = 3

export async function run(args: string[]) {
  const options = { customers: { type: 'string', default: '1000000' } } as const
  const customers = Number(parseArgs({ args, options }).values.customers)
  const directory = await largeCounterDirectory(customers)
  await (await openLargeCounter(directory)).close()
  await makeBundle(getBundle('host'))
  const found: { rssAfterStartMb: number; rssMb: number; rawRssMb: number }[] = []
  for (let seed = 1; seed <= runs; seed++) {
    const texts = mixedTexts(customers, searches, seed)
    const host = await measureHost(directory, texts)
    found.push({ ...host, rawRssMb: (await runRawSearch(directory, texts)).rssMb })
  }
  const figures = {
    runs,
    searches,
    rssAfterStartMb: overRuns(found, ({ rssAfterStartMb }) => rssAfterStartMb),
    rssMb: overRuns(found, ({ rssMb }) => rssMb),
    rawRssMb: overRuns(found, ({ rawRssMb }) => rawRssMb),
  }
  return { args: { customers }, figures, goals: [{ figure: 'rssMb', op: '<=' as const, value: 250 }] }
}

async function measureHost(directory: string, texts: readonly string[]) {
  const host = startHost([`${root}/dist/host/main.js`, '--data', directory])
  try {
    const client = await connectTo(await host.ready)
    await signIn(client)
    const rssAfterStartMb = residentMb(host.child.pid ?? 0)
    for (const text of texts) await client.search.find({ text, limit: 30 })
    return { rssAfterStartMb, rssMb: residentMb(host.child.pid ?? 0) }
  } finally {
    await endGroup(host.child)
  }
}

function residentMb(pid: number): number {
  if (process.platform === 'linux') {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes) / 1_024
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1_024
}
