// The server's side of the comparison: a part of the state as it stands at one moment, as sums.
import { createHash } from 'node:crypto'
import { type Audit, type AuditAnswer, auditRowsMax, partSum, rowSum } from '#core/protocol/audit.ts'
import type { ServerWorld } from '../world.ts'

type Part = { epoch: string; head: number; rows: { id: string; body: unknown }[] | null }

/** @param counterId told in the log when it asks for details, which it does where it differs */
export async function audit(
  { database, log }: Pick<ServerWorld, 'database' | 'log'>,
  counterId: string,
  { kind, after, isDetailed }: Audit,
): Promise<AuditAnswer> {
  const [part] = await database.query<Part>(partSql, [kind, after, auditRowsMax])
  if (!part) throw new Error('the feed has no row')
  const rows = (part.rows ?? []).map(({ id, body }) => ({ id, sum: rowSum(kind, body, hash) }))
  if (isDetailed) log.warn({ counterId, kind, after }, 'a counter has something else than this server, and asks what')
  const upto = rows.length < auditRowsMax ? null : (rows.at(-1)?.id ?? null)
  return { epoch: part.epoch, head: part.head, upto, sum: partSum(rows, hash), rows: isDetailed ? rows : [] }
}

const hash = (text: string) => createHash('sha256').update(text).digest('base64url')

// One statement, so that the number and the things are of the same moment.
const partSql = `with part as materialized (select id, body from entity where kind = $1 and id > $2 order by id limit $3)
  select epoch, v as head,
    (select jsonb_agg(jsonb_build_object('id', id, 'body', body) order by id) from part) as rows
  from feed`
