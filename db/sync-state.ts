// How far this counter has read the server's feed, and how it speaks to the server. Kept with the settings, of this counter alone.
import { z } from 'zod'
import { markOf } from '#core/domain/number-mark.ts'
import { findSetting, removeSetting, saveSetting } from './counter.ts'
import type { ReadableDb, WritableDb } from './database.ts'

/** `heard`: how far the feed went when it was last read, which may be further than this counter has taken down. */
const SyncState = z.object({
  epoch: z.uuid().nullable(),
  cursor: z.int().min(0),
  heard: z.int().min(0).default(0),
})
export type SyncState = z.infer<typeof SyncState>

export function readSyncState(db: ReadableDb): SyncState {
  return SyncState.parse(findSetting(db, 'sync') ?? { epoch: null, cursor: 0, heard: 0 })
}

export function saveSyncState(tx: WritableDb, state: SyncState): void {
  saveSetting(tx, 'sync', state)
}

const frozenKey = 'rights-frozen'

/**
 * From now on this counter sells on no right of its own, because what it knows of them may be of an earlier day:
 * until it has heard the server to the end, or, where it is one of two copies, until somebody has set it up anew.
 */
export function freezeRights(tx: WritableDb, why: 'restored' | 'forked'): void {
  if (findSetting(tx, frozenKey) !== 'forked') saveSetting(tx, frozenKey, why)
}

/** Asked with every sale, so nothing is parsed. */
export function areRightsFrozen(db: ReadableDb): boolean {
  return db.sql.prepare("select 1 from settings where key = 'rights-frozen'").get() !== undefined
}

/** The server was heard up to the head of its feed. @returns whether they were frozen until now */
export function thawRights(tx: WritableDb): boolean {
  if (findSetting(tx, frozenKey) !== 'restored') return false
  removeSetting(tx, frozenKey)
  return true
}

/** Whether another program writes this counter's journal, from a disk that was copied. */
export function isForked(db: ReadableDb): boolean {
  return findSetting(db, frozenKey) === 'forked'
}

const Branches = z.array(z.object({ id: z.uuid(), of: z.uuid(), fromN: z.int() }))

/** Under which chain an entry is handed in: its incarnation's, or the one that branched off from it there. */
export function chainOf(db: ReadableDb, { incarnation, n }: { incarnation: string; n: number }): string {
  const branches = Branches.parse(findSetting(db, 'branches') ?? [])
  return branches.findLast(({ of, fromN }) => of === incarnation && n >= fromN)?.id ?? incarnation
}

/** The mark of the numbers in an entry that is handed in with another chain than it was written in; null for any other. */
export function branchMarkOf(db: ReadableDb, entry: { incarnation: string; n: number }): string | null {
  const chain = chainOf(db, entry)
  return chain === entry.incarnation ? null : markOf(chain)
}

/** Two programs wrote entry `n` of one chain: from there on this one's go into a chain of their own. */
export function branchOff(tx: WritableDb, branch: { id: string; of: string; fromN: number }): void {
  saveSetting(tx, 'branches', [...Branches.parse(findSetting(tx, 'branches') ?? []), branch])
}

const ServerSetting = z.object({
  url: z.url(),
  privateKey: z.record(z.string(), z.unknown()),
  publicKey: z.string(),
  /** False between making the key and the server's answer. */
  isEnrolled: z.boolean(),
})
export type ServerSetting = z.infer<typeof ServerSetting>

/** Undefined for a counter that works alone. */
export function findServer(db: ReadableDb): ServerSetting | undefined {
  const stored = findSetting(db, 'server')
  return stored === undefined ? undefined : ServerSetting.parse(stored)
}

/** Whether entries go to a server, now or as soon as it can be reached. Asked with every command, so nothing is parsed. */
export function hasServer(db: ReadableDb): boolean {
  return db.sql.prepare("select 1 from settings where key = 'server'").get() !== undefined
}

export function saveServer(tx: WritableDb, server: ServerSetting): void {
  saveSetting(tx, 'server', server)
}
