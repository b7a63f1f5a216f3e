// Makes the images on a thread of its own: the server goes on answering while a large venue is written.
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { openImageWriter, type StoredEntity } from './images.ts'

/** Undefined: that was all. Every message is answered once, in order. */
export type ImageTask = readonly StoredEntity[] | undefined

const { directory } = z.object({ directory: z.string() }).parse(workerData)
const writer = openImageWriter(directory)
let running = Promise.resolve()

parentPort?.on('message', (task: ImageTask) => {
  running = running.then(async () => {
    const answer = task ? await writer.add(task) : await writer.finish()
    parentPort?.postMessage(answer)
  })
})
