// kill -9 at every step of a sale, of an edit of a card, and at any moment: all of it or nothing of it, and once.
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleCounter } from './bundle.ts'
import { startCounter, withCopy } from './killed-counter.ts'
import { exchange, lastNameEdit, mixedSale, prepareCounter, shiftClose } from './prepared.ts'
import { recover } from './recover.ts'
import type { Sent } from './sent.ts'
import { everyStep, fractions, inPairs, isThorough, killAtEach, type Subject, stepsOf } from './sweep.ts'

const sweepMsMax = isThorough ? 60 * 60_000 : 10 * 60_000

let program: string
let prepared: string
beforeAll(async () => {
  program = await bundleCounter()
  prepared = await prepareCounter()
}, 120_000)
afterAll(() => rmSync(prepared, { recursive: true, force: true }))

describe('a counter killed in the middle', () => {
  it(
    'OF02 a power cut loses nothing: a sale is there whole or not at all, whichever step it is killed before or after, and is completed once',
    async () => {
      const subject: Subject = { program, prepared, commands: [mixedSale()] }
      const steps = await stepsOf(subject)
      expect(steps).toEqual(expect.arrayContaining(['COMMIT', 'writeSync', 'fsyncSync', 'FileHandle.appendFile']))
      expect(await killAtEach(subject, steps, everyStep(steps))).toEqual([])
    },
    sweepMsMax,
  )

  it(
    'SR12 exchange: a seat for another one and soup is there whole or not at all, whichever step it is killed before or after',
    async () => {
      const subject: Subject = { program, prepared, commands: [exchange()] }
      const steps = await stepsOf(subject)
      expect(steps).toEqual(expect.arrayContaining(['COMMIT', 'writeSync', 'fsyncSync']))
      expect(await killAtEach(subject, steps, everyStep(steps))).toEqual([])
    },
    sweepMsMax,
  )

  it(
    'MS05 close the shift: it is closed with its report or open as before, whichever step it is killed before or after',
    async () => {
      const subject: Subject = { program, prepared, commands: [shiftClose()] }
      const steps = await stepsOf(subject)
      expect(steps).toEqual(expect.arrayContaining(['COMMIT', 'writeSync', 'fsyncSync']))
      expect(await killAtEach(subject, steps, everyStep(steps))).toEqual([])
    },
    sweepMsMax,
  )

  it(
    'OF02 a power cut loses nothing: an edit of a card and its search words are there together or not at all',
    async () => {
      const subject: Subject = { program, prepared, commands: [lastNameEdit()] }
      const steps = await stepsOf(subject)
      expect(steps.length).toBeGreaterThan(8)
      expect(await killAtEach(subject, steps, everyStep(steps))).toEqual([])
    },
    sweepMsMax,
  )

  it(
    'OF02 a power cut loses nothing: sales in a row, killed at any moment, leave every answered sale whole',
    async () => {
      const fraction = fractions(20_261_121)
      const delaysMs = Array.from({ length: isThorough ? 1_000 : 200 }, () => fraction() * 60)
      const flaws = await inPairs(delaysMs, (delayMs) => killAfter(delayMs))
      expect(flaws).toEqual([])
      expect(answered.some((count) => count > 1)).toBe(true)
    },
    sweepMsMax,
  )
})

/** How many sales each run got an answer to: the proof means something only when many did. */
const answered: number[] = []

function killAfter(delayMs: number): Promise<string[]> {
  return withCopy(prepared, async (directory) => {
    const counter = startCounter(program, directory)
    await counter.hear('ready')
    const sent: Sent[] = []
    let timer: NodeJS.Timeout | undefined
    for (let seat = 0; seat < 18; seat++) {
      const command = mixedSale(seat)
      const heard = counter.hear('answer')
      counter.tell({ call: command })
      const answer = await heard
      sent.push(answer === undefined ? command : { ...command, answer })
      if (answer === undefined) break
      // From the first answer on, when the program is warm and sells as fast as it can.
      timer ??= setTimeout(() => counter.kill(), delayMs)
    }
    clearTimeout(timer)
    counter.kill()
    await counter.ended
    answered.push(sent.filter(({ answer }) => answer !== undefined).length)
    return (await recover(directory, sent)).map((flaw) => `killed after ${delayMs.toFixed(1)} ms: ${flaw}`)
  })
}
