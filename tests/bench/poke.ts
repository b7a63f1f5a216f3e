// From a change at the server until it is on the screen of a counter that listens, with all the other counters connected: a
// real server on the embedded PostgreSQL, a real host, the built page in Chromium with the changed card open; the other
// counters are links that hear of each change and take it down, as their hosts would. The clock starts when the change is handed in,
// before its commit, and ends with the first frame's turn in which the page shows it; both are read from this machine's clock.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import type { ServerLink } from '#host/sync/link.ts'
import {
  type BenchCounter,
  type BenchServer,
  enrolPaper,
  handIn,
  startBenchServer,
} from '#tests/bench/shared/bench-server.ts'
import { openLargeCounter, randomFrom } from '#tests/bench/shared/large-counter.ts'
import { openPage } from '#tests/bench/shared/page-paint.ts'
import { percentile } from '#tests/bench/shared/percentile.ts'
import { customerBody } from '#tests/server/journal-maker.ts'

/** Made before anything counts. */
const warmUp = 5
const pauseMsMin = 200
const pauseMsMax = 400

export async function run(args: string[]) {
  const options = { counters: { type: 'string', default: '50' }, changes: { type: 'string', default: '300' } } as const
  const { values } = parseArgs({ args, options })
  const [counters, changes] = [Number(values.counters), Number(values.changes)]
  const server = await startBenchServer(counters + 1)
  const ending = new AbortController()
  try {
    const [writerCode, screenCode, ...others] = server.invitations
    const writer = await enrolPaper(server.url, writerCode)
    const lights = await Promise.all(others.map((code) => followLightly(server.url, code, ending.signal)))
    const times = await timeScreen(server, writer, screenCode, warmUp + changes)
    ending.abort()
    const heard = await Promise.all(lights.map(({ ended }) => ended))
    return report({ counters, changes }, times.slice(warmUp), Math.min(...heard))
  } finally {
    ending.abort()
    await server.close()
  }
}

type Times = { changeToScreenMs: number; commitToScreenMs: number }

function report(args: object, times: readonly Times[], leastTakenDown: number) {
  const change = times.map(({ changeToScreenMs }) => changeToScreenMs)
  const commit = times.map(({ commitToScreenMs }) => commitToScreenMs)
  const figures = {
    changes: times.length,
    /** Things taken down by the other counter that took down fewest: all of them, where nobody was left behind. */
    leastTakenDown: Number.isFinite(leastTakenDown) ? leastTakenDown : 0,
    changeToScreenP50Ms: percentile(change, 0.5),
    changeToScreenP99Ms: percentile(change, 0.99),
    changeToScreenMaxMs: Math.max(...change),
    commitToScreenP50Ms: percentile(commit, 0.5),
    commitToScreenP99Ms: percentile(commit, 0.99),
  }
  return { args, figures, goals: [{ figure: 'changeToScreenP99Ms', op: '<=' as const, value: 150 }] }
}

type Light = { link: ServerLink /** How many things it took down. */; ended: Promise<number> }

/** Resolves when it hears the server. It keeps what it took down nowhere. */
async function followLightly(url: string, invitation: string | undefined, signal: AbortSignal): Promise<Light> {
  const { link } = await enrolPaper(url, invitation)
  const { promise: hearing, resolve: onHearing } = Promise.withResolvers<void>()
  let cursor = 0
  let taken = 0
  const takeDown = async () => {
    const from = cursor
    const page = await link.call((client) => client.feed.pull({ epoch: null, from, limit: 100 }))
    if (page.state !== 'page') throw new Error('the feed was not cleared')
    taken += page.entities.length
    cursor = page.upto
  }
  const follow = async () => {
    try {
      for await (const { head } of link.follow((client) => client.feed.heads(), signal)) {
        onHearing()
        if (head > cursor) await takeDown()
      }
    } catch (error) {
      if (!signal.aborted) throw error
    }
    return taken
  }
  const ended = follow()
  await Promise.race([hearing, ended])
  return { link, ended }
}

async function timeScreen(
  { url }: BenchServer,
  writer: BenchCounter,
  invitation = '',
  changes: number,
): Promise<Times[]> {
  const directory = mkdtempSync(join(tmpdir(), 'foyer-bench-'))
  try {
    await (await openLargeCounter(directory)).close()
    const { page, close } = await openPage(directory, ['--server', url, '--invitation', invitation])
    try {
      return await timeChanges(page, writer, changes)
    } finally {
      await close()
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const nameOf = (n: number) => `Bergnr${n}x`

async function timeChanges(page: Page, writer: BenchCounter, changes: number): Promise<Times[]> {
  const { customerId, customer } = customerBody(nameOf(0))
  await handIn(writer.link, writer.paper, [writer.paper.write('customer.create', { customerId, customer })])
  await openCard(page, nameOf(0))
  const random = randomFrom(1)
  const times: Times[] = []
  for (let n = 1; n <= changes; n++) {
    await wait(pauseMsMin + random() * (pauseMsMax - pauseMsMin))
    const names = { field: 'lastName', from: nameOf(n - 1), to: nameOf(n) }
    const entry = writer.paper.write('customer.edit', { customerId, changes: [names] })
    await page.evaluate(watchFor, { text: nameOf(n), msMax: answerMsMax })
    const changedAtMs = Date.now()
    await handIn(writer.link, writer.paper, [entry])
    const committedAtMs = Date.now()
    const shownAtMs = await page.evaluate(() => window.shown)
    times.push({ changeToScreenMs: shownAtMs - changedAtMs, commitToScreenMs: shownAtMs - committedAtMs })
  }
  return times
}

/** The new card comes down by itself before it can be found. */
async function openCard(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F2')
  await page.keyboard.type(name)
  await page.locator('#search-hits').getByText(name, { exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('h1').getByText(name).waitFor()
}

/** What takes longer does not come. */
const answerMsMax = 20_000

declare global {
  interface Window {
    /** UTC milliseconds at which the text that is watched for stood in the page. */
    shown: Promise<number>
  }
}

/** Runs in the page. */
function watchFor({ text, msMax }: { text: string; msMax: number }): void {
  window.shown = new Promise((resolve, reject) => {
    const bound = setTimeout(() => reject(new Error(`${text} did not come`)), msMax)
    const look = () => {
      if (!document.querySelector('h1')?.textContent?.includes(text)) return
      observer.disconnect()
      clearTimeout(bound)
      resolve(Date.now())
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { subtree: true, childList: true, characterData: true })
    look()
  })
}
