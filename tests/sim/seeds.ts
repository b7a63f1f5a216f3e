// Many seeds on as many threads as there are processors. Each thread takes the next seed that nobody has, so that none waits
// for another's long one.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Bug } from './bugs.ts'
import type { Did } from './run.ts'

export type SeedResult = { seed: number; breaches: readonly string[]; trace: readonly string[]; did: Did }
export type Seeds = { first: number; count: number; bug: Bug | null }

/** @param onResult called for every seed, in the order they end; answers whether to go on */
export async function runSeeds({ first, count, bug }: Seeds, onResult: (result: SeedResult) => boolean): Promise<void> {
  let next = first
  const threads = Math.min(count, Math.max(1, availableParallelism()))
  const take = () => (next < first + count ? next++ : null)
  const stop = () => {
    next = first + count
  }
  await Promise.all(Array.from({ length: threads }, () => runThread(bug, take, (result) => onResult(result) || stop())))
}

/** So many are on their way to a thread: it never waits for the next. */
const ahead = 2

function runThread(
  bug: Bug | null,
  take: () => number | null,
  onResult: (result: SeedResult) => unknown,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./seed-worker.ts', import.meta.url), { workerData: { bug } })
    let open = 0
    const feed = () => {
      const seed = take()
      if (seed === null) return
      open += 1
      worker.postMessage(seed)
    }
    worker.on('message', (result: SeedResult) => {
      open -= 1
      onResult(result)
      feed()
      if (open === 0) worker.terminate().then(() => resolve(), reject)
    })
    worker.on('error', reject)
    for (let count = 0; count < ahead; count++) feed()
    if (open === 0) worker.terminate().then(() => resolve(), reject)
  })
}
