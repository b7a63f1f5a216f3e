// Doing something in order to see whether it may be done: a refusal undoes it, and the rest of the transaction goes on.
import type { Decision } from '#core/domain/decision.ts'
import type { WritableDb } from './database.ts'

/** Within the caller's transaction. @throws what the work throws, with everything of it undone */
export function undoIfRefused<Value, Refusal extends { code: string }>(
  tx: WritableDb,
  work: () => Decision<Value, Refusal>,
): Decision<Value, Refusal> {
  tx.sql.prepare('savepoint attempt').run()
  const undo = () => {
    tx.sql.prepare('rollback to attempt').run()
    tx.sql.prepare('release attempt').run()
  }
  try {
    const decision = work()
    if (decision.accepted) tx.sql.prepare('release attempt').run()
    else undo()
    return decision
  } catch (error) {
    undo()
    throw error
  }
}
