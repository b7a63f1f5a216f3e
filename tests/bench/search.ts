// How long the search box takes to answer, over mixed texts as clerks type them, asked with every letter. `host…` is the
// host's own work, held against plain FTS5 statements for the same words on the same file, in turns in the same run.
// `keyToPaint…` is what a clerk sees in Chromium: from the key until the hits of the text as it stands are painted.
import { parseArgs } from 'node:util'
import { find } from '#host/features/search.ts'
import { largeCounterDirectory, openLargeCounter, randomFrom } from '#tests/bench/shared/large-counter.ts'
import { openPage, timeTyping } from '#tests/bench/shared/page-paint.ts'
import { overRuns, percentile } from '#tests/bench/shared/percentile.ts'
import { letterByLetter, mixedTexts } from '#tests/bench/shared/questions.ts'
import { rawSearch } from '#tests/bench/shared/raw-search.ts'
import { readThrough } from '#tests/bench/shared/read-through.ts'

const hitsMax = 30

export async function run(args: string[]) {
  const options = {
    customers: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '3' },
  } as const
  const { values } = parseArgs({ args, options })
  const [customers, runs] = [Number(values.customers), Number(values.runs)]
  const directory = await largeCounterDirectory(customers)
  readThrough(directory)
  const hostRuns = await timeHost(directory, customers, runs)
  const keyRuns = await timeKeys(directory, customers, runs)
  const figures = { ...hostFigures(hostRuns), ...keyFigures(keyRuns) }
  const goals = [
    { figure: 'hostP95Ms', op: '<=' as const, value: 10 },
    { figure: 'ratioOfP95', op: '<=' as const, value: 2 },
    { figure: 'keyToPaintP95Ms', op: '<=' as const, value: 50 },
  ]
  return { args: { customers, runs }, figures, goals }
}

type HostRun = { hostMs: number[]; rawMs: number[]; found: number }

const textsPerRun = 200

/** Who asks first pays for reading from the disk, so it is the host's turn and the plain statement's by turns. */
async function timeHost(directory: string, customers: number, runs: number): Promise<HostRun[]> {
  const { world, close } = await openLargeCounter(directory)
  const { read } = world.db
  const raw = rawSearch(world.db.sqlite)
  const ask = (text: string, turn: number) => {
    const ours = () => timed(() => find(read, text, hitsMax).hits.length)
    const plain = () => timed(() => raw(text))
    if (turn % 2 === 0) return { host: ours(), raw: plain() }
    const first = plain()
    return { host: ours(), raw: first }
  }
  mixedTexts(customers, 20, 0).flatMap(letterByLetter).map(ask)
  const timesOf = (seed: number) => {
    const answers = mixedTexts(customers, textsPerRun, seed).flatMap(letterByLetter).map(ask)
    return {
      hostMs: answers.map(({ host }) => host.ms),
      rawMs: answers.map((answer) => answer.raw.ms),
      found: answers.filter(({ host }) => host.result > 0).length,
    }
  }
  const times = Array.from({ length: runs }, (_, index) => timesOf(index + 1))
  await close()
  return times
}

function hostFigures(runs: readonly HostRun[]) {
  const over = (of: (run: HostRun) => number) => overRuns(runs, of)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    questions: runs.reduce((total, { hostMs }) => total + hostMs.length, 0),
    foundShare: over(({ found, hostMs }) => found / hostMs.length),
    hostP50Ms: over(({ hostMs }) => percentile(hostMs, 0.5)),
    hostP95Ms: over(({ hostMs }) => percentile(hostMs, 0.95)),
    hostP99Ms: over(({ hostMs }) => percentile(hostMs, 0.99)),
    rawP50Ms: over(({ rawMs }) => percentile(rawMs, 0.5)),
    rawP95Ms: over(({ rawMs }) => percentile(rawMs, 0.95)),
    ratioOfP95: over(({ hostMs, rawMs }) => percentile(hostMs, 0.95) / percentile(rawMs, 0.95)),
    ratioOfSums: over(({ hostMs, rawMs }) => sum(hostMs) / sum(rawMs)),
  }
}

const typedPerRun = 30
/** A fast typist: about nine keys a second. */
const pauseMsMin = 100
const pauseMsMax = 120

async function timeKeys(directory: string, customers: number, runs: number): Promise<number[][]> {
  readThrough(directory)
  const { page, close } = await openPage(directory)
  const type = async (text: string, seed: number) => {
    const random = randomFrom(seed)
    const pauseMs = () => pauseMsMin + random() * (pauseMsMax - pauseMsMin)
    await page.keyboard.press('F2')
    const keys = Array.from(text, (letter) => ({ letter, pauseMs: pauseMs() }))
    return await timeTyping(page, keys, '#search-hits[aria-busy="false"]')
  }
  try {
    const times: number[][] = []
    for (let seed = 1; seed <= runs; seed++) {
      const timesMs: number[] = []
      for (const text of mixedTexts(customers, typedPerRun, 1_000 + seed)) timesMs.push(...(await type(text, seed)))
      times.push(timesMs)
    }
    return times
  } finally {
    await close()
  }
}

function keyFigures(runs: readonly number[][]) {
  const all = runs.flat()
  return {
    keysTyped: all.length,
    /** The next key came before the answer was painted. */
    keysOvertakenShare: all.filter((ms) => ms >= pauseMsMin).length / all.length,
    keyToPaintP50Ms: overRuns(runs, (timesMs) => percentile(timesMs, 0.5)),
    keyToPaintP95Ms: overRuns(runs, (timesMs) => percentile(timesMs, 0.95)),
    keyToPaintMaxMs: Math.max(...all),
  }
}

function timed(work: () => number): { ms: number; result: number } {
  const startedMs = performance.now()
  const result = work()
  return { ms: performance.now() - startedMs, result }
}
