// One thread of the simulation: a seed comes in, what became of it goes out, a failing one made short.
import { parentPort, workerData } from 'node:worker_threads'
import { type Bug, bugs } from './bugs.ts'
import { makePlan } from './plan.ts'
import { runPlan } from './run.ts'
import type { SeedResult } from './seeds.ts'
import { shrink } from './shrink.ts'

const { bug } = workerData as { bug: Bug | null }
let turn: Promise<void> = Promise.resolve()

parentPort?.on('message', (seed: number) => {
  turn = turn.then(async () => parentPort?.postMessage(await resultOf(seed)))
})

async function resultOf(seed: number): Promise<SeedResult> {
  try {
    const plan = makePlan(seed, bug && bugs[bug].leaning)
    const run = await runPlan(plan, bug)
    // A bug that was switched on is to be found, not explained.
    const { breaches, trace } = run.breaches.length > 0 && !bug ? (await shrink(plan, run)).run : run
    return { seed, breaches, trace: breaches.length > 0 ? trace : [], did: run.did }
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { seed, breaches: [`threw: ${text}`], trace: [], did: nothing }
  }
}

const nothing = { sales: 0, entries: 0, cases: 0, parked: 0, duplicates: 0 }
