// What an entry touched is remembered until the server's state has it: until then the entry is laid over what comes down.
import { setImmediate as turn } from 'node:timers/promises'
import { readEntry } from '#core/effects/rules.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import type { Database, WritableDb } from '#db/database.ts'
import { listEntriesAfter } from '#db/journal.ts'
import { addTouches, listUnsentAfter } from '#db/outbox.ts'

/** Within the transaction that appended the entry. An entry the rules do not know touches nothing they could lay over. */
export function noteTouches(tx: WritableDb, entry: JournalEntry): void {
  const read = readEntry(entry)
  if (read && 'touches' in read) addTouches(tx, entry.n, read.touches)
}

const pageEntries = 100

/** For a counter that worked alone until now; it goes on selling meanwhile. */
export function noteEarlierTouches(db: Database): Promise<void> {
  return noteAll(db, (n) => listUnsentAfter(db.read, n, pageEntries))
}

/** For entries from `fromN` on that the server has lost. */
export function noteTouchesFrom(db: Database, fromN: number): Promise<void> {
  return noteAll(db, (n) => listEntriesAfter(db.read, Math.max(n, fromN - 1), pageEntries))
}

async function noteAll(db: Database, pageAfter: (n: number) => JournalEntry[]): Promise<void> {
  for (let n = 0; ; ) {
    const page = pageAfter(n)
    const last = page.at(-1)
    if (!last) return
    db.write((tx) => {
      for (const entry of page) noteTouches(tx, entry)
    })
    n = last.n
    await turn()
  }
}
