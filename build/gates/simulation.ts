// The step of `npm test` that runs the simulation: every seed is counted for itself.
import { runSeeds } from '#tests/sim/seeds.ts'
import type { Step, StepResult } from './step.ts'

/** As many as go into half a minute on two processors. */
const seeds = 2_000
/** A machine that is busy with other things does fewer, and says how many it left out. */
const msMax = 120_000
/** Whoever breaks more often has seen enough. */
const failuresMax = 5

export const simulationStep: Step = { name: 'simulation', run: simulate }

async function simulate(): Promise<StepResult> {
  const startMs = performance.now()
  let passed = 0
  const failures: string[] = []
  await runSeeds({ first: 1, count: seeds, bug: null }, ({ seed, breaches, trace }) => {
    if (breaches.length === 0) passed += 1
    else failures.push(`seed ${seed}\n  ${[...breaches, ...trace].join('\n  ')}`)
    return failures.length < failuresMax && performance.now() - startMs < msMax
  })
  const left = seeds - passed - failures.length
  const notRun = left > 0 ? [`not run, ${left} of ${seeds} seeds: the time was up`] : []
  return { passed, failed: failures.length, notRun, output: failures.join('\n') }
}
