// `npm run sim -- --seeds N [--seed S] [--bug NAME|all] [--trace] [--day]`: several counters and a server with everything that can go
// wrong between them, one random seed after the other. A seed that fails is printed as short as it can be made. With `--bug` a
// mistake is switched on, and it is said after how many seeds it was found. With `--day` a scripted day is done instead of seeds.
import { type Bug, bugNames, bugs } from '#tests/sim/bugs.ts'
import { runDay } from '#tests/sim/day.ts'
import { makePlan } from '#tests/sim/plan.ts'
import { runPlan } from '#tests/sim/run.ts'
import { runSeeds } from '#tests/sim/seeds.ts'
import { BadFlags, type Flag, oneOf, readFlags } from './flags.ts'

const flags = {
  seeds: { says: 'how many seeds (1000)', as: 'N', read: wholeNumber },
  seed: { says: 'the first seed (1); alone: this one and no other', as: 'S', read: wholeNumber },
  bug: { says: 'a mistake to be found', as: 'NAME|all', read: oneOf('all', ...bugNames) },
  trace: { says: 'what happened in the seed, step by step' },
  day: { says: 'a scripted day in the theatre instead, compared to the cent' },
} satisfies Record<string, Flag>

/** Whoever fails more often has seen enough. */
const failuresShownMax = 5

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  try {
    const { seeds, seed, bug, trace, day } = readFlags(flags, args)
    if (day) return await showDay(seed ?? 1)
    if (trace) return await showTrace(seed ?? 1, bug === 'all' || bug === undefined ? null : bug)
    if (bug) return await findBugs(bug === 'all' ? bugNames : [bug], seed, seeds)
    return await prove(seed ?? 1, seeds ?? (seed === undefined ? 1_000 : 1))
  } catch (error) {
    if (!(error instanceof BadFlags)) throw error
    console.error(error.message)
    return 64
  }
}

async function prove(first: number, count: number): Promise<number> {
  const startMs = performance.now()
  const did = new Map<string, number>()
  let passed = 0
  let failed = 0
  await runSeeds({ first, count, bug: null }, (result) => {
    for (const [what, times] of Object.entries(result.did)) did.set(what, (did.get(what) ?? 0) + times)
    if (result.breaches.length === 0) passed += 1
    else {
      failed += 1
      console.log(`\nseed ${result.seed}\n  ${[...result.breaches, ...result.trace].join('\n  ')}`)
    }
    return failed < failuresShownMax
  })
  const seconds = (performance.now() - startMs) / 1_000
  const sums = [...did].map(([what, times]) => `${times} ${what}`).join(', ')
  console.log(`${sums}; ${((passed + failed) / seconds).toFixed(0)} seeds a second`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
}

async function findBugs(wanted: readonly Bug[], seed: number | undefined, seeds: number | undefined): Promise<number> {
  let found = 0
  for (const bug of wanted) {
    const first = seed ?? 1
    const count = seeds ?? bugs[bug].seeds
    let tried = 0
    let breach: string | undefined
    await runSeeds({ first, count, bug }, ({ breaches }) => {
      if (breach !== undefined) return false
      tried += 1
      breach = breaches[0]
      return breach === undefined
    })
    if (breach !== undefined) found += 1
    const said =
      breach === undefined ? `not found in ${tried} seeds` : `found after ${tried} seeds (${breach.slice(0, 100)})`
    console.log(`${bug}: ${said}`)
  }
  console.log(`${found} passed, ${wanted.length - found} failed`)
  return found === wanted.length ? 0 : 1
}

async function showTrace(seed: number, bug: Bug | null): Promise<number> {
  const { breaches, trace, hash } = await runPlan(makePlan(seed, bug && bugs[bug].leaning), bug)
  for (const line of [...trace, ...breaches]) console.log(line)
  console.log(`trace ${hash}`)
  console.log(breaches.length === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed')
  return breaches.length === 0 ? 0 : 1
}

async function showDay(seed: number): Promise<number> {
  const { sums, done, failures } = await runDay(seed)
  for (const [what, times] of [...done].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`${String(times).padStart(6)} ${what}`)
  for (const { code, records } of sums.counters) {
    const names = Object.keys(records)
    console.log(`\n${code.padEnd(10)}${names.map((name) => name.padStart(13)).join('')}`)
    for (const what of records.receipts?.keys() ?? [])
      console.log(what.padEnd(10) + names.map((name) => kroner(records[name]?.get(what) ?? 0)).join(''))
  }
  for (const text of ['', ...sums.stock, ...failures]) console.log(text)
  console.log(failures.length === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed')
  return failures.length === 0 ? 0 : 1
}

function kroner(minor: number): string {
  return (minor / 100).toFixed(2).padStart(13)
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw new BadFlags('has to be a whole number from 1 on')
  return Number(text)
}
