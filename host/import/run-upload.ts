// One uploaded file, imported beside the selling: whoever started it answers for it, and screens are told now and then.
import { rm } from 'node:fs/promises'
import type { Topic } from '#core/contract/change.ts'
import { failureOf } from './failure.ts'
import { importFile } from './import-file.ts'
import { besideSelling, type CustomerReading } from './run.ts'
import type { Upload, UploadWorld } from './uploads.ts'

const announceEveryMs = 250

/** Resolves when it has ended, whichever way; its state says which. */
export async function runUpload(
  world: UploadWorld,
  upload: Upload,
  reading: CustomerReading | undefined,
): Promise<void> {
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
    upload.failure = failureOf(error)
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
