// Imports from the screen: the file comes in parts, is looked at, and runs beside the selling. One at a time runs; what
// was uploaded is deleted when it is done with, and at the next start at the latest. Screens come and go meanwhile: they
// ask for the current one.
//
//   uploading ──all parts──▶ ready ──start──▶ running ──end──▶ done
//                                                 ├──stop──▶ stopped
//                                                 └──error──▶ failed
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportFailure, ImportKind, ImportProgress } from '#core/contract/import.ts'
import { reportHead } from '#core/domain/import-remark.ts'
import { newId } from '../clock.ts'
import type { World } from '../world.ts'
import type { CustomerReading, ImportWorld } from './run.ts'
import { runUpload } from './run-upload.ts'
import { makeTally, type Tally } from './tally.ts'

export const uploadBytesMax = 512 * 1024 * 1024
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
  failure: ImportFailure | null
  tally: Tally
  stop: AbortController
  /** Resolves when a running import has ended, whichever way. */
  ended: Promise<void>
}

export interface Uploads {
  begin(kind: ImportKind, fileName: string, bytes: number): Promise<Upload>
  find(id: string): Upload | undefined
  /** The one that runs; otherwise the last one that is ready or has ended. */
  current(): Upload | undefined
  /**
   * A part that could not be written may be sent again.
   * @returns false when the part does not begin where the last one ended @throws what the file system throws
   */
  append(upload: Upload, offset: number, part: Buffer): Promise<boolean>
  /** @returns false when another one runs, or this one is not ready */
  start(upload: Upload, reading: CustomerReading | undefined): boolean
  /** Its file and its report go from the disk. @returns false while it runs */
  forget(upload: Upload): Promise<boolean>
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
  const { id, kind, fileName, state, failure, tally } = upload
  return { importId: id, kind, fileName, state, ...tally.counts, remarks: [...tally.remarks], failure }
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
    current: () => currentOf([...uploads.values()]),
    async append(upload, offset, part) {
      const isInOrder =
        upload.state === 'uploading' && offset === upload.received && offset + part.length <= upload.bytes
      if (!isInOrder) return false
      await writeAt(upload.path, offset, part)
      // Only what is on the disk counts. The same part may have come twice at once, and the file gone on since.
      upload.received = Math.max(upload.received, offset + part.length)
      if (upload.received === upload.bytes && upload.state === 'uploading') {
        upload.state = 'ready'
        world.changes.announce(['import'])
      }
      return true
    },
    start(upload, reading) {
      const isBusy = [...uploads.values()].some(({ state }) => state === 'running')
      if (isBusy || upload.state !== 'ready') return false
      upload.state = 'running'
      upload.ended = runUpload(world, upload, reading)
      world.changes.announce(['import'])
      return true
    },
    async forget(upload) {
      if (upload.state === 'running') return false
      await remove(uploads, upload)
      world.changes.announce(['import'])
      return true
    },
    async report({ tally, reportPath }) {
      if (tally.remarks.length === 0) return `\ufeff${reportHead}`
      await tally.flush()
      return await readFile(reportPath, 'utf8')
    },
  }
}

function currentOf(uploads: readonly Upload[]): Upload | undefined {
  const running = uploads.find(({ state }) => state === 'running')
  return running ?? uploads.findLast(({ state }) => state !== 'uploading')
}

/** At its place, so that a part sent again replaces what a full disk took of it the first time. */
async function writeAt(path: string, offset: number, part: Buffer): Promise<void> {
  const file = await open(path, 'r+')
  try {
    let written = 0
    while (written < part.length) {
      const { bytesWritten } = await file.write(part, written, part.length - written, offset + written)
      written += bytesWritten
    }
  } finally {
    await file.close()
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
    failure: null,
    tally: makeTally(reportPath),
    stop: new AbortController(),
    ended: Promise.resolve(),
  }
}

/** Keeps the last few, whoever began them and left; never forgets one that runs. */
async function forgetOldest(uploads: Map<string, Upload>): Promise<void> {
  const idle = [...uploads.values()].filter(({ state }) => state !== 'running')
  for (const upload of idle.slice(0, Math.max(0, uploads.size - uploadsMax + 1))) await remove(uploads, upload)
}

async function remove(uploads: Map<string, Upload>, { id, path, reportPath }: Upload): Promise<void> {
  uploads.delete(id)
  await rm(path, { force: true })
  await rm(reportPath, { force: true })
}
