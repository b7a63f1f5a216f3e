// Carries the write-ahead log over into the database on a thread of its own, each time it is asked. Writers go on meanwhile.
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { openForCheckpoints } from '#db/open.ts'

const Task = z.object({ path: z.string(), key: z.instanceof(Uint8Array) })

const { path, key } = Task.parse(workerData)
const db = openForCheckpoints(path, key)
parentPort?.on('message', () => {
  const [state] = db.sqlite.pragma('wal_checkpoint(PASSIVE)') as { log: number }[]
  parentPort?.postMessage(state?.log ?? 0)
})
parentPort?.on('close', () => db.close())
