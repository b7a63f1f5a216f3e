import { makePlan } from './tests/sim/plan.ts'
import { runPlan } from './tests/sim/run.ts'

for (let s = 1; s <= 40; s++) await runPlan(makePlan(s, undefined as never), null)
const t = performance.now()
for (let s = 100; s <= 300; s++) await runPlan(makePlan(s, undefined as never), null)
console.log((performance.now() - t) / 201, 'ms a seed', Math.round(process.memoryUsage().rss / 1e6))
