import { expect, test } from 'vitest'
import { runSteps, type Step, type StepResult } from './step.ts'

const step = (name: string, result: StepResult): Step => ({ name, run: async () => result })
const passed = { passed: 3, failed: 0, notRun: [] }

async function run(steps: Step[]) {
  const lines: string[] = []
  const exitCode = await runSteps(steps, (line) => lines.push(line.replace(/\d+\.\d s/, '0.0 s')))
  return { exitCode, lines }
}

test('every step has its line, what did not run says why, and the last line is the sum of all', async () => {
  const failing = { passed: 1, failed: 2, notRun: ['not run, no printer here'], output: 'expected 1 to be 2' }
  expect(await run([step('types', passed), step('unit', failing), step('e2e', 'none yet')])).toEqual({
    exitCode: 1,
    lines: [
      '  ✓  types: 3 passed, 0 failed (0.0 s)',
      'expected 1 to be 2',
      '  ✗  unit: 1 passed, 2 failed (0.0 s)',
      '  –  e2e: none yet',
      '  –  unit: not run, no printer here',
      '4 passed, 2 failed',
    ],
  })
})

test('a step none of whose tests ran adds nothing to the sum', async () => {
  const leftOut = { passed: 0, failed: 0, notRun: ['not run, no Electron binary'] }
  expect((await run([step('types', passed), step('electron', leftOut)])).lines).toEqual([
    '  ✓  types: 3 passed, 0 failed (0.0 s)',
    '  –  electron: 0 passed, 0 failed (0.0 s)',
    '  –  electron: not run, no Electron binary',
    '3 passed, 0 failed',
  ])
})

test('all passing answers exit code 0', async () => {
  expect((await run([step('types', passed)])).exitCode).toBe(0)
})

test('a run in which nothing was tested does not count as good', async () => {
  expect(await run([step('unit', 'none yet')])).toEqual({
    exitCode: 1,
    lines: ['  –  unit: none yet', '0 passed, 0 failed'],
  })
})

test('a step that throws counts as one failure and the others still run', async () => {
  const broken: Step = { name: 'types', run: () => Promise.reject(new Error('no compiler')) }
  const { exitCode, lines } = await run([broken, step('unit', passed)])
  expect({ exitCode, last: lines.at(-1) }).toEqual({ exitCode: 1, last: '3 passed, 1 failed' })
})
