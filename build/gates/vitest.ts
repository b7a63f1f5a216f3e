// Runs one vitest project and counts it from the JSON report it leaves in test-results/. The report is the
// only thing that is counted: what vitest prints is for people and changes with its versions.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { node, root, runTool } from '#build/processes.ts'
import { type TestProject, testFiles, testProjects } from '#build/test-projects.ts'
import type { Count, Step, StepResult } from './step.ts'

export type TestReport = {
  success: boolean
  testResults: { name: string; status: 'passed' | 'failed'; message: string; assertionResults: TestAssertion[] }[]
}
export type TestAssertion = {
  ancestorTitles: string[]
  title: string
  status: 'passed' | 'failed' | 'skipped' | 'pending' | 'todo' | 'disabled'
  /** What a test noted about itself; `notRun` is why it was left out (tests/not-run.ts). */
  meta?: { notRun?: string }
}

/** Where the report of the latest run of a project is kept. */
export function reportPath(project: string): string {
  return join(root, 'test-results', `${project}.json`)
}

export function vitestSteps(runsIn: TestProject['runsIn']): Step[] {
  return testProjects
    .filter((project) => project.runsIn === runsIn)
    .map((project) => ({ name: project.name, run: () => runProject(project) }))
}

/**
 * Tests as vitest reports them, plus what it does not report as a test: a file that could not be loaded, and
 * a run that failed although no test did (an unhandled rejection, a crashed worker), each as one failure.
 */
export function countTests(report: TestReport, exitCode: number): Count {
  const assertions = report.testResults.flatMap((file) => file.assertionResults)
  const passed = assertions.filter(({ status }) => status === 'passed').length
  const failedTests = assertions.filter(({ status }) => status === 'failed').length
  const brokenFiles = report.testResults.filter(isBroken).length
  const failed = failedTests + brokenFiles
  const isFailedOtherwise = failed === 0 && (exitCode !== 0 || !report.success)
  return {
    passed,
    failed: failed + (isFailedOtherwise ? 1 : 0),
    notRun: assertions.filter(({ status }) => status !== 'passed' && status !== 'failed').map(whyNotRun),
  }
}

function whyNotRun({ title, meta }: TestAssertion): string {
  return `not run, ${meta?.notRun ?? 'and it does not say why'} (${title})`
}

function isBroken(file: TestReport['testResults'][number]): boolean {
  return file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
}

async function runProject(project: TestProject): Promise<StepResult> {
  const report = reportPath(project.name)
  // An old report must not be taken for this run's, nor stay when the tests are gone.
  rmSync(report, { force: true })
  if (testFiles(project.name).length === 0) return 'none yet'
  mkdirSync(join(root, 'test-results'), { recursive: true })
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=minimal', '--reporter=json', `--outputFile.json=${relative(root, report)}`]
  const { exitCode, output } = await runTool(node, [vitest, 'run', '--project', project.name, ...reporters])
  if (!existsSync(report)) return { passed: 0, failed: 1, notRun: [], output }
  return { ...countTests(JSON.parse(readFileSync(report, 'utf8')), exitCode), output }
}
