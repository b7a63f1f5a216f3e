// One seed from its first step to the checks: do what the plan says, heal, drain, look. The same seed always runs the same way.
import { createHash } from 'node:crypto'
import { sqliteCodeOf } from '#db/refusal.ts'
import { readSyncState } from '#db/sync-state.ts'
import type { Bug } from './bugs.ts'
import { restart, type SimCounter } from './counter.ts'
import { type Evening, openEvening } from './evening.ts'
import { checkAtTheEnd, checkOnTheWay } from './invariants.ts'
import type { Plan, Step } from './plan.ts'
import { doStep } from './steps.ts'
import { letGo, startExchange } from './sync.ts'
import { settleAllDoubtful } from './terminal.ts'
import { PowerCut } from './trap.ts'

/** `did`: what the server was handed in by kind of outcome, and sales a customer went away with. */
export type Run = { seed: number; breaches: readonly string[]; trace: readonly string[]; hash: string; did: Did }
export type Did = { sales: number; entries: number; cases: number; parked: number; duplicates: number }

export async function runPlan(plan: Plan, bug: Bug | null = null): Promise<Run> {
  const evening = openEvening(plan, bug)
  const trace: string[] = []
  try {
    await takeAll(evening, plan.steps, trace)
    // Nobody goes home while it is not known what was paid.
    for (const counter of evening.counters) await settleAllDoubtful(counter, evening.dice)
    if (evening.breaches.length === 0) await heal(evening)
    // Most cases are known only when everything was handed in: the desk works them off after that.
    const atTheDesk = plan.steps.filter(({ kind }) => kind === 'answer')
    if (atTheDesk.length > 0) {
      await takeAll(evening, atTheDesk, trace)
      if (evening.breaches.length === 0) await heal(evening)
    }
    if (evening.breaches.length === 0) await checkAtTheEnd(evening)
    const hash = hashOf(trace, evening)
    return { seed: plan.seed, breaches: [...evening.breaches], trace, hash, did: whatItDid(evening) }
  } finally {
    evening.close()
  }
}

async function takeAll(evening: Evening, steps: readonly Step[], trace: string[]): Promise<void> {
  for (const step of steps) {
    const counter = counterOf(evening, step)
    if (!counter || evening.breaches.length > 0) continue
    const said = await take(evening, counter, step)
    trace.push(`${counter.code} ${step.kind}${troubleText(step)}: ${said}`)
    checkOnTheWay(evening, counter)
  }
}

/** Where there are two under one name, now the one and now the other. */
function counterOf({ counters }: Evening, step: Step): SimCounter | undefined {
  const id = counters[step.counter]?.id
  const twins = counters.filter((counter) => counter.id === id)
  return twins[step.seed % twins.length]
}

function troubleText({ trap, fates }: Step): string {
  const bad = fates.filter((fate) => fate !== 'pass')
  const parts = [...(trap ? [`disk ${trap.kind} ${trap.writesUntil}`] : []), ...bad]
  return parts.length > 0 ? ` (${parts.join(', ')})` : ''
}

async function take(evening: Evening, counter: SimCounter, step: Step): Promise<string> {
  evening.fates = [...step.fates]
  evening.pass(step.seed % 100 < 100 * evening.restShare ? restMs : 1_000 + (step.seed % 60_000))
  counter.program.set(step.trap)
  let said: string
  try {
    said = await doStep(evening, counter, step)
  } catch (error) {
    said = troubleOf(error)
  }
  await evening.quiet()
  counter.program.set(null)
  if (counter.program.isDead) restart(counter)
  return said
}

/** What a clerk sees as a fault; whatever else is thrown is a mistake of the product or of the simulation. */
function troubleOf(error: unknown): string {
  if (error instanceof PowerCut) return 'power cut'
  const code = sqliteCodeOf(error)
  if (code === 'SQLITE_FULL' || code === 'SQLITE_BUSY') return code
  throw error
}

/** Now and then nothing happens for a while: holds end, and what was left over goes back. */
const restMs = 11 * 60_000
const roundsMax = 30

/** The line is whole again, every counter runs: whatever waits has to go up, and everything has to come down, in bounded rounds. */
async function heal(evening: Evening): Promise<void> {
  evening.fates = []
  const { network } = evening
  while (network.held.length + network.late.length > 0) await letGo(evening, evening.dice)
  for (let round = 0; round < roundsMax; round++) {
    evening.pass(30_000)
    for (const counter of evening.counters) await startExchange(evening, counter)
    if (evening.counters.every((counter) => isLevel(evening, counter))) return
  }
  evening.breach('I12', `what waits was not handed in and taken down within ${roundsMax} rounds`)
}

function isLevel({ store }: Evening, counter: SimCounter): boolean {
  if (counter.stopped === 'forked') return true
  const { sql } = counter.world.db.read
  const waiting = sql.prepare('select count(*) as count from journal where outcome is null').get() as { count: number }
  const { cursor, epoch } = readSyncState(counter.world.db.read)
  const server = store.head()
  const isDown = counter.isRevoked || (cursor === server.head && epoch === server.epoch)
  return waiting.count === 0 && isDown
}

function hashOf(trace: readonly string[], { store }: Evening): string {
  const hash = createHash('sha256')
  for (const line of trace) hash.update(`${line}\n`)
  for (const { opId, hash: own, outcome, seq } of store.ops()) hash.update(`${opId} ${own} ${outcome} ${seq}\n`)
  return hash.digest('hex')
}

function whatItDid({ store, counters }: Evening): Did {
  const ops = store.ops()
  const count = (wanted: string) => ops.filter(({ outcome }) => outcome === wanted).length
  return {
    sales: counters.reduce((sum, { told }) => sum + told.size, 0),
    entries: ops.length,
    cases: count('case'),
    parked: count('parked'),
    duplicates: count('duplicate'),
  }
}
