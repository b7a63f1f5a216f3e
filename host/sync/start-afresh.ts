// Starting afresh: everything is taken from the server's snapshot into a new database beside the one in use, which goes on
// selling until the new one takes its place in a single step. Stopped anywhere, the old one is whole; what was downloaded is
// kept, sealed, and the next try goes on from there.
//
//   asking ──the server makes it──▶ asking
//     └──▶ part by part: got, checked, copied ──▶ indexes ──▶ journal and pending work carried over ──▶ in its place
//            └──broken──▶ the same part again, a few times
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
import { type OpenOptions, openDatabase } from '#db/open.ts'
import { readSealed, writeSealed } from '#db/sealed-file.ts'
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

/** @param onProgress told the percent done @throws CannotGoOn, and what line and disk throw: then nothing has changed */
export async function startAfresh(
  world: SyncWorld,
  link: ServerLink,
  place: FreshPlace,
  onProgress: (percent: number) => void,
): Promise<void> {
  const snapshot = await askForSnapshot(link, (percent) => onProgress(Math.floor(percent * 0.3)))
  const workshop = join(place.dataDirectory, 'starting-afresh')
  mkdirSync(workshop, { recursive: true, mode: 0o700 })
  removeOtherParts(workshop, snapshot.id)
  const options = { ...place, path: join(workshop, databaseFileName), backupsDirectory: join(workshop, 'backups') }
  const thread = openFreshThread({ ...options, oldPath: world.db.path })
  try {
    let taken = 0
    let copied: Promise<unknown> = Promise.resolve()
    for await (const image of images(world, link, snapshot, { ...place, workshop })) {
      await copied
      copied = thread.take(image)
      heardLater(copied)
      taken += 1
      onProgress(30 + Math.floor((50 * taken) / snapshot.parts.length))
    }
    await copied
    const leftOut = await thread.finish()
    if (leftOut.length > 0) world.log.error({ leftOut }, 'not all of the snapshot could be taken over')
    onProgress(99)
  } finally {
    await thread.close()
  }
  putInPlace(world, snapshot, options)
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

/** Nothing here waits: from the first line to the last nobody else gets to write. */
function putInPlace(world: SyncWorld, { epoch, seq }: Snapshot, options: Omit<OpenOptions, 'nowMs'>): void {
  const fresh = openDatabase({ ...options, nowMs: world.clock.nowMs() })
  try {
    const state = { epoch, cursor: seq, heard: seq }
    carryOver(fresh, { oldPath: world.db.path, key: options.key, state }, (tx) => {
      const unapplied = layPending(tx, seq)
      if (unapplied.length > 0)
        world.log.error({ unapplied }, 'work of this counter could not be laid over the snapshot')
    })
  } finally {
    fresh.close()
  }
  world.db.replaceBy(options.path)
  world.log.info({ epoch, seq }, 'this counter has started afresh from the server’s snapshot')
  world.changes.announce(Topic.options)
}
