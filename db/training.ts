// Making a copy of the counter's database into one to train with: what is this counter's own begins anew, and everything that
// stands on a paper says what it is.
import { getVenue, numberMarkKey, removeSetting, saveSetting } from './counter.ts'
import type { Database, ReadableDb } from './database.ts'

/** Stands in every number given there: `A1.TRAINING-1`, which no chain of a real journal is called. */
const mark = 'TRAINING'

/** @param word what training is called, in the venue's language; stands before the venue's name and every title */
export function makeTrainingCopy(db: Database, word: string): void {
  db.write((tx) => {
    for (const table of ownTables) tx.sql.prepare(`delete from ${table}`).run()
    // A counter that shares with nobody: nothing of it is ever sent, and no right of the real one is used up.
    for (const key of ['server', 'sync', 'branches', 'rights-frozen']) removeSetting(tx, key)
    saveSetting(tx, numberMarkKey, mark)
    const venue = getVenue(tx)
    const footer = [word, venue.receiptFooter].join('\n').slice(0, 400)
    saveSetting(tx, 'venue', { ...venue, name: named(word, venue.name, 120), receiptFooter: footer })
    tx.sql.prepare("update performances set title = substr(? || ' · ' || title, 1, 160)").run(word)
    tx.sql.prepare("update documents set state = 'printed' where state <> 'printed'").run()
  })
}

const ownTables = ['journal', 'pending_touches', 'drafts', 'payment_attempts', 'settlements', 'shifts', 'number_series']

const named = (word: string, name: string, most: number) => `${word} · ${name}`.slice(0, most)

/** What was done in a copy: settlements, and what they come to in minor units. */
export function sumTraining(db: ReadableDb): { settlements: number; totalMinor: number } {
  const sql = `select count(*) as settlements, coalesce(sum(body ->> '$.totalMinor'), 0) as "totalMinor" from settlements`
  return db.sql.prepare(sql).get() as { settlements: number; totalMinor: number }
}
