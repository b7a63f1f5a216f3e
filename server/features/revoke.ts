// Putting a counter out of service. Nothing comes down to it from that moment on; what it did is still taken in, and when all
// of it is, the counter erases itself.
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { ServerWorld } from '../world.ts'
import type { Asker } from './asker.ts'
import { announceCounter } from './counter.ts'

/**
 * @param code by which people call it. Done again it changes nothing.
 * @param by who asked for it at which counter; null for whoever has the server's command line
 */
export function revokeCounter(
  { database, log, nowMs }: Pick<ServerWorld, 'database' | 'log' | 'nowMs'>,
  code: string,
  by: Asker | null = null,
): Promise<Decision<{ revokedAtMs: number }, { code: 'UNKNOWN_COUNTER' }>> {
  return database.transaction(async (sql) => {
    const [row] = await sql.query<{ id: string; name: string; revokedAtMs: number }>(
      `update counter set revoked_at_ms = coalesce(revoked_at_ms, $2) where code = $1
        returning id, name, revoked_at_ms as "revokedAtMs"`,
      [code, nowMs()],
    )
    if (!row) return refuse({ code: 'UNKNOWN_COUNTER' })
    const { id, name, revokedAtMs } = row
    await announceCounter(sql, id, { code, name, revokedAtMs }, nowMs())
    log.warn({ counterId: id, code, by }, 'a counter was put out of service: nothing comes down to it any more')
    return accept({ revokedAtMs })
  })
}
