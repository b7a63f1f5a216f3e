// How this counter stands with the server.
import type { SyncView } from '#core/contract/sync.ts'
import { countOpenCases, countParked } from '#db/outbox.ts'
import { host } from '../procedures.ts'
import type { World } from '../world.ts'

export const sync = {
  state: host.sync.state.handler(({ context: { world } }) => readState(world)),
  retry: host.sync.retry.handler(({ context: { world } }) => {
    world.sync.retry()
    return {}
  }),
}

function readState({ sync: running, db }: World): SyncView {
  const report = running.report()
  const counts = { parked: countParked(db.read), openCases: countOpenCases(db.read) }
  if (report) return { ...report, ...counts }
  return { mode: 'alone', sinceMs: 0, heardAtMs: null, waiting: 0, stopReason: null, ...counts }
}
