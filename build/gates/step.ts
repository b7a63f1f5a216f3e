// A step of `npm run check` or `npm test`: something that runs and is counted. Steps run one after the other,
// each says how it went and how long it took; then comes what did not run and why, and the very last line is the sum.
import { performance } from 'node:perf_hooks'
import type { ToolResult } from '#build/processes.ts'

/** `notRun` has one entry for each test that was left out, with the reason: such a test is neither passed nor failed. */
export type Count = { passed: number; failed: number; notRun: string[] }

/** What a step found. `output` is shown only when something failed; 'none yet' when there is nothing to run. */
export type StepResult = (Count & { output?: string }) | 'none yet'

export type Step = { name: string; run(): Promise<StepResult> }

/** Runs the steps, prints a line for each, a line for each test that did not run, and the sum. Answers the exit code. */
export async function runSteps(steps: Step[], print: (line: string) => void): Promise<number> {
  const total: Count = { passed: 0, failed: 0, notRun: [] }
  for (const step of steps) {
    const startMs = performance.now()
    const result = await step.run().catch(asFailure)
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
    if (result === 'none yet') {
      print(`  –  ${step.name}: none yet`)
      continue
    }
    if (result.failed > 0 && result.output) print(result.output)
    print(`  ${mark(result)}  ${step.name}: ${sentence(result)} (${seconds} s)`)
    total.passed += result.passed
    total.failed += result.failed
    total.notRun.push(...result.notRun.map((reason) => `${step.name}: ${reason}`))
  }
  for (const line of total.notRun) print(`  –  ${line}`)
  print(sentence(total))
  return total.failed > 0 || total.passed === 0 ? 1 : 0
}

/** A gate that is not made of tests counts as one. */
export function asOne({ exitCode, output }: ToolResult): Count & { output: string } {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, notRun: [], output }
}

/** Nothing passed and nothing failed is no success. */
function mark({ passed, failed }: Count): string {
  if (failed > 0) return '✗'
  return passed > 0 ? '✓' : '–'
}

/** `12 passed, 0 failed`: whoever reads the last line by machine relies on these words and on nothing else being there. */
function sentence({ passed, failed }: Count): string {
  return `${passed} passed, ${failed} failed`
}

function asFailure(error: unknown): StepResult {
  const output = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { passed: 0, failed: 1, notRun: [], output }
}
