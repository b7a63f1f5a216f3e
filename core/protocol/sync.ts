// What counter and server say to each other: the journal goes up, state comes down.
import { z } from 'zod'
import { EntityKindName } from './entity.ts'
import { JournalEntry } from './journal-entry.ts'

/** What became of an entry. There is no "rejected": what cannot be understood is kept word for word and looked at by a person. */
export const Outcome = z.enum(['applied', 'duplicate', 'case', 'parked'])
export type Outcome = z.infer<typeof Outcome>

/** A push holds at most so many entries, or so many bytes of bodies, but always one. */
export const pushEntriesMax = 200
export const pushBytesMax = 1_000_000

/** `branchOf`: the entries' own incarnation, where a disk was copied and these go into a chain beside the one it names. */
export const Push = z.object({
  incarnation: z.uuid(),
  branchOf: z.uuid().optional(),
  entries: z.array(JournalEntry).min(1).max(pushEntriesMax),
})
export type Push = z.infer<typeof Push>

/** `seq`: when the counter's cursor has passed it, what the entry did has come down. */
export const EntryOutcome = z.object({ opId: z.uuid(), outcome: Outcome, seq: z.int(), detail: z.string() })
export type EntryOutcome = z.infer<typeof EntryOutcome>

export const PushAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('taken'), outcomes: z.array(EntryOutcome) }),
  /** Entries before these are missing here: begin with this one. */
  z.object({ state: z.literal('gap'), expectedN: z.int() }),
  /** The server has another entry at that place: two programs write one journal, from a disk that was copied. */
  z.object({ state: z.literal('forked'), n: z.int() }),
])
export type PushAnswer = z.infer<typeof PushAnswer>

export const PulledEntity = z.object({ kind: EntityKindName, id: z.string(), body: z.unknown(), rowSeq: z.int() })
export type PulledEntity = z.infer<typeof PulledEntity>

export const pullChangesMax = 2_000

/** The server says how far the feed goes at least so often, so that who listens knows that the line stands. */
export const headRepeatMs = 20_000

export const Pull = z.object({
  epoch: z.uuid().nullable(),
  from: z.int().min(0),
  limit: z.int().min(1).max(pullChangesMax),
})
export type Pull = z.infer<typeof Pull>

export const PullAnswer = z.discriminatedUnion('state', [
  /** What changed in `(from, upto]`, each thing once and as it stands now; `head` is how far the feed goes. */
  z.object({
    state: z.literal('page'),
    epoch: z.uuid(),
    from: z.int(),
    upto: z.int(),
    head: z.int(),
    entities: z.array(PulledEntity),
  }),
  /** The feed was begun anew or cleared past `from`: start from a snapshot. */
  z.object({ state: z.literal('start-afresh'), epoch: z.uuid() }),
])
export type PullAnswer = z.infer<typeof PullAnswer>

/** Ask for things as they stand now: after an outcome other than `applied`, and when something did not come by itself. */
export const Fetch = z.object({ keys: z.array(z.object({ kind: EntityKindName, id: z.string() })).max(500) })
export type Fetch = z.infer<typeof Fetch>
export const FetchAnswer = z.object({ entities: z.array(PulledEntity) })
