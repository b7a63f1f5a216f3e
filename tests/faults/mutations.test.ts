// The proofs of this folder, tried on counters with a bug in them: each must be noticed, or the proof proves nothing.
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleCounter } from './bundle.ts'
import { runUntilKilled, startCounter, withCopy } from './killed-counter.ts'
import { mutations } from './mutations.ts'
import { mixedSale, prepareCounter } from './prepared.ts'
import type { Sent } from './sent.ts'

let prepared: string
beforeAll(async () => {
  prepared = await prepareCounter()
})
afterAll(() => rmSync(prepared, { recursive: true, force: true }))

describe('the proof notices when', () => {
  it.each(mutations)(
    '$name',
    async ({ name }) => {
      const program = await bundleCounter(name)
      const command = mixedSale()
      const steps = await withCopy(prepared, async (directory) => {
        const run = await runUntilKilled(program, directory, [command], {
          killAt: 0,
          when: 'before',
          countReads: false,
        })
        return run.steps
      })
      expect(steps.length).toBeGreaterThan(10)
      expect(await firstFlaw(program, command, steps)).not.toEqual('nothing was noticed')
    },
    180_000,
  )
})

// Around commits and files: where the bugs of the table show.
const telling = /COMMIT|insert into journal|order_lines|writeSync|FileHandle.sync/

async function firstFlaw(program: string, command: Sent, steps: readonly string[]): Promise<string> {
  for (const [index, label] of steps.entries()) {
    if (!telling.test(label)) continue
    const killAt = index + 1
    const [flaw] = await withCopy(prepared, async (directory) => {
      const { sent } = await runUntilKilled(program, directory, [command], {
        killAt,
        when: 'before',
        countReads: false,
      })
      return recoverElsewhere(program, directory, sent)
    })
    if (flaw !== undefined) return flaw
  }
  return 'nothing was noticed'
}

/** The counter that comes after the crash has the same bug. */
async function recoverElsewhere(program: string, directory: string, sent: Sent[]): Promise<readonly string[]> {
  const counter = startCounter(program, directory)
  if (!(await counter.hear('ready'))) return ['the counter does not open']
  const heard = counter.hear('violations')
  counter.tell({ recover: sent })
  const violations = await heard
  counter.kill()
  await counter.ended
  return violations ?? ['the counter died']
}
