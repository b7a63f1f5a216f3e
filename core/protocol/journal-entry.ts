// The journal entry: what a counter did, as it is chained, kept in the black box and later sent to the server.
import { z } from 'zod'

export const JournalEntry = z.object({
  n: z.int().positive(),
  opId: z.uuid(),
  counterId: z.uuid(),
  incarnation: z.uuid(),
  name: z.string(),
  v: z.int().positive(),
  /** Canonical JSON, word for word. */
  body: z.string(),
  clerkId: z.uuid().nullable(),
  atWallMs: z.int(),
  atMonoMs: z.int(),
  clockOffsetMs: z.int().nullable(),
  prevHash: z.string(),
  hash: z.string(),
})
export type JournalEntry = z.infer<typeof JournalEntry>

/** The hash before the first entry of a chain. */
export const genesisHash = '0'.repeat(64)
