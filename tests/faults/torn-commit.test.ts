// A commit is many writes to one file. A counter cut off between two of them, or in the middle of one, leaves the file
// shorter: here it is shortened to every such length, and the sale must be there whole or not at all.
import { cpSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openForReading } from '#db/open.ts'
import { keyFromFile } from '#host/key-file.ts'
import { bundleCounter } from './bundle.ts'
import { runUntilKilled, withCopy } from './killed-counter.ts'
import { mixedSale, prepareCounter } from './prepared.ts'
import { recover } from './recover.ts'
import type { Sent } from './sent.ts'

const walName = 'foyer.db-wal'
const headBytes = 32
const frameBytes = 24 + 4_096

let prepared: string
let committed: string
beforeAll(async () => {
  prepared = await prepareCounter()
  committed = mkdtempSync(join(tmpdir(), 'foyer-committed-'))
  cpSync(prepared, committed, { recursive: true })
}, 120_000)
afterAll(() => {
  for (const directory of [prepared, committed]) rmSync(directory, { recursive: true, force: true })
})

it('OF02 a power cut loses nothing: a commit torn at any frame is a whole sale or none', async () => {
  const command = mixedSale()
  const { bytesBefore, bytesAfter } = await lengthsAround(command)
  expect((bytesAfter - bytesBefore) / frameBytes).toBeGreaterThan(10)
  const flaws: string[] = []
  const sales = { whole: 0, none: 0 }
  for (let bytes = bytesBefore; bytes <= bytesAfter; bytes += frameBytes / 2) {
    await withCopy(committed, async (directory) => {
      truncateSync(join(directory, walName), bytes)
      rmSync(join(directory, 'foyer.db-shm'), { force: true })
      const isWhole = await holdsSale(directory, command)
      sales[isWhole ? 'whole' : 'none'] += 1
      flaws.push(...(await recover(directory, [command])).map((flaw) => `cut to ${bytes}: ${flaw}`))
    })
  }
  expect(flaws).toEqual([])
  expect([sales.whole, sales.none > 20]).toEqual([1, true])
}, 180_000)

/** The length of the write-ahead log just before and just after the commit; `committed` is left as it is after. */
async function lengthsAround(command: Sent): Promise<{ bytesBefore: number; bytesAfter: number }> {
  const program = await bundleCounter()
  const order = { when: 'before' as const, countReads: false }
  const die = (directory: string, killAt: number, when: 'before' | 'after') =>
    runUntilKilled(program, directory, [command], { ...order, killAt, when })
  const { steps } = await withCopy(prepared, (directory) => die(directory, 0, 'before'))
  const killAt = steps.indexOf('COMMIT') + 1
  const bytesBefore = await withCopy(prepared, async (directory) => {
    await die(directory, killAt, 'before')
    return lengthOfLog(directory)
  })
  await die(committed, killAt, 'after')
  return { bytesBefore, bytesAfter: lengthOfLog(committed) }
}

function lengthOfLog(directory: string): number {
  const path = join(directory, walName)
  return existsSync(path) ? statSync(path).size : headBytes
}

/** Seen on a copy, so that looking does not repair what is to be proven. */
function holdsSale(of: string, { input }: Sent): Promise<boolean> {
  return withCopy(of, async (directory) => {
    const path = join(directory, 'foyer.db')
    const db = openForReading(path, keyFromFile(directory, path))
    const row = db.read.sql.prepare('select 1 from orders where id = ?').get(input.orderId)
    db.close()
    return row !== undefined
  })
}
