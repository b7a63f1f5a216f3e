// Bugs that can be switched on, each at a door of the product rather than in it: a simulation that does not find them proves
// nothing. `npm run sim -- --bug all` shows after how many seeds each was found.

import { without } from '#core/effects/allotment.ts'
import { seatText } from '#core/effects/order-places.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import type { PullAnswer, PulledEntity, PushAnswer } from '#core/protocol/sync.ts'
import type { WritableDb } from '#db/database.ts'
import type { SeatOwner, Store, StoreTransaction, Writes } from '#server/store/store.ts'
import type { SimCounter } from './counter.ts'
import type { LeaningName } from './plan.ts'

export type Spoiling = {
  store?(store: Store, nowMs: () => number): Store
  push?(entries: readonly JournalEntry[], answer: PushAnswer): PushAnswer
  page?(from: number, page: PullAnswer, counter: SimCounter): PullAnswer
  beforeCommit?(counter: SimCounter, tx: WritableDb): void
}

/** `leaning`: of the seeds in which it is looked for, with every kind of step among them; `seeds`: within how many it has to be found. */
export const bugs = {
  /** The server forgets what was handed in, as a key that expires does. */
  'no-dedupe': { leaning: 'none', seeds: 400, store: (store: Store) => within(store, forgetful) },
  /** A page is laid in wherever it begins. */
  'cursor-unchecked': {
    leaning: 'line',
    seeds: 400,
    page: (from: number, page: PullAnswer) => (page.state === 'page' ? { ...page, from } : page),
  },
  /** Both sales stand, and nobody is told. */
  'conflict-dropped': {
    leaning: 'none',
    seeds: 400,
    store: (store: Store) =>
      within(store, (tx) => ({
        ...tx,
        write: (writes) => tx.write({ ...writes, puts: writes.puts.filter(({ kind }) => kind !== 'case') }),
      })),
  },
  /** What was given twice from two copies of one disk keeps the number it was given. */
  'mark-dropped': {
    leaning: 'copies',
    seeds: 400,
    store: (store: Store) =>
      within(store, (tx) => ({ ...tx, write: (writes) => tx.write({ ...writes, puts: writes.puts.map(unmarked) }) })),
  },
  /** An answer settles everything up to the last entry it was asked about. */
  'ack-high-water': {
    leaning: 'line',
    seeds: 400,
    push: (entries: readonly JournalEntry[], answer: PushAnswer): PushAnswer => {
      if (answer.state !== 'taken') return answer
      const seq = Math.max(0, ...answer.outcomes.map((outcome) => outcome.seq))
      const said = new Set(answer.outcomes.map(({ opId }) => opId))
      const unsaid = entries.filter(({ opId }) => !said.has(opId))
      const more = unsaid.map(({ opId }) => ({ opId, outcome: 'applied' as const, seq, detail: '' }))
      return { state: 'taken', outcomes: [...answer.outcomes, ...more] }
    },
  },
  /** Paper moves before the sale is on the disk. */
  'journal-after-print': {
    leaning: 'disk',
    seeds: 400,
    beforeCommit: (counter: SimCounter, tx: WritableDb) => {
      const waiting = tx.sql.prepare("select id from documents where state = 'waiting'").all() as { id: string }[]
      if (waiting.length === 0) return
      counter.papers.push(...waiting.map(({ id }) => id))
      tx.sql.prepare("update documents set state = 'printed' where state = 'waiting'").run()
    },
  },
  /** What was set aside is free again after a while, as a lease is. */
  'lease-by-time': {
    leaning: 'rights',
    seeds: 400,
    store: (store: Store, nowMs: () => number) => {
      const sinceMs = new Map<string, number>()
      return within(store, (tx) => expiring(tx, nowMs, sinceMs))
    },
  },
  /** What another counter asks for is free as soon as it is asked for, not when this one's journal gives it back. */
  'release-out-of-band': {
    leaning: 'rights',
    seeds: 400,
    store: (store: Store) => within(store, (tx) => ({ ...tx, write: (writes) => tx.write(givenAtOnce(writes)) })),
  },
  /** Rights that come down are believed as they are, whatever the counter has sold and given back since. */
  'stale-grant': {
    leaning: 'rights',
    seeds: 400,
    page: (_: number, page: PullAnswer, counter: SimCounter) => {
      const granted = page.state === 'page' ? page.entities.filter(({ kind }) => kind === 'allotment') : []
      grants.set(counter, granted)
      return page
    },
    beforeCommit: (counter: SimCounter, tx: WritableDb) => {
      for (const { id, body } of grants.get(counter) ?? [])
        tx.sql.prepare('update allotments set body = ? where id = ?').run(JSON.stringify(body), id)
      grants.delete(counter)
    },
  },
  /** A place that was given back stays with the line that had it. */
  'return-keeps-seat': {
    leaning: 'till',
    seeds: 400,
    store: (store: Store) => within(store, (tx) => keeping(tx, ({ order }) => order.state === 'cancelled-sold')),
  },
  /** A reservation that is over keeps its place. */
  'lapse-keeps-seat': {
    leaning: 'till',
    seeds: 400,
    store: (store: Store) => within(store, (tx) => keeping(tx, ({ order }) => order.state === 'cancelled-reserved')),
  },
  /** What moved on a gift card or on credit moves once more. */
  'value-twice': {
    leaning: 'till',
    seeds: 400,
    store: (store: Store) =>
      within(store, (tx) => ({ ...tx, write: (writes) => tx.write({ ...writes, puts: writes.puts.map(movedTwice) }) })),
  },
  /** A sale does not write down that it used a card payment. */
  'attempt-twice': {
    leaning: 'till',
    seeds: 400,
    beforeCommit: (_: SimCounter, tx: WritableDb) => {
      tx.sql.prepare('update payment_attempts set settlement_id = null where settlement_id is not null').run()
    },
  },
  /** What went back to a customer is not taken off the order. */
  'refund-dropped': {
    leaning: 'till',
    seeds: 400,
    store: (store: Store) =>
      within(store, (tx) => ({ ...tx, write: (writes) => tx.write({ ...writes, puts: writes.puts.map(unrefunded) }) })),
  },
} as const satisfies Record<string, Spoiling & { leaning: LeaningName; seeds: number }>

export type Bug = keyof typeof bugs
export const bugNames = Object.keys(bugs) as Bug[]

function within(store: Store, spoil: (tx: StoreTransaction) => StoreTransaction): Store {
  return { ...store, transact: (work) => store.transact((tx) => work(spoil(tx))) }
}

function unmarked<Changed extends Writes['puts'][number]>(put: Changed): Changed {
  if (put.kind !== 'order') return put
  const { order } = put.body
  return { ...put, body: { ...put.body, order: { ...order, number: order.number.replace(/\.[A-Z]+-/, '-') } } }
}

type AnyPut = Writes['puts'][number]

/** Seats of orders that are over now are not freed. */
function keeping(tx: StoreTransaction, isOver: (order: OrderEntity) => boolean): StoreTransaction {
  const owners = new Map<string, SeatOwner>()
  return {
    ...tx,
    lockSeats: async (seats) => {
      const found = await tx.lockSeats(seats)
      for (const [seat, owner] of found) owners.set(seat, owner)
      return found
    },
    write: async (writes) => {
      const over = new Set(
        writes.puts.flatMap((put) =>
          put.kind === 'order' && isOver(put.body) ? put.body.lines.map(({ id }) => id) : [],
        ),
      )
      const isKept = (seat: Writes['seats'][number]) => {
        const owner = owners.get(seatText(seat))
        return owner !== undefined && 'lineId' in owner && over.has(owner.lineId)
      }
      return await tx.write({ ...writes, seats: writes.seats.filter((seat) => !isKept(seat)) })
    },
  }
}

function movedTwice<Changed extends AnyPut>(put: Changed): Changed {
  if (put.kind !== 'stored-value') return put
  const last = put.body.movements.at(-1)
  const isKnown = put.body.movements.some(({ id }) => id === `${last?.id} again`)
  if (!last || isKnown || last.id.endsWith('again')) return put
  const again = { ...last, id: `${last.id} again` }
  const { balanceMinor, movements } = put.body
  return {
    ...put,
    body: { ...put.body, balanceMinor: balanceMinor + last.amountMinor, movements: [...movements, again] },
  }
}

function unrefunded<Changed extends AnyPut>(put: Changed): Changed {
  if (put.kind !== 'order') return put
  const { order, payments } = put.body
  const kept = payments.filter(({ amountMinor, means }) => amountMinor > 0 || means === 'transfer')
  const paidMinor = kept.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return { ...put, body: { ...put.body, order: { ...order, paidMinor }, payments: kept } }
}

const grants = new WeakMap<SimCounter, PulledEntity[]>()

/** Whatever the counter that had the seats, and has not heard of it, sells of them or has sold already. */
function givenAtOnce({ puts, seats, ...writes }: Writes): Writes {
  const free: Writes['seats'][number][] = []
  const kept = puts.map((put) => {
    if (put.kind !== 'allotment') return put
    const { asked, performanceId } = put.body
    free.push(...asked.seats.map((seatId) => ({ performanceId, seatId, holder: null })))
    return { ...put, body: without(put.body, { seats: asked.seats, areas: [] }) }
  })
  return { ...writes, puts: kept, seats: [...seats, ...free] }
}

const leaseMs = 15 * 60_000

/** Seats set aside longer ago than a lease lasts are nobody's. */
function expiring(tx: StoreTransaction, nowMs: () => number, sinceMs: Map<string, number>): StoreTransaction {
  return {
    ...tx,
    lockSeats: async (seats) => {
      const owners = await tx.lockSeats(seats)
      for (const [seat, owner] of owners)
        if ('counterId' in owner && nowMs() - (sinceMs.get(seat) ?? 0) > leaseMs) owners.delete(seat)
      return owners
    },
    write: async (writes) => {
      for (const { holder, ...seat } of writes.seats)
        if (holder && 'counterId' in holder) sinceMs.set(seatText(seat), nowMs())
      return await tx.write(writes)
    },
  }
}

function forgetful(tx: StoreTransaction): StoreTransaction {
  return {
    ...tx,
    lockChain: async () => undefined,
    findOps: async () => [],
    findPlaces: async () => [],
    write: async (writes) => {
      const { journal } = writes
      if (!journal) return await tx.write(writes)
      const known = new Set((await tx.findOps(journal.ops.map(({ opId }) => opId))).map(({ opId }) => opId))
      const ops = journal.ops.filter(({ opId }) => !known.has(opId))
      return await tx.write({ ...writes, journal: { ...journal, ops } })
    },
  }
}
