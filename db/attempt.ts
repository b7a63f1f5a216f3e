// Doing something in order to see whether it may be done: a refusal undoes it, and the rest of the transaction goes on.
import type { Decision } from '#core/domain/decision.ts'
import type { WritableDb } from './database.ts'

/** @throws what the work throws; that ends the caller's transaction and undoes all of it, so nothing is undone here. */
export function undoIfRefused<Value, Refusal extends { code: string }>(
  tx: WritableDb,
  work: () => Decision<Value, Refusal>,
): Decision<Value, Refusal> {
  tx.sql.prepare('savepoint attempt').run()
  const decision = work()
  if (!decision.accepted) tx.sql.prepare('rollback to attempt').run()
  tx.sql.prepare('release attempt').run()
  return decision
}
