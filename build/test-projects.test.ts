import { matchesGlob } from 'node:path'
import { expect, test } from 'vitest'
import { projectsOf } from './test-projects.ts'

test('a test file runs in exactly the project of its folder', () => {
  const paths = [
    'core/domain/money.test.ts',
    'renderer/sale/Cart.test.tsx',
    'tests/tidy.test.ts',
    'tests/e2e/sale.test.ts',
  ]
  expect(paths.map((path) => projectsOf(path, matchesGlob))).toEqual([['unit'], ['unit'], ['tidy'], ['e2e']])
})

test('a test file in a folder nobody runs belongs to no project', () => {
  expect(projectsOf('tests/forgotten/sale.test.ts', matchesGlob)).toEqual([])
})
