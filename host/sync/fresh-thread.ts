// The thread that builds a fresh database, with a bound on every answer.
import { Worker } from 'node:worker_threads'
import type { LeftOut } from '#db/fresh-database.ts'
import type { FreshTask } from '../fresh-worker.ts'

export interface FreshThread {
  /** Takes the image's memory over. */
  take(image: Uint8Array): Promise<void>
  /** A finished database of what was taken so far. @param path where to */
  preview(path: string): Promise<LeftOut[]>
  finish(): Promise<LeftOut[]>
  close(): Promise<unknown>
}

export type FreshThreadOptions = {
  path: string
  key: Uint8Array
  migrationsDirectory: string
  backupsDirectory: string
  oldPath: string
}

/** The indexes of a million customers take half a minute on a good machine. */
const answerMsMax = 15 * 60_000

export function openFreshThread(options: FreshThreadOptions): FreshThread {
  const { path, key, migrationsDirectory, backupsDirectory, oldPath } = options
  const workerData = { path, key, migrationsDirectory, backupsDirectory, oldPath }
  const worker = new Worker(workerUrl(), { workerData })
  let failure: unknown
  worker.on('error', (error) => {
    failure = error
  })
  const ask = (task: FreshTask, handedOver: ArrayBuffer[] = []) =>
    new Promise<unknown>((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer)
        worker.off('message', answered)
        worker.off('exit', ended)
        settle()
      }
      const answered = (answer: unknown) => end(() => resolve(answer))
      const ended = () => end(() => reject(failure ?? new Error('the thread that builds the database has ended')))
      const timer = setTimeout(() => void worker.terminate(), answerMsMax)
      worker.on('message', answered)
      worker.on('exit', ended)
      worker.postMessage(task, handedOver)
    })
  return {
    take: async (image) => {
      await ask({ take: image }, [image.buffer as ArrayBuffer])
    },
    preview: async (path) => (await ask({ preview: path })) as LeftOut[],
    finish: async () => (await ask('finish')) as LeftOut[],
    close: () => worker.terminate(),
  }
}

/** Beside the host's own program, as source when run from sources, as a bundle when run from one. */
function workerUrl(): URL {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? '../fresh-worker.ts' : './fresh-worker.js', import.meta.url)
}
