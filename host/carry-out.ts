// What an entry does, done here by the rule that the server will use on it.
import type { EntryFacts, EntryRule } from '#core/effects/effect.ts'
import { findCounter } from '#db/counter.ts'
import type { ReadableDb, WritableDb } from '#db/database.ts'
import { writeEntity } from '#db/entity/entity.ts'
import { localState } from '#db/entity/state.ts'
import type { World } from './world.ts'

/** Of an entry that is written now. */
export function factsNow(db: ReadableDb, world: World): EntryFacts {
  return { counterId: findCounter(db)?.id ?? '', clerkId: world.session.clerkId(), atMs: world.clock.nowMs() }
}

/** Within the caller's transaction. */
export function carryOut<Body>(
  tx: WritableDb,
  world: World,
  rule: Pick<EntryRule<Body>, 'apply'>,
  body: NoInfer<Body>,
): void {
  for (const put of rule.apply(body, localState(tx), factsNow(tx, world)).puts) writeEntity(tx, put)
}
