// How far this counter has read the server's feed, and how it speaks to the server. Kept with the settings, of this counter alone.
import { z } from 'zod'
import { findSetting, saveSetting } from './counter.ts'
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
