// A seed that fails, made short: whatever can be left out while it still fails the same way is left out, so that a person can
// read what is left.
import type { Bug } from './bugs.ts'
import type { Plan, Step } from './plan.ts'
import { type Run, runPlan } from './run.ts'

/** Runs at most; each is one seed's work. */
const runsMax = 150

/** @returns the shortest failing run found, and its steps */
export async function shrink(plan: Plan, failed: Run, bug: Bug | null = null): Promise<{ plan: Plan; run: Run }> {
  let best = { plan, run: failed }
  const wanted = nameOf(failed)
  let runs = 0
  const tryIt = async (candidate: Plan): Promise<boolean> => {
    if (runs >= runsMax) return false
    runs += 1
    const run = await runPlan(candidate, bug)
    if (nameOf(run) !== wanted) return false
    best = { plan: candidate, run }
    return true
  }
  // Large pieces first: most of a seed has nothing to do with what broke.
  for (let size = Math.ceil(plan.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.plan.steps.length; ) {
      const isLeftOut = await tryIt(without(best.plan, at, size))
      if (!isLeftOut) at += size
    }
  }
  for (const [at, step] of best.plan.steps.entries()) await tryIt(withStep(best.plan, at, calm(step)))
  return best
}

/** The invariant that broke first. */
function nameOf({ breaches }: Run): string | undefined {
  return breaches[0]?.split(':')[0]
}

function without(plan: Plan, at: number, size: number): Plan {
  return { ...plan, steps: plan.steps.filter((_, index) => index < at || index >= at + size) }
}

function withStep(plan: Plan, at: number, step: Step): Plan {
  return { ...plan, steps: plan.steps.map((each, index) => (index === at ? step : each)) }
}

/** The same with nothing going wrong in it. */
function calm(step: Step): Step {
  return { ...step, trap: null, fates: [] }
}
