// Builds a fresh database out of a snapshot on a thread of its own, so that the counter goes on selling meanwhile.
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { openFreshDatabase } from '#db/fresh-database.ts'

/** An image to take in, or null: that was the last. Each is answered once, in order. */
export type FreshTask = Uint8Array | null

const Task = z.object({
  path: z.string(),
  key: z.instanceof(Uint8Array),
  migrationsDirectory: z.string(),
  backupsDirectory: z.string(),
  oldPath: z.string(),
})

const { oldPath, ...options } = Task.parse(workerData)
const fresh = openFreshDatabase(options)
parentPort?.on('message', (image: FreshTask) => {
  parentPort?.postMessage(image ? fresh.take(image) : fresh.finish(oldPath))
})
