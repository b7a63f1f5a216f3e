// Sets features and test results side by side: which feature which tests show, and what that makes of it.
//   no test, or one that did not pass -> not yet
//   all passed, but listed as partial -> partly
//   all passed                        -> shown
import { type FeatureId, featureAreas, featureNames } from './feature-list.ts'
import type { TestReport } from './gates/vitest.ts'

export type FeatureTest = { title: string; result: 'passed' | 'failed' | 'did not run' }
export type FeatureRow = {
  id: FeatureId
  state: 'shown' | 'partly' | 'not yet'
  missing: string | undefined
  tests: FeatureTest[]
}
export type FeatureReport = {
  rows: FeatureRow[]
  /** Titles that begin with an id there is no feature for. */
  strangers: string[]
}

/** The report from the latest results of every test project and the hand-kept list of gaps. */
export function makeReport(results: TestReport[], gaps: Partial<Record<FeatureId, string>>): FeatureReport {
  const tests = new Map<string, FeatureTest[]>()
  for (const { ids, ...test } of results.flatMap(testsOf)) {
    for (const id of ids) tests.set(id, [...(tests.get(id) ?? []), test])
  }
  const ids = Object.keys(featureNames) as FeatureId[]
  const strangers = [...tests]
    .filter(([id]) => !(id in featureNames))
    .flatMap(([, found]) => found.map(({ title }) => title))
  return { rows: ids.map((id) => asRow(id, tests.get(id) ?? [], gaps[id])), strangers }
}

/** `docs/features.md`: one line per feature, under its area. */
export function asMarkdown({ rows }: FeatureReport): string {
  const count = (state: FeatureRow['state']) => rows.filter((row) => row.state === state).length
  const lines = [
    '# Features and the tests that show them',
    '',
    'Written by `npm run features` from the latest test results; not edited by hand. A feature is *shown* when every test whose',
    'title begins with its id passed and nothing is known to be missing, *partly* when something is, and else *not yet*.',
    '',
    `${count('shown')} shown, ${count('partly')} partly, ${count('not yet')} not yet.`,
  ]
  for (const [area, name] of Object.entries(featureAreas)) {
    lines.push('', `## ${name}`, '', '| | Feature | State | Tests |', '|---|---|---|---|')
    lines.push(...rows.filter(({ id }) => id.startsWith(area)).map(asLine))
  }
  return `${lines.join('\n')}\n`
}

function testsOf(report: TestReport): (FeatureTest & { ids: string[] })[] {
  const assertions = report.testResults.flatMap((file) => file.assertionResults)
  return assertions.map(({ ancestorTitles, title, status }) => ({
    ids: [...new Set([...ancestorTitles, title].flatMap(idsOf))],
    title: [...ancestorTitles, title].join(' › '),
    result: status === 'passed' || status === 'failed' ? status : 'did not run',
  }))
}

/** The ids a title begins with: `SR04 best seats…` has one, `SR04 SR05 …` two. */
function idsOf(title: string): string[] {
  return /^(?:[A-Z]{2}\d{2}\b[\s,:+]*)+/.exec(title)?.[0].match(/[A-Z]{2}\d{2}/g) ?? []
}

function asRow(id: FeatureId, tests: FeatureTest[], gap: string | undefined): FeatureRow {
  const isShown = tests.length > 0 && tests.every(({ result }) => result === 'passed')
  if (!isShown) return { id, state: 'not yet', missing: gap, tests }
  return { id, state: gap === undefined ? 'shown' : 'partly', missing: gap, tests }
}

function asLine({ id, state, missing, tests }: FeatureRow): string {
  const said = missing === undefined ? state : `${state}; missing: ${missing}`
  const listed = tests.map(({ title, result }) => (result === 'passed' ? title : `**${result}:** ${title}`))
  return `| ${[id, featureNames[id], said, listed.join('<br>')].map(inCell).join(' | ')} |`
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
