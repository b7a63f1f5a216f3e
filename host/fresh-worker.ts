// Builds a fresh database out of a snapshot on a thread of its own, so that the counter goes on selling meanwhile.
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { openFreshDatabase } from '#db/fresh-database.ts'

/** Each is answered once, in order. `preview` makes a finished database of what has been taken so far, at that path. */
export type FreshTask = { take: Uint8Array } | { preview: string } | 'finish'

const Task = z.object({
  path: z.string(),
  key: z.instanceof(Uint8Array),
  migrationsDirectory: z.string(),
  backupsDirectory: z.string(),
  oldPath: z.string(),
})

const { oldPath, ...options } = Task.parse(workerData)
const fresh = openFreshDatabase(options)
parentPort?.on('message', (task: FreshTask) => parentPort?.postMessage(answerTo(task)))

function answerTo(task: FreshTask) {
  if (task === 'finish') return fresh.finish(oldPath)
  return 'take' in task ? fresh.take(task.take) : fresh.preview(task.preview, oldPath)
}
