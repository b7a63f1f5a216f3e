import { expect, test } from 'vitest'
import { countTests, type TestAssertion, type TestReport } from './vitest.ts'

const tests = (...statuses: TestAssertion['status'][]) =>
  statuses.map((status) => ({ ancestorTitles: [], title: 'a seat is sold once', status }))
const file = (status: 'passed' | 'failed', assertionResults: TestAssertion[]) => ({
  name: 'seat.test.ts',
  status,
  message: '',
  assertionResults,
})
const report = (success: boolean, ...testResults: TestReport['testResults']): TestReport => ({ success, testResults })

test('passed and failed tests are summed over all files', () => {
  const both = report(false, file('passed', tests('passed')), file('failed', tests('failed', 'passed')))
  expect(countTests(both, 1)).toEqual({ passed: 2, failed: 1, notRun: [] })
})

test('tests that did not run are told of with their reason and count as neither', () => {
  const explained = tests('skipped').map((test) => ({ ...test, meta: { notRun: 'no printer' } }))
  const all = [...tests('passed', 'todo'), ...explained]
  expect(countTests(report(true, file('passed', all)), 0)).toEqual({
    passed: 1,
    failed: 0,
    notRun: ['not run, and it does not say why (a seat is sold once)', 'not run, no printer (a seat is sold once)'],
  })
})

test('a file that cannot be loaded counts as one failure', () => {
  expect(countTests(report(false, file('failed', [])), 1)).toEqual({ passed: 0, failed: 1, notRun: [] })
})

test('a file whose clean-up failed after its tests passed counts as one failure', () => {
  expect(countTests(report(false, file('failed', tests('passed'))), 1)).toEqual({ passed: 1, failed: 1, notRun: [] })
})

test('an unhandled rejection counts as one failure although every test passed', () => {
  expect(countTests(report(true, file('passed', tests('passed'))), 1)).toEqual({ passed: 1, failed: 1, notRun: [] })
})
