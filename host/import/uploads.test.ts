import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestCounter, type TestCounter } from '#tests/fixture/counter.ts'
import { type Uploads, uploadsOf } from './uploads.ts'

let counter: TestCounter
let uploads: Uploads
beforeEach(async () => {
  counter = await openTestCounter()
  uploads = uploadsOf(counter.world)
})
afterEach(() => counter.remove())

const [first, second] = [Buffer.from('Per;Lund\n'), Buffer.from('Anne;Berg\n')]

test('PR10 import: a part the disk refused, or took half of, is sent again and the file is whole', async () => {
  const upload = await uploads.begin('customers', 'list.csv', first.length + second.length)
  await uploads.append(upload, 0, first)
  // Nothing can be written where a folder is.
  rmSync(upload.path)
  mkdirSync(upload.path)
  await expect(uploads.append(upload, first.length, second)).rejects.toThrow()
  rmSync(upload.path, { recursive: true })
  writeFileSync(upload.path, first)
  appendFileSync(upload.path, 'Ann')
  const isTaken = await uploads.append(upload, first.length, second)
  expect([isTaken, upload.state, readFileSync(upload.path, 'utf8')]).toEqual([true, 'ready', 'Per;Lund\nAnne;Berg\n'])
})

test('PR10 import: a part sent twice at once, because its answer took too long, is in the file once', async () => {
  const upload = await uploads.begin('customers', 'list.csv', first.length)
  await Promise.all([uploads.append(upload, 0, first), uploads.append(upload, 0, first)])
  expect([upload.received, readFileSync(upload.path)]).toEqual([first.length, first])
})
