// What the server's features need of a database. PostgreSQL and its embedded twin keep it for real; the simulation has one
// in memory, which is held to the real one by a test.
import type { Put } from '#core/effects/effect.ts'
import type { AreaKey, SeatHolder, SeatKey } from '#core/protocol/case.ts'
import type { EntityBody, EntityKey } from '#core/protocol/entity.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import type { EntryOutcome, Outcome, Pull, PullAnswer, PulledEntity } from '#core/protocol/sync.ts'

export type Chain = { counterId: string; lastN: number; lastHash: string }

export type RecordedOp = JournalEntry & { outcome: Outcome; detail: string }

export type StoredOp = EntryOutcome & { n: number; incarnation: string; hash: string }

/** A seat in a counter's cart: free again by itself at `untilMs`, and no claim that a sale could break on. */
export type SeatHold = { heldBy: string; untilMs: number }
export type SeatOwner = SeatHolder | SeatHold

/** Everything one transaction writes, at its end and at once. */
export type Writes = {
  /** `isNew`: it was not there when this was decided. Somebody else's being first undoes the transaction, and it runs again. */
  puts: readonly (Put & { isNew: boolean })[]
  seats: readonly (SeatKey & { holder: SeatOwner | null })[]
  areas: readonly (AreaKey & { taken: number })[]
  /** The entries that did it; null when the server did it of its own accord. */
  journal: { ops: readonly RecordedOp[]; chain: Chain & { incarnation: string } } | null
  atMs: number
}

export type AreaCount = { taken: number; capacity: number }

/** How many seats of a performance somebody has or holds, and places of its standing areas by their ids. */
export type Taken = { seats: number; places: ReadonlyMap<string, number> }

/** Numbers the server gives itself, each series without gaps. */
export type SeriesKind = 'web-order' | 'web-receipt' | 'web-customer'

/** One transaction. What is loaded is held until its end: nobody else changes it meanwhile. */
export interface StoreTransaction {
  /** The chain, held, so that two pushes of one counter come one after the other. Undefined when it is new. */
  lockChain(incarnation: string): Promise<Chain | undefined>
  /** Whether this counter's entry is known, in whichever of its chains. */
  hasEntry(counterId: string, n: number, hash: string): Promise<boolean>
  /** Of all its chains; 0 when nothing of the counter is known. */
  lastNOf(counterId: string): Promise<number>
  /** What is known of entries, by their op ids or by their places in a chain. */
  findOps(opIds: readonly string[]): Promise<StoredOp[]>
  findPlaces(incarnation: string, fromN: number, uptoN: number): Promise<StoredOp[]>
  /** By `keyText`; what is not there is left out. */
  lockEntities(keys: readonly EntityKey[]): Promise<Map<string, EntityBody>>
  /** The same for what is looked at only: others may look at it meanwhile as well, and nobody may change it. */
  shareEntities(keys: readonly EntityKey[]): Promise<Map<string, EntityBody>>
  /** By `seatText`; seats nobody has are left out. */
  lockSeats(seats: readonly SeatKey[]): Promise<Map<string, SeatOwner>>
  /** By `areaText`; an area of no performance here has a capacity of 0. */
  lockAreas(areas: readonly AreaKey[]): Promise<Map<string, AreaCount>>
  /** Seats of a performance that lie in this holder's cart, those whose time is up included. Not held by this. */
  findHolds(performanceId: string, holderId: string): Promise<string[]>
  /** What was asked for under a web order's id, as it was saved; undefined when nothing was. */
  findAsked(orderId: string): Promise<string | undefined>
  /** Saved by somebody else meanwhile undoes the transaction, and it runs again. */
  saveAsked(orderId: string, asked: string): Promise<void>
  /** The next number of a series, held until the end: others wait, and an undone transaction gives it back. */
  takeNumber(kind: SeriesKind): Promise<number>
  /** Ids of customers on whose card the address stands, in lower case; two at the most. */
  findByEmail(email: string): Promise<string[]>
  /**
   * The end of the transaction: what is asked behind it is refused.
   * @returns the feed's number of the last of it: whoever has read that far knows all of it
   */
  write(writes: Writes): Promise<number>
}

export interface Store {
  /** Runs the work in one transaction; where somebody else was in the way, again from the start, a bounded number of times. */
  transact<Result>(work: (tx: StoreTransaction) => Promise<Result>): Promise<Result>
  pull(question: Pull): Promise<PullAnswer>
  /** Ids of seats that somebody has at this moment, a hold that is not over included. */
  takenSeats(performanceId: string, nowMs: number): Promise<Set<string>>
  /** By performance; one of which nothing is taken is left out. */
  countTaken(performanceIds: readonly string[], nowMs: number): Promise<Map<string, Taken>>
  /** Performances on sale that begin after the moment, the next first. */
  listComing(afterMs: number, limit: number): Promise<PulledEntity[]>
  /** Ids of counters that are not revoked. */
  activeCounters(): Promise<string[]>
  /** As they stand now; what is not there is left out. */
  fetch(keys: readonly EntityKey[]): Promise<PulledEntity[]>
  close(): Promise<void>
}
