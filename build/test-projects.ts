// Which test files there are and how they run: one row per vitest project. The vitest configuration, the
// steps of `npm run check` and `npm test`, and the tidy rule "every test file belongs to a project" all read
// this table, so a test that nothing runs cannot exist.
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { layers } from './layers.ts'

export type TestProject = {
  name: string
  /** Where its tests are, as globs from the root of the repository. */
  include: string[]
  /** `check` is for tests that are done in seconds; `test` adds those that start browsers and kill programs. */
  runsIn: 'check' | 'test'
  /** One file after the other: the tests start whole programs, two at once would fight for the processor. */
  sequential: boolean
  testTimeoutMs: number
}

export const testProjects: TestProject[] = [
  fast(
    'unit',
    layers.filter(({ name }) => name !== 'tests').map(({ name }) => `${name}/**/*.test.{ts,tsx}`),
  ),
  fast('tidy', ['tests/tidy.test.ts', 'tests/tidy/**/*.test.ts']),
  fast('contract', ['tests/contract/**/*.test.{ts,tsx}']),
  whole('server', ['tests/server/**/*.test.ts', 'tests/sync/**/*.test.ts'], 60_000),
  whole('sim', ['tests/sim/**/*.test.ts'], 120_000),
  whole('import', ['tests/import/**/*.test.ts'], 30_000),
  whole('migrations', ['tests/migrations/**/*.test.ts'], 30_000),
  whole('electron', ['tests/electron/**/*.test.ts'], 30_000),
  whole('e2e', ['tests/e2e/**/*.test.ts'], 60_000),
  whole('faults', ['tests/faults/**/*.test.ts'], 60_000),
]

/** The names of the projects whose globs match a path such as `core/domain/money.test.ts`. */
export function projectsOf(path: string, matches: (path: string, glob: string) => boolean): string[] {
  return testProjects.filter((project) => project.include.some((glob) => matches(path, glob))).map(({ name }) => name)
}

/** The files of one project, from the root of the repository. */
export function testFiles(name: string): string[] {
  const project = testProjects.find((each) => each.name === name)
  return project ? globSync(project.include, { cwd: join(import.meta.dirname, '..') }) : []
}

function fast(name: string, include: string[]): TestProject {
  return { name, include, runsIn: 'check', sequential: false, testTimeoutMs: 10_000 }
}

function whole(name: string, include: string[], testTimeoutMs: number): TestProject {
  return { name, include, runsIn: 'test', sequential: true, testTimeoutMs }
}
