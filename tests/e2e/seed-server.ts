// A counter that belongs to a server which nobody answers for any more: what it did waits, and one entry of an earlier day was
// kept by the server without being understood.

import { queuePageEntries } from '#core/contract/sync.ts'
import { appendEntry } from '#db/journal.ts'
import { recordOutcomes } from '#db/outbox.ts'
import { saveServer } from '#db/sync-state.ts'
import { newId, systemClock, systemRandom } from '#host/clock.ts'
import { newKeyPair } from '#host/sync/link.ts'
import { withDatabase } from './seed-cases.ts'

export const parkedReason = 'unknown-entry: sale.complete 7'

export function seedServer(dataDirectory: string): void {
  withDatabase(dataDirectory, (db) =>
    db.write((tx) => {
      // The discard port: nothing listens there.
      const url = 'http://127.0.0.1:9'
      const { publicKey, privateKey } = newKeyPair()
      saveServer(tx, { url, publicKey, privateKey: { ...privateKey }, isEnrolled: true })
      // More than a page of what waits: how many entries the demo makes depends on how fast it is made.
      for (let entry = 0; entry < queuePageEntries; entry++) {
        const commandId = newId<string>(systemClock, systemRandom)
        const times = { atWallMs: Date.now(), atMonoMs: 0 }
        const left = { name: 'session.sign-out', v: 1, body: { reason: 'idle' }, answer: {}, clerkId: null }
        appendEntry(tx, { opId: commandId, ...left, command: { commandId }, ...times })
      }
      const opId = tx.sql.prepare('select op_id from journal order by n limit 1').pluck().get() as string
      recordOutcomes(tx, [{ opId, outcome: 'parked', seq: 1, detail: parkedReason }])
    }),
  )
}
