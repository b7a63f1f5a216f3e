// `npm run features`: writes docs/features.md from the test results of the latest runs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { featureGaps } from './feature-gaps.ts'
import { asMarkdown, makeReport } from './feature-report.ts'
import { reportPath, type TestReport } from './gates/vitest.ts'
import { root } from './processes.ts'
import { testFiles, testProjects } from './test-projects.ts'

const names = testProjects.map(({ name }) => name)
const withoutResult = names.filter((name) => testFiles(name).length > 0 && !existsSync(reportPath(name)))
if (withoutResult.length > 0) {
  // Half the results would make a page that says "not yet" of what is there.
  console.error(`There is no result of the tests of ${withoutResult.join(', ')} yet. Run "npm test" first.`)
  process.exitCode = 1
} else {
  const results = names
    .filter((name) => existsSync(reportPath(name)))
    .map((name): TestReport => JSON.parse(readFileSync(reportPath(name), 'utf8')))
  const report = makeReport(results, featureGaps)
  writeFileSync(join(root, 'docs/features.md'), asMarkdown(report))
  const shown = report.rows.filter(({ state }) => state === 'shown').length
  console.log(`docs/features.md: ${shown} of ${report.rows.length} features shown.`)
  for (const title of report.strangers) console.error(`No feature has the id of this test: ${title}`)
  if (report.strangers.length > 0) process.exitCode = 1
}
