// The server's store in plain maps: what PostgreSQL promises the features, without PostgreSQL. Transactions come one after
// the other, and one whose work throws leaves nothing behind. tests/server/memory-store.test.ts holds it to the real one.
import { areaText, seatText } from '#core/effects/order-places.ts'
import type { AreaKey } from '#core/protocol/case.ts'
import { type EntityBody, type EntityKey, type EntityKind, keyText } from '#core/protocol/entity.ts'
import type { Pull, PullAnswer, PulledEntity } from '#core/protocol/sync.ts'
import type {
  AreaCount,
  Chain,
  RecordedOp,
  SeatOwner,
  SeriesKind,
  Store,
  StoredOp,
  StoreTransaction,
  Writes,
} from '#server/store/store.ts'
import { countTaken, listComing, shopPart, takenSeats } from './memory-shop.ts'
import { UniqueViolation } from './unique-violation.ts'

type Row = { kind: EntityKind; id: string; body: EntityBody; rowSeq: number }
type Op = RecordedOp & { seq: number }

export type Tables = {
  epoch: string
  head: number
  minSeq: number
  /** By number: `keyText` of what changed. */
  feed: Map<number, string>
  entities: Map<string, Row>
  /** By performance, then by seat. */
  seats: Map<string, Map<string, SeatOwner>>
  taken: Map<string, number>
  chains: Map<string, Chain>
  /** By incarnation and place. */
  ops: Map<string, Op>
  /** Counters that are known and not revoked. */
  counters: Set<string>
  /** What was asked for under a web order's id. */
  asked: Map<string, string>
  numbers: Map<SeriesKind, number>
}

/** A copy of everything, to go back to. */
export type StoreImage = { readonly tables: Tables }

export interface MemoryStore extends Store {
  /** Entities that were there before anybody came. */
  furnish(entities: readonly { kind: EntityKind; id: string; body: EntityBody }[]): void
  enrol(counterId: string): void
  revoke(counterId: string): void
  head(): { epoch: string; head: number; minSeq: number }
  entities(): readonly Row[]
  ops(): readonly Op[]
  /** Every seat that somebody has, with who it is. */
  owners(): readonly { performanceId: string; seatId: string; owner: SeatOwner }[]
  image(): StoreImage
  /** As from a backup: what came after it is gone, and the feed says so by its epoch. */
  restore(image: StoreImage, epoch: string): void
  /** Clears feed numbers up to and including `upto` away. */
  purge(upto: number): void
}

const triesMax = 8

export function memoryStore(epoch: string): MemoryStore {
  let tables = emptyTables(epoch)
  let queue: Promise<unknown> = Promise.resolve()
  const attempt = async <Result>(work: (tx: StoreTransaction) => Promise<Result>): Promise<Result> => {
    for (let tries = 1; ; tries++) {
      const commits: (() => void)[] = []
      try {
        const result = await work(transactionOn(tables, commits))
        for (const commit of commits) commit()
        return result
      } catch (error) {
        if (tries >= triesMax || !(error instanceof UniqueViolation)) throw error
      }
    }
  }
  return {
    transact(work) {
      const turn = queue.then(() => attempt(work))
      queue = turn.catch(() => undefined)
      return turn
    },
    pull: (question) => Promise.resolve(pullPage(tables, question)),
    takenSeats: (performanceId, nowMs) => Promise.resolve(takenSeats(tables, performanceId, nowMs)),
    countTaken: (performanceIds, nowMs) => Promise.resolve(countTaken(tables, performanceIds, nowMs)),
    listComing: (afterMs, limit) => Promise.resolve(listComing(tables, afterMs, limit)),
    activeCounters: () => Promise.resolve([...tables.counters].sort()),
    fetch: (keys) => Promise.resolve(fetchRows(tables, keys)),
    close: () => Promise.resolve(),
    furnish: (entities) => putAll(tables, entities),
    enrol: (counterId) => {
      tables.counters.add(counterId)
    },
    revoke: (counterId) => {
      tables.counters.delete(counterId)
    },
    head: () => ({ epoch: tables.epoch, head: tables.head, minSeq: tables.minSeq }),
    entities: () => [...tables.entities.values()],
    ops: () => [...tables.ops.values()],
    owners: () =>
      [...tables.seats].flatMap(([performanceId, owners]) =>
        [...owners].map(([seatId, owner]) => ({ performanceId, seatId, owner })),
      ),
    image: () => ({ tables: copyOf(tables) }),
    restore: (image, newEpoch) => {
      tables = { ...copyOf(image.tables), epoch: newEpoch }
    },
    purge: (upto) => {
      for (let seq = tables.minSeq + 1; seq <= upto; seq++) tables.feed.delete(seq)
      tables.minSeq = Math.max(tables.minSeq, upto)
    },
  }
}

function emptyTables(epoch: string): Tables {
  return {
    epoch,
    head: 0,
    minSeq: 0,
    feed: new Map(),
    entities: new Map(),
    seats: new Map(),
    taken: new Map(),
    chains: new Map(),
    ops: new Map(),
    counters: new Set(),
    asked: new Map(),
    numbers: new Map(),
  }
}

/** Rows are never changed in place, so the maps alone are copied. */
function copyOf(tables: Tables): Tables {
  return {
    ...tables,
    feed: new Map(tables.feed),
    entities: new Map(tables.entities),
    seats: new Map([...tables.seats].map(([performanceId, owners]) => [performanceId, new Map(owners)])),
    taken: new Map(tables.taken),
    chains: new Map(tables.chains),
    ops: new Map(tables.ops),
    counters: new Set(tables.counters),
    asked: new Map(tables.asked),
    numbers: new Map(tables.numbers),
  }
}

/** @param commits what to do when the work has ended well */
function transactionOn(tables: Tables, commits: (() => void)[]): StoreTransaction {
  return {
    lockChain: async (incarnation) => tables.chains.get(incarnation),
    hasEntry: async (counterId, n, hash) =>
      [...tables.ops.values()].some((op) => op.counterId === counterId && op.n === n && op.hash === hash),
    lastNOf: async (counterId) =>
      Math.max(0, ...[...tables.chains.values()].map((chain) => (chain.counterId === counterId ? chain.lastN : 0))),
    findOps: async (opIds) => {
      const wanted = new Set(opIds)
      return [...tables.ops.values()]
        .filter(({ opId, outcome }) => wanted.has(opId) && outcome !== 'duplicate')
        .map(storedOp)
    },
    findPlaces: async (incarnation, fromN, uptoN) => {
      const found: StoredOp[] = []
      for (let n = fromN; n <= uptoN; n++) {
        const op = tables.ops.get(placeText(incarnation, n))
        if (op) found.push(storedOp(op))
      }
      return found
    },
    lockEntities: async (keys) => bodiesOf(tables, keys),
    shareEntities: async (keys) => bodiesOf(tables, keys),
    lockSeats: async (seats) =>
      new Map(
        seats.flatMap((seat) => {
          const owner = tables.seats.get(seat.performanceId)?.get(seat.seatId)
          return owner ? [[seatText(seat), owner] as const] : []
        }),
      ),
    lockAreas: async (areas) => new Map(areas.map((area) => [areaText(area), countOf(tables, area)])),
    ...shopPart(tables, commits),
    write: async (writes) => {
      checkUnique(tables, writes)
      commits.push(() => writeAll(tables, writes))
      return tables.head + writes.puts.length
    },
  }
}

const placeText = (incarnation: string, n: number) => `${incarnation} ${n}`

const storedOp = ({ opId, outcome, seq, detail, n, incarnation, hash }: Op): StoredOp => ({
  opId,
  outcome,
  seq,
  detail,
  n,
  incarnation,
  hash,
})

function bodiesOf(tables: Tables, keys: readonly EntityKey[]): Map<string, EntityBody> {
  return new Map(keys.flatMap((key) => rowOf(tables, key)).map((row) => [keyText(row), row.body]))
}

function rowOf(tables: Tables, key: EntityKey): Row[] {
  const row = tables.entities.get(keyText(key))
  return row ? [row] : []
}

function countOf(tables: Tables, area: AreaKey): AreaCount {
  const performance = tables.entities.get(keyText({ kind: 'performance', id: area.performanceId }))
  const hallId = (performance?.body as EntityBody<'performance'> | undefined)?.hallId ?? ''
  const hall = tables.entities.get(keyText({ kind: 'hall', id: hallId }))?.body as EntityBody<'hall'> | undefined
  const capacity = hall?.areas.find(({ id }) => id === area.areaId)?.capacity ?? 0
  return { taken: tables.taken.get(areaText(area)) ?? 0, capacity }
}

/** What the database's own constraints would refuse. */
function checkUnique(tables: Tables, { puts, journal }: Writes): void {
  for (const put of puts) {
    if (put.isNew && tables.entities.has(keyText(put))) throw new UniqueViolation(keyText(put))
  }
  const done = new Set<string>()
  for (const { opId, outcome } of tables.ops.values()) if (outcome !== 'duplicate') done.add(opId)
  for (const { opId, outcome, n, incarnation } of journal?.ops ?? []) {
    const isAgain = outcome !== 'duplicate' && done.has(opId)
    if (isAgain || tables.ops.has(placeText(incarnation, n))) throw new UniqueViolation(opId)
    done.add(opId)
  }
}

function writeAll(tables: Tables, { puts, seats, areas, journal }: Writes): void {
  for (const { holder, performanceId, seatId } of seats) {
    const owners = tables.seats.get(performanceId) ?? new Map<string, SeatOwner>()
    tables.seats.set(performanceId, owners)
    if (holder) owners.set(seatId, holder)
    else owners.delete(seatId)
  }
  for (const { taken, ...area } of areas) tables.taken.set(areaText(area), taken)
  putAll(tables, puts)
  if (!journal) return
  const { incarnation, ...chain } = journal.chain
  tables.chains.set(incarnation, chain)
  for (const op of journal.ops) tables.ops.set(placeText(incarnation, op.n), { ...op, seq: tables.head })
}

function putAll(tables: Tables, puts: readonly { kind: EntityKind; id: string; body: EntityBody }[]): void {
  for (const { kind, id, body } of puts) {
    tables.head += 1
    tables.feed.set(tables.head, keyText({ kind, id }))
    tables.entities.set(keyText({ kind, id }), { kind, id, body, rowSeq: tables.head })
  }
}

function pullPage(tables: Tables, { epoch, from, limit }: Pull): PullAnswer {
  const isAnother = epoch !== null && epoch !== tables.epoch
  if (isAnother || from < tables.minSeq || from > tables.head) return { state: 'start-afresh', epoch: tables.epoch }
  const upto = Math.min(tables.head, from + limit)
  const changed = new Set<string>()
  for (let seq = from + 1; seq <= upto; seq++) changed.add(tables.feed.get(seq) ?? '')
  const rows = [...changed].flatMap((key) => tables.entities.get(key) ?? [])
  const entities: PulledEntity[] = rows.sort((a, b) => a.rowSeq - b.rowSeq)
  return { state: 'page', epoch: tables.epoch, from, upto, head: tables.head, entities }
}

function fetchRows(tables: Tables, keys: readonly EntityKey[]): PulledEntity[] {
  return keys.flatMap((key) => rowOf(tables, key))
}
