// What the host keeps in memory after starting on a large database and answering a thousand searches: the resident set
// of its own process, read from the operating system.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { getBundle, makeBundle } from '#build/bundles.ts'
import { startHost } from '#build/host-process.ts'
import { endGroup, root } from '#build/processes.ts'
import { connectTo, signIn } from '#tests/bench/shared/host-client.ts'
import { largeCounterDirectory, openLargeCounter, personOf } from '#tests/bench/shared/large-counter.ts'

const searches = 1_000

export async function run(args: string[]) {
  const options = { customers: { type: 'string', default: '1000000' } } as const
  const customers = Number(parseArgs({ args, options }).values.customers)
  const directory = await largeCounterDirectory(customers)
  await (await openLargeCounter(directory)).close()
  await makeBundle(getBundle('host'))
  const host = startHost([`${root}/dist/host/main.js`, '--data', directory])
  try {
    const client = await connectTo(await host.ready)
    await signIn(client)
    const rssAfterStartMb = residentMb(host.child.pid ?? 0)
    for (let n = 0; n < searches; n++) {
      const { firstName, lastName } = personOf((n * 7_919) % customers)
      await client.search.find({ text: n % 2 ? lastName : `${lastName} ${firstName.slice(0, 2)}`, limit: 30 })
    }
    const figures = { searches, rssAfterStartMb, rssMb: residentMb(host.child.pid ?? 0) }
    return { args: { customers }, figures, goals: [{ figure: 'rssMb', op: '<=' as const, value: 250 }] }
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
