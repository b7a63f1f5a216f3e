// Reading the feed: what changed behind a number, each thing once, as it stands now. One statement, so that numbers and
// things are of the same moment.
import type { EntityKey } from '#core/protocol/entity.ts'
import type { Pull, PullAnswer, PulledEntity } from '#core/protocol/sync.ts'
import type { Sql } from './sql-database.ts'

type Row = { epoch: string; head: number; minSeq: number; upto: number; entities: PulledEntity[] | null }

const pullSql = `with slice as materialized (select seq, kind, id from change_feed where seq > $1 order by seq limit $2)
  select epoch, v as head, min_seq as "minSeq", coalesce((select max(seq) from slice), $1) as upto,
    (select jsonb_agg(jsonb_build_object('kind', e.kind, 'id', e.id, 'body', e.body, 'rowSeq', e.row_seq) order by e.row_seq)
      from (select distinct kind, id from slice) changed join entity e using (kind, id)) as entities
  from feed`

export async function pullPage(sql: Sql, { epoch, from, limit }: Pull): Promise<PullAnswer> {
  const [row] = await sql.query<Row>(pullSql, [from, limit])
  if (!row) throw new Error('the feed has no row')
  const isAnother = epoch !== null && epoch !== row.epoch
  if (isAnother || from < row.minSeq || from > row.head) return { state: 'start-afresh', epoch: row.epoch }
  const { head, upto } = row
  return { state: 'page', epoch: row.epoch, from, upto, head, entities: row.entities ?? [] }
}

const fetchSql = `select e.kind, e.id, e.body, e.row_seq as "rowSeq"
  from unnest($1::text[], $2::text[]) as wanted (kind, id) join entity e using (kind, id)`

export async function fetchEntities(sql: Sql, keys: readonly EntityKey[]): Promise<PulledEntity[]> {
  return await sql.query<PulledEntity>(fetchSql, [keys.map(({ kind }) => kind), keys.map(({ id }) => id)])
}
