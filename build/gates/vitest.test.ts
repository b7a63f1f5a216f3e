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

test('passed, failed and skipped tests are summed over all files', () => {
  const both = report(
    false,
    file('passed', tests('passed', 'skipped', 'todo')),
    file('failed', tests('failed', 'passed')),
  )
  expect(countTests(both, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 })
})

test('a file that cannot be loaded counts as one failure', () => {
  expect(countTests(report(false, file('failed', [])), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('a file whose clean-up failed after its tests passed counts as one failure', () => {
  expect(countTests(report(false, file('failed', tests('passed'))), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test('an unhandled rejection counts as one failure although every test passed', () => {
  expect(countTests(report(true, file('passed', tests('passed'))), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
})
