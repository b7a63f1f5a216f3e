import { expect, test } from 'vitest'
import { featureNames } from './feature-list.ts'
import { asMarkdown, makeReport } from './feature-report.ts'
import type { TestAssertion, TestReport } from './gates/vitest.ts'

type Told = [title: string, status: TestAssertion['status'], ...ancestorTitles: string[]]

function results(...told: Told[]): TestReport[] {
  const assertionResults = told.map(([title, status, ...ancestorTitles]) => ({ title, status, ancestorTitles }))
  return [{ success: true, testResults: [{ name: 'sale.test.ts', status: 'passed', message: '', assertionResults }] }]
}

const stateOf = (report: ReturnType<typeof makeReport>, id: string) => report.rows.find((row) => row.id === id)?.state

test.each<[string, Told[], string | undefined, string]>([
  ['no test', [], undefined, 'not yet'],
  ['every test passed', [['SR04 best seats', 'passed']], undefined, 'shown'],
  [
    'one of two failed',
    [
      ['SR04 best', 'passed'],
      ['SR04 seats', 'failed'],
    ],
    undefined,
    'not yet',
  ],
  ['a test did not run', [['SR04 best seats', 'skipped']], undefined, 'not yet'],
  ['every test passed but something is missing', [['SR04 best seats', 'passed']], 'wheelchairs', 'partly'],
  ['something is missing and a test failed', [['SR04 best seats', 'failed']], 'wheelchairs', 'not yet'],
  ['the group of tests has the id', [['splits a group', 'passed', 'SR04 best seats']], undefined, 'shown'],
  ['the id stands with another before it', [['SR03, SR04: best seats', 'passed']], undefined, 'shown'],
  ['the id is only mentioned', [['after SR04 the cart is full', 'passed']], undefined, 'not yet'],
])('when %s, the feature is as said', (_case, told, gap, state) => {
  expect(stateOf(makeReport(results(...told), gap ? { SR04: gap } : {}), 'SR04')).toBe(state)
})

test('a title with an id that no feature has is reported', () => {
  expect(makeReport(results(['SR99 sells air', 'passed']), {}).strangers).toEqual(['SR99 sells air'])
})

test('every feature has one line, with its state and its tests', () => {
  const page = asMarkdown(makeReport(results(['SR04 a | b', 'passed'], ['SR05 prices', 'failed']), {}))
  expect(page.split('\n').filter((line) => /^\| [A-Z]{2}\d\d /.test(line))).toHaveLength(
    Object.keys(featureNames).length,
  )
  expect(page).toContain('| SR04 | Best seats by one key | shown | SR04 a \\| b |')
  expect(page).toContain('| SR05 | Price types and price rules | not yet | **failed:** SR05 prices |')
})
