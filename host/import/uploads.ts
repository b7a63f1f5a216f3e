// Imports from the screen: the file comes in parts, is looked at, and runs beside the selling. One at a time runs; what
// was uploaded is deleted when it is done with, and at the next start at the latest.
//
//   uploading ──all parts──▶ ready ──start──▶ running ──end──▶ done
//                                                 ├──stop──▶ stopped
//                                                 └──error──▶ failed
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Topic } from '#core/contract/change.ts'
import type { ImportKind, ImportProgress } from '#core/contract/import.ts'
import { reportHead } from '#core/domain/import-remark.ts'
import { newId } from '../clock.ts'
import type { World } from '../world.ts'
import { importFile } from './import-file.ts'
import { besideSelling, type CustomerReading, type ImportWorld } from './run.ts'
import { makeTally, type Tally } from './tally.ts'

export const uploadBytesMax = 512 * 1024 * 1024
const announceEveryMs = 250
const uploadsMax = 10

export type UploadWorld = ImportWorld & Pick<World, 'dataDirectory' | 'log'>

export type Upload = {
  id: string
  kind: ImportKind
  fileName: string
  bytes: number
  received: number
  path: string
  reportPath: string
  state: ImportProgress['state']
  problem: string | null
  tally: Tally
  stop: AbortController
  /** Resolves when a running import has ended, whichever way. */
  ended: Promise<void>
}

export interface Uploads {
  begin(kind: ImportKind, fileName: string, bytes: number): Promise<Upload>
  find(id: string): Upload | undefined
  /** @returns false when the part does not begin where the last one ended */
  append(upload: Upload, offset: number, part: Buffer): Promise<boolean>
  /** @returns false when another one runs, or this one is not ready */
  start(upload: Upload, reading: CustomerReading | undefined): boolean
  report(upload: Upload): Promise<string>
}

const ofWorld = new WeakMap<UploadWorld['db'], Uploads>()

/** The uploads of a counter, as long as its database is open. */
export function uploadsOf(world: UploadWorld): Uploads {
  const known = ofWorld.get(world.db)
  if (known) return known
  const made = makeUploads(world)
  ofWorld.set(world.db, made)
  return made
}

export function progressOf(upload: Upload): ImportProgress {
  const { id, kind, fileName, state, problem, tally } = upload
  return { importId: id, kind, fileName, state, ...tally.counts, remarks: [...tally.remarks], problem }
}

function makeUploads(world: UploadWorld): Uploads {
  const directory = join(world.dataDirectory, 'uploads')
  // What an earlier run of the program left behind goes before the first new file comes.
  const cleared = rm(directory, { recursive: true, force: true })
  const uploads = new Map<string, Upload>()
  return {
    async begin(kind, fileName, bytes) {
      await cleared
      await mkdir(directory, { recursive: true, mode: 0o700 })
      await forgetOldest(uploads)
      const upload = newUpload(newId<string>(world.clock, world.random), directory, { kind, fileName, bytes })
      await writeFile(upload.path, '', { mode: 0o600 })
      uploads.set(upload.id, upload)
      return upload
    },
    find: (id) => uploads.get(id),
    async append(upload, offset, part) {
      const isInOrder =
        upload.state === 'uploading' && offset === upload.received && offset + part.length <= upload.bytes
      if (!isInOrder) return false
      upload.received += part.length
      await appendFile(upload.path, part)
      if (upload.received === upload.bytes) upload.state = 'ready'
      return true
    },
    start(upload, reading) {
      const isBusy = [...uploads.values()].some(({ state }) => state === 'running')
      if (isBusy || upload.state !== 'ready') return false
      upload.state = 'running'
      upload.ended = run(world, upload, reading)
      return true
    },
    async report({ tally, reportPath }) {
      if (tally.remarks.length === 0) return `\ufeff${reportHead}`
      await tally.flush()
      return await readFile(reportPath, 'utf8')
    },
  }
}

function newUpload(id: string, directory: string, file: Pick<Upload, 'kind' | 'fileName' | 'bytes'>): Upload {
  const reportPath = join(directory, `${id}.report.csv`)
  return {
    ...file,
    id,
    path: join(directory, `${id}.part`),
    reportPath,
    received: 0,
    state: file.bytes === 0 ? 'ready' : 'uploading',
    problem: null,
    tally: makeTally(reportPath),
    stop: new AbortController(),
    ended: Promise.resolve(),
  }
}

/** Keeps the last few, so that a page that comes back finds its report; never forgets one that runs. */
async function forgetOldest(uploads: Map<string, Upload>): Promise<void> {
  const idle = [...uploads.values()].filter(({ state }) => state !== 'running')
  for (const { id, path, reportPath } of idle.slice(0, Math.max(0, uploads.size - uploadsMax + 1))) {
    uploads.delete(id)
    await rm(path, { force: true })
    await rm(reportPath, { force: true })
  }
}

async function run(world: UploadWorld, upload: Upload, reading: CustomerReading | undefined): Promise<void> {
  // Every batch is this clerk's doing, whoever signs in meanwhile.
  const clerkId = world.session.clerkId()
  const session = { ...world.session, clerkId: () => clerkId }
  const { changes, onProgress, announceAll } = gatheredChanges(world)
  const { id: importId, kind, fileName, path, tally } = upload
  const { signal } = upload.stop
  const job = { importId, fileName, path, tally, signal, isDryRun: false, pace: besideSelling, onProgress }
  try {
    await importFile({ ...world, session, changes }, kind, job, reading)
    upload.state = signal.aborted ? 'stopped' : 'done'
  } catch (error) {
    world.log.error({ error: String(error), importId }, 'an import failed')
    upload.problem = error instanceof Error ? error.message : String(error)
    upload.state = 'failed'
  }
  await rm(path, { force: true })
  announceAll()
}

/** Steps follow each other so fast that pages would do nothing but read again: they are told of many at once. */
function gatheredChanges(world: UploadWorld) {
  const gathered = new Set<Topic>()
  let announcedMs = 0
  const announceAll = () => {
    world.changes.announce(['import', ...gathered])
    gathered.clear()
  }
  const announce = (topics: readonly Topic[]) => {
    for (const topic of topics) gathered.add(topic)
  }
  const onProgress = () => {
    const nowMs = world.clock.monotonicMs()
    if (nowMs - announcedMs < announceEveryMs) return
    announcedMs = nowMs
    announceAll()
  }
  return { changes: { ...world.changes, announce }, onProgress, announceAll }
}
