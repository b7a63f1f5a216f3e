// A step of `npm run check` or `npm test`: something that runs and is counted. Steps run one after the other,
// each says how it went and how long it took, and the very last line is the sum of them all.
import { performance } from 'node:perf_hooks'
import type { ToolResult } from '#build/processes.ts'

export type Count = { passed: number; failed: number; skipped: number }

/** What a step found. `output` is shown only when something failed; 'none yet' when there is nothing to run. */
export type StepResult = (Count & { output?: string }) | 'none yet'

export type Step = { name: string; run(): Promise<StepResult> }

/** Runs the steps, prints a line for each and the sum as the last line. Answers the exit code. */
export async function runSteps(steps: Step[], print: (line: string) => void): Promise<number> {
  const counts: Count[] = []
  for (const step of steps) {
    const startMs = performance.now()
    const result = await step.run().catch(asFailure)
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
    if (result === 'none yet') {
      print(`  –  ${step.name}: none yet`)
      continue
    }
    counts.push(result)
    if (result.failed > 0 && result.output) print(result.output)
    print(`  ${result.failed > 0 ? '✗' : '✓'}  ${step.name}: ${sentence(result)} (${seconds} s)`)
  }
  const total = sum(counts)
  print(sentence(total))
  return total.failed > 0 || total.passed === 0 ? 1 : 0
}

export function sum(counts: Count[]): Count {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const { passed, failed, skipped } of counts) {
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
  }
  return total
}

/** `12 passed, 0 failed`, and `, 1 skipped` where something was skipped. */
export function sentence({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** A gate that is not made of tests counts as one. */
export function asOne({ exitCode, output }: ToolResult): Count & { output: string } {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0, output }
}

function asFailure(error: unknown): StepResult {
  const output = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { passed: 0, failed: 1, skipped: 0, output }
}
