// The store on PostgreSQL. Rows are locked in the order of their keys, the feed last: transactions wait for each other and
// never in a ring. Every step is one statement for the whole push, however many entries it has.

import { areaText, seatText } from '#core/effects/order-places.ts'
import type { EntityBody, EntityKey } from '#core/protocol/entity.ts'
import { keyText } from '#core/protocol/entity.ts'
import { makeNotices } from './notices.ts'
import { fetchEntities, pullPage } from './postgres-pull.ts'
import { countTaken, listComing, shopPart } from './postgres-shop.ts'
import { writeAll } from './postgres-write.ts'
import type { Sql, SqlDatabase, SqlTransaction } from './sql-database.ts'
import type { AreaCount, Chain, SeatOwner, Store, StoredOp, StoreTransaction } from './store.ts'

const triesMax = 8
/** Serialization failure, deadlock, unique violation: somebody else was first. */
const inTheWay = new Set(['40001', '40P01', '23505'])

export function postgresStore(database: SqlDatabase): Store {
  const notices = makeNotices((head) => database.query("select pg_notify('feed', $1)", [head]))
  return {
    async transact(work) {
      for (let tries = 1; ; tries++) {
        try {
          let head: number | undefined
          const note = (written: number) => {
            head = written
          }
          const result = await database.transaction((sql) => work(transactionOn(sql, note)))
          if (head !== undefined) notices.tell(String(head))
          return result
        } catch (error) {
          const code = (error as { code?: unknown } | null)?.code
          if (tries >= triesMax || typeof code !== 'string' || !inTheWay.has(code)) throw error
        }
      }
    },
    pull: (question) => pullPage(database, question),
    fetch: (keys) => fetchEntities(database, keys),
    takenSeats: async (performanceId, nowMs) => {
      const rows = await database.query<{ seatId: string }>(takenSeatsSql, [performanceId, nowMs])
      return new Set(rows.map(({ seatId }) => seatId))
    },
    countTaken: (performanceIds, nowMs) => countTaken(database, performanceIds, nowMs),
    listComing: (afterMs, limit) => listComing(database, afterMs, limit),
    activeCounters: async () => {
      const rows = await database.query<{ id: string }>(
        'select id from counter where revoked_at_ms is null order by id',
      )
      return rows.map(({ id }) => id)
    },
    close: () => database.close(),
  }
}

/** @param onWritten told how far the feed goes with what was written */
function transactionOn(sql: SqlTransaction, onWritten: (head: number) => void): StoreTransaction {
  return {
    lockChain: (incarnation) => lockChain(sql, incarnation),
    hasEntry: async (...entry) => (await sql.query(hasEntrySql, entry)).length > 0,
    lastNOf: async (counterId) => (await sql.query<{ n: number }>(lastNSql, [counterId]))[0]?.n ?? 0,
    findOps: (opIds) => sql.query<StoredOp>(`${opColumns} where op_id = any($1) and outcome <> 'duplicate'`, [opIds]),
    // Entries that are new, as most are, have no place yet: nothing is asked.
    findPlaces: async (incarnation, fromN, uptoN) =>
      fromN > uptoN ? [] : await sql.query<StoredOp>(findPlacesSql, [incarnation, fromN, uptoN]),
    lockEntities: (keys) => loadEntities(sql, lockEntitiesSql, keys),
    shareEntities: (keys) => loadEntities(sql, shareEntitiesSql, keys),
    lockSeats: (seats) => lockSeats(sql, seats),
    lockAreas: (areas) => lockAreas(sql, areas),
    ...shopPart(sql),
    write: async (writes) => {
      const head = await writeAll(sql, writes)
      onWritten(head)
      return head
    },
  }
}

const opColumns = `select op_id as "opId", outcome, seq, detail, n, incarnation, hash from applied_op`

const findPlacesSql = `${opColumns} where incarnation = $1 and n between $2 and $3 order by n`

const hasEntrySql = `select 1 from applied_op op join incarnation chain on chain.id = op.incarnation
  where chain.counter_id = $1 and op.n = $2 and op.hash = $3`
const lastNSql = 'select coalesce(max(last_n), 0) as n from incarnation where counter_id = $1'

async function lockChain(sql: Sql, incarnation: string): Promise<Chain | undefined> {
  const text =
    'select counter_id as "counterId", last_n as "lastN", last_hash as "lastHash" from incarnation where id = $1 for update'
  const [chain] = await sql.query<Chain>(text, [incarnation])
  return chain
}

const entitiesSql = `select e.kind, e.id, e.body from unnest($1::text[], $2::text[]) as wanted (kind, id)
  join entity e on e.kind = wanted.kind and e.id = wanted.id order by e.kind, e.id`
const lockEntitiesSql = `${entitiesSql} for update of e`
const shareEntitiesSql = `${entitiesSql} for share of e`

async function loadEntities(sql: Sql, text: string, keys: readonly EntityKey[]): Promise<Map<string, EntityBody>> {
  if (keys.length === 0) return new Map()
  const rows = await sql.query<EntityKey & { body: EntityBody }>(text, [
    keys.map(({ kind }) => kind),
    keys.map(({ id }) => id),
  ])
  return new Map(rows.map(({ kind, id, body }) => [keyText({ kind, id }), body]))
}

// A seat nobody ever had gets a row first: there is something to hold, for whoever comes second.
const seatRowsSql = `insert into seat_state (performance_id, seat_id)
  select * from unnest($1::text[], $2::text[]) as wanted (performance_id, seat_id) order by 1, 2 on conflict do nothing`
const lockSeatsSql = `select s.performance_id as "performanceId", s.seat_id as "seatId", s.order_line_id as "lineId", s.counter_id as "counterId", s.hold_until_ms as "untilMs"
  from unnest($1::text[], $2::text[]) as wanted (performance_id, seat_id)
  join seat_state s on s.performance_id = wanted.performance_id and s.seat_id = wanted.seat_id
  order by s.performance_id, s.seat_id for update of s`

type SeatRow = {
  performanceId: string
  seatId: string
  lineId: string | null
  counterId: string | null
  untilMs: number | null
}

const takenSeatsSql = `select seat_id as "seatId" from seat_state where performance_id = $1
  and (order_line_id is not null or (counter_id is not null and (hold_until_ms is null or hold_until_ms > $2::bigint)))`

async function lockSeats(
  sql: Sql,
  seats: Parameters<StoreTransaction['lockSeats']>[0],
): Promise<Map<string, SeatOwner>> {
  if (seats.length === 0) return new Map()
  const values = [seats.map(({ performanceId }) => performanceId), seats.map(({ seatId }) => seatId)]
  await sql.query(seatRowsSql, values)
  const owners = new Map<string, SeatOwner>()
  for (const { lineId, counterId, untilMs, ...seat } of await sql.query<SeatRow>(lockSeatsSql, values)) {
    if (lineId !== null) owners.set(seatText(seat), { lineId })
    else if (counterId !== null)
      owners.set(seatText(seat), untilMs === null ? { counterId } : { heldBy: counterId, untilMs })
  }
  return owners
}

const areaRowsSql = `insert into area_state (performance_id, area_id, taken)
  select *, 0 from unnest($1::text[], $2::text[]) as wanted (performance_id, area_id) order by 1, 2 on conflict do nothing`
const lockAreasSql = `select s.performance_id as "performanceId", s.area_id as "areaId", s.taken
  from unnest($1::text[], $2::text[]) as wanted (performance_id, area_id)
  join area_state s on s.performance_id = wanted.performance_id and s.area_id = wanted.area_id
  order by s.performance_id, s.area_id for update of s`
const capacitySql = `select p.id as "performanceId", area ->> 'id' as "areaId", (area ->> 'capacity')::int as capacity
  from entity p join entity h on h.kind = 'hall' and h.id = p.body ->> 'hallId', jsonb_array_elements(h.body -> 'areas') area
  where p.kind = 'performance' and p.id = any($1) and area ->> 'id' = any($2)`

async function lockAreas(
  sql: Sql,
  areas: Parameters<StoreTransaction['lockAreas']>[0],
): Promise<Map<string, AreaCount>> {
  if (areas.length === 0) return new Map()
  const values = [areas.map(({ performanceId }) => performanceId), areas.map(({ areaId }) => areaId)]
  await sql.query(areaRowsSql, values)
  type Row = { performanceId: string; areaId: string; taken: number }
  const taken = await sql.query<Row>(lockAreasSql, values)
  const capacities = await sql.query<Omit<Row, 'taken'> & { capacity: number }>(capacitySql, values)
  const capacityOf = new Map(capacities.map(({ capacity, ...area }) => [areaText(area), capacity]))
  return new Map(
    taken.map((row) => [areaText(row), { taken: row.taken, capacity: capacityOf.get(areaText(row)) ?? 0 }]),
  )
}
