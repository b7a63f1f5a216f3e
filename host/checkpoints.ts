// Checkpoints of long work. After a thousand pages SQLite stops whoever commits next and carries the log over into the
// database, which takes a clerk's whole patience when an import fills the log all the time. So an import has that done on
// another thread. What is durable does not change: a commit is on the disk in the log before it returns, either way.
//
//   asked ──answer──▶ resting ──a moment later──▶ asked …        the log is short: nobody waits
//     └──the log is long──▶ the import waits for one more: the log is carried over whole and starts anew
import { Worker } from 'node:worker_threads'
import type { Database } from '#db/database.ts'
import { checkpointPages } from '#db/open.ts'

export interface Checkpoints {
  /** From now on beside the selling; ends with `end`. */
  begin(): Checkpointing
}

export interface Checkpointing {
  /** To be called between two steps; waits only where the log grows faster than it is carried over. */
  keepUp(): Promise<void>
  end(): Promise<void>
}

const restMs = 100
/** 16 MB. */
const logPagesMax = 4_000
/** Where the thread does not come round, commits do it themselves again. */
const logPagesInNeed = 16_000
const answerMsMax = 30_000

export function makeCheckpoints(db: Database, key: Uint8Array): Checkpoints {
  return {
    begin() {
      const thread = openThread(db.path, key)
      let logPages = 0
      let askedMs = Number.NEGATIVE_INFINITY
      let asking: Promise<void> | undefined
      const ask = () => {
        askedMs = performance.now()
        asking = thread.ask().then((pages) => {
          logPages = pages
          asking = undefined
        })
        return asking
      }
      checkpointPages(db, logPagesInNeed)
      return {
        async keepUp() {
          if (logPages >= logPagesMax) {
            await asking
            await ask()
            logPages = 0
          } else if (!asking && performance.now() - askedMs >= restMs) void ask()
        },
        async end() {
          await asking
          await ask()
          checkpointPages(db)
          await thread.close()
        },
      }
    },
  }
}

type Thread = { ask(): Promise<number>; close(): Promise<unknown> }

/** A thread that died or takes too long answers 0: commits then do its work when the log has become too long. */
function openThread(path: string, key: Uint8Array): Thread {
  const worker = new Worker(workerUrl(), { workerData: { path, key } })
  let isAlive = true
  let settle: (pages: number) => void = () => undefined
  const giveUp = () => {
    isAlive = false
    settle(0)
  }
  worker.on('message', (pages: number) => settle(pages))
  worker.on('error', giveUp)
  worker.on('exit', giveUp)
  return {
    ask: () =>
      new Promise((resolve) => {
        const timer = setTimeout(giveUp, answerMsMax)
        settle = (pages) => {
          clearTimeout(timer)
          resolve(pages)
        }
        if (isAlive) worker.postMessage(null)
        else settle(0)
      }),
    close: () => worker.terminate(),
  }
}

/** Beside this file, as source when run from sources, as a bundle when run from one. */
function workerUrl(): URL {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? './checkpoint-worker.ts' : './checkpoint-worker.js', import.meta.url)
}
