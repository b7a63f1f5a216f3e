// Backups of the running counter: on demand, and once a day by itself.
import { statfsSync, statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { type Backup, listBackups } from '#db/backup.ts'

export interface Backups {
  list(): Backup[]
  /** One at a time; a second call while one runs gets the same one. @throws DiskFull when the disk has no room for a copy */
  make(): Promise<Backup>
  /** Makes one when the newest is older than a day. */
  makeIfDue(): Promise<Backup | null>
}

export class DiskFull extends Error {
  constructor() {
    super('there is no room for a backup')
    this.name = 'DiskFull'
  }
}

type Options = { databasePath: string; key: Uint8Array; directory: string; nowMs: () => number }

const dayMs = 24 * 3_600_000
const backupMsMax = 30 * 60_000

export function makeBackups(options: Options): Backups {
  let running: Promise<Backup> | undefined
  const make = () => {
    running ??= copyInWorker(options).finally(() => {
      running = undefined
    })
    return running
  }
  return {
    list: () => listBackups(options.directory),
    make,
    makeIfDue: async () => {
      const newest = listBackups(options.directory).at(0)
      return newest && options.nowMs() - newest.madeAtMs < dayMs ? null : make()
    },
  }
}

async function copyInWorker({ databasePath, key, directory, nowMs }: Options): Promise<Backup> {
  const { bavail, bsize } = statfsSync(directory)
  if (bavail * bsize < statSync(databasePath).size * 1.1) throw new DiskFull()
  const worker = new Worker(workerUrl(), { workerData: { path: databasePath, key, directory, nowMs: nowMs() } })
  const timer = setTimeout(() => void worker.terminate(), backupMsMax)
  try {
    return await new Promise<Backup>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the backup ended with ${code}`)))
    })
  } finally {
    clearTimeout(timer)
  }
}

/** Beside this file, as source when run from sources, as a bundle when run from one. */
function workerUrl(): URL {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? './backup-worker.ts' : './backup-worker.js', import.meta.url)
}
