// Everything a push writes, in as few statements as may be. The feed comes last, together with the entries, which carry its
// number: from there to the commit everybody else waits.
import type { Sql, SqlTransaction } from './sql-database.ts'
import type { SeatOwner, Writes } from './store.ts'

/** @returns the feed's number of the last change */
export async function writeAll(sql: SqlTransaction, writes: Writes): Promise<number> {
  // In one go with the commit: the feed is nobody's for as long as this process is busy with something else.
  const [, , rows] = await Promise.all([
    writeSeats(sql, writes.seats),
    writeAreas(sql, writes.areas),
    writeChanges(sql, writes),
  ])
  return rows[0]?.head ?? 0
}

function writeChanges(sql: SqlTransaction, { puts, journal, atMs }: Writes): Promise<Head[]> {
  const changes = JSON.stringify(puts)
  if (!journal) return sql.commitWith<Head>('select put_changes($1::jsonb, $2) as head', [changes, atMs])
  const { incarnation, counterId, lastN, lastHash } = journal.chain
  const ops = JSON.stringify(journal.ops)
  return sql.commitWith<Head>(journalSql, [changes, atMs, incarnation, counterId, lastN, lastHash, ops])
}

type Head = { head: number }

// Chain, feed and entries in one statement: between the feed's number and the commit nothing more is asked.
const journalSql = `with chain as (
    insert into incarnation (id, counter_id, last_n, last_hash) values ($3, $4, $5, $6)
      on conflict (id) do update set last_n = excluded.last_n, last_hash = excluded.last_hash),
  fed as materialized (select put_changes($1::jsonb, $2) as head),
  recorded as (
    insert into applied_op (incarnation, n, op_id, name, v, body, clerk_id, at_wall_ms, at_mono_ms, clock_offset_ms,
        prev_hash, hash, outcome, detail, seq, received_at_ms)
      select incarnation, n, "opId", name, v, body, "clerkId", "atWallMs", "atMonoMs", "clockOffsetMs",
        "prevHash", hash, outcome, detail, fed.head, $2
      from fed, jsonb_to_recordset($7::jsonb) as op (incarnation uuid, n int, "opId" uuid, name text, v int, body text,
        "clerkId" uuid, "atWallMs" bigint, "atMonoMs" bigint, "clockOffsetMs" bigint, "prevHash" text, hash text,
        outcome text, detail text))
  select head from fed`

async function writeSeats(sql: Sql, seats: Writes['seats']): Promise<void> {
  if (seats.length === 0) return
  await sql.query(
    `update seat_state s set order_line_id = moved.line_id, counter_id = moved.counter_id, hold_until_ms = moved.until_ms
      from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::bigint[])
        as moved (performance_id, seat_id, line_id, counter_id, until_ms)
      where s.performance_id = moved.performance_id and s.seat_id = moved.seat_id`,
    [
      seats.map(({ performanceId }) => performanceId),
      seats.map(({ seatId }) => seatId),
      seats.map(({ holder }) => (holder && 'lineId' in holder ? holder.lineId : null)),
      seats.map(({ holder }) => counterOf(holder)),
      seats.map(({ holder }) => (holder && 'untilMs' in holder ? holder.untilMs : null)),
    ],
  )
}

function counterOf(holder: SeatOwner | null): string | null {
  if (!holder || 'lineId' in holder) return null
  return 'heldBy' in holder ? holder.heldBy : holder.counterId
}

async function writeAreas(sql: Sql, areas: Writes['areas']): Promise<void> {
  if (areas.length === 0) return
  await sql.query(
    `update area_state s set taken = counted.taken
      from unnest($1::text[], $2::text[], $3::int[]) as counted (performance_id, area_id, taken)
      where s.performance_id = counted.performance_id and s.area_id = counted.area_id`,
    [
      areas.map(({ performanceId }) => performanceId),
      areas.map(({ areaId }) => areaId),
      areas.map(({ taken }) => taken),
    ],
  )
}
