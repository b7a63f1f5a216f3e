// Killing a counter at one step after the other, each time on a fresh copy of the same evening, two at a time.
import { runUntilKilled, withCopy } from './killed-counter.ts'
import type { FaultOrder } from './preload.ts'
import { recover } from './recover.ts'
import type { Sent } from './sent.ts'

/** `FOYER_FAULTS=all` kills at statements that only read as well, and more often at random. */
export const isThorough = process.env.FOYER_FAULTS === 'all'

export type Subject = { program: string; prepared: string; commands: readonly Sent[] }
export type Trial = Pick<FaultOrder, 'killAt' | 'when'>

/** The steps of a run nobody kills: what there is to die at. @throws when even that run is not sound */
export async function stepsOf({ program, prepared, commands }: Subject): Promise<string[]> {
  return withCopy(prepared, async (directory) => {
    const unharmed = { killAt: 0, when: 'before' as const, countReads: isThorough }
    const run = await runUntilKilled(program, directory, commands, unharmed)
    const flaws = await recover(directory, run.sent)
    if (run.ended !== 'exit 0' || flaws.length > 0) throw new Error(`unharmed, it ${run.ended}: ${flaws.join('; ')}`)
    return run.steps
  })
}

/** Before the first step, and after every one: between two steps nothing changes on the disk, but the order of threads may. */
export function everyStep(steps: readonly string[]): Trial[] {
  return steps.flatMap((_, index) => [
    { killAt: index + 1, when: 'before' as const },
    { killAt: index + 1, when: 'after' as const },
  ])
}

/** One line for every kill after which something did not hold. */
export async function killAtEach(
  subject: Subject,
  steps: readonly string[],
  trials: readonly Trial[],
): Promise<string[]> {
  return inPairs(trials, ({ killAt, when }) =>
    withCopy(subject.prepared, async (directory) => {
      const order = { killAt, when, countReads: isThorough }
      const run = await runUntilKilled(subject.program, directory, subject.commands, order)
      const survived = run.ended === 'SIGKILL' ? [] : [`it ended with ${run.ended}`]
      const flaws = [...survived, ...(await recover(directory, run.sent))]
      return flaws.map((flaw) => `killed ${when} step ${killAt} (${steps[killAt - 1]}): ${flaw}`)
    }),
  )
}

/** Two at a time: the smallest machine that has to run this has two cores. */
export async function inPairs<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<string[]>,
): Promise<string[]> {
  const flaws: string[] = []
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) flaws.push(...(await work(item)))
  }
  await Promise.all([worker(), worker()])
  return flaws
}

/** The same sequence of fractions for the same seed. */
export function fractions(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
