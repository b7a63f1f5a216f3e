// Taking everything down anew, as the loop does it (host/sync/loop.ts, `beginAnew`) and without a file.
// Real: when it has to be, what is handed in before it, when the server's snapshot is new enough, that the counter goes on selling
// while it comes, what the server sends (every entity at one number of the feed), which rows are the counter's own and go with it,
// the pending work laid over, and that all of it is one step. Not real: the snapshot's images, parts and checksums, the thread
// that builds a second database and the change of files; tests/sync/start-afresh.test.ts has those.

import { copiedTables, replacedTables } from '#db/carry-over.ts'
import type { WritableDb } from '#db/database.ts'
import { writeEntity } from '#db/entity/entity.ts'
import { saveSyncState } from '#db/sync-state.ts'
import { layPending } from '#host/sync/apply.ts'
import { handInLost, MustStartAfresh, pull, type SyncWorld } from '#host/sync/exchange.ts'
import type { SimLink } from './network.ts'

/** @returns how many things came down @throws what the line throws */
export async function takeDown(world: SyncWorld, link: SimLink): Promise<number> {
  try {
    return await pull(world, link)
  } catch (error) {
    if (!(error instanceof MustStartAfresh)) throw error
  }
  await handInLost(world, link)
  await startAfresh(world, link)
  await handInLost(world, link)
  return await pull(world, link)
}

async function startAfresh(world: SyncWorld, link: SimLink): Promise<void> {
  const { epoch, seq, entities } = await link.whole()
  world.db.writeInAnyOrder((tx) => {
    for (const table of tablesOfOthers(tx)) tx.sql.prepare(`delete from "${table}"`).run()
    for (const put of entities) writeEntity(tx, put)
    saveSyncState(tx, { epoch, cursor: seq, heard: seq })
    const unapplied = layPending(tx, seq)
    if (unapplied.length > 0) world.log.error({ unapplied }, 'work of this counter could not be laid over the snapshot')
  })
}

/** What a second database would not have. The search stays, as nothing here looks for anything. */
function tablesOfOthers(tx: WritableDb): string[] {
  const own = new Set<string>([...copiedTables, ...replacedTables, 'settings', '__drizzle_migrations'])
  const names = tx.sql.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[]
  return names.filter((name) => !own.has(name) && !/^(sqlite_|customer_names|customer_words|order_search)/.test(name))
}
