// The gates that are not tests: types, lint and format, and what nobody uses. Each counts as one.
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { layers } from '#build/layers.ts'
import { node, root, runTool, type ToolResult } from '#build/processes.ts'
import type { Step, StepResult } from './step.ts'

/** Two at a time: each compiler starts threads of its own, and the smallest machine has two cores. */
const COMPILERS_MAX = 2

export const typesStep: Step = { name: 'types', run: checkTypes }
export const lintStep: Step = {
  name: 'lint and format',
  run: () => oneGate(bin('@biomejs/biome', 'bin/biome'), ['check', '--error-on-warnings']),
}
export const unusedStep: Step = {
  name: 'nothing unused',
  run: () => oneGate(bin('knip', 'bin/knip.js'), ['--no-progress']),
}

async function checkTypes(): Promise<StepResult> {
  const waiting = layers.map(({ name }) => name).filter(hasSources)
  const failures: string[] = []
  const worker = async () => {
    for (let layer = waiting.shift(); layer; layer = waiting.shift()) {
      const { exitCode, output } = await runTool(node, [bin('typescript', 'bin/tsc'), '-p', layer])
      if (exitCode !== 0) failures.push(`types of ${layer}/:\n${output}`)
    }
  }
  await Promise.all(Array.from({ length: COMPILERS_MAX }, worker))
  return asOne({ exitCode: failures.length, output: failures.join('\n') })
}

/** The compiler takes a folder with nothing to compile for a mistake. */
function hasSources(layer: string): boolean {
  return globSync(`${layer}/**/*.{ts,tsx}`, { cwd: root }).length > 0
}

async function oneGate(script: string, args: string[]): Promise<StepResult> {
  return asOne(await runTool(node, [script, ...args]))
}

function asOne({ exitCode, output }: ToolResult): StepResult {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0, output }
}

function bin(name: string, path: string): string {
  return join(root, 'node_modules', name, path)
}
