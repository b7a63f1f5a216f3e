// The gates that are not tests: types, lint and format, and what nobody uses. Each counts as one.
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { layers } from '#build/layers.ts'
import { node, root, runTool } from '#build/processes.ts'
import { asOne, type Step, type StepResult } from './step.ts'

/** Two at a time: each compiler starts threads of its own, and the smallest machine has two cores. */
const COMPILERS_MAX = 2

export const fastGates: Step[] = [
  { name: 'types', run: checkTypes },
  { name: 'lint and format', run: () => oneGate(bin('@biomejs/biome', 'bin/biome'), ['check', '--error-on-warnings']) },
  { name: 'nothing unused', run: () => oneGate(bin('knip', 'bin/knip.js'), ['--no-progress']) },
]

async function checkTypes(): Promise<StepResult> {
  const waiting = layers.map(({ name }) => name).filter(hasSources)
  const failures: string[] = []
  const worker = async () => {
    for (let layer = waiting.shift(); layer; layer = waiting.shift()) {
      const { exitCode, output } = await runTool(node, [
        bin('typescript', 'bin/tsc'),
        '-p',
        layer,
        ...remembered(layer),
      ])
      if (exitCode !== 0) failures.push(`types of ${layer}/:\n${output}`)
    }
  }
  await Promise.all(Array.from({ length: COMPILERS_MAX }, worker))
  return asOne({ exitCode: failures.length, output: failures.join('\n') })
}

/** What a layer's files were found to be last time is kept, so that a check after a small change reads only what it touches. */
function remembered(layer: string): string[] {
  return ['--incremental', '--tsBuildInfoFile', join(root, 'node_modules/.cache/types', `${layer}.tsbuildinfo`)]
}

/** The compiler takes a folder with nothing to compile for a mistake. */
function hasSources(layer: string): boolean {
  return globSync(`${layer}/**/*.{ts,tsx}`, { cwd: root }).some(
    (path) => layer === 'tests' || !/\.test\.tsx?$/.test(path),
  )
}

async function oneGate(script: string, args: string[]): Promise<StepResult> {
  return asOne(await runTool(node, [script, ...args]))
}

function bin(name: string, path: string): string {
  return join(root, 'node_modules', name, path)
}
