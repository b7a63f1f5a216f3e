import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { isUpToDate, markBuilt } from './build-stamp.ts'

let root = ''
const stamp = () => ({ folder: join(root, 'dist'), name: 'page', sources: ['page/**'] })

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'foyer-stamp-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  mkdirSync(join(root, 'page'))
  writeFileSync(join(root, 'page', 'main.ts'), 'first')
})

test('what was never built is not up to date', () => {
  expect(isUpToDate(root, stamp())).toBe(false)
})

test('nothing is built again while the sources stay', () => {
  markBuilt(root, stamp())
  expect(isUpToDate(root, stamp())).toBe(true)
})

test.each([
  ['a changed source', 'page/main.ts'],
  ['a new source', 'page/sale.ts'],
])('%s is built again', (_case, path) => {
  markBuilt(root, stamp())
  writeFileSync(join(root, path), 'second')
  expect(isUpToDate(root, stamp())).toBe(false)
})

test('a changed test is no reason to build', () => {
  markBuilt(root, stamp())
  writeFileSync(join(root, 'page', 'main.test.ts'), 'second')
  expect(isUpToDate(root, stamp())).toBe(true)
})
