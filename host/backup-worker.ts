// Makes a backup on a thread of its own, so that the counter goes on selling while a large database is copied.
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { makeBackup } from '#db/backup.ts'
import { openForReading } from '#db/open.ts'

const Task = z.object({ path: z.string(), key: z.instanceof(Uint8Array), directory: z.string(), nowMs: z.number() })

const { path, key, directory, nowMs } = Task.parse(workerData)
const db = openForReading(path, key)
try {
  parentPort?.postMessage(makeBackup(db.sqlite, directory, nowMs))
} finally {
  db.close()
}
