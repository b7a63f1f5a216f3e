// How this counter stands with the server, in numbers the screen turns into words.
import { z } from 'zod'
import { open, staffed } from './base.ts'

/** `alone`: this counter has no server. Times are UTC milliseconds. */
export const SyncView = z.object({
  mode: z.enum(['alone', 'online', 'offline', 'stopped']),
  sinceMs: z.int(),
  /** When the server was last heard; null before the first time. */
  heardAtMs: z.int().nullable(),
  /** Journal entries that wait to be handed in. */
  waiting: z.int(),
  /** Entries the server keeps but could not carry out. */
  parked: z.int(),
  openCases: z.int(),
  stopReason: z.enum(['forked', 'start-afresh', 'revoked']).nullable(),
})
export type SyncView = z.infer<typeof SyncView>

export const sync = {
  state: open.output(SyncView),
  /** Asks the server now, without waiting for its turn. */
  retry: staffed.input(z.object({})).output(z.object({})),
}
