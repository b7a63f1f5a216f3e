import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import { openBlackBox, readBlackBox } from '#db/black-box.ts'
import { testId } from '#tests/fixture/counter.ts'

let directory: string
let path: string
const key = new Uint8Array(32).fill(7)
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'foyer-box-'))
  path = join(directory, 'box')
})
afterEach(() => rmSync(directory, { recursive: true }))

const entry = (n: number, body = '{"text":"Bjørn Østby"}'): JournalEntry => ({
  n,
  opId: testId(),
  counterId: testId(),
  incarnation: testId(),
  name: 'test.note',
  v: 1,
  body,
  clerkId: null,
  atWallMs: 1,
  atMonoMs: 1,
  clockOffsetMs: null,
  prevHash: '0',
  hash: String(n),
})

const numbersIn = () => {
  const box = openBlackBox(path, key)
  const numbers = [...box.entries()].map(({ n }) => n)
  box.close()
  return numbers
}

function fill(...entries: JournalEntry[]): void {
  const box = openBlackBox(path, key)
  for (const each of entries) box.append([each])
  box.close()
}

describe('the black box', () => {
  it('gives back what was put in, over several openings', () => {
    const [one, two, three] = [entry(1), entry(2), entry(3)]
    fill(one, two)
    fill(three)
    const box = openBlackBox(path, key)
    expect([...box.entries()]).toEqual([one, two, three])
    expect(box.last()).toEqual(three)
    box.close()
  })

  it('shows nothing of its contents in the file', () => {
    fill(entry(1))
    expect(readFileSync(path).includes(Buffer.from('Bjørn'))).toBe(false)
  })

  it('drops a record torn at any byte, keeps the whole ones, and the file as found, each time under another name', () => {
    fill(entry(1), entry(2))
    const whole = readFileSync(path)
    const first = whole.readUInt32BE() + 36
    let count = 0
    for (let length = first + 1; length < whole.length; length += 7) {
      writeFileSync(path, whole.subarray(0, length))
      expect(numbersIn()).toEqual([1])
      count += 1
      expect(readFileSync(`${path}.torn${count > 1 ? `-${count}` : ''}`)).toEqual(whole.subarray(0, length))
    }
  })

  it('is not changed by looking at it', () => {
    fill(entry(1), entry(2))
    truncateSync(path, readFileSync(path).length - 3)
    const torn = readFileSync(path)
    const box = readBlackBox(path, key)
    expect(box.last()).toBeUndefined()
    expect(() => [...box.entries()]).toThrow('damaged')
    box.close()
    expect(readFileSync(path)).toEqual(torn)
  })

  it('drops a tail of zeros, as a file system may leave after a power cut', () => {
    fill(entry(1))
    appendFileSync(path, Buffer.alloc(64))
    expect(numbersIn()).toEqual([1])
    fill(entry(2))
    expect(numbersIn()).toEqual([1, 2])
  })

  it('begins empty when nothing in it can be read, and keeps what was there', () => {
    fill(entry(1))
    truncateSync(path, 20)
    expect(numbersIn()).toEqual([])
    expect(existsSync(`${path}.torn`)).toBe(true)
  })
})
