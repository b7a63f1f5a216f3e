// Looking after the feed: a new epoch after the database was put back from a backup, and clearing away what is older than
// any counter is expected to be.
import type { ServerWorld } from '../world.ts'

type FeedWorld = Pick<ServerWorld, 'database' | 'log' | 'nowMs'>

/**
 * To be done whenever the database was put back from a backup. Numbers given since are given again for other things, so
 * every counter takes all down anew; first each hands in what the server has lost.
 */
export async function beginNewEpoch({ database, log }: Pick<FeedWorld, 'database' | 'log'>): Promise<string> {
  const [row] = await database.query<{ epoch: string }>('update feed set epoch = gen_random_uuid() returning epoch')
  if (!row) throw new Error('the feed has no row')
  log.warn({ epoch: row.epoch }, 'the feed has begun anew: counters hand in what is missing and take all down again')
  return row.epoch
}

export const feedKeptMs = 30 * 24 * 3_600_000
/** Numbers cleared in one transaction: whoever writes meanwhile waits for no longer than that takes. */
const clearedMax = 5_000
const batchesMax = 10_000

/**
 * Clears numbers older than thirty days. A counter that has not read so far hands in its journal and starts afresh.
 * @returns how many were cleared
 */
export async function clearOldFeed({ database, log, nowMs }: FeedWorld, batch = clearedMax): Promise<number> {
  const before = nowMs() - feedKeptMs
  let cleared = 0
  for (let round = 0; round < batchesMax; round++) {
    const [row] = await database.query<{ upto: number | null; count: number }>(clearSql, [before, batch])
    if (!row || row.upto === null) break
    cleared += row.count
  }
  if (cleared > 0) log.info({ cleared, before }, 'old numbers of the feed were cleared away')
  return cleared
}

// Only numbers that were superseded may go while their things stay: the check that each thing has its number asks at a
// change alone, and a change gets a new one. Numbers are cleared from the oldest on, without a hole.
const clearSql = `with old as (
    select seq, at_ms from change_feed order by seq limit $2
  ), gone as (
    select max(seq) as upto, count(*) as count from old
    where seq < coalesce((select min(seq) from old where at_ms >= $1), 9223372036854775807)
  ), moved as (
    update feed set min_seq = greatest(min_seq, (select upto from gone)) where (select upto from gone) is not null
  )
  , deleted as (delete from change_feed where seq <= (select upto from gone) returning 1)
  select upto, count::int as count from gone`
