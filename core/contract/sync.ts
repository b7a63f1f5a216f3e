// How this counter stands with the server, in numbers the screen turns into words.
import { z } from 'zod'
import { open, staffed } from './base.ts'

/** `alone`: this counter has no server. `preparing`: everything comes down anew. Times are UTC milliseconds. */
export const SyncView = z.object({
  mode: z.enum(['alone', 'online', 'offline', 'stopped', 'preparing']),
  sinceMs: z.int(),
  /** When the server was last heard; null before the first time. */
  heardAtMs: z.int().nullable(),
  /** Journal entries that wait to be handed in. */
  waiting: z.int(),
  /** Entries the server keeps but could not carry out. */
  parked: z.int(),
  openCases: z.int(),
  stopReason: z.enum(['forked', 'start-afresh', 'revoked']).nullable(),
  /** How much of the preparing is done, and whether all or only the orders of others are still to come; null while there is none. */
  preparing: z.object({ percent: z.int().min(0).max(100), missing: z.enum(['all', 'orders']) }).nullable(),
  /** When everything here had last been compared with the server, or null before the first time. */
  comparedAtMs: z.int().nullable(),
  /** Things that were found to be otherwise than at the server, ever since this counter began. */
  differences: z.int(),
})
export type SyncView = z.infer<typeof SyncView>

/** A journal entry as the sync page lists it. `bytes` is what it takes on its way. */
export const QueuedEntry = z.object({
  n: z.int(),
  name: z.string(),
  atMs: z.int(),
  clerkName: z.string(),
  bytes: z.int(),
})
export type QueuedEntry = z.infer<typeof QueuedEntry>

/** `text` is the entry as JSON, word for word as it was handed in; `reason` what the server could not do with it. */
export const ParkedEntry = QueuedEntry.extend({ reason: z.string(), text: z.string() })
export type ParkedEntry = z.infer<typeof ParkedEntry>

export const queuePageEntries = 20

export const sync = {
  state: open.output(SyncView),
  /** Asks the server now, without waiting for its turn. */
  retry: staffed.input(z.object({})).output(z.object({})),
  /** What waits to be handed in, oldest first, a page at a time from 0 on; `total` and `bytes` are of all of it. */
  queue: staffed
    .input(z.object({ page: z.int().min(0).max(1_000_000) }))
    .output(z.object({ entries: z.array(QueuedEntry), total: z.int(), bytes: z.int() })),
  /** What the server keeps and could not carry out, newest first. */
  parked: staffed.output(z.array(ParkedEntry)),
}
