// `npm run webshop`: stands in for a web shop and its visitors. Buys and changes things through the server's public interface
// at the given rate, says each thing in one line, and what came of it all at the end: after --seconds, or with Ctrl+C.
import { setTimeout as pause } from 'node:timers/promises'
import { makeDice } from '#db/demo/random.ts'
import { BadFlags, type Flag, readFlags } from './flags.ts'
import { onEndWish } from './processes.ts'
import { findServerAddress } from './server-address.ts'
import { NoShop, shopClient } from './shop-client.ts'
import { type Deed, makeVisitor, type Visitor } from './shop-visitor.ts'

const flags = {
  rate: { says: 'things done a second, 1 unless said otherwise', as: '0.1 to 10', read: between(0.1, 10) },
  seconds: { says: 'how long; without it until Ctrl+C', as: 'N', read: between(1, 86_400) },
  seed: { says: 'another sequence of wishes; the same seed wishes the same', as: 'N', read: between(0, 2 ** 32 - 1) },
  url: { says: 'the server, unless it is the one that runs here', as: '<address>', read: (text: string) => text },
} satisfies Record<string, Flag>

/** Things under way at once; while the server is slower than the rate, the rate waits. */
const underWayMax = 8

process.exitCode = await main(process.argv.slice(2)).catch(sayWhy)

async function main(args: string[]): Promise<number> {
  const given = readFlags(flags, args)
  const url = (given.url ?? findServerAddress())?.replace(/\/+$/, '')
  if (url === undefined) throw new NoShop(nobodyHere)
  const ending = new AbortController()
  onEndWish(() => ending.abort())
  if (given.seconds !== undefined) setTimeout(() => ending.abort(), given.seconds * 1_000).unref()
  const visitor = makeVisitor(shopClient(url), makeDice(given.seed ?? 1))
  console.log(`Shopping at ${url}`)
  const startedAtMs = performance.now()
  const counts = await shopUntil(visitor, 1_000 / (given.rate ?? 1), ending)
  console.log(summaryOf(counts, (performance.now() - startedAtMs) / 1_000))
  return 0
}

const nobodyHere =
  'No server runs here. Start one with `npm start -- --counters 2` or `npm run server -- --shop`, or say which: --url=<address>.'

/** @throws NoShop as soon as the shop is gone */
async function shopUntil(visitor: Visitor, everyMs: number, ending: AbortController): Promise<Map<Deed, number>> {
  const counts = new Map<Deed, number>()
  const underWay = new Set<Promise<void>>()
  let failure: unknown
  const act = async () => {
    try {
      const { deed, line } = await visitor.act()
      counts.set(deed, (counts.get(deed) ?? 0) + 1)
      console.log(line)
    } catch (error) {
      failure ??= error
      ending.abort()
    }
  }
  let nextAtMs = performance.now()
  while (!ending.signal.aborted) {
    const doing = act().finally(() => underWay.delete(doing))
    underWay.add(doing)
    if (underWay.size >= underWayMax) await Promise.race(underWay)
    // What a slow server held up by more than one turn is not made up for.
    nextAtMs = Math.max(nextAtMs + everyMs, performance.now() - everyMs)
    await pause(Math.max(0, nextAtMs - performance.now()), undefined, { signal: ending.signal }).catch(() => undefined)
  }
  await Promise.all(underWay)
  if (failure !== undefined) throw failure
  return counts
}

function summaryOf(counts: ReadonlyMap<Deed, number>, seconds: number): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const parts = [...counts].map(([deed, count]) => `${count} ${deed}`)
  return `${total} things in ${seconds.toFixed(1)} s${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`
}

function between(low: number, high: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (text.trim() === '' || !(number >= low && number <= high)) throw new BadFlags(`has to be from ${low} to ${high}`)
    return number
  }
}

function sayWhy(error: unknown): number {
  if (!(error instanceof BadFlags || error instanceof NoShop)) throw error
  console.error(error.message)
  return error instanceof BadFlags ? 64 : 1
}
