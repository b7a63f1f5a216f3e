// A counter that belongs to a server which nobody answers for any more: what it did waits, and one entry of an earlier day was
// kept by the server without being understood.

import { recordOutcomes } from '#db/outbox.ts'
import { saveServer } from '#db/sync-state.ts'
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
      const opId = tx.sql.prepare('select op_id from journal order by n limit 1').pluck().get() as string
      recordOutcomes(tx, [{ opId, outcome: 'parked', seq: 1, detail: parkedReason }])
    }),
  )
}
