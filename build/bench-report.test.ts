import { expect, test } from 'vitest'
import { asReport, asText, type Goal } from './bench-report.ts'

const machine = { cpu: 'Test', cores: 2, memoryGb: 8, node: 'v24', platform: 'linux-x64', loadBefore: 0, loadAfter: 1 }
const report = (figures: Record<string, number>, goals: Goal[]) =>
  asReport('search', { args: {}, figures, goals }, machine)

test.each<[number, Goal['op'], boolean]>([
  [9, '<=', true],
  [10, '<=', true],
  [11, '<=', false],
  [9, '>=', false],
  [10, '>=', true],
])('a figure of %d against "%s 10" holds: %s', (p95Ms, op, holds) => {
  expect(report({ p95Ms }, [{ figure: 'p95Ms', op, value: 10 }]).goals).toEqual([
    { figure: 'p95Ms', op, value: 10, holds },
  ])
})

test.each([[{}], [{ p95Ms: Number.NaN }]])(
  'a goal whose figure was not measured is a mistake, not a success: %j',
  (figures) => {
    expect(() => report(figures, [{ figure: 'p95Ms', op: '<=', value: 10 }])).toThrow(
      '"p95Ms" has a goal but was not measured',
    )
  },
)

test('a goal that does not hold is plain to see', () => {
  const text = asText(report({ p95Ms: 12.3456789 }, [{ figure: 'p95Ms', op: '<=', value: 10 }]))
  expect(text.split('\n')[1]).toMatch(/^ {2}p95Ms +12\.3457 {3}goal <= 10 DOES NOT HOLD$/)
})
