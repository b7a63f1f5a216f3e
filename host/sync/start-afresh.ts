// Starting afresh: everything is taken from the server's snapshot into a new database beside the one in use, which goes on
// selling until the new one takes its place in a single step. Stopped anywhere, the old one is whole; what was downloaded is
// kept, sealed, and the next try goes on from there.
//
//   asking ──the server makes it──▶ asking
//     └──▶ part by part: got, checked, copied ──▶ indexes ──▶ journal and pending work carried over ──▶ in its place
//            └──broken──▶ the same part again, a few times
//
// A counter that has no orders yet does the last two steps twice: once when all but the orders is there, so that its first
// customer need not wait for what others bought, and once at the end. Until then it has not read the feed, and begins anew
// when it is stopped. One that has sold waits for the whole: without its own orders it would not know what it has sold.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import { Topic } from '#core/contract/change.ts'
import { databaseFileName } from '#core/protocol/shell.ts'
import { type Snapshot, snapshotShape } from '#core/protocol/snapshot.ts'
import { carryOver } from '#db/carry-over.ts'
import type { ReadableDb } from '#db/database.ts'
import type { LeftOut } from '#db/fresh-database.ts'
import { type OpenOptions, openDatabase } from '#db/open.ts'
import { DatabaseProblem } from '#db/refusal.ts'
import { readSealed, writeSealed } from '#db/sealed-file.ts'
import { readSyncState, type SyncState } from '#db/sync-state.ts'
import { layPending } from './apply.ts'
import { CannotGoOn, type SyncWorld } from './exchange.ts'
import { openFreshThread } from './fresh-thread.ts'
import type { ServerLink } from './link.ts'

/** What it takes beyond the database in use. */
export type FreshPlace = { dataDirectory: string; key: Uint8Array; migrationsDirectory: string }

const askAgainMs = 1_000
const asksMax = 3_600
const triesMax = 3
/** Parts got ahead of those that are copied. */
const aheadMax = 3

/** What has been taken so far is enough to work with, and `missing` what still comes. */
export type FreshProgress = { percent: number; missing: 'all' | 'orders' }

/** @param onProgress told what is done @throws CannotGoOn, and what line and disk throw: then nothing more has changed than it was told */
export async function startAfresh(
  world: SyncWorld,
  link: ServerLink,
  place: FreshPlace,
  onProgress: (progress: FreshProgress) => void,
): Promise<void> {
  let missing: FreshProgress['missing'] = 'all'
  const tell = (percent: number) => onProgress({ percent: Math.floor(percent), missing })
  const snapshot = await askForSnapshot(link, (percent) => tell(percent * 0.3))
  const workshop = join(place.dataDirectory, 'starting-afresh')
  mkdirSync(workshop, { recursive: true, mode: 0o700 })
  removeOtherParts(workshop, snapshot.id)
  const options = { ...place, path: join(workshop, databaseFileName), backupsDirectory: join(workshop, 'backups') }
  const thread = openFreshThread({ ...options, oldPath: world.db.path })
  const logLeftOut = (leftOut: LeftOut[]) => {
    if (leftOut.length > 0) world.log.error({ leftOut }, 'not all of the snapshot could be taken over')
  }
  const workWithoutOrders = async () => {
    const preview = { ...options, path: join(workshop, 'without-orders.db') }
    logLeftOut(await thread.preview(preview.path))
    if (hasOrders(world.db.read)) return
    try {
      putInPlace(world, { seq: snapshot.seq, state: readSyncState(world.db.read) }, preview)
    } catch (error) {
      // Somebody else reads the database, a backup for one: then what there is stays in use until all is here.
      if (!isLocked(error)) throw error
      return world.log.warn({ error: String(error) }, 'the new database could not be used before its orders')
    }
    missing = 'orders'
    world.log.info({ seq: snapshot.seq }, 'everything but the orders is here')
  }
  try {
    const { parts, partsBeforeOrders } = snapshot
    const withoutOrders = hasOrders(world.db.read) || partsBeforeOrders === parts.length ? undefined : partsBeforeOrders
    let taken = 0
    let copied: Promise<unknown> = Promise.resolve()
    for await (const image of images(world, link, snapshot, { ...place, workshop })) {
      await copied
      copied = thread.take(image)
      heardLater(copied)
      taken += 1
      tell(30 + (50 * taken) / parts.length)
      if (taken !== withoutOrders) continue
      await copied
      await workWithoutOrders()
      tell(30 + (50 * taken) / parts.length)
    }
    await copied
    logLeftOut(await thread.finish())
    tell(99)
  } finally {
    await thread.close()
  }
  const { epoch, seq } = snapshot
  await putInPlacePatiently(world, { seq, state: { epoch, cursor: seq, heard: seq } }, options)
  world.log.info({ epoch, seq }, 'this counter has started afresh from the server’s snapshot')
  rmSync(workshop, { recursive: true, force: true })
}

async function askForSnapshot(link: ServerLink, onProgress: (percent: number) => void): Promise<Snapshot> {
  for (let asks = 0; asks < asksMax; asks++) {
    const answer = await link.call((client) => client.snapshot.ask({ shape: snapshotShape }))
    if (answer.state === 'ready') return answer
    if (answer.state === 'other-shape') throw new CannotGoOn(`the server makes snapshots of shape ${answer.shape}`)
    onProgress(answer.percent)
    await pause(askAgainMs)
  }
  throw new Error('the server did not make a snapshot in an hour')
}

type Shelf = { workshop: string; key: Uint8Array }

/** In order, each verified; a few are got ahead. */
async function* images(
  world: SyncWorld,
  link: ServerLink,
  snapshot: Snapshot,
  shelf: Shelf,
): AsyncGenerator<Uint8Array> {
  const coming: Promise<Uint8Array>[] = []
  for (const index of snapshot.parts.keys()) {
    const part = getPart(world, link, snapshot, index, shelf)
    heardLater(part)
    coming.push(part)
    const first = coming.length > aheadMax ? coming.shift() : undefined
    if (first) yield await first
  }
  for (const part of coming) yield await part
}

async function getPart(
  world: SyncWorld,
  link: ServerLink,
  { id, parts }: Snapshot,
  index: number,
  { workshop, key }: Shelf,
): Promise<Uint8Array> {
  const path = join(workshop, partName(id, index))
  for (let tries = 1; ; tries++) {
    const kept = readSealed(path, key)
    const packed =
      kept ?? Buffer.from(await (await link.call(({ snapshot }) => snapshot.part({ id, index }))).arrayBuffer())
    try {
      checkPart(packed, parts[index]?.sha256)
      const image = await promisify(zstdDecompress)(packed, { maxOutputLength: imageBytesMax, chunkSize: unpackBytes })
      if (!kept) writeSealed(path, key, packed)
      return image
    } catch (error) {
      rmSync(path, { force: true })
      world.log.warn({ index, bytes: packed.length, tries, error: String(error) }, 'a part of the snapshot is broken')
      if (tries >= triesMax) throw error
    }
  }
}

/** Whoever waits for it hears of a failure; that nobody does yet is no defect. */
function heardLater(coming: Promise<unknown>): void {
  coming.catch(() => undefined)
}

const imageBytesMax = 512 * 1024 * 1024
/** Unpacked in few large pieces: every piece is a turn of this thread, which a clerk may need. */
const unpackBytes = 2 * 1024 * 1024

function checkPart(packed: Uint8Array, sha256: string | undefined): void {
  const own = createHash('sha256').update(packed).digest('hex')
  if (own !== sha256) throw new Error(`its checksum is ${own}, not ${sha256}`)
}

const partName = (id: string, index: number) => `${id}.${index}.part`

/** Of a snapshot that nobody takes any more. */
function removeOtherParts(workshop: string, id: string): void {
  for (const name of readdirSync(workshop))
    if (name.endsWith('.part') && !name.startsWith(id)) rmSync(join(workshop, name))
}

/** A backup of the database in use, for one, is waited for: the fresh one is ready and would have to be built again. */
async function putInPlacePatiently(world: SyncWorld, ...fresh: [Standing, Omit<OpenOptions, 'nowMs'>]): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return putInPlace(world, ...fresh)
    } catch (error) {
      if (!isLocked(error) || tries >= placeTriesMax) throw error
    }
    await world.clock.pause(tryAgainMs)
  }
}

const tryAgainMs = 1_000
const placeTriesMax = 5 * 60

const isLocked = (error: unknown) => error instanceof DatabaseProblem && error.code === 'locked'

function hasOrders(db: ReadableDb): boolean {
  return db.sql.prepare('select 1 from orders limit 1').get() !== undefined
}

type Standing = { seq: number; state: SyncState }

/** Nothing here waits: from the first line to the last nobody else gets to write. @throws DatabaseProblem `locked` */
function putInPlace(world: SyncWorld, { seq, state }: Standing, options: Omit<OpenOptions, 'nowMs'>): void {
  const bringLevel = () => {
    const fresh = openDatabase({ ...options, nowMs: world.clock.nowMs() })
    try {
      carryOver(fresh, { oldPath: world.db.path, key: options.key, state }, (tx) => {
        const unapplied = layPending(tx, seq)
        if (unapplied.length > 0)
          world.log.error({ unapplied }, 'work of this counter could not be laid over the snapshot')
      })
    } finally {
      fresh.close()
    }
  }
  world.db.replaceBy(options.path, bringLevel)
  world.changes.announce(Topic.options)
}
