// What a journal entry does to the entities. The server runs these rules when an entry comes in; a counter runs them to lay
// what it did, and what the server does not know yet, over the state that came down. Pure: state in, new entities out.
import type { z } from 'zod'
import type { AreaKey, CaseDraft, SeatHolder, SeatKey } from '#core/protocol/case.ts'
import type { EntityBody, EntityKey, EntityKind } from '#core/protocol/entity.ts'

export type Put = { [Kind in EntityKind]: { kind: Kind; id: string; body: EntityBody<Kind> } }[EntityKind]

/** What an entry's rule may ask. Everything it asks for was named by the rule's `touches`, `reads` and `claims` before. */
export type State = {
  find<Kind extends EntityKind>(kind: Kind, id: string): EntityBody<Kind> | undefined
  /** Undefined when nobody has it, or the counter whose entry this is has it set aside. */
  seatHolder(seat: SeatKey): SeatHolder | undefined
  /** Places of a standing area that nobody has; negative when more were sold than there are. */
  freePlaces(area: AreaKey): number
}

export type Effect = { puts: Put[]; cases: CaseDraft[] }

/** Of the entry itself: who did it, where and when by that counter's clock. */
export type EntryFacts = { counterId: string; clerkId: string | null; atMs: number }

export type Claims = { seats: SeatKey[]; areas: AreaKey[] }

export type EntryRule<Body> = {
  shape: z.ZodType<Body>
  /** Entities it may write. */
  touches(body: Body, facts: EntryFacts): EntityKey[]
  /** Entities it looks at only: any number of entries do at the same time, while nobody changes them. */
  reads?(body: Body): EntityKey[]
  claims(body: Body): Claims
  apply(body: Body, state: State, facts: EntryFacts): Effect
}

/** One part of an entry that does several things at once. */
export type PartRule<Body> = Omit<EntryRule<Body>, 'shape' | 'reads'> & { reads(body: Body): EntityKey[] }

export const noClaims: Claims = { seats: [], areas: [] }

/** For entries that are evidence and nothing else, such as a sign-in. */
export const nothing: Effect = { puts: [], cases: [] }
