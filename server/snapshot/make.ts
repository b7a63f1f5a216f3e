// Reads all entities at one moment and has them written as images. The moment is one REPEATABLE READ transaction; in memory
// are a page of entities and an image.
import { Worker } from 'node:worker_threads'
import { entityKinds } from '#core/protocol/entity.ts'
import { rowKinds, type Snapshot } from '#core/protocol/snapshot.ts'
import type { Sql, SqlDatabase } from '../store/sql-database.ts'
import type { StoredEntity, WrittenParts } from './images.ts'
import type { ImageTask } from './worker.ts'

const pageEntities = 100
const partMsMax = 120_000

/** @param onProgress told the percent made @throws what the database or the disk says */
export async function makeSnapshot(
  database: SqlDatabase,
  directory: string,
  onProgress: (percent: number) => void,
): Promise<Omit<Snapshot, 'id' | 'state'>> {
  const thread = openThread(directory)
  try {
    return await database.transaction(async (sql) => {
      await sql.query('set transaction isolation level repeatable read, read only')
      const [feed] = await sql.query<{ epoch: string; seq: number }>('select epoch, v as seq from feed')
      if (!feed) throw new Error('the feed has no row')
      const [all] = await sql.query<{ count: number }>('select count(*) as count from entity')
      let read = 0
      let written: Promise<unknown> = Promise.resolve()
      for await (const page of readAll(sql)) {
        // The next page is read while this one is written.
        await written
        written = thread.ask(page)
        // A failure is heard by the next who waits; that nobody does yet is no defect.
        written.catch(() => undefined)
        read += page.length
        onProgress(Math.floor((95 * read) / Math.max(1, all?.count ?? 0)))
      }
      await written
      return { ...feed, ...((await thread.ask(undefined)) as WrittenParts) }
    })
  } finally {
    await thread.close()
  }
}

async function* readAll(sql: Sql): AsyncGenerator<StoredEntity[]> {
  const others = entityKinds.filter((kind) => !rowKinds.some((rowKind) => rowKind === kind))
  for (const kind of [...others, ...rowKinds]) {
    for (let after = ''; ; ) {
      const page = await sql.query<StoredEntity>(pageSql, [kind, after, pageEntities])
      const last = page.at(-1)
      if (!last) break
      yield page
      after = last.id
    }
  }
}

const pageSql = 'select kind, id, body::text as body from entity where kind = $1 and id > $2 order by id limit $3'

/** Garbage is taken away in time; what is alive at once is far less. */
const resourceLimits = { maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 8 }

/** One question at a time; a thread that dies or does not answer in time is an error. */
function openThread(directory: string): { ask(task: ImageTask): Promise<unknown>; close(): Promise<unknown> } {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { directory }, resourceLimits })
  let failure: unknown
  worker.on('error', (error) => {
    failure = error
  })
  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        const end = (settle: () => void) => {
          clearTimeout(timer)
          worker.off('message', answered)
          worker.off('exit', ended)
          settle()
        }
        const answered = (answer: unknown) => end(() => resolve(answer))
        const ended = () => end(() => reject(failure ?? new Error('the thread that makes the snapshot has ended')))
        const timer = setTimeout(() => void worker.terminate(), partMsMax)
        worker.on('message', answered)
        worker.on('exit', ended)
        worker.postMessage(task)
      }),
    close: () => worker.terminate(),
  }
}
